import { asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { type Ballot, ballot, isOpened, type Phrase } from '@/db/schema/ballots';
import { type Conflict, conflict, firstConflict } from '@/domain/ballot-check';
import { canonicalJson, type Json } from '@/domain/canonical';
import { decide } from '@/domain/deciding';
import { countsOf } from '@/domain/tally';
import { awaitsFirstKey, houseKeys } from '@/platform/keys';
import { eventsOf } from '@/platform/record';
import { resultOf, signedBy } from './drawn';
import { ballotRecord, CRYPTO, recorded } from './recorded';

/** What was found of one ballot; `doubt` is what the house had found itself, before it would have signed. */
export type BallotAudit = {
  number: number;
  conflict: Phrase | null;
  state: 'declared' | 'open' | 'doubted';
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
  const found: BallotAudit[] = [];
  for (const of of rows) {
    const state = of.declaredAt ? 'declared' : of.doubtedAt ? 'doubted' : 'open';
    const conflict = await auditBallot(tx, of);
    // Nothing else is in conflict, and the start will either know the key or refuse.
    const unrecorded = waits && !of.doubtedAt && conflict?.key === 'ballots.conflict.unknownKey';
    found.push({ number: of.number, state, conflict: unrecorded ? null : conflict, unrecorded });
  }
  return found;
}

async function auditBallot(tx: Tx, of: Ballot): Promise<Conflict | null> {
  if (!isOpened(of)) return of.declaredAt ? conflict('opening') : null;
  const all = await recorded(tx, { conferenceId: of.conferenceId, ballotId: of.id });
  const record = await ballotRecord(tx, of, all);
  const found = firstConflict(CRYPTO, record);
  if (found || !of.declaredAt) return found;
  const { resultPackage: text, signature } = of;
  const signed = text && signature ? signedBy(text, signature, await houseKeys(tx)) : null;
  if (!signed) return conflict('signature');
  const { opening } = record;
  const hashes = (list: readonly { hash: string }[]) => list.map(({ hash }) => hash);
  const { rules, procedure, round, question, opensAt, closesAt } = opening;
  const asked = { id: of.id, number: of.number, procedure, round, question, opensAt, closesAt };
  const ours = [asked, rules, opening.roll, of.headHash, of.result, hashes(record.votes), record.counted];
  const theirs = [
    ...[signed.ballot, signed.rules, signed.roll, signed.chain.head, resultOf(signed)],
    ...[hashes(signed.events), signed.tally],
  ];
  const counts = rules.procedure === 'vote' ? countsOf(rules, signed.tally) : signed.counts;
  const events = await eventsOf(tx, of.conferenceId, 'ballot', of.id);
  const told = events.find(({ kind }) => kind === 'ballot.declared')?.after as {
    head?: string;
    outcome?: string;
  };
  const holds =
    canonicalJson(ours as Json) === canonicalJson(theirs as Json) &&
    decide(rules, counts) === signed.outcome &&
    told?.head === signed.chain.head &&
    told.outcome === signed.outcome;
  return holds ? null : conflict('package');
}
