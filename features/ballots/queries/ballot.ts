import { and, asc, desc, eq, sql } from 'drizzle-orm';
import { dbNow, type Tx, withTx } from '@/db/client';
import {
  ballot,
  ballotEvent,
  isOpened,
  type Ballot as Row,
  roll,
  rollExclusion,
  silenceBreak,
} from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import { type Actor, seatsIn } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { ResultPackage } from '@/domain/result-package';
import type { Choice } from '@/domain/tally';
import { type BallotPhase, ballotPhase } from '@/domain/voting';
import { COUNTS, LAST_CHOICE, REFUSED } from './counts';
import { rollAt } from './roll';

const MOST = 500;

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
};

/** How the viewer's own delegation stands to a ballot; null for those who sit in none. */
export type OwnPart = {
  delegationId: string;
  countryCode: string | null;
  onRoll: boolean;
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
    excluded: { name: string; reason: string }[];
    /** `reason` for those who take part in the conference */
    broken: { countryCode: string; at: Date; reason: string | null }[];
    /** votes refused until the declaration, as the result package counts them, and since; null before it */
    refused: { until: number; since: number } | null;
    /** of the key that signed the result */
    fingerprint: string | null;
    previous: number | null;
    next: number | null;
    mine: OwnPart | null;
    may: { open: boolean };
  };

function lineOf(row: Row, counts: { roll: number; turnout: number; breaks: number }, now: Date): BallotLine {
  const { id, number, procedure, question, round, opensAt, closesAt, declaredAt, endedAt, result } = row;
  const phase = ballotPhase(row, now);
  const line = { id, number, procedure, question, round, opensAt, closesAt, declaredAt, endedAt, result };
  return { ...line, phase, opened: isOpened(row), ...counts };
}

/** The ballots of a conference, the newest first. Public. Two questions to the database. */
export function listBallots(viewer: Actor, conferenceId: string): Promise<BallotLine[]> {
  return withTx(viewer, async (tx) => {
    const now = await dbNow(tx);
    const rows = await tx
      .select({ ballot, ...COUNTS })
      .from(ballot)
      .where(eq(ballot.conferenceId, conferenceId))
      .orderBy(desc(ballot.number))
      .limit(MOST);
    return rows.map(({ ballot: row, ...counts }) => lineOf(row, counts, now));
  });
}

/**
 * One ballot as this viewer may see it. Until the result is declared nobody learns how others voted, organizers
 * and administrators included: only how many have taken part. Nine questions, always; of a ballot that is not opened,
 * one more for who would be on its roll.
 */
export function getBallot(viewer: Actor, conferenceId: string, number: number): Promise<BallotWhole> {
  return withTx(viewer, async (tx) => {
    const now = await dbNow(tx);
    const [found] = await tx
      .select({
        ballot,
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
    if (!found) throw missing();
    const { ballot: row, refused, outcomeNumber, outcomeTitle, ...counts } = found;
    const { entitled, excluded } = await rollOf(tx, row);
    const takesPart = can(viewer, 'ballot.see', { conferenceId });
    const { rulesName, rules, profile, lapseReason } = row;
    return {
      ...lineOf(row, counts, now),
      roll: entitled.length,
      conferenceId,
      outcomeNumber,
      outcomeTitle,
      rulesName,
      rules,
      profile,
      lapseReason,
      now,
      entitled,
      excluded,
      broken: await brokenOf(tx, row, takesPart),
      ...checkable(row.resultPackage, refused),
      ...(await neighbours(tx, row)),
      mine: await ownPart(tx, viewer, row, entitled),
      may: { open: can(viewer, 'ballot.open', { conferenceId }) },
    };
  });
}

/** What the page says about the result package; `refused` are all refused votes, those since then included. */
function checkable(text: string | null, refused: number) {
  if (!text) return { fingerprint: null, refused: null };
  const { key, refused: until } = JSON.parse(text) as ResultPackage;
  return { fingerprint: key.fingerprint, refused: { until, since: refused - until } };
}

/** The roll and who is not on it, as frozen; before that, as they would be if all stood at the opening as it does now. */
async function rollOf(tx: Tx, row: Row): Promise<Pick<BallotWhole, 'entitled' | 'excluded'>> {
  if (row.lapsedAt) return { entitled: [], excluded: [] };
  if (!isOpened(row)) {
    const preview = await rollAt(tx, row.conferenceId, row.opensAt);
    return { ...preview, entitled: preview.entitled.map((one) => ({ ...one, choice: null })) };
  }
  const excluded = await tx
    .select({ name: rollExclusion.name, reason: rollExclusion.reason })
    .from(rollExclusion)
    .where(and(eq(rollExclusion.conferenceId, row.conferenceId), eq(rollExclusion.ballotId, row.id)))
    .limit(MOST);
  return { entitled: await entitledOf(tx, row), excluded };
}

/** The roll; with each delegation's last vote where the result is declared. */
async function entitledOf(tx: Tx, { conferenceId, id, declaredAt }: Row) {
  return tx
    .select({
      delegationId: roll.delegationId,
      countryCode: roll.countryCode,
      choice: declaredAt ? LAST_CHOICE : sql<null>`null`,
    })
    .from(roll)
    .where(and(eq(roll.conferenceId, conferenceId), eq(roll.ballotId, id)))
    .orderBy(asc(roll.countryCode))
    .limit(MOST);
}

async function brokenOf(tx: Tx, { conferenceId, id }: Row, takesPart: boolean) {
  const rows = await tx
    .select({ countryCode: roll.countryCode, at: silenceBreak.at, reason: silenceBreak.reason })
    .from(silenceBreak)
    .innerJoin(
      roll,
      and(
        eq(roll.conferenceId, silenceBreak.conferenceId),
        eq(roll.ballotId, silenceBreak.ballotId),
        eq(roll.delegationId, silenceBreak.delegationId),
      ),
    )
    .where(and(eq(silenceBreak.conferenceId, conferenceId), eq(silenceBreak.ballotId, id)))
    .orderBy(asc(silenceBreak.at))
    .limit(MOST);
  return rows.map((row) => ({ ...row, reason: takesPart ? row.reason : null }));
}

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

async function ownPart(
  tx: Tx,
  viewer: Actor,
  { conferenceId, id }: Row,
  entitled: BallotWhole['entitled'],
): Promise<OwnPart | null> {
  const seats = seatsIn(viewer, conferenceId);
  const seat = seats.find((one) => one.capacity === 'head') ?? seats[0];
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
    isHead,
    vote: vote ?? null,
    broke: broke.length > 0,
    brokeWithReceipt: isHead && broke[0]?.chained === true,
  };
}
