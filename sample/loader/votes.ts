import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { ballot, isOpened } from '@/db/schema/ballots';
import { participant } from '@/db/schema/delegations';
import { type Actor, ANONYMOUS } from '@/domain/actor';
import { appendVote } from '@/features/ballots/commands/vote';
import { rollAt } from '@/features/ballots/queries/roll';
import type { SampleBallot } from '@/sample/content/ballots';
import { DRAWN } from '@/sample/drawn/roles';
import { drawVotes } from '@/sample/drawn/votes';
import { must, type Sample } from './sample';

/** The head of each delegation, who casts its ballots. */
async function headsOf({ tx, conferenceId }: Sample): Promise<Map<string, Actor>> {
  const rows = await tx
    .select({ delegationId: participant.delegationId, accountId: participant.accountId })
    .from(participant)
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.capacity, 'head')));
  return new Map(rows.map(({ delegationId, accountId }) => [delegationId, { ...ANONYMOUS, accountId }]));
}

/** The votes of an opened ballot, drawn by lot, each chained and signed by the command that casts. */
export async function loadVotes(sample: Sample, planned: SampleBallot, number: number): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const where = and(eq(ballot.conferenceId, conferenceId), eq(ballot.number, number));
  const heads = await headsOf(sample);
  const [opened] = await tx.select().from(ballot).where(where).for('update');
  if (!opened || !isOpened(opened)) throw new Error(`ballot ${number} of the sample is not there`);
  const { entitled } = await rollAt(tx, conferenceId, opened.opensAt);
  const delegationOf = new Map(entitled.map((one) => [one.countryCode, one.delegationId]));
  const over = opened.closesAt <= calendar.now;
  // While the ballot is open, the delegation that "continue as" opens has yet to vote.
  const countries = [...delegationOf.keys()].filter((code) => over || code !== DRAWN.shown);
  const until = over ? opened.closesAt : calendar.now;
  const versions = new Map<string, number>();
  let ballotRow = opened;
  for (const { country, choice, at: now } of drawVotes(planned, countries, opened.opensAt, until)) {
    const delegation = must(delegationOf, country);
    const version = versions.get(country) ?? 0;
    versions.set(country, version + 1);
    const known = { now, version, mail: null, signingKey: null, chain: null };
    const moment = { ...known, ballot: ballotRow, delegationId: delegation };
    const vote = { choice, key: newId() };
    const { receipt } = await appendVote(tx, must(heads, delegation), moment, vote);
    const { hash } = JSON.parse(receipt) as { hash: string };
    ballotRow = { ...ballotRow, nextSequence: ballotRow.nextSequence + 1, headHash: hash };
  }
}
