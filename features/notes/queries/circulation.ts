import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { notesCirculation, notesComment } from '@/db/schema/circulations';
import { delegation } from '@/db/schema/delegations';
import { notesVersion } from '@/db/schema/note-versions';
import { notesApproval, paragraph } from '@/db/schema/notes';
import { type Actor, seatsIn } from '@/domain/actor';
import { type CirculationState, type CommentEnd, circulationState } from '@/domain/circulation';
import type { LocalText } from '@/domain/local-text';
import { narrowest, readableNotes } from '@/domain/note-classification';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { notesVersionOf } from '../queries';
import { type VersionParagraph, versionParagraphs } from './versions';

/** More than a session is likely to have; a list is never without an end. */
const MOST = 2_000;

export type NotesComment = {
  id: string;
  version: number;
  delegation: SpeakingDelegation;
  text: string;
  commentedAt: Date;
  end: CommentEnd | null;
  answer: string | null;
  /** the viewer may correct it and take it back */
  mayChange: boolean;
};

export type CirculatedParagraph = VersionParagraph & {
  /** what became of it since it was circulated, for who keeps the notes */
  since: { text: string; struck: boolean } | null;
  comments: NotesComment[];
};

export type Circulation = {
  id: string;
  version: number;
  /** the number of the version that was circulated */
  notesVersion: number;
  state: CirculationState;
  commentsUntil: Date;
  circulatedAt: Date;
  circulatedBy: Officer | null;
  paragraphs: CirculatedParagraph[];
};

export type CirculatedNotes = {
  /** of the session, which may not be released: whoever reads its notes reads its name */
  title: LocalText;
  /** the viewer circulates notes and settles what is commented, as long as they are not approved */
  mayKeep: boolean;
  /** the viewer reads the comments of all delegations */
  seesAll: boolean;
  approvedAt: Date | null;
  /** what the notes are known by as they are now */
  notesVersion: string;
  /** there is something to circulate */
  hasParagraphs: boolean;
  circulation: Circulation | null;
  /** comments that nobody has settled yet */
  unsettled: number;
  /** in whose name the viewer may comment now */
  voices: SpeakingDelegation[];
};

/**
 * The circulation of a session's notes, with the comments that the viewer reads: all of them for who keeps the notes, else those of
 * the own delegations, on the paragraphs that are for the viewer. Six questions.
 * @throws Refusal for others, and for delegations while the notes are a draft
 */
export function getCirculation(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<CirculatedNotes> {
  return withTx(viewer, async (tx) => {
    const facts = await factsOf(tx, viewer, conferenceId, sessionId);
    const { title, seesAll, mayKeep, latest, approvedAt } = facts;
    const state = latest && circulationState(latest.row, latest.now);
    const readable = readableNotes(viewer, conferenceId);
    const isRead =
      state !== null &&
      state !== 'withdrawn' &&
      can(viewer, 'circulation.see', { conferenceId }) &&
      readable.includes(facts.classification);
    if (!(seesAll || isRead)) throw missing();
    const own = seatsIn(viewer, conferenceId).map(({ delegationId }) => delegationId);
    const speaksFor = own.filter((delegationId) =>
      can(viewer, 'comment.add', { conferenceId, delegationId }),
    );
    const isOpen = state === 'open' && approvedAt === null;
    const voices = isOpen ? await delegationsBy(tx, conferenceId, speaksFor) : [];
    const rows = seesAll ? await paragraphsNow(tx, conferenceId, sessionId) : [];
    const common = {
      title,
      mayKeep,
      seesAll,
      approvedAt,
      voices,
      hasParagraphs: rows.some(({ struck }) => !struck),
    };
    const known = { ...common, notesVersion: notesVersionOf(rows) };
    if (!latest || !state) return { ...known, circulation: null, unsettled: 0 };
    const { row, notesVersion: number, circulatedBy } = latest;
    const paragraphs = await versionParagraphs(tx, { viewer, conferenceId }, row.notesVersionId);
    const now = new Map(rows.map((one) => [one.id, one]));
    const comments = await commentsOn(tx, conferenceId, row.id, seesAll ? null : own);
    const { id, version, commentsUntil, circulatedAt } = row;
    return {
      ...known,
      unsettled: comments.filter(({ end }) => end === null).length,
      circulation: {
        ...{ id, version, notesVersion: number, state, commentsUntil, circulatedAt, circulatedBy },
        paragraphs: paragraphs
          .filter(
            ({ struck, classification }) =>
              !struck && (seesAll || readable.includes(narrowest([facts.classification, classification]))),
          )
          .map(({ classification: _, ...one }) => ({
            ...one,
            since: sinceThen(one, now.get(one.id)),
            comments: comments
              .filter(({ paragraphId }) => paragraphId === one.id)
              .map(({ paragraphId: _, ...comment }) => ({
                ...comment,
                mayChange: isOpen && comment.end === null && speaksFor.includes(comment.delegation.id),
              })),
          })),
      },
    };
  });
}

type ByNow = { text: string; struck: boolean };

/** What a circulated paragraph is by now, where that is something else. */
const sinceThen = (circulated: VersionParagraph, now: ByNow | undefined): ByNow | null =>
  now && (now.struck || now.text !== circulated.text) ? { text: now.text, struck: now.struck } : null;

async function factsOf(tx: Tx, viewer: Actor, conferenceId: string, sessionId: string) {
  const [row] = await tx
    .select({
      title: session.title,
      classification: session.notesClassification,
      bureau: sql<string[]>`array(select b.account_id from session_bureau b
        where b.conference_id = session.conference_id and b.session_id = session.id)`,
      approvedAt: notesApproval.approvedAt,
    })
    .from(session)
    .leftJoin(
      notesApproval,
      and(eq(notesApproval.conferenceId, session.conferenceId), eq(notesApproval.sessionId, session.id)),
    )
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
  if (!row) throw missing();
  const thing = { conferenceId, bureau: row.bureau };
  const [latest] = await tx
    .select({
      row: notesCirculation,
      notesVersion: notesVersion.number,
      circulatedBy: officerOf(viewer, conferenceId, notesCirculation.circulatedBy),
      now: NOW,
    })
    .from(notesCirculation)
    .innerJoin(
      notesVersion,
      and(
        eq(notesVersion.conferenceId, notesCirculation.conferenceId),
        eq(notesVersion.id, notesCirculation.notesVersionId),
      ),
    )
    .where(and(eq(notesCirculation.conferenceId, conferenceId), eq(notesCirculation.sessionId, sessionId)))
    .orderBy(desc(notesCirculation.circulatedAt))
    .limit(1);
  return {
    title: row.title,
    classification: row.classification,
    latest: latest ?? null,
    approvedAt: row.approvedAt,
    mayKeep: row.approvedAt === null && can(viewer, 'notes.circulate', thing),
    seesAll: can(viewer, 'paragraph.see', thing) || can(viewer, 'paragraph.write', thing),
  };
}

/** The paragraphs of a session as they are now. */
function paragraphsNow(tx: Tx, conferenceId: string, sessionId: string) {
  return tx
    .select({
      ...{ id: paragraph.id, version: paragraph.version, text: paragraph.text },
      struck: sql<boolean>`${paragraph.struckAt} is not null`,
    })
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.sessionId, sessionId)))
    .orderBy(asc(paragraph.position))
    .limit(MOST);
}

/** Delegations of the conference among these, without those that were withdrawn. */
function delegationsBy(tx: Tx, conferenceId: string, ids: readonly string[]): Promise<SpeakingDelegation[]> {
  return tx
    .select({ id: delegation.id, countryCode: delegation.countryCode, organization: delegation.organization })
    .from(delegation)
    .where(
      and(
        eq(delegation.conferenceId, conferenceId),
        inArray(delegation.id, [...ids]),
        isNull(delegation.withdrawnAt),
      ),
    );
}

/** What was commented and not withdrawn, by all delegations or these. */
function commentsOn(tx: Tx, conferenceId: string, circulationId: string, own: readonly string[] | null) {
  const { id, version, paragraphId, text, commentedAt, settledAs: end, answer } = notesComment;
  return tx
    .select({
      ...{ id, version, paragraphId, text, commentedAt, end, answer },
      delegation: {
        id: delegation.id,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
      },
    })
    .from(notesComment)
    .innerJoin(
      delegation,
      and(
        eq(delegation.conferenceId, notesComment.conferenceId),
        eq(delegation.id, notesComment.delegationId),
      ),
    )
    .where(
      and(
        eq(notesComment.conferenceId, conferenceId),
        eq(notesComment.circulationId, circulationId),
        isNull(notesComment.withdrawnAt),
        own ? inArray(notesComment.delegationId, [...own]) : undefined,
      ),
    )
    .orderBy(asc(notesComment.commentedAt), asc(notesComment.id))
    .limit(MOST);
}
