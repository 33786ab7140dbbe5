import { asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Ballot, ballot, isOpened } from '@/db/schema/ballots';
import { type BallotRecord, type Conflict, conflict, firstConflict } from '@/domain/ballot-check';
import { canonicalJson, type Json } from '@/domain/canonical';
import { decide } from '@/domain/deciding';
import type { ResultPackage } from '@/domain/result-package';
import { countsOf } from '@/domain/tally';
import { awaitsFirstKey } from '@/platform/keys';
import { eventsOf } from '@/platform/record';
import { resultOf, signedBy } from './drawn';
import { houseKeys } from './keys';
import { ballotRecord, CRYPTO, recorded } from './recorded';

/** What was found of one ballot; `doubt` is what the house had found itself, before it would have signed. */
export type BallotAudit = {
  number: number;
  conflict: Conflict | null;
  state: 'declared' | 'cancelled' | 'open' | 'doubted';
  /** before the first start of a house that has no key on record: who signed its receipts cannot be told yet */
  unrecorded: boolean;
};

/** Walks every ballot of a conference: its record, and what was signed of it. Names the first conflict of each. */
export async function auditBallots(tx: Tx, conferenceId: string): Promise<BallotAudit[]> {
  // Held while they are walked: a vote that comes meanwhile would look like a conflict.
  const rows = await tx
    .select()
    .from(ballot)
    .where(eq(ballot.conferenceId, conferenceId))
    .orderBy(asc(ballot.number))
    .for('share');
  const waits = await awaitsFirstKey(tx);
  const audits: BallotAudit[] = [];
  for (const ballotRow of rows) {
    const state = stateOf(ballotRow);
    const conflict = await auditBallot(tx, ballotRow);
    // Nothing else is in conflict, and the start will either know the key or refuse.
    const unrecorded = waits && !ballotRow.doubtedAt && conflict?.key === 'ballots.conflict.unknownKey';
    audits.push({ number: ballotRow.number, state, conflict: unrecorded ? null : conflict, unrecorded });
  }
  return audits;
}

function stateOf({ declaredAt, cancelledAt, doubtedAt }: Ballot): BallotAudit['state'] {
  if (declaredAt) return 'declared';
  if (cancelledAt) return 'cancelled';
  return doubtedAt ? 'doubted' : 'open';
}

async function auditBallot(tx: Tx, ballotRow: Ballot): Promise<Conflict | null> {
  if (!isOpened(ballotRow)) return ballotRow.declaredAt ? conflict('opening') : null;
  const all = await recorded(tx, { conferenceId: ballotRow.conferenceId, ballotId: ballotRow.id });
  const record = await ballotRecord(tx, ballotRow, all);
  const contradiction = firstConflict(CRYPTO, record);
  if (contradiction) return contradiction;
  if (!ballotRow.declaredAt && !ballotRow.cancelledAt) return null;
  const { resultPackage: text, signature } = ballotRow;
  const signed = text && signature ? signedBy(text, signature, await houseKeys(tx)) : null;
  if (!signed) return conflict('signature');
  if (ballotRow.cancelledAt) return cancelledConflict(signed, ballotRow, record);
  const { opening } = record;
  const hashes = (list: readonly { hash: string }[]) => list.map(({ hash }) => hash);
  const { rules, procedure, round, question, opensAt, closesAt } = opening;
  const ballotFacts = {
    id: ballotRow.id,
    number: ballotRow.number,
    procedure,
    round,
    question,
    opensAt,
    closesAt,
  };
  const ours = [
    ballotFacts,
    rules,
    opening.roll,
    ballotRow.headHash,
    ballotRow.result,
    hashes(record.votes),
    record.counted,
  ];
  const theirs = [
    ...[signed.ballot, signed.rules, signed.roll, signed.chain.head, resultOf(signed)],
    ...[hashes(signed.events), signed.tally],
  ];
  const counts = rules.procedure === 'vote' ? countsOf(rules, signed.tally) : signed.counts;
  const events = await eventsOf(tx, ballotRow.conferenceId, 'ballot', ballotRow.id);
  const declaration = events.find(({ kind }) => kind === 'ballot.declared')?.after as {
    head?: string;
    outcome?: string;
  };
  const holds =
    canonicalJson(ours as Json) === canonicalJson(theirs as Json) &&
    decide(rules, counts) === signed.outcome &&
    declaration?.head === signed.chain.head &&
    declaration.outcome === signed.outcome;
  return holds ? null : conflict('package');
}

/** The package of a cancelled ballot says what the record says: what was put to whom, who had voted, and what was done. */
function cancelledConflict(signed: ResultPackage, { headHash, endedAt }: Ballot, record: BallotRecord) {
  const { opening, votes, acts } = record;
  const { number, procedure, round, question, opensAt, closesAt, rules, roll, excluded } = opening;
  const sealedVotes = votes.map(({ choice: _, salt: __, receipt: ___, ...vote }) => vote);
  const voted = new Set(votes.map(({ delegation }) => delegation)).size;
  const ours = [
    { id: opening.ballot, number, procedure, round, question, opensAt, closesAt },
    ...[rules, roll, excluded, headHash, sealedVotes, acts, endedAt?.toISOString()],
    { roll: roll.length, voted, notVoting: roll.length - voted },
  ];
  const theirs = [
    ...[signed.ballot, signed.rules, signed.roll, signed.excluded, signed.chain.head],
    ...[signed.events, signed.acts, signed.closedAt, signed.tally],
  ];
  return canonicalJson(ours as unknown as Json) === canonicalJson(theirs as unknown as Json)
    ? null
    : conflict('package');
}
