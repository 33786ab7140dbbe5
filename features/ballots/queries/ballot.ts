import { and, desc, eq, sql } from 'drizzle-orm';
import { dbNow, type Tx, withTx } from '@/db/client';
import { ballot, ballotEvent, isOpened, silenceBreak } from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import { type Actor, speakingSeat } from '@/domain/actor';
import type { Conflict } from '@/domain/ballot-check';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { ExclusionReason } from '@/domain/roll';
import type { Choice } from '@/domain/tally';
import { type BallotPhase, ballotPhase } from '@/domain/voting';
import { COUNTS, REFUSED } from './counts';
import { type Declared, DRAWN, type Drawn, drawn, resultOf } from './drawn';
import { rollAt } from './roll';
import { signedConflict, signedParts } from './signed';
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
  /** false while there is no roll: before the opening is written down, or because it lapsed */
  opened: boolean;
  /** delegations on the roll, and how many of them have taken part; never which way */
  roll: number;
  turnout: number;
  /** delegations that broke silence */
  breaks: number;
  /** the first thing in which its record contradicts itself, for a ballot in doubt */
  doubt: Conflict | null;
};

/** How the viewer's own delegation stands to a ballot; null for those who sit in none. */
export type OwnPart = {
  delegationId: string;
  countryCode: string | null;
  onRoll: boolean;
  /** on the roll of this open ballot, and would not be on one that opened now */
  stillOnRoll: boolean;
  isHead: boolean;
  /** for the head alone: the vote that counts now */
  vote: { choice: Choice; version: number; at: Date } | null;
  broke: boolean;
  /** it broke silence and holds a receipt for that */
  brokeWithReceipt: boolean;
};

export type BallotWhole = BallotLine &
  Pick<Row, 'rulesName' | 'rules' | 'profile' | 'lapseReason'> & {
    conferenceId: string;
    outcomeNumber: number;
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
    /** what officers found about it; `by` for those who take part in the conference */
    findings: { text: string; at: Date; by: string | null }[];
    mine: OwnPart | null;
    may: { open: boolean; find: boolean };
  };

type Counts = { roll: number; turnout: number; breaks: number };

/** A line as the tables say it, or, where a result is declared, as it was signed. */
export function lineOf(row: Row, counts: Counts, now: Date, shown: Drawn | undefined): BallotLine {
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
 * must say what the tables say. Ten questions, and two more for a package that this process has not kept yet; of a
 * ballot that is not opened, one more for who would be on its roll.
 */
export function getBallot(viewer: Actor, conferenceId: string, number: number): Promise<BallotWhole> {
  return withTx(viewer, async (tx) => {
    const now = await dbNow(tx);
    const [selected] = await tx
      .select({
        ballot: DRAWN,
        ...COUNTS,
        refused: REFUSED,
        outcomeNumber: outcome.number,
        outcomeTitle: outcome.title,
      })
      .from(ballot)
      .innerJoin(
        outcome,
        and(eq(outcome.conferenceId, ballot.conferenceId), eq(outcome.id, ballot.outcomeId)),
      )
      .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.number, number)));
    if (!selected) throw missing();
    const { ballot: row, refused, outcomeNumber, outcomeTitle, ...counts } = selected;
    const shown = (await drawn(tx, conferenceId, [row])).get(row.id);
    const takesPart = can(viewer, 'ballot.see', { conferenceId });
    const stored = { ...(await rollOf(tx, row)), broken: await brokenOf(tx, row, takesPart) };
    const conflict = shown?.signed ? await signedConflict(tx, row, shown.signed, stored) : null;
    const sound = conflict ? { signed: null, doubt: conflict } : shown;
    const { rulesName, rules, profile, lapseReason } = row;
    return {
      ...lineOf(row, counts, now, sound),
      roll: stored.entitled.length,
      conferenceId,
      outcomeNumber,
      outcomeTitle,
      rulesName,
      rules,
      profile,
      lapseReason,
      now,
      ...(sound?.signed ? signedParts(sound.signed, stored, refused) : { ...stored, ...UNSIGNED }),
      findings: await findingsOf(tx, row, takesPart),
      ...(await neighbours(tx, row)),
      mine: await ownPart(tx, viewer, row, { entitled: stored.entitled, now }),
      may: {
        open: can(viewer, 'ballot.open', { conferenceId }),
        find: can(viewer, 'finding.record', { conferenceId }) && row.doubtedAt !== null && !row.declaredAt,
      },
    };
  });
}

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

/** True when an open ballot keeps a delegation on its roll that a roll of now would leave out. Four questions. */
async function isOff(tx: Tx, row: Row, delegationId: string, now: Date): Promise<boolean> {
  if (ballotPhase(row, now) !== 'open') return false;
  const { entitled } = await rollAt(tx, row.conferenceId, now);
  return entitled.every((one) => one.delegationId !== delegationId);
}

async function ownPart(
  tx: Tx,
  viewer: Actor,
  row: Row,
  { entitled, now }: { entitled: BallotWhole['entitled']; now: Date },
): Promise<OwnPart | null> {
  const { conferenceId, id } = row;
  const seat = speakingSeat(viewer, conferenceId);
  if (!seat) return null;
  const { delegationId } = seat;
  const isHead = seat.capacity === 'head';
  const [vote] = isHead
    ? await tx
        .select({ choice: ballotEvent.choice, version: ballotEvent.version, at: ballotEvent.at })
        .from(ballotEvent)
        .where(
          and(
            eq(ballotEvent.conferenceId, conferenceId),
            eq(ballotEvent.ballotId, id),
            eq(ballotEvent.delegationId, delegationId),
          ),
        )
        .orderBy(desc(ballotEvent.version))
        .limit(1)
    : [];
  const broke = await tx
    .select({ chained: sql<boolean>`${silenceBreak.receipt} is not null` })
    .from(silenceBreak)
    .where(
      and(
        eq(silenceBreak.conferenceId, conferenceId),
        eq(silenceBreak.ballotId, id),
        eq(silenceBreak.delegationId, delegationId),
      ),
    );
  const own = entitled.find((one) => one.delegationId === delegationId);
  return {
    delegationId,
    countryCode: own?.countryCode ?? null,
    onRoll: own !== undefined,
    stillOnRoll: own !== undefined && (await isOff(tx, row, delegationId, now)),
    isHead,
    vote: vote ?? null,
    broke: broke.length > 0,
    brokeWithReceipt: isHead && broke[0]?.chained === true,
  };
}
