import { and, eq, gt, isNull } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import {
  type BallotRef,
  ballot,
  ballotFinding,
  type DeclaredResult,
  isOpened,
  type OpenedBallot,
} from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { type Conflict, firstConflict } from '@/domain/ballot-check';
import { openingHash } from '@/domain/chain';
import { decide, isAdopted, settles, type Verdict } from '@/domain/deciding';
import type { Happening } from '@/domain/events';
import { explain } from '@/domain/explaining';
import { authorize } from '@/domain/permissions';
import { resultPackage, resultText } from '@/domain/result-package';
import type { Rules } from '@/domain/rules';
import { keysBetween } from '@/domain/signing-key';
import { type SilencePeriod, silenceCounts, silenceEnd } from '@/domain/silence';
import { countsOf, type Tally, tally } from '@/domain/tally';
import { mayCloseEarly } from '@/domain/voting';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { act } from '@/platform/act';
import { sha256 } from '@/platform/chain';
import { keysFor, signer } from '@/platform/keys';
import { log } from '@/platform/log';
import { record } from '@/platform/record';
import { signText } from '@/platform/signing';
import {
  ballotRecord,
  CRYPTO,
  chainedBreak,
  chainedVote,
  keysUsed,
  openingOf,
  plainBreak,
  type Recorded,
  recorded,
} from '../queries/recorded';
import { doubt } from './doubt';
import { forgetReasons } from './forgetting';
import { lockedBallot } from './locking';
import { openSecondRound } from './second-round';
import { tellOfResult } from './telling';

/** The silence procedure that the ballot is; null where it is a vote. */
function periodOf(
  { rules, opensAt, closesAt: deadline }: OpenedBallot,
  { breaks }: Recorded,
): SilencePeriod | null {
  if (rules.procedure !== 'silence') return null;
  return { opensAt, deadline, minimumHours: rules.minimumHours, breaks: breaks.map(({ at }) => at) };
}

function countsUnder(rules: Rules, ballotRow: OpenedBallot, all: Recorded, figures: Tally) {
  if (rules.procedure === 'vote') return countsOf(rules, figures);
  const period = periodOf(ballotRow, all);
  if (!period) throw new Error('consensus is no ballot');
  return silenceCounts(period);
}

/** The figures, or null where roll and votes are not of one piece: what is so is not over before its closing instant. */
function figuresOf({ entitled, votes }: Recorded): Tally | null {
  try {
    return tally(
      entitled.map((one) => one.delegation),
      votes,
    );
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * The instant that ended it: the closing instant however late we are; before it, the break of a silence, or now
 * when all have voted.
 */
function endOf(ballotRow: OpenedBallot, all: Recorded, figures: Tally | null, now: Date): Date | null {
  const period = periodOf(ballotRow, all);
  if (period) return silenceEnd(period, now);
  const { votes } = all;
  if (now >= ballotRow.closesAt) return ballotRow.closesAt;
  if (now < ballotRow.opensAt || !figures || !mayCloseEarly(ballotRow.rules, figures)) return null;
  const last = votes.at(-1)?.at.getTime() ?? 0;
  return new Date(Math.min(ballotRow.closesAt.getTime(), Math.max(now.getTime(), last + 1)));
}

/** True where an officer has recorded what was found since the record was last looked at. */
async function foundSince(tx: Tx, { conferenceId, id, lookedAt }: OpenedBallot): Promise<boolean> {
  const its = and(eq(ballotFinding.conferenceId, conferenceId), eq(ballotFinding.ballotId, id));
  return (await tx.$count(ballotFinding, and(its, gt(ballotFinding.at, lookedAt ?? new Date(0))))) > 0;
}

/**
 * Declares one ballot that is over: tally, decision, reason, signed result package, and what becomes of its
 * outcome, in one transaction under the ballot's lock. Answers false when there is nothing to declare (any
 * more): however many instances try, one does it. Nothing is signed unless the whole record was walked and fits;
 * where it contradicts itself, the ballot is put in doubt, and looked at again after each finding.
 */
export async function declareBallot(actor: Actor, ref: BallotRef): Promise<boolean> {
  const done = await act(actor, (tx, actor) => declare(tx, actor, ref));
  if (typeof done === 'object') {
    log.fatal({ ballot: ref.ballotId, key: done.key }, 'a ballot is in doubt: its record contradicts itself');
  }
  return done === true;
}

/** True when it declared; the conflict, when it was the first to find one. */
async function declare(tx: Tx, actor: Actor, ref: BallotRef): Promise<boolean | Conflict> {
  authorize(actor, 'ballot.declare', { conferenceId: ref.conferenceId });
  const ballotRow = await lockedBallot(tx, ref, isNull(ballot.declaredAt));
  if (!ballotRow || !isOpened(ballotRow) || (ballotRow.doubtedAt && !(await foundSince(tx, ballotRow))))
    return false;
  const now = await dbNow(tx);
  const all = await recorded(tx, ref);
  const figures = figuresOf(all);
  const closedAt = endOf(ballotRow, all, figures, now);
  if (!closedAt) return false;
  await lockAround(tx, ballotRow);
  await keysFor(tx, signer());
  const conflict = firstConflict(CRYPTO, await ballotRecord(tx, ballotRow, all));
  if (conflict) return (await doubt(tx, actor, ballotRow, { conflict, now })) ? conflict : false;
  if (!figures) throw new Error('roll and votes of a ballot are not of one piece');
  // After a clock was set back the last entry may lie ahead of it; a result is not declared before its ballot has ended.
  const declaredAt = now < closedAt ? closedAt : now;
  const { verdict, result } = await seal(tx, ballotRow, { all, figures, closedAt, declaredAt });
  await record(tx, actor, {
    conferenceId: ballotRow.conferenceId,
    kind: 'ballot.declared',
    entityId: ballotRow.id,
    after: {
      number: ballotRow.number,
      closedAt: closedAt.toISOString(),
      head: ballotRow.headHash,
      ...result,
    },
    topics: [`ballot:${ballotRow.id}`, `outcome:${ballotRow.outcomeId}`],
  });
  await settle(tx, actor, ballotRow, { verdict, closedAt, now });
  await forgetReasons(tx, ballotRow.conferenceId, ballotRow.id);
  await tellOfResult(tx, ref);
  return true;
}

/** The locks that a further round needs, in the order in which an opening takes them, and before the chain's. */
async function lockAround(tx: Tx, { conferenceId, outcomeId }: OpenedBallot): Promise<void> {
  const its = and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId));
  await tx.select({ id: outcome.id }).from(outcome).where(its).for('update');
  const where = eq(conference.id, conferenceId);
  await tx.select({ id: conference.id }).from(conference).where(where).for('no key update');
}

type Sealing = { all: Recorded; figures: Tally; closedAt: Date; declaredAt: Date };

async function seal(tx: Tx, ballotRow: OpenedBallot, { all, figures, closedAt, declaredAt }: Sealing) {
  const [conferenceRow] = await tx.select().from(conference).where(eq(conference.id, ballotRow.conferenceId));
  if (!conferenceRow) throw new Error('the conference of a ballot is gone');
  const { id, symbol, title, timeZone } = conferenceRow;
  const { rules } = ballotRow;
  const counts = countsUnder(rules, ballotRow, all, figures);
  const verdict = decide(rules, counts);
  const explanation = explain(rules, counts, verdict);
  const opening = openingOf(ballotRow, all);
  const key = signer();
  const text = resultText(
    resultPackage({
      conference: { id, symbol, title, timeZone },
      format: ballotRow.format,
      opening,
      openingHash: openingHash(sha256, opening, ballotRow.format),
      events: all.votes.map((vote) => chainedVote(ballotRow, vote)),
      breaks:
        ballotRow.format === 1
          ? all.breaks.map(plainBreak)
          : all.breaks.map((one) => chainedBreak(ballotRow, one)),
      refused: all.refused,
      tally: figures,
      counts,
      outcome: verdict,
      explanation,
      closedAt: closedAt.toISOString(),
      publicKey: key.publicKey,
      fingerprint: key.fingerprint,
      keys: keysBetween(await keysFor(tx, key), keysUsed(all), key.fingerprint),
    }),
  );
  const members = rules.procedure === 'vote' ? (rules.members ?? 0) : 0;
  const result: DeclaredResult = {
    outcome: verdict,
    counts: { ...figures, members },
    breaks: all.breaks.length,
    explanation,
  };
  await tx
    .update(ballot)
    .set({ declaredAt, endedAt: closedAt, result, resultPackage: text, signature: signText(key, text) })
    .where(and(eq(ballot.conferenceId, ballotRow.conferenceId), eq(ballot.id, ballotRow.id)));
  return { verdict, result };
}

type Settling = { verdict: Verdict; closedAt: Date; now: Date };

async function settle(tx: Tx, actor: Actor, ballotRow: OpenedBallot, { verdict, closedAt, now }: Settling) {
  if (!settles(ballotRow.rules, verdict)) return openSecondRound(tx, actor, ballotRow, { verdict, now });
  const adopted = isAdopted(verdict);
  const how = { method: ballotRow.procedure, ballot: ballotRow.number, at: closedAt.toISOString() };
  const change: Happening<'outcome.adopted' | 'outcome.notAdopted'> = adopted
    ? {
        kind: 'outcome.adopted',
        after: { ...how, digest: await textDigest(tx, ballotRow.conferenceId, ballotRow.outcomeId) },
      }
    : { kind: 'outcome.notAdopted', after: how };
  await tx
    .update(outcome)
    .set(adopted ? { adoptedAt: closedAt, adoptionMethod: ballotRow.procedure } : { notAdoptedAt: closedAt })
    .where(and(eq(outcome.conferenceId, ballotRow.conferenceId), eq(outcome.id, ballotRow.outcomeId)));
  await record(tx, actor, {
    ...change,
    conferenceId: ballotRow.conferenceId,
    entityId: ballotRow.outcomeId,
    topics: [`outcome:${ballotRow.outcomeId}`],
  });
}
