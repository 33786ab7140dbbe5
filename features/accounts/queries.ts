import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { byName } from '@/db/columns';
import { account, authSession, roleGrant } from '@/db/schema/accounts';
import { conference } from '@/db/schema/conferences';
import { type Actor, type ConferenceRole, type Seat, SYSTEM } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { SAMPLE_ACCOUNTS, type SampleAccountKey, sampleEmail } from '@/domain/sample-accounts';
import { config } from '@/platform/config';
import { isTrial } from '@/platform/roles';

const MOST_GRANTS = 200;

/** The form of the head of every page that signs out; others may send it. */
export const SIGN_OUT_FORM = 'leave-house';

/** The pages about oneself that are no part of a conference. */
export const OWN_PAGES = [
  { key: 'accounts.account.title', path: '/account' },
  { key: 'accounts.data.title', path: '/account/data' },
] as const;

export type Door = { key: SampleAccountKey; accountId: string };

/** The accounts of the sample that anyone may open. Empty outside of a trial house. */
export async function listSampleDoors(viewer: Actor): Promise<Door[]> {
  const keys = new Map(SAMPLE_ACCOUNTS.map(({ key }) => [sampleEmail(key), key]));
  const rows = await withTx(viewer, async (tx) => {
    if (!(await isTrial(tx))) return [];
    return tx
      .select({ id: account.id, email: account.email })
      .from(account)
      .where(
        and(inArray(account.email, [...keys.keys()]), eq(account.sample, true), isNull(account.disabledAt)),
      );
  });
  const idOf = new Map(rows.map(({ id, email }) => [email, id]));
  return [...keys].flatMap(([email, key]) => {
    const accountId = idOf.get(email);
    return accountId ? [{ key, accountId }] : [];
  });
}

/** Is there anybody who administers the house? The sample's administrator is nobody, nor is one whose account is closed. */
export async function hasAdministrator(tx: Tx): Promise<boolean> {
  const [one] = await tx
    .select({ id: roleGrant.id })
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(
      and(
        eq(roleGrant.role, 'administrator'),
        isNull(roleGrant.withdrawnAt),
        isNull(account.disabledAt),
        eq(account.sample, false),
      ),
    )
    .limit(1);
  return one !== undefined;
}

/** True while nobody administers the house and a code waits in the terminal. */
export function isFirstRun(): Promise<boolean> {
  if (!config().FIRST_RUN_CODE) return Promise.resolve(false);
  return withTx(SYSTEM, async (tx) => !(await hasAdministrator(tx)));
}

/** Who holds which role in a conference now, by name; at most 200. */
export async function listGrants(viewer: Actor, conferenceId: string) {
  authorize(viewer, 'role.grant', { conferenceId });
  return withTx(viewer, (tx) =>
    tx
      .select({
        id: roleGrant.id,
        role: roleGrant.role,
        grantedAt: roleGrant.grantedAt,
        version: roleGrant.version,
        accountId: account.id,
        name: account.name,
        email: account.email,
      })
      .from(roleGrant)
      .innerJoin(account, eq(account.id, roleGrant.accountId))
      .where(and(eq(roleGrant.conferenceId, conferenceId), isNull(roleGrant.withdrawnAt)))
      .orderBy(asc(roleGrant.role), byName(account.name))
      .limit(MOST_GRANTS),
  );
}

/** One role or seat of the viewer; without a conference it is held for the house. `as` is a message key. */
export type ConferencePart = {
  slug: string | null;
  title: LocalText | null;
  as: `role.${ConferenceRole | 'administrator'}` | `capacity.${Seat['capacity']}`;
};

/** What the viewer may do and where, from the roles of this request. */
export async function listOwnParts(viewer: Actor): Promise<ConferencePart[]> {
  const held = [
    ...viewer.roles.map((r) => ({ conferenceId: r.conferenceId, as: `role.${r.role}` as const })),
    ...viewer.seats.map((s) => ({ conferenceId: s.conferenceId, as: `capacity.${s.capacity}` as const })),
  ];
  const ids = [...new Set(held.map(({ conferenceId }) => conferenceId))];
  const rows = ids.length
    ? await withTx(viewer, (tx) =>
        tx
          .select({ id: conference.id, slug: conference.slug, title: conference.title })
          .from(conference)
          .where(inArray(conference.id, ids)),
      )
    : [];
  const house = viewer.administrator ? [{ slug: null, title: null, as: 'role.administrator' as const }] : [];
  const there = held.flatMap(({ conferenceId, as }) => {
    const at = rows.find(({ id }) => id === conferenceId);
    return at ? [{ slug: at.slug, title: at.title, as }] : [];
  });
  return [...house, ...there];
}

/** In how many browsers the viewer is signed in. */
export async function countOwnSessions(viewer: Actor): Promise<number> {
  if (!viewer.accountId) return 0;
  const { accountId } = viewer;
  return withTx(viewer, (tx) =>
    tx.$count(
      authSession,
      and(eq(authSession.accountId, accountId), gt(authSession.expiresAt, sql`clock_timestamp()`)),
    ),
  );
}
