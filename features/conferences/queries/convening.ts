import { eq, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { conveningLetter, sentLetter } from '@/db/schema/convening';
import type { Actor } from '@/domain/actor';
import type { Sender } from '@/domain/duty-facts';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { DrawnPaper } from '@/platform/papers/making';

export type ConveningLetter = typeof conveningLetter.$inferSelect;
export type FocalAddress = { email: string; locale: Locale };

/** A delegation that is convened: to whom, how many letters it was sent, and what became of the last one. */
export type Convened = Sender & {
  id: string;
  focalPoints: FocalAddress[];
  sent: number;
  sentAt: Date | null;
  state: 'queued' | 'delivered' | 'returned' | null;
};

/** The text of a conference's letter; none while nobody has written it. */
export async function letterOf(tx: Tx, conferenceId: string): Promise<ConveningLetter | null> {
  const [row] = await tx.select().from(conveningLetter).where(eq(conveningLetter.conferenceId, conferenceId));
  return row ?? null;
}

/** The delegations of a conference as they are convened. One question. */
export async function convenedIn(tx: Tx, conferenceId: string): Promise<Convened[]> {
  const { rows } = await tx.execute<Omit<Convened, 'sentAt'> & { sentAt: string | null }>(sql`
    select d.id, d.country_code as "countryCode", d.organization,
      (select coalesce(jsonb_agg(jsonb_build_object('email', a.email, 'locale', a.locale) order by f.invited_at, f.id), '[]')
        from focal_point f join account a on a.id = f.account_id and a.disabled_at is null
        where f.conference_id = d.conference_id and f.delegation_id = d.id and f.withdrawn_at is null) as "focalPoints",
      coalesce(s.sent, 0)::int as sent, s."sentAt",
      case when s.sent is null then null when s.returned then 'returned' when s.waits then 'queued' else 'delivered' end as state
    from delegation d left join lateral (
      select count(*) as sent, to_json(max(l.sent_at)) as "sentAt",
        bool_or(o.gave_up_at is not null) filter (where l.sent_at = l.last) as returned,
        bool_or(o.sent_at is null) filter (where l.sent_at = l.last) as waits
      from (select *, max(sent_at) over () as last from sent_letter
        where conference_id = d.conference_id and delegation_id = d.id) l
      left join outbox o on o.id = l.mail having count(*) > 0) s on true
    where d.conference_id = ${conferenceId} and d.withdrawn_at is null order by d.id limit 1000`);
  return rows.map((row) => ({ ...row, sentAt: row.sentAt === null ? null : new Date(row.sentAt) }));
}

/** The letter of a conference and whom it convenes, for its organizers. Two questions. @throws Refusal `forbidden` */
export async function getConvening(viewer: Actor, conferenceId: string) {
  authorize(viewer, 'letter.edit', { conferenceId });
  return withTx(viewer, async (tx) => ({
    letter: await letterOf(tx, conferenceId),
    convened: await convenedIn(tx, conferenceId),
  }));
}

type SentLetter = { sentAt: Date; data: DrawnPaper };

/** The last letter that a delegation was sent, for whoever sees the delegation. @throws the 404 Refusal where there is none */
export async function getSentLetter(
  viewer: Actor,
  conferenceId: string,
  delegationId: string,
): Promise<SentLetter> {
  authorize(viewer, 'delegation.see', { conferenceId, delegationId });
  const [row] = await withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<{ sentAt: string; data: DrawnPaper }>(sql`
      select to_json(sent_at) as "sentAt", data from sent_letter
      where conference_id = ${conferenceId} and delegation_id = ${delegationId} order by sent_at desc, id desc limit 1`);
    return rows;
  });
  if (!row) throw missing();
  return { sentAt: new Date(row.sentAt), data: row.data };
}

/** A column for a query of `delegation`: when it was sent its last letter, null where it was sent none. */
export const convenedAt = sql<Date | null>`(select max(l.sent_at) from ${sentLetter} l
  where l.conference_id = delegation.conference_id and l.delegation_id = delegation.id)`.mapWith(
  (at: string) => new Date(at),
);
