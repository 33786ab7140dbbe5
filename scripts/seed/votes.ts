import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { ballot, ballotEvent } from '@/db/schema/ballots';
import { participant } from '@/db/schema/delegations';
import type { SampleBallot } from '@/db/seed/content/ballots';
import { DRAWN } from '@/db/seed/drawn';
import { drawVotes } from '@/db/seed/votes';
import { SYSTEM } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { voteHash } from '@/domain/chain';
import { receiptOf } from '@/domain/receipt';
import type { ElectoralRoll } from '@/domain/roll';
import { sha256 } from '@/platform/chain';
import { config } from '@/platform/config';
import { record } from '@/platform/record';
import { readSigningKey, signReceipt } from '@/platform/signing';
import { must, type Sample } from './sample';

type Opened = {
  id: string;
  opensAt: Date;
  closesAt: Date;
  headHash: string;
  entitled: ElectoralRoll['entitled'];
};

/** The account of the head of each delegation, who casts its ballots. */
async function headsOf({ tx, conferenceId }: Sample): Promise<Map<string, string>> {
  const rows = await tx
    .select({ delegationId: participant.delegationId, accountId: participant.accountId })
    .from(participant)
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.capacity, 'head')));
  return new Map(rows.map((row) => [row.delegationId, row.accountId]));
}

/** The votes of an opened ballot, drawn by lot, chained and signed as cast ones are. */
export async function loadVotes(sample: Sample, given: SampleBallot, opened: Opened): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const key = readSigningKey(config().SIGNING_KEY);
  const heads = await headsOf(sample);
  const delegationOf = new Map(opened.entitled.map((one) => [one.countryCode, one.delegationId]));
  const over = opened.closesAt <= calendar.now;
  // While the ballot is open, the delegation that "continue as" opens has yet to vote.
  const countries = [...delegationOf.keys()].filter((code) => over || code !== DRAWN.shown);
  const until = over ? opened.closesAt : calendar.now;
  const versions = new Map<string, number>();
  const rows: (typeof ballotEvent.$inferInsert)[] = [];
  let previous = opened.headHash;
  for (const { country, choice, at } of drawVotes(given, countries, opened.opensAt, until)) {
    const delegation = must(delegationOf, country);
    const version = (versions.get(country) ?? 0) + 1;
    versions.set(country, version);
    const sequence = rows.length + 1;
    const vote = { ballot: opened.id, sequence, delegation, version, choice, at: at.toISOString() };
    const hash = voteHash(sha256, previous, vote);
    const receipt = signReceipt(key, receiptOf(vote, previous, hash, key.fingerprint));
    rows.push({
      conferenceId,
      ballotId: opened.id,
      sequence,
      delegationId: delegation,
      version,
      choice,
      key: newId(),
      actor: must(heads, delegation),
      at,
      previousHash: previous,
      hash,
      receipt: canonicalJson(receipt),
    });
    previous = hash;
  }
  await tx.insert(ballotEvent).values(rows);
  await tx
    .update(ballot)
    .set({ nextSequence: rows.length + 1, headHash: previous })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, opened.id)));
  for (const { delegationId, sequence, version } of rows) {
    await record(tx, SYSTEM, {
      conferenceId,
      kind: 'vote.cast',
      entity: 'ballot',
      entityId: opened.id,
      after: { sequence, delegationId, version },
    });
  }
}
