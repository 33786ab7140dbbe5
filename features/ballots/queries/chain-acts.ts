import { and, asc, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ballotAct } from '@/db/schema/ballot-acts';
import { isRunning } from '@/db/schema/ballot-states';
import { ballot, isOpened, type OpenedBallot, roll, silenceBreak } from '@/db/schema/ballots';
import { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import {
  type ActContent,
  type ActDetails,
  type ActKind,
  type ActOffice,
  type ChainedAct,
  doneBy,
  officeOf,
} from '@/domain/acts';
import { actHash } from '@/domain/chain';
import type { Change } from '@/domain/events';
import { sha256 } from '@/platform/chain';
import { record } from '@/platform/record';

/** The accounts of a head and of the one before, which stand beside the chain and not in it. */
type Heads = { newHead: string | null; formerHead: string | null };

/**
 * Stores an act as the next link of an opened ballot's chain, which the caller has locked. `moved`: the head of the chain, to
 * be written with what the act changes of the ballot, in one statement.
 */
export async function appendAct(
  tx: Tx,
  actor: Actor,
  ballotRow: OpenedBallot,
  act: { kind: ActKind; details: ActDetails; at: Date; heads?: Heads },
): Promise<{ done: ChainedAct; moved: { nextSequence: number; headHash: string } }> {
  const { conferenceId, id: ballotId, nextSequence: sequence, headHash: previous } = ballotRow;
  const { kind, details, at, heads } = act;
  const content = doneBy({
    ballot: ballotId,
    sequence,
    kind,
    at: at.toISOString(),
    ...details,
  } as ActContent);
  const hash = actHash(sha256, previous, content);
  const position = { conferenceId, ballotId, sequence, actor: actor.accountId, at };
  await tx.insert(ballotAct).values({ ...position, kind, details, ...heads, previousHash: previous, hash });
  return {
    done: { ...content, previous, hash },
    moved: { nextSequence: sequence + 1, headHash: hash },
  };
}

/** Now, by a clock that may have been set back: not before the last link of the ballot's chain. */
async function behindLast(tx: Tx, { conferenceId, id, nextSequence }: OpenedBallot): Promise<Date> {
  const its = sql`conference_id = ${conferenceId} and ballot_id = ${id} and sequence = ${nextSequence - 1}`;
  const { rows } = await tx.execute<{ at: Date }>(sql`
    select greatest(clock_timestamp()::timestamptz(3), (select max(at) from ballot_event where ${its}),
      (select max(at) from silence_break where ${its}), (select max(at) from ballot_act where ${its})) as at`);
  const [row] = rows;
  if (!row) throw new Error('the database gave no time');
  return new Date(row.at);
}

type About = { delegationId: string } & (
  | { kind: 'headReplaced'; heads: Heads }
  | { kind: 'headConfirmed' }
  | { kind: 'headObjected'; office: ActOffice; reason: string }
);

/**
 * Stores what became of the seat of a head in the chain of one locked ballot. @returns what is to be recorded; null where the
 * ballot closes before that. A reason is told by the chain alone.
 */
export async function noteSeat(
  tx: Tx,
  actor: Actor,
  ballotRow: OpenedBallot,
  about: About,
): Promise<Omit<Change<'head.replaced'>, 'kind'> | null> {
  const { conferenceId, id: ballotId, closesAt } = ballotRow;
  const { kind, delegationId } = about;
  const at = await behindLast(tx, ballotRow);
  if (at >= closesAt) return null;
  const office = kind === 'headObjected' ? about.office : officeOf(actor, conferenceId, delegationId);
  const why = kind === 'headObjected' ? { reason: about.reason } : {};
  const details = { delegation: delegationId, office, ...why };
  const heads = kind === 'headReplaced' ? about.heads : undefined;
  const { done, moved } = await appendAct(tx, actor, ballotRow, { kind, details, at, heads });
  await tx
    .update(ballot)
    .set(moved)
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
  const { sequence, hash } = done;
  return {
    conferenceId,
    entityId: ballotId,
    after: { delegationId, office, sequence, hash },
    topics: [`ballot:${ballotId}`],
  };
}

type SeatOwner = { conferenceId: string; delegationId: string };

/** Who is head of a delegation now, and who was before: as it is known, or whoever left the seat of the head last. */
async function headsOf(
  tx: Tx,
  { conferenceId, delegationId, formerHead }: SeatOwner & { formerHead: string | null },
): Promise<Heads> {
  const seats = await tx
    .select({ accountId: participant.accountId, withdrawnAt: participant.withdrawnAt })
    .from(participant)
    .where(
      and(
        eq(participant.conferenceId, conferenceId),
        eq(participant.delegationId, delegationId),
        eq(participant.capacity, 'head'),
      ),
    )
    .orderBy(desc(participant.withdrawnAt));
  const left = seats.find(({ withdrawnAt }) => withdrawnAt !== null);
  return {
    newHead: seats.find(({ withdrawnAt }) => withdrawnAt === null)?.accountId ?? null,
    formerHead: formerHead ?? left?.accountId ?? null,
  };
}

/**
 * Puts into the chain of every ballot that is open for a delegation that the seat of its head changed hands. To be called once
 * the seats are changed, and before anything is recorded: a ballot is locked before the conference's chain.
 * `formerHead`: the account of who was head until now, and null where it is whoever left the seat last.
 * @returns the numbers of these ballots, and the accounts of both heads
 */
export async function noteNewHead(
  tx: Tx,
  actor: Actor,
  { conferenceId, delegationId, formerHead }: SeatOwner & { formerHead: string | null },
): Promise<{ ballots: number[]; accounts: string[] }> {
  const broken = sql`exists (select from ${silenceBreak} where ${silenceBreak.conferenceId} = ${ballot.conferenceId}
    and ${silenceBreak.ballotId} = ${ballot.id})`;
  const rows = await tx
    .select({ ballot })
    .from(ballot)
    .innerJoin(roll, and(eq(roll.conferenceId, ballot.conferenceId), eq(roll.ballotId, ballot.id)))
    .where(
      and(
        eq(ballot.conferenceId, conferenceId),
        eq(roll.delegationId, delegationId),
        ...[isRunning, isNull(ballot.doubtedAt), gt(ballot.format, 1)],
        ...[gt(ballot.closesAt, sql`clock_timestamp()`), sql`not ${broken}`],
      ),
    )
    .orderBy(asc(ballot.id))
    .for('update', { of: ballot });
  if (rows.length === 0) return { ballots: [], accounts: [] };
  const heads = await headsOf(tx, { conferenceId, delegationId, formerHead });
  const changes: { number: number; change: Change }[] = [];
  for (const { ballot: ballotRow } of rows) {
    if (!isOpened(ballotRow)) continue;
    const change = await noteSeat(tx, actor, ballotRow, { kind: 'headReplaced', delegationId, heads });
    if (change) changes.push({ number: ballotRow.number, change: { ...change, kind: 'head.replaced' } });
  }
  // Every ballot is locked before the chain of the conference is.
  for (const { change } of changes) await record(tx, actor, change);
  return {
    ballots: changes.map(({ number }) => number).sort((a, b) => a - b),
    accounts: [heads.newHead, heads.formerHead].filter((id) => id !== null),
  };
}
