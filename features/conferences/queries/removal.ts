import { type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { PUBLIC_KINDS } from '@/domain/events/publishing';
import type { Locale, LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';

/** The most removed conferences that are listed, the last one first. */
const MOST_REMOVED = 200;

/** What goes out of sight with a conference. */
export type RemovalFacts = {
  conferenceId: string;
  /** the first event that made something of it public or final; null while there is none, and it can be removed */
  public: { kind: string; at: string } | null;
  delegations: number;
  /** who has a role, a seat or a delegation in it, and is told */
  persons: number;
  sessions: number;
  /** texts that were drafted */
  drafts: number;
};

/** Whose part counts: everybody's, that of those from whom it can be hidden, or of those who come: no withdrawn delegation does. */
export type WhosePart = 'everybody' | 'notOrganizers' | 'coming';

/** Accounts `a` with a part in the conference. */
function hasPart(conferenceId: string, whose: WhosePart): SQL {
  const ofWhom =
    whose !== 'coming'
      ? sql``
      : sql`and delegation_id in (select id from delegation
          where conference_id = ${conferenceId} and withdrawn_at is null)`;
  const notOrganizers = sql`and not exists (select from role_grant where account_id = a.id and withdrawn_at is null
    and conference_id = ${conferenceId} and role = 'organizer')`;
  return sql`(a.disabled_at is null and a.id in (
    select account_id from role_grant where conference_id = ${conferenceId} and withdrawn_at is null
    union select account_id from participant where conference_id = ${conferenceId} and withdrawn_at is null ${ofWhom}
    union select account_id from focal_point where conference_id = ${conferenceId} and withdrawn_at is null ${ofWhom})
    ${whose === 'notOrganizers' ? notOrganizers : sql``})`;
}

/** In the transaction of a command, behind the lock of the chain. One question. */
export async function removalFacts(
  tx: Tx,
  conferenceId: string,
  whose: WhosePart = 'everybody',
): Promise<RemovalFacts> {
  const { rows } = await tx.execute<RemovalFacts>(sql`
    select ${conferenceId}::text as "conferenceId", (select jsonb_build_object('kind', e.kind, 'at', e.at) from event e
        where e.conference_id = ${conferenceId} and e.kind in ${[...PUBLIC_KINDS]} order by e.sequence limit 1) as public,
      (select count(*)::int from delegation where conference_id = ${conferenceId}) as delegations,
      (select count(*)::int from account a where ${hasPart(conferenceId, whose)}) as persons,
      (select count(*)::int from session where conference_id = ${conferenceId} and cancelled_at is null) as sessions,
      (select count(*)::int from outcome where conference_id = ${conferenceId}) as drafts`);
  const [row] = rows;
  if (!row) throw new Error('the facts have no row');
  return row;
}

/** Whom a mail about the conference goes to, each in the own language. */
export async function listConcerned(tx: Tx, conferenceId: string, whose: WhosePart = 'everybody') {
  const { rows } = await tx.execute<{ email: string; locale: Locale }>(
    sql`select a.email, a.locale from account a where ${hasPart(conferenceId, whose)} order by a.id`,
  );
  return rows;
}

/** What follows from a removal, as a digest: the removal that was confirmed is the one that happens. */
export const removalVersionOf = (facts: RemovalFacts): string => sha256(canonicalJson(facts));

/** For the page on which a conference is removed. One question. */
export async function getRemoval(viewer: Actor, conferenceId: string): Promise<RemovalFacts> {
  authorize(viewer, 'conference.remove', { conferenceId });
  return withTx(viewer, (tx) => removalFacts(tx, conferenceId));
}

/** For the page on which a conference is hidden: what those lose sight of who are no organizers. One question. */
export async function getHiding(viewer: Actor, conferenceId: string): Promise<RemovalFacts> {
  authorize(viewer, 'conference.hide', { conferenceId });
  return withTx(viewer, (tx) => removalFacts(tx, conferenceId, 'notOrganizers'));
}

/** A removed conference by the names that it had. `by`: who removed it; null where nobody of that account is left. */
export type RemovedConference = {
  id: string;
  title: LocalText;
  slug: string;
  symbol: string;
  timeZone: string;
  removedAt: Date;
  by: string | null;
  reason: string;
  /** how many entries its record has */
  entries: number;
};

/** The conferences that were removed, the last one first; at most 200. One question. */
export async function listRemoved(viewer: Actor): Promise<RemovedConference[]> {
  authorize(viewer, 'conference.remove');
  return withTx(viewer, (tx) => removedWhere(tx, sql`true`));
}

/** One of them. @throws Refusal `notFound` */
export async function getRemoved(viewer: Actor, id: string): Promise<RemovedConference> {
  authorize(viewer, 'conference.remove');
  const [row] = await withTx(viewer, (tx) => removedWhere(tx, sql`c.id = ${id}`));
  if (!row) throw missing();
  return row;
}

async function removedWhere(tx: Tx, which: SQL): Promise<RemovedConference[]> {
  const { rows } = await tx.execute<Omit<RemovedConference, 'removedAt'> & { removedAt: string }>(sql`
    select c.id, c.title, e.before ->> 'slug' as slug, e.before ->> 'symbol' as symbol, c.time_zone as "timeZone",
      c.removed_at as "removedAt", a.name as by, e.after ->> 'reason' as reason, e.sequence::int as entries
    from conference c
    join event e on e.conference_id = c.id and e.entity = 'conference' and e.entity_id = c.id::text and e.kind = 'conference.removed'
    left join account a on a.id = c.removed_by
    where c.removed_at is not null and ${which} order by c.removed_at desc limit ${MOST_REMOVED}`);
  return rows.map((row) => ({ ...row, removedAt: new Date(row.removedAt) }));
}
