import { and, eq, sql } from 'drizzle-orm';
import { NOW, type Tx, withTx } from '@/db/client';
import { ballot, isOpened } from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { ChainedAct } from '@/domain/acts';
import type { Conflict } from '@/domain/ballot-check';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { ExclusionReason } from '@/domain/roll';
import type { Choice } from '@/domain/tally';
import { type BallotPhase, ballotPhase, whyNotActUpon } from '@/domain/voting';
import type { Officer } from '@/features/accounts/queries/colleagues';
import { SYMBOL } from '@/features/outcomes/queries/symbols';
import { ACTS, actorsOf, SEATS } from './acts';
import { COUNTS, REFUSED } from './counts';
import { type Declared, DRAWN, type Drawn, drawn, resultOf } from './drawn';
import { type OwnPart, ownActs, ownPart } from './own';
import { signedConflict, signedParts } from './signed';
import { type NewHead, newHeadsFor } from './standing';
import { brokenOf, findingsOf, rollOf } from './stored';

type Row = Declared;

export type BallotLine = Pick<
  Row,
  | 'id'
  | 'number'
  | 'procedure'
  | 'question'
  | 'round'
  | 'opensAt'
  | 'closesAt'
  | 'declaredAt'
  | 'endedAt'
  | 'result'
> & {
  phase: BallotPhase;
  /** false while there is no roll: before the opening is written down, or because it lapsed or was cancelled before */
  opened: boolean;
  /** delegations on the roll, and how many of them have taken part; never which way */
  roll: number;
  turnout: number;
  /** delegations that broke silence */
  breaks: number;
  /** the first thing in which its record contradicts itself, for a ballot in doubt */
  doubt: Conflict | null;
};

export type BallotWhole = BallotLine &
  Pick<Row, 'rulesName' | 'rules' | 'profile' | 'lapseReason' | 'cancelledAt' | 'cancelReason'> & {
    /** what was done with the ballot itself while it was open */
    acts: readonly ChainedAct[];
    /** who did each, by its hash, for their colleagues */
    actors: Readonly<Record<string, string | null>>;
    conferenceId: string;
    outcomeNumber: number;
    outcomeSymbol: string | null;
    outcomeTitle: LocalText;
    now: Date;
    /** of a ballot that is not opened, who would be on the roll now; `choice` once declared; null: did not vote */
    entitled: { delegationId: string; countryCode: string; choice: Choice | null }[];
    excluded: { name: string; reason: ExclusionReason }[];
    /** `reason` for those who take part in the conference */
    broken: { countryCode: string; at: Date; reason: string | null }[];
    /** votes refused until the declaration, as the result package counts them, and since; null before it */
    refused: { until: number; since: number } | null;
    /** of the key that signed the result */
    fingerprint: string | null;
    previous: number | null;
    next: number | null;
    /** what officers found about it */
    findings: { text: string; at: Date; officer: Officer | null }[];
    mine: OwnPart | null;
    may: { open: boolean; find: boolean; cancel: boolean };
    /** the heads who were put there while it was open, of whom the viewer may confirm some and object to others */
    newHeads: readonly NewHead[];
  };

type TurnoutCounts = { roll: number; turnout: number; breaks: number };

/** A line as the tables say it, or, where a result is declared, as it was signed. */
export function lineOf(row: Row, counts: TurnoutCounts, now: Date, shown: Drawn | undefined): BallotLine {
  const { id, number, procedure, question, round, opensAt, closesAt, declaredAt, endedAt } = row;
  const opened = isOpened(row);
  const line = { id, number, procedure, question, round, opensAt, closesAt, declaredAt, endedAt, opened };
  if (!shown) {
    const phase = ballotPhase(row, now);
    return { ...line, ...counts, result: null, phase, doubt: phase === 'doubted' ? row.doubt : null };
  }
  if (!shown.signed) return { ...line, ...counts, result: null, phase: 'doubted', doubt: shown.doubt };
  const { ballot: signedBallot, tally, breaks, closedAt } = shown.signed;
  const counted = { roll: tally.roll, turnout: tally.roll - tally.notVoting, breaks: breaks.length };
  const signed = { question: signedBallot.question as LocalText, result: resultOf(shown.signed) };
  return { ...line, ...counted, ...signed, endedAt: new Date(closedAt), phase: 'declared', doubt: null };
}

/**
 * One ballot as this viewer may see it. Until the result is declared nobody learns how others voted, organizers
 * and administrators included: only how many have taken part. What is declared is drawn from its signed package, which
 * must say what the tables say. Six questions, two more of a declared one and two for a package that this process has not
 * kept yet; one more for who would be on its roll where it is open and the viewer is on that.
 */
export function getBallot(viewer: Actor, conferenceId: string, number: number): Promise<BallotWhole> {
  return withTx(viewer, async (tx) => {
    const [selected] = await tx
      .select({
        ballot: DRAWN,
        now: NOW,
        acts: ownActs(viewer, conferenceId),
        ...COUNTS,
        refused: REFUSED,
        done: ACTS,
        actors: actorsOf(viewer, conferenceId),
        seats: SEATS,
        outcomeNumber: outcome.number,
        outcomeSymbol: SYMBOL,
        outcomeTitle: outcome.title,
      })
      .from(ballot)
      .innerJoin(
        outcome,
        and(eq(outcome.conferenceId, ballot.conferenceId), eq(outcome.id, ballot.outcomeId)),
      )
      .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.number, number)));
    if (!selected) throw missing();
    const {
      ballot: row,
      now,
      acts,
      refused,
      outcomeNumber,
      outcomeSymbol,
      outcomeTitle,
      done,
      actors,
      seats,
      ...counts
    } = selected;
    const shown = (await drawn(tx, conferenceId, [row])).get(row.id);
    const takesPart = can(viewer, 'ballot.see', { conferenceId });
    const stored = { ...(await rollOf(tx, row)), broken: await brokenOf(tx, row, takesPart) };
    const conflict = shown?.signed
      ? await signedConflict(tx, row, shown.signed, { ...stored, acts: done })
      : null;
    const sound = conflict ? { signed: null, doubt: conflict } : shown;
    const { rulesName, rules, profile, lapseReason, cancelledAt, cancelReason } = row;
    return {
      ...lineOf(row, counts, now, sound),
      roll: stored.entitled.length,
      conferenceId,
      outcomeNumber,
      outcomeSymbol,
      outcomeTitle,
      rulesName,
      rules,
      profile,
      lapseReason,
      cancelledAt,
      cancelReason,
      acts: done,
      actors,
      now,
      ...(sound?.signed ? signedParts(sound.signed, stored, refused) : { ...stored, ...UNSIGNED }),
      findings: await findingsOf(tx, viewer, row),
      ...(await neighbours(tx, row)),
      newHeads: newHeadsFor(viewer, conferenceId, { seats, ...stored, rules, isOver: isOver(row, now) }),
      mine: await ownPart(tx, viewer, row, { entitled: stored.entitled, acts, now }),
      may: {
        open: can(viewer, 'ballot.open', { conferenceId }),
        cancel: can(viewer, 'ballot.cancel', { conferenceId }) && !isOver(row, now),
        find: can(viewer, 'finding.record', { conferenceId }) && row.doubtedAt !== null && !row.declaredAt,
      },
    };
  });
}

/** True where nothing can be done with a ballot any more. */
const isOver = (row: Row, now: Date) => whyNotActUpon(row, now) !== null;

const UNSIGNED = { fingerprint: null, refused: null };

/** The round before this one, and the round after it. */
async function neighbours(tx: Tx, { conferenceId, id, previousBallotId }: Row) {
  const rows = await tx
    .select({ id: ballot.id, number: ballot.number, previousBallotId: ballot.previousBallotId })
    .from(ballot)
    .where(
      and(
        eq(ballot.conferenceId, conferenceId),
        sql`(${ballot.previousBallotId} = ${id} or ${ballot.id} = ${previousBallotId})`,
      ),
    );
  return {
    previous: rows.find((row) => row.id === previousBallotId)?.number ?? null,
    next: rows.find((row) => row.previousBallotId === id)?.number ?? null,
  };
}
