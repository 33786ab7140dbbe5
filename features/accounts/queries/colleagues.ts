import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import type { Named } from '@/components/page/by-office';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { type Actor, type ConferenceRole, SYSTEM } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';

/** Who did something for a conference: the name, for colleagues alone, and the roles that the account has or had there. */
export type Officer = { name: string | null; roles: OfficerRole[] };
export type OfficerRole = ConferenceRole | 'administrator';

/** In which of these offices somebody acted: the first that they have or had, else that of the house. */
export const officeIn = <Role extends OfficerRole>(officer: Officer, offices: readonly Role[]) =>
  offices.find((office) => officer.roles.includes(office)) ?? 'administrator';

/**
 * A column: who the account of another column is to the staff of a conference, which reads its colleagues by name. Everybody
 * else reads an office; nobody reads here the name of somebody who never had one. Null where there is no account.
 */
export function officerOf(viewer: Actor, conferenceId: string, accountId: SQLWrapper): SQL<Officer | null> {
  const name = can(viewer, 'colleague.see', { conferenceId })
    ? sql`case when held.roles <> '[]' then officer.name end`
    : sql`null::text`;
  return sql`(select jsonb_build_object('name', ${name}, 'roles', held.roles)
    from account officer, lateral (select coalesce(jsonb_agg(distinct g.role), '[]') as roles from role_grant g
      where g.account_id = officer.id and (g.conference_id = ${conferenceId} or g.conference_id is null)) held
    where officer.id = ${accountId})`;
}

/** The same, where the name alone is asked for. */
export const colleagueName = (
  viewer: Actor,
  conferenceId: string,
  accountId: SQLWrapper,
): SQL<string | null> => sql`${officerOf(viewer, conferenceId, accountId)} ->> 'name'`;

/** A colleague in words, for `ByOffice`; null where there is no name to say. */
export const namedAs = (locale: Locale, name: string | null | undefined, office: string): Named | null =>
  name ? { name, after: withCommas(['', office], locale) } : null;

/** The same, in the first of these offices that they have or had. */
export const colleagueAs = (
  locale: Locale,
  officer: Officer | null,
  offices: readonly OfficerRole[],
): Named | null =>
  officer && namedAs(locale, officer.name, sayIn(locale)(`accounts.role.${officeIn(officer, offices)}`));

/** How an account is called among colleagues who work at one thing; null where there is none. */
export const ownName = (accountId: string): Promise<string | null> =>
  withTx(SYSTEM, async (tx) => {
    const [row] = await tx.select({ name: account.name }).from(account).where(eq(account.id, accountId));
    return row?.name ?? null;
  });
