import { eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { ballot, roll, rollExclusion } from '@/db/schema/ballots';
import { votingRightSuspension } from '@/db/schema/conferences';
import { BALLOTS, type SampleBallot } from '@/db/seed/content/ballots';
import { MEMBERS } from '@/db/seed/content/members';
import { RULES } from '@/db/seed/content/rules';
import { delegations } from '@/db/seed/people';
import { SYSTEM } from '@/domain/actor';
import { openingHash } from '@/domain/chain';
import { freezeRules } from '@/domain/freezing';
import { computeRoll, type ElectoralRoll } from '@/domain/roll';
import { sha256 } from '@/platform/chain';
import { record } from '@/platform/record';
import { must, organizer, type Sample } from './sample';
import { loadVotes } from './votes';

/** The post-conference ballots with the votes cast so far; the one that is over waits to be declared. */
export async function loadBallots(sample: Sample): Promise<void> {
  if (!sample.calendar.closedAt) return;
  for (const [i, given] of BALLOTS.entries()) await loadBallot(sample, given, i + 1);
}

async function rollAt({ tx, conferenceId, delegations: ids }: Sample, at: Date): Promise<ElectoralRoll> {
  const suspensions = await tx
    .select()
    .from(votingRightSuspension)
    .where(eq(votingRightSuspension.conferenceId, conferenceId));
  const all = delegations().map(({ key, kind, countryCode, organization, credentials }) => {
    const id = must(ids, `${kind}/${key}`);
    return { id, kind, countryCode, organization, credentials, hasHead: true };
  });
  const codes = MEMBERS.map(({ code }) => code);
  return computeRoll(codes, all, suspensions, at);
}

async function loadBallot(sample: Sample, given: SampleBallot, number: number): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const profile = RULES.find((one) => one.key === given.rules);
  if (!profile) throw new Error(`the sample has no rules ${given.rules}`);
  const id = newId();
  const outcomeId = must(sample.outcomes, given.proposal);
  const { procedure, question } = given;
  const times = { opensAt: calendar.fromNow(given.opens), closesAt: calendar.fromNow(given.closes) };
  const { entitled, excluded, members, suspended } = await rollAt(sample, times.opensAt);
  const scope = { members, suspended, roll: entitled.length };
  const rules = freezeRules(profile.profile, scope, { procedure });
  const headHash = openingHash(sha256, {
    conference: conferenceId,
    ballot: id,
    procedure,
    round: 1,
    question,
    rules,
    roll: entitled.map((one) => ({ delegation: one.delegationId, country: one.countryCode })),
    opensAt: times.opensAt.toISOString(),
    closesAt: times.closesAt.toISOString(),
  });
  await tx.insert(ballot).values({
    id,
    conferenceId,
    number,
    outcomeId,
    procedure,
    question,
    rulesName: profile.name,
    profile: profile.profile,
    rules,
    ...times,
    openedAt: times.opensAt,
    openedBy: organizer(sample),
    headHash,
  });
  const inBallot = { conferenceId, ballotId: id };
  await tx.insert(roll).values(entitled.map((one) => ({ ...inBallot, ...one })));
  await tx.insert(rollExclusion).values(excluded.map(({ name, reason }) => ({ ...inBallot, name, reason })));
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'ballot.opened',
    entity: 'ballot',
    entityId: id,
    after: { number, outcomeId, procedure, ...times, roll: entitled.length },
  });
  if (procedure === 'vote') await loadVotes(sample, given, { id, ...times, headHash, entitled });
}
