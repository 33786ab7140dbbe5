import { and, asc, eq, isNotNull, or, sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { ballot } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { paragraph } from '@/db/schema/notes';
import { outcome, outcomeParagraph, outcomeSource, reservation } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { recallableUntil } from '@/domain/correcting';
import type { Phrase } from '@/domain/explaining';
import type { LocalText } from '@/domain/local-text';
import { type OutcomeState, outcomeState, recallableSince, whyNotRecall } from '@/domain/outcomes';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { BallotProcedure } from '@/domain/voting';
import { DRAWN, drawn } from '@/features/ballots/queries/drawn';
import { sha256 } from '@/platform/chain';
import { ADOPTION, doubtsOf, type TextConflict } from './queries/frozen';

const MOST = 500;

/** Where an outcome stands, or that what the tables say of it does not hold. */
export type ShownState = OutcomeState | 'doubted';

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
  topics: LocalText[];
  /** why what stands in the tables is not shown as adopted */
  doubt: TextConflict | null;
};

export type OutcomeBallot = {
  number: number;
  procedure: BallotProcedure;
  round: number;
  opensAt: Date;
  closesAt: Date;
  openedAt: Date | null;
  lapsedAt: Date | null;
  declaredAt: Date | null;
  /** its record contradicts itself, or what was signed of it does not hold */
  doubted: boolean;
  /** why the declared result is what it is, as it was signed */
  explanation: Phrase | null;
};

export type OutcomeWhole = OutcomeLine & {
  createdAt: Date;
  notAdoptedAt: Date | null;
  paragraphs: (typeof outcomeParagraph.$inferSelect)[];
  reservations: { id: string; countryCode: string | null; organization: string | null; text: string }[];
  sources: {
    sessionId: string;
    sessionTitle: LocalText;
    paragraphNumber: number;
    notedAt: Date;
    mayRead: boolean;
  }[];
  ballots: OutcomeBallot[];
  /** until when this viewer can recall what was decided minutes ago; null when they cannot */
  recallableUntil: Date | null;
  may: { edit: boolean; adopt: boolean; leaveOpen: boolean; openBallot: boolean };
};

/**
 * What an outcome is headed with, as a digest: whoever edits that stands in nobody's way who works on its
 * paragraphs, which count up the version of the whole.
 */
export const headVersionOf = ({ kind, strength, title }: Pick<Row, 'kind' | 'strength' | 'title'>): string =>
  sha256(canonicalJson({ kind, strength, title }));

/** What this viewer may see: drafts are for those who take part. */
export function visible(viewer: Actor, conferenceId: string) {
  const mine = eq(outcome.conferenceId, conferenceId);
  if (can(viewer, 'outcome.see', { conferenceId })) return mine;
  return and(
    mine,
    or(isNotNull(outcome.adoptedAt), isNotNull(outcome.leftOpenAt), isNotNull(outcome.notAdoptedAt)),
  );
}

/** A line as the tables say it; of one in doubt, nothing says that it is adopted. */
export function lineOf(row: Row, topics: LocalText[], doubt: TextConflict | null): OutcomeLine {
  const { id, number, kind, strength, title, sessionId, adoptionMethod, adoptedAt, leftOpenAt, version } =
    row;
  const line = { id, number, kind, strength, title, sessionId, leftOpenAt, version, topics, doubt };
  if (doubt) return { ...line, state: 'doubted', adoptionMethod: null, adoptedAt: null };
  return { ...line, state: outcomeState(row), adoptionMethod, adoptedAt };
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
    return rows.map((row) => lineOf(row.outcome, row.topics, doubts.get(row.id) ?? null));
  });
}

const LINE = {
  id: outcome.id,
  outcome,
  adoption: ADOPTION,
  topics: sql<LocalText[]>`coalesce((select jsonb_agg(t.title order by t.slug)
    from outcome_topic ot join topic t on t.conference_id = ot.conference_id and t.id = ot.topic_id
    where ot.conference_id = outcome.conference_id and ot.outcome_id = outcome.id), '[]')`,
};

/**
 * One outcome with its text, and the whole path from the note to the vote. A text in doubt is not there. Five questions,
 * one more for an adopted text that this process has not looked at yet, and two for results that it has not kept yet.
 */
export function getOutcome(viewer: Actor, conferenceId: string, number: number): Promise<OutcomeWhole> {
  return withTx(viewer, async (tx) => {
    const [selected] = await tx
      .select({ ...LINE, now: NOW, closedAt: conference.closedAt })
      .from(outcome)
      .innerJoin(conference, eq(conference.id, outcome.conferenceId))
      .where(and(visible(viewer, conferenceId), eq(outcome.number, number)));
    if (!selected) throw missing();
    const { outcome: row, topics, now, closedAt } = selected;
    const paragraphs = await tx
      .select()
      .from(outcomeParagraph)
      .where(and(eq(outcomeParagraph.conferenceId, conferenceId), eq(outcomeParagraph.outcomeId, row.id)))
      .orderBy(sql`${outcomeParagraph.part} desc`, asc(outcomeParagraph.number))
      .limit(MOST);
    const doubt = (await doubtsOf(tx, conferenceId, [selected])).get(row.id) ?? null;
    const line = lineOf(row, topics, doubt);
    const draft = line.state === 'draft';
    const reservations = await reservationsOf(tx, conferenceId, row.id);
    const thing = { conferenceId };
    const ballots = await ballotsOf(tx, conferenceId, row.id);
    const why = whyNotRecall(row, { now, closedAt, ballots: ballots.length });
    const since = !doubt && !why && can(viewer, 'outcome.recall', thing) && recallableSince(row);
    return {
      ...line,
      createdAt: row.createdAt,
      notAdoptedAt: row.notAdoptedAt,
      paragraphs: doubt ? [] : paragraphs,
      reservations: doubt ? [] : reservations,
      sources: await sourcesOf(tx, viewer, conferenceId, row.id),
      ballots,
      recallableUntil: since ? recallableUntil(since) : null,
      may: {
        edit: draft && can(viewer, 'outcome.edit', thing),
        adopt: draft && can(viewer, 'outcome.adopt', thing),
        leaveOpen: draft && can(viewer, 'outcome.leaveOpen', thing),
        openBallot: line.state === 'leftOpen' && can(viewer, 'ballot.open', thing),
      },
    };
  });
}

function reservationsOf(tx: Tx, conferenceId: string, outcomeId: string) {
  return tx
    .select({
      id: reservation.id,
      countryCode: delegation.countryCode,
      organization: delegation.organization,
      text: reservation.text,
    })
    .from(reservation)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, reservation.conferenceId), eq(delegation.id, reservation.delegationId)),
    )
    .where(and(eq(reservation.conferenceId, conferenceId), eq(reservation.outcomeId, outcomeId)))
    .orderBy(asc(reservation.recordedAt))
    .limit(MOST);
}

/** Where it was noted; who may not read the notes of a session learns only that. */
async function sourcesOf(tx: Tx, viewer: Actor, conferenceId: string, outcomeId: string) {
  const rows = await tx
    .select({
      bureau: sql<string[]>`array(select b.account_id from session_bureau b
        where b.conference_id = ${session.conferenceId} and b.session_id = ${session.id})`,
      sessionId: session.id,
      sessionTitle: session.title,
      paragraphNumber: paragraph.number,
      notedAt: paragraph.createdAt,
    })
    .from(outcomeSource)
    .innerJoin(
      paragraph,
      and(
        eq(paragraph.conferenceId, outcomeSource.conferenceId),
        eq(paragraph.id, outcomeSource.paragraphId),
      ),
    )
    .innerJoin(
      session,
      and(eq(session.conferenceId, paragraph.conferenceId), eq(session.id, paragraph.sessionId)),
    )
    .where(and(eq(outcomeSource.conferenceId, conferenceId), eq(outcomeSource.outcomeId, outcomeId)))
    .orderBy(asc(session.startsAt), asc(paragraph.number))
    .limit(MOST);
  return rows.map(({ bureau, ...source }) => {
    const thing = { conferenceId, bureau };
    return {
      ...source,
      mayRead: can(viewer, 'paragraph.see', thing) || can(viewer, 'paragraph.write', thing),
    };
  });
}

/** The ballots on it, the first one first. Two questions more for results that this process has not kept yet. */
async function ballotsOf(tx: Tx, conferenceId: string, outcomeId: string): Promise<OutcomeBallot[]> {
  const rows = await tx
    .select(DRAWN)
    .from(ballot)
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.outcomeId, outcomeId)))
    .orderBy(asc(ballot.number))
    .limit(MOST);
  const shown = await drawn(tx, conferenceId, rows);
  return rows.map((row) => {
    const { number, procedure, round, opensAt, closesAt, openedAt, lapsedAt, declaredAt, doubtedAt } = row;
    const signed = shown.get(row.id)?.signed;
    const doubted = declaredAt ? !signed : doubtedAt !== null;
    const explanation = signed?.explanation ?? null;
    return {
      ...{ number, procedure, round, opensAt, closesAt, openedAt, lapsedAt, declaredAt },
      ...{ doubted, explanation },
    };
  });
}

/** The member delegations of the region, who alone can make a reservation. */
export function listMembers(
  viewer: Actor,
  conferenceId: string,
): Promise<{ id: string; countryCode: string }[]> {
  return withTx(viewer, async (tx) => {
    if (!can(viewer, 'outcome.adopt', { conferenceId })) throw missing();
    const rows = await tx
      .select({ id: delegation.id, countryCode: delegation.countryCode })
      .from(delegation)
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.kind, 'memberInRegion')))
      .limit(MOST);
    return rows.flatMap(({ id, countryCode }) => (countryCode ? [{ id, countryCode }] : []));
  });
}
