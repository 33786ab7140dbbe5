import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { delegation } from '@/db/schema/delegations';
import { notesApproval, paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import type { Locale } from '@/domain/local-text';
import { type NoteClassification, narrowest, readableNotes } from '@/domain/note-classification';
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
  /** who else reads it: as the paragraph and its session let them */
  classification: NoteClassification;
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
 * The summary record: the approved notes of the sessions that were released, in the order in which these met, as far as they are
 * for the viewer; the words of a struck paragraph are not among it. Two questions.
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
        classified: paragraph.classification,
        inSession: session.notesClassification,
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
        session,
        and(eq(session.conferenceId, paragraph.conferenceId), eq(session.id, paragraph.sessionId)),
      )
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
          isFor(viewer, conference.id),
        ),
      )
      .orderBy(asc(paragraph.sessionId), asc(paragraph.position))
      .limit(MOST);
    return asTheyMet(wanted).flatMap((met) => {
      const own = rows.filter((row) => row.sessionId === met.id);
      const [first] = own;
      if (!first) return [];
      const paragraphs = own.map(({ language, kind, delegation, text, struckAt, corrigenda, ...row }) => ({
        number: designationOf(row),
        ...{ language, kind, delegation, text, struckAt, corrigenda },
        classification: narrowest([row.classified, row.inSession]),
      }));
      return [{ session: met, approvedAt: first.approvedAt, paragraphs }];
    });
  });
}

/** A condition on `paragraph` and its `session`: the viewer reads it once the notes are approved. */
function isFor(viewer: Actor, conferenceId: string) {
  const circles = readableNotes(viewer, conferenceId);
  return and(inArray(paragraph.classification, circles), inArray(session.notesClassification, circles));
}

const asTheyMet = (sessions: readonly ReleasedSession[]) =>
  sessions.toSorted((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));

/** The calendar days on which sessions met of whose approved notes the viewer reads some. One question, and one for the release. */
export async function listRecordedDays(
  viewer: Actor,
  conference: { id: string; timeZone: string },
): Promise<string[]> {
  const days = await withTx(viewer, async (tx) => {
    const released = (await newestRelease(tx, conference.id))?.sessions ?? [];
    const approved = await tx
      .selectDistinct({ sessionId: notesApproval.sessionId })
      .from(notesApproval)
      .innerJoin(
        session,
        and(eq(session.conferenceId, notesApproval.conferenceId), eq(session.id, notesApproval.sessionId)),
      )
      .innerJoin(
        paragraph,
        and(
          eq(paragraph.conferenceId, notesApproval.conferenceId),
          eq(paragraph.sessionId, notesApproval.sessionId),
        ),
      )
      .where(and(eq(notesApproval.conferenceId, conference.id), isFor(viewer, conference.id)));
    const ids = new Set(approved.map(({ sessionId }) => sessionId));
    return asTheyMet(released)
      .filter(({ id }) => ids.has(id))
      .map(({ startsAt }) => localDay(new Date(startsAt), conference.timeZone));
  });
  return [...new Set(days)];
}
