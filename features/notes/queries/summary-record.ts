import { and, asc, eq, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { notesApproval, paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import type { Locale } from '@/domain/local-text';
import type { ParagraphKind } from '@/domain/note-kinds';
import type { ReleasedSession } from '@/domain/release';
import { newestRelease } from '@/features/agenda/queries/frozen';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { localDay } from '@/platform/i18n/format';

/** More than any conference has; a list is never without an end. */
const MOST = 50_000;

type RecordedCorrigendum = { number: number; wrong: string; reads: string; at: string };
export type RecordedParagraph = {
  number: string;
  language: Locale;
  kind: ParagraphKind;
  delegation: SpeakingDelegation | null;
  /** empty where it was struck */
  text: string;
  struckAt: Date | null;
  corrigenda: RecordedCorrigendum[];
};
/** A session as it was released, with its approved notes. */
export type RecordedSession = { session: ReleasedSession; approvedAt: Date; paragraphs: RecordedParagraph[] };

/** Of which sessions: of one, of those of a calendar day, or of all. */
export type RecordScope = { sessionId?: string; date?: string };

const CORRIGENDA = sql<RecordedCorrigendum[]>`coalesce((
  select jsonb_agg(jsonb_build_object('number', c.number, 'wrong', c.wrong, 'reads', c.reads, 'at', c.recorded_at) order by c.number)
  from paragraph_corrigendum c
  where c.conference_id = paragraph.conference_id and c.paragraph_id = paragraph.id), '[]')`;

/**
 * The summary record: the approved notes of the sessions that were released, in the order in which these met. The same for
 * everybody, because what is approved is public; the words of a struck paragraph are not among it. Two questions.
 */
export function listRecorded(
  viewer: Actor,
  conference: { id: string; timeZone: string },
  { sessionId, date }: RecordScope,
): Promise<RecordedSession[]> {
  return withTx(viewer, async (tx) => {
    const released = (await newestRelease(tx, conference.id))?.sessions ?? [];
    const wanted = released.filter(
      ({ id, startsAt }) =>
        (sessionId === undefined || id === sessionId) &&
        (date === undefined || localDay(new Date(startsAt), conference.timeZone) === date),
    );
    if (wanted.length === 0) return [];
    const rows = await tx
      .select({
        sessionId: paragraph.sessionId,
        approvedAt: notesApproval.approvedAt,
        number: paragraph.number,
        inserted: paragraph.inserted,
        language: paragraph.language,
        kind: paragraph.kind,
        delegation: {
          id: delegation.id,
          countryCode: delegation.countryCode,
          organization: delegation.organization,
        },
        text: sql<string>`case when ${paragraph.struckAt} is null then ${paragraph.text} else '' end`,
        struckAt: paragraph.struckAt,
        corrigenda: CORRIGENDA,
      })
      .from(paragraph)
      .innerJoin(
        notesApproval,
        and(
          eq(notesApproval.conferenceId, paragraph.conferenceId),
          eq(notesApproval.sessionId, paragraph.sessionId),
        ),
      )
      .leftJoin(
        delegation,
        and(eq(delegation.conferenceId, paragraph.conferenceId), eq(delegation.id, paragraph.delegationId)),
      )
      .where(
        and(
          eq(paragraph.conferenceId, conference.id),
          sql`${paragraph.sessionId} = any(${sql.param(wanted.map(({ id }) => id))}::uuid[])`,
        ),
      )
      .orderBy(asc(paragraph.sessionId), asc(paragraph.position))
      .limit(MOST);
    return asTheyMet(wanted).flatMap((session) => {
      const own = rows.filter((row) => row.sessionId === session.id);
      const [first] = own;
      if (!first) return [];
      const paragraphs = own.map(({ language, kind, delegation, text, struckAt, corrigenda, ...row }) => ({
        number: designationOf(row),
        ...{ language, kind, delegation, text, struckAt, corrigenda },
      }));
      return [{ session, approvedAt: first.approvedAt, paragraphs }];
    });
  });
}

const asTheyMet = (sessions: readonly ReleasedSession[]) =>
  sessions.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));

/** The calendar days on which sessions met whose notes are approved. One question, and one for the release. */
export async function listRecordedDays(
  viewer: Actor,
  conference: { id: string; timeZone: string },
): Promise<string[]> {
  const days = await withTx(viewer, async (tx) => {
    const released = (await newestRelease(tx, conference.id))?.sessions ?? [];
    const approved = await tx
      .select({ sessionId: notesApproval.sessionId })
      .from(notesApproval)
      .where(eq(notesApproval.conferenceId, conference.id));
    const ids = new Set(approved.map(({ sessionId }) => sessionId));
    return asTheyMet(released)
      .filter(({ id }) => ids.has(id))
      .map(({ startsAt }) => localDay(new Date(startsAt), conference.timeZone));
  });
  return [...new Set(days)];
}
