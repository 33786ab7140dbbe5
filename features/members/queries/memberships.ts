import { asc, desc, eq, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { conference, member } from '@/db/schema/conferences';
import { countryName, membership } from '@/db/schema/memberships';
import type { Actor } from '@/domain/actor';
import type { Locale, LocalText } from '@/domain/local-text';
import { type ListedMember, membersOn } from '@/domain/memberships';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { COUNTRY_CODES, type WrittenNames } from '@/platform/i18n/country-names';

const MOST = 2000;

export type Membership = ListedMember & { id: string; reason: string | null; version: number };
export type NamesVersion = WrittenNames & { version: number; setAt: Date; setBy: string | null };
/** A conference that has the country in its scope, which the list does not change. */
type InScope = { slug: string; symbol: string; title: LocalText; originalLanguage: Locale };

const FACTS = {
  id: membership.id,
  countryCode: membership.countryCode,
  region: membership.region,
  since: membership.since,
  until: membership.until,
  reason: membership.reason,
  version: membership.version,
};

/** The organization's list of members, former ones included. One question. */
export async function listMemberships(viewer: Actor): Promise<Membership[]> {
  authorize(viewer, 'membership.edit');
  return withTx(viewer, (tx) => tx.select(FACTS).from(membership).orderBy(asc(membership.id)).limit(MOST));
}

export type CountryOnList = { memberships: Membership[]; names: NamesVersion[]; inScope: InScope[] };

/** What the list says of a country, the latest first, its names, whether or not it is on it, and which conferences have it in their scope. Three questions. */
export async function getCountryOnList(viewer: Actor, countryCode: string): Promise<CountryOnList> {
  authorize(viewer, 'membership.edit');
  if (!COUNTRY_CODES.includes(countryCode)) throw missing();
  return withTx(viewer, async (tx) => {
    const memberships = await tx
      .select(FACTS)
      .from(membership)
      .where(eq(membership.countryCode, countryCode))
      .orderBy(sql`${membership.since} desc nulls last`)
      .limit(MOST);
    const names = await tx
      .select({
        short: countryName.short,
        formal: countryName.formal,
        sortKey: countryName.sortKey,
        version: countryName.version,
        setAt: countryName.setAt,
        setBy: account.name,
      })
      .from(countryName)
      .leftJoin(account, eq(account.id, countryName.setBy))
      .where(eq(countryName.countryCode, countryCode))
      .orderBy(desc(countryName.version))
      .limit(MOST);
    const inScope = await tx
      .select({
        slug: conference.slug,
        symbol: conference.symbol,
        title: conference.title,
        originalLanguage: conference.originalLanguage,
      })
      .from(member)
      .innerJoin(conference, eq(conference.id, member.conferenceId))
      .where(sql`${member.countryCode} = ${countryCode} and ${conference.removedAt} is null`)
      .orderBy(desc(conference.createdAt))
      .limit(MOST);
    return { memberships, names, inScope };
  });
}

/** The members on all days of a conference, or null where no list is kept of them; see `membersOn`. One question. */
export async function listedOn(
  tx: Tx,
  days: { startsOn: string | null; endsOn: string | null },
): Promise<ListedMember[] | null> {
  const { countryCode, region, since, until } = membership;
  const rows = await tx
    .select({ countryCode, region, since, until, today: sql<string>`current_date::text` })
    .from(membership)
    .limit(MOST);
  return membersOn(rows, days, rows[0]?.today ?? '');
}

/** Whether the organization keeps a list of its members, for whoever founds conferences. One question. */
export async function keepsMemberList(viewer: Actor): Promise<boolean> {
  authorize(viewer, 'conference.create');
  const some = await withTx(viewer, (tx) => tx.select({ id: membership.id }).from(membership).limit(1));
  return some.length > 0;
}
