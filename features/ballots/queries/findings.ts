import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';

type FindingFacts = { number: number; isRecorded: boolean; isKept: boolean; same: boolean };

const why = ({ isRecorded, isKept, same }: FindingFacts) => {
  if (!isKept) return 'a finding of which the record tells is missing';
  if (!isRecorded) return 'a finding stands there of which no event tells';
  return same ? null : 'a finding is not the one that was recorded';
};

/**
 * Holds the findings about each ballot of a conference against the events that tell of them, by their ids. Names the
 * first conflict of each ballot that has any finding, or null. One question.
 */
export async function auditFindings(
  tx: Tx,
  conferenceId: string,
): Promise<{ number: number; why: string | null }[]> {
  const { rows } = await tx.execute<FindingFacts>(sql`
    with told as (
      select entity_id as ballot, after ->> 'finding' as id, after ->> 'text' as text, actor, after ->> 'at' as at
      from event where conference_id = ${conferenceId} and entity = 'ballot' and kind = 'finding.recorded'),
    kept as (
      select ballot_id::text as ballot, id::text as id, text, recorded_by::text as actor, at
      from ballot_finding where conference_id = ${conferenceId})
    select coalesce(b.number, 0) as number, told.id is not null as "isRecorded", kept.id is not null as "isKept",
      coalesce(told.text = kept.text and told.actor = kept.actor
        and (told.at is null or told.at::timestamptz = kept.at), false) as same
    from told full join kept using (ballot, id)
    left join ballot b on b.conference_id = ${conferenceId} and b.id::text = ballot
    order by 1, told.id, kept.id`);
  const worst = new Map<number, string | null>();
  for (const row of rows) worst.set(row.number, worst.get(row.number) ?? why(row));
  return [...worst].map(([number, why]) => ({ number, why }));
}
