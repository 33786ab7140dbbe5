import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

/** The newest ones; a choice is not longer. */
const MOST = 300;
/** The most characters of a paragraph that are shown, to tell it from the others. */
const OPENING = 70;

export type NoteToMerge = {
  id: string;
  /** as it is kept: `12`, `12 bis` */
  number: string;
  opening: string;
  language: Locale;
  sessionId: string;
  sessionTitle: LocalText;
};

/** The paragraphs of the notes that an outcome does not come from, by session. One question. */
export function listNotesToMerge(
  viewer: Actor,
  conferenceId: string,
  outcomeId: string,
): Promise<NoteToMerge[]> {
  return withTx(viewer, async (tx) => {
    if (!can(viewer, 'outcome.merge', { conferenceId })) throw missing();
    const { rows } = await tx.execute<NoteToMerge>(sql`
      select id, number, opening, language, "sessionId", "sessionTitle" from (
        select p.id, concat_ws(' ', p.number, p.inserted) as number, left(p.text, ${OPENING}) as opening, p.language,
          s.id as "sessionId", s.title as "sessionTitle", s.starts_at as at, p.position
        from paragraph p join session s on s.conference_id = p.conference_id and s.id = p.session_id
        where p.conference_id = ${conferenceId} and p.struck_at is null and not exists (select from outcome_source o
          where o.conference_id = p.conference_id and o.outcome_id = ${outcomeId} and o.paragraph_id = p.id)
        order by p.created_at desc limit ${MOST}) newest
      order by at, position`);
    return rows;
  });
}
