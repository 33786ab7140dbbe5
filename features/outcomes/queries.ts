import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import { NOW, withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { recallableUntil } from '@/domain/correcting';
import type { Locale, LocalText } from '@/domain/local-text';
import {
  MOST_PARAGRAPHS,
  outcomeState,
  recallableSince,
  type ShownState,
  whyNotRecall,
} from '@/domain/outcomes';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import {
  type Corrigendum,
  corrigendaFor,
  dated,
  TABLED,
  TITLE_CORRECTED,
  TRANSLATED_INTO,
  type Translation,
  translationsInto,
} from './queries/beside';
import { CALLS, callsIn, type ShownCall } from './queries/consensus-calls';
import { ADOPTION, doubtsOf, type TextConflict } from './queries/frozen';
import { handsFor, handsIn, type ShownHands } from './queries/hands';
import {
  ballotsOf,
  type DecidingBallot,
  type Ending,
  endingOf,
  FOLLOWED_UP,
  FORWARDED,
  LINEAGE,
  type Origin,
  OTHER_DRAFTS,
  type OutcomeBallot,
  PENDING,
  proposedIn,
  SOURCES,
  sourcesFor,
} from './queries/path';
import { type Reservation, reservationsFor, reservationsIn } from './queries/reservations';
import { membersToAsk, type ShownSubmission, SUBMITTED, submissionFor } from './queries/sponsors';
import { SYMBOL } from './queries/symbols';

const MOST = 500;

type Row = typeof outcome.$inferSelect;

export type OutcomeLine = Pick<
  Row,
  | 'id'
  | 'number'
  | 'kind'
  | 'strength'
  | 'title'
  | 'sessionId'
  | 'adoptionMethod'
  | 'adoptedAt'
  | 'leftOpenAt'
  | 'version'
> & {
  state: ShownState;
  /** under which it is cited; null until it is adopted */
  symbol: string | null;
  /** the ballot that is to decide it */
  pending: DecidingBallot | null;
  topics: LocalText[];
  /** the original of its conference */
  originalLanguage: Locale;
  /** its title is to be read with a corrigendum */
  isTitleCorrected: boolean;
  /** why what stands in the tables is not shown as adopted */
  doubt: TextConflict | null;
};

export type OutcomeWhole = OutcomeLine & {
  createdAt: Date;
  notAdoptedAt: Date | null;
  paragraphs: (typeof outcomeParagraph.$inferSelect)[];
  reservations: Reservation[];
  /** what in the adopted text is wrong, and what it should read */
  corrigenda: Corrigendum[];
  /** what came after the adoption in the reader's language, each version of it; and in which languages anything came */
  translations: Translation[];
  translatedInto: readonly Locale[];
  origin: Origin;
  /** that a delegation submitted it, and who co-sponsors it */
  submission: ShownSubmission | null;
  /** the drafts that this viewer can merge it into */
  mergesInto: { number: number; title: LocalText; version: number }[];
  /** how it ended as a draft, and why */
  ending: Ending | null;
  sources: {
    sessionId: string;
    sessionTitle: LocalText;
    paragraphNumber: string;
    notedAt: Date;
    mayRead: boolean;
  }[];
  ballots: OutcomeBallot[];
  /** the shows of hands on it, the first first */
  hands: ShownHands[];
  /** the calls for objections to it, the first first; for the public the one that decided */
  calls: ShownCall[];
  /** it is debated, or was, which those who see drafts may read */
  tabled: boolean;
  /** until when this viewer can recall what was decided minutes ago; null when they cannot */
  recallableUntil: Date | null;
  may: {
    edit: boolean;
    table: boolean;
    adopt: boolean;
    recordHands: boolean;
    correctHands: boolean;
    leaveOpen: boolean;
    openBallot: boolean;
    withdraw: boolean;
    reject: boolean;
    correct: boolean;
    recordCorrigendum: boolean;
    translate: boolean;
  };
};

/** What this viewer may see: drafts are for those who take part. */
export function visible(viewer: Actor, conferenceId: string) {
  const mine = eq(outcome.conferenceId, conferenceId);
  if (can(viewer, 'outcome.see', { conferenceId })) return mine;
  return and(
    mine,
    or(isNotNull(outcome.adoptedAt), isNotNull(outcome.leftOpenAt), isNotNull(outcome.notAdoptedAt)),
  );
}

type LineFacts = Pick<OutcomeLine, 'topics' | 'isTitleCorrected' | 'originalLanguage' | 'pending' | 'symbol'>;

/** A line as the tables say it; of one in doubt, nothing says that it is adopted. */
export function lineOf(
  row: Row,
  { topics, isTitleCorrected, originalLanguage, pending, symbol }: LineFacts,
  doubt: TextConflict | null,
): OutcomeLine {
  const { id, number, kind, strength, title, sessionId, adoptionMethod, adoptedAt, leftOpenAt, version } =
    row;
  const beside = { topics, isTitleCorrected, originalLanguage, pending };
  const line = { id, number, kind, strength, title, sessionId, leftOpenAt, version, ...beside, doubt };
  if (doubt) return { ...line, state: 'doubted', symbol: null, adoptionMethod: null, adoptedAt: null };
  return { ...line, state: outcomeState(row), symbol, adoptionMethod, adoptedAt };
}

/**
 * The outcomes of a conference in their order. Drafts are for those who take part; what is decided or left
 * open is for everyone. One question to the database, and one more for adopted texts that this process has not looked
 * at yet.
 */
export function listOutcomes(viewer: Actor, conferenceId: string): Promise<OutcomeLine[]> {
  return withTx(viewer, async (tx) => {
    const rows = await tx
      .select(LINE)
      .from(outcome)
      .where(visible(viewer, conferenceId))
      .orderBy(asc(outcome.number))
      .limit(MOST);
    const doubts = await doubtsOf(tx, conferenceId, rows);
    return rows.map((row) => lineOf(row.outcome, row, doubts.get(row.id) ?? null));
  });
}

/** Of its conference. */
export const ORIGINAL = sql<Locale>`(select c.original_language from conference c where c.id = outcome.conference_id)`;

const LINE = {
  id: outcome.id,
  outcome,
  symbol: SYMBOL,
  adoption: ADOPTION,
  isTitleCorrected: TITLE_CORRECTED,
  originalLanguage: ORIGINAL,
  pending: PENDING,
  topics: sql<LocalText[]>`coalesce((select jsonb_agg(t.title order by t.id)
    from outcome_topic ot join topic t on t.conference_id = ot.conference_id and t.id = ot.topic_id
    where ot.conference_id = outcome.conference_id and ot.outcome_id = outcome.id), '[]')`,
};

const NO_OTHERS = sql<OutcomeWhole['mergesInto']>`'[]'::jsonb`;

/**
 * One outcome with its text, and the whole path from the note to the vote. A text in doubt is not there; of translations
 * only those into the reader's language are. Three questions, one more for an adopted text that this process has not looked
 * at yet, and two for results that it has not kept yet.
 */
export function getOutcome(
  viewer: Actor,
  conferenceId: string,
  number: number,
  reader: Locale,
): Promise<OutcomeWhole> {
  const mayMerge = can(viewer, 'outcome.merge', { conferenceId });
  return withTx(viewer, async (tx) => {
    const [selected] = await tx
      .select({
        ...LINE,
        lineage: LINEAGE,
        sources: SOURCES,
        reservations: reservationsFor(viewer, conferenceId),
        corrigenda: corrigendaFor(viewer, conferenceId),
        translations: translationsInto(reader),
        translatedInto: TRANSLATED_INTO,
        others: mayMerge ? OTHER_DRAFTS : NO_OTHERS,
        tabled: TABLED,
        now: NOW,
        closedAt: conference.closedAt,
        followedUp: FOLLOWED_UP,
        hands: handsFor(viewer, conferenceId),
        calls: CALLS,
        forwarded: FORWARDED,
        submitted: SUBMITTED,
        members: membersToAsk(viewer, conferenceId),
      })
      .from(outcome)
      .innerJoin(conference, eq(conference.id, outcome.conferenceId))
      .where(and(visible(viewer, conferenceId), eq(outcome.number, number)));
    if (!selected) throw missing();
    const { outcome: row, lineage, others, tabled, now, closedAt, followedUp, forwarded } = selected;
    const paragraphs = await tx
      .select()
      .from(outcomeParagraph)
      .where(and(eq(outcomeParagraph.conferenceId, conferenceId), eq(outcomeParagraph.outcomeId, row.id)))
      .orderBy(sql`${outcomeParagraph.part} desc`, asc(outcomeParagraph.number))
      .limit(MOST_PARAGRAPHS);
    const doubt = (await doubtsOf(tx, conferenceId, [selected])).get(row.id) ?? null;
    const line = lineOf(row, selected, doubt);
    const draft = line.state === 'draft';
    const [accountId, delegationId] = [row.createdBy ?? undefined, row.mainSponsorId ?? undefined];
    const thing = { conferenceId, accountId, delegationId };
    const ballots = await ballotsOf(tx, conferenceId, row.id);
    const beside = selected.corrigenda.length + selected.translatedInto.length;
    const intoIsDecided = lineage.mergedInto?.decided ?? false;
    const facts = { now, closedAt, ballots: ballots.length, beside, followedUp, forwarded, intoIsDecided };
    const why = whyNotRecall(row, facts);
    const since = !doubt && !why && can(viewer, 'outcome.recall', thing) && recallableSince(row);
    return {
      ...line,
      createdAt: row.createdAt,
      notAdoptedAt: row.notAdoptedAt,
      paragraphs: doubt ? [] : paragraphs,
      reservations: doubt ? [] : reservationsIn(selected.reservations),
      corrigenda: doubt ? [] : dated<Corrigendum>(selected.corrigenda),
      translations: doubt ? [] : dated<Translation>(selected.translations),
      translatedInto: doubt ? [] : selected.translatedInto,
      origin: {
        proposal: row.proposedAs && {
          as: row.proposedAs,
          session: proposedIn(viewer, conferenceId, lineage),
        },
        mergedFrom: can(viewer, 'outcome.see', thing)
          ? lineage.mergedFrom.map(({ at, ...from }) => ({ ...from, at: new Date(at) }))
          : [],
      },
      submission: submissionFor(viewer, conferenceId, {
        ...{ row: selected.submitted, members: selected.members, text: row },
      }),
      mergesInto: draft && !tabled ? others : [],
      tabled: tabled && can(viewer, 'outcome.see', thing),
      ending: endingOf(row, lineage.mergedInto),
      sources: sourcesFor(viewer, conferenceId, selected.sources),
      ballots,
      hands: doubt ? [] : handsIn(selected.hands, row),
      calls: doubt ? [] : callsIn(viewer, row, selected.calls),
      recallableUntil: since ? recallableUntil(since) : null,
      may: {
        edit: draft && can(viewer, 'outcome.edit', thing),
        table: draft && !tabled && can(viewer, 'outcome.table', thing),
        adopt: draft && can(viewer, 'outcome.adopt', thing),
        recordHands: draft && can(viewer, 'showOfHands.record', thing),
        correctHands: !doubt && can(viewer, 'showOfHands.correct', thing),
        leaveOpen: draft && can(viewer, 'outcome.leaveOpen', thing),
        openBallot: line.state === 'leftOpen' && !line.pending && can(viewer, 'ballot.open', thing),
        withdraw: draft && can(viewer, 'outcome.withdraw', thing),
        reject: draft && can(viewer, 'outcome.reject', thing),
        correct: !doubt && !row.endedAs && can(viewer, 'reservation.correct', thing),
        recordCorrigendum: line.state === 'adopted' && can(viewer, 'corrigendum.record', thing),
        translate: line.state === 'adopted' && can(viewer, 'translation.add', thing),
      },
    };
  });
}
