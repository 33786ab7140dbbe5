import { and, eq, gt } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { ballotFinding } from '@/db/schema/ballot-acts';
import { isRunning } from '@/db/schema/ballot-states';
import {
  type BallotRef,
  ballot,
  type DeclaredResult,
  isOpened,
  type OpenedBallot,
} from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { type Conflict, firstConflict } from '@/domain/ballot-check';
import { decide, isAdopted, settles, type Verdict } from '@/domain/deciding';
import type { Happening } from '@/domain/events';
import { explain } from '@/domain/explaining';
import { authorize } from '@/domain/permissions';
import { resultPackage } from '@/domain/result-package';
import type { Tally } from '@/domain/tally';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { symbolGiven } from '@/features/outcomes/queries/symbols';
import { act } from '@/platform/act';
import { signer } from '@/platform/keys';
import { log } from '@/platform/log';
import { record } from '@/platform/record';
import { keysFor } from '../queries/keys';
import { ballotRecord, CRYPTO, type Recorded, recorded } from '../queries/recorded';
import { doubt } from './doubt';
import { countsUnder, endOf, figuresOf, lockAround } from './ending';
import { forgetReasons } from './forgetting';
import { lockedBallot } from './locking';
import { packageParts, sealed } from './sealing';
import { openSecondRound } from './second-round';
import { tellOfResult } from './telling';

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
    log.fatal(
      { entityId: ref.ballotId, key: done.key },
      'a ballot is in doubt: its record contradicts itself',
    );
  }
  return done === true;
}

/** True when it declared; the conflict, when it was the first to find one. */
async function declare(tx: Tx, actor: Actor, ref: BallotRef): Promise<boolean | Conflict> {
  authorize(actor, 'ballot.declare', { conferenceId: ref.conferenceId });
  const ballotRow = await lockedBallot(tx, ref, isRunning);
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

type Sealing = { all: Recorded; figures: Tally; closedAt: Date; declaredAt: Date };

async function seal(tx: Tx, ballotRow: OpenedBallot, { all, figures, closedAt, declaredAt }: Sealing) {
  const { rules } = ballotRow;
  const counts = countsUnder(rules, ballotRow, all, figures);
  const verdict = decide(rules, counts);
  const explanation = explain(rules, counts, verdict);
  const parts = await packageParts(tx, ballotRow, all, closedAt);
  const { format } = ballotRow;
  const content = resultPackage({ ...parts, format, tally: figures, counts, outcome: verdict, explanation });
  const members = rules.procedure === 'vote' ? (rules.members ?? 0) : 0;
  const result: DeclaredResult = {
    outcome: verdict,
    counts: { ...figures, members },
    breaks: all.breaks.length,
    explanation,
  };
  await tx
    .update(ballot)
    .set({ declaredAt, endedAt: closedAt, result, ...sealed(content) })
    .where(and(eq(ballot.conferenceId, ballotRow.conferenceId), eq(ballot.id, ballotRow.id)));
  return { verdict, result };
}

type Settling = { verdict: Verdict; closedAt: Date; now: Date };

async function settle(tx: Tx, actor: Actor, ballotRow: OpenedBallot, { verdict, closedAt, now }: Settling) {
  if (!settles(ballotRow.rules, verdict)) return openSecondRound(tx, actor, ballotRow, { verdict, now });
  const { conferenceId, outcomeId } = ballotRow;
  const adopted = isAdopted(verdict);
  await tx
    .update(outcome)
    .set(adopted ? { adoptedAt: closedAt, adoptionMethod: ballotRow.procedure } : { notAdoptedAt: closedAt })
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, outcomeId)));
  const how = { method: ballotRow.procedure, ballot: ballotRow.number, at: closedAt.toISOString() };
  const change: Happening<'outcome.adopted' | 'outcome.notAdopted'> = adopted
    ? {
        kind: 'outcome.adopted',
        after: {
          ...how,
          symbol: await symbolGiven(tx, conferenceId, outcomeId),
          digest: await textDigest(tx, conferenceId, outcomeId),
        },
      }
    : { kind: 'outcome.notAdopted', after: how };
  await record(tx, actor, {
    ...change,
    conferenceId,
    entityId: outcomeId,
    topics: [`outcome:${outcomeId}`],
  });
}
