import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import pg from 'pg';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { ballot, roll } from '@/db/schema/ballots';
import { rulesProfile } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import { type Actor, SYSTEM } from '@/domain/actor';
import { openingHash } from '@/domain/chain';
import { freezeRules } from '@/domain/freezing';
import type { RulesProfile, VoteProfile } from '@/domain/rules';
import type { BallotProcedure } from '@/domain/voting';
import type { openBallot } from '@/features/ballots/commands/opening';
import { rollDigest } from '@/features/ballots/commands/round';
import { castVote } from '@/features/ballots/commands/vote';
import { rollAt } from '@/features/ballots/queries/roll';
import { sha256 } from '@/platform/chain';
import { localOf } from '@/platform/i18n/format';
import { record } from '@/platform/record';
import {
  aConference,
  aDelegation,
  anActor,
  anOutcome,
  aSeat,
  closed,
  inAll,
  type TestConference,
} from '../../setup/fixtures';

export const ZONE = 'America/Santiago';
export const HOUR = 3_600_000;
const CODES = [
  'AG',
  'AR',
  'BB',
  'BO',
  'BR',
  'CA',
  'CL',
  'CO',
  'CR',
  'CU',
  'DO',
  'EC',
  'GT',
  'GY',
  'HN',
  'JM',
];

export const PROFILE: RulesProfile = {
  vote: {
    majority: 'simple',
    quorum: null,
    onTie: 'rejected',
    secondVoteDelayHours: 24,
    abstentionGuard: false,
    correspondence: true,
    closeEarlyWhenAllVoted: false,
  },
  silence: { minimumHours: 1, onBroken: 'vote' },
};

export const withVote = (vote: Partial<VoteProfile>): RulesProfile => ({
  ...PROFILE,
  vote: { ...PROFILE.vote, ...vote },
});

export type Head = { actor: Actor & { participantId: string }; delegationId: string; code: string };
export type Ground = {
  conference: TestConference;
  organizer: Actor;
  heads: Head[];
  outcomeId: string;
  rulesId: string;
  profile: RulesProfile;
};

/** A closed conference of `size` members, each with a delegation and a head, and one text left open. */
export async function aGround(size: number, profile: RulesProfile = PROFILE): Promise<Ground> {
  const codes = CODES.slice(0, size);
  const conference = await aConference({}, codes);
  const heads: Head[] = [];
  for (const code of codes) {
    const { id } = await aDelegation(conference.id, code);
    heads.push({ actor: await aSeat(conference.id, id, 'head'), delegationId: id, code });
  }
  const rulesId = newId();
  await withTx(SYSTEM, (tx) =>
    tx
      .insert(rulesProfile)
      .values({ id: rulesId, conferenceId: conference.id, name: inAll('Rules'), profile }),
  );
  const { id: outcomeId } = await anOutcome(conference.id, { leftOpenAt: new Date() });
  await closed(conference.id);
  const organizer = await anActor('organizer', conference.id);
  return { conference, organizer, heads, outcomeId, rulesId, profile };
}

/** What an organizer who sees the roll of now sends to open the ground's ballot at once, for two hours. */
export async function opening(ground: Ground, values: Partial<Parameters<typeof openBallot>[1]> = {}) {
  const closesAt = localOf(new Date(Date.now() + 2 * HOUR), ZONE);
  const { conference, rulesId } = ground;
  const shown = await withTx(SYSTEM, (tx) => rollAt(tx, conference.id, new Date()));
  return {
    conference: conference.slug,
    outcome: 1,
    procedure: 'vote' as const,
    rules: rulesId,
    rulesVersion: 1,
    rollDigest: rollDigest(shown),
    opensAt: null,
    closesAt,
    ...values,
  };
}

/** The number in the address that a command sends to. */
export const numberIn = (done: { redirect?: string }) =>
  Number(/ballots\/(\d+)/.exec(done.redirect ?? '')?.[1]);

type Times = { opensAt?: Date; closesAt?: Date; procedure?: BallotProcedure; number?: number };

/**
 * A ballot written without its command, so that its closing instant can be any, the past included. One whose opening is
 * still to come has no roll.
 */
export async function aBallot(ground: Ground, times: Times = {}) {
  const { conference, heads, outcomeId, profile } = ground;
  const id = newId();
  const opensAt = times.opensAt ?? new Date(Date.now() - HOUR);
  // Judged at once: an instant soon to come may have passed by the time that the rows are written.
  const isScheduled = opensAt.getTime() > Date.now();
  const closesAt = times.closesAt ?? new Date(Date.now() + HOUR);
  const procedure = times.procedure ?? 'vote';
  const number = times.number ?? 1;
  const rules = freezeRules(
    profile,
    { members: heads.length, suspended: 0, roll: heads.length },
    { procedure },
  );
  const question = inAll('Question');
  const entitled = heads.map(({ delegationId, code }) => ({ delegationId, countryCode: code }));
  const headHash = openingHash(sha256, {
    conference: conference.id,
    ballot: id,
    number,
    procedure,
    round: 1,
    question,
    rules,
    roll: entitled.map((one) => ({ delegation: one.delegationId, country: one.countryCode })),
    excluded: [],
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  });
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(ballot).values({
      id,
      conferenceId: conference.id,
      number,
      outcomeId,
      procedure,
      question,
      rulesName: inAll('Rules'),
      profile,
      opensAt,
      closesAt,
    });
    if (isScheduled) return;
    await tx
      .insert(roll)
      .values(entitled.map((one) => ({ conferenceId: conference.id, ballotId: id, ...one })));
    await tx
      .update(ballot)
      .set({ rules, headHash, openedAt: opensAt })
      .where(and(eq(ballot.conferenceId, conference.id), eq(ballot.id, id)));
    const [text] = await tx.select().from(outcome).where(eq(outcome.id, outcomeId));
    await record(tx, SYSTEM, {
      conferenceId: conference.id,
      kind: 'ballot.opened',
      entityId: id,
      after: {
        ...{ number, outcome: text?.number ?? 0, procedure, round: 1, question, rulesName: inAll('Rules') },
        ...{ profile, rules, opensAt, closesAt, hash: headHash },
        roll: { entitled, excluded: [], members: heads.length, suspended: 0 },
      },
    });
  });
  return { conferenceId: conference.id, ballotId: id, number };
}

type Choice = 'for' | 'against' | 'abstain';

/** Casts through the command and answers with the receipt. */
export async function cast(
  ground: Ground,
  head: Head | Actor,
  choice: Choice,
  key: string = randomUUID(),
  number = 1,
) {
  const actor = 'actor' in head ? head.actor : head;
  const done = await castVote(actor, { conference: ground.conference.slug, number, choice, key });
  const text = (done.data as { receipt: string }).receipt;
  return { text, receipt: JSON.parse(text) as Record<string, string | number> };
}

/** The ballot's row as it is now. */
export async function rowOf(place: { conferenceId: string; ballotId: string }) {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(ballot)
      .where(and(eq(ballot.conferenceId, place.conferenceId), eq(ballot.id, place.ballotId))),
  );
  if (!row) throw new Error('no such ballot');
  return row;
}

/** A connection of the test's own, as the owner of the tables. */
export async function owner(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  return client;
}

/** Lets a closed conference meet again, past the guard that refuses that. */
export async function reopened(conferenceId: string): Promise<void> {
  const client = await owner();
  try {
    await client.query('begin; alter table conference disable trigger user');
    await client.query('update conference set closed_at = null where id = $1', [conferenceId]);
    await client.query('alter table conference enable trigger user; commit');
  } finally {
    await client.end();
  }
}
