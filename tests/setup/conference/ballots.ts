import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { ballot, roll } from '@/db/schema/ballots';
import { outcome } from '@/db/schema/outcomes';
import { type Actor, SYSTEM } from '@/domain/actor';
import { openingHash } from '@/domain/chain';
import { freezeRules } from '@/domain/freezing';
import type { RulesProfile } from '@/domain/rules';
import type { BallotProcedure } from '@/domain/voting';
import type { openBallot } from '@/features/ballots/commands/opening';
import { rollDigest } from '@/features/ballots/commands/round';
import { castVote } from '@/features/ballots/commands/vote';
import { rollAt } from '@/features/ballots/queries/roll';
import { sha256 } from '@/platform/chain';
import { localOf } from '@/platform/i18n/format';
import { record } from '@/platform/record';
import { inAll, ZONE } from './conference';
import type { Hall, Head } from './hall';
import { anOutcome } from './outcomes';

export const HOUR = 3_600_000;

/** What an organizer who sees the roll of now sends to open the hall's ballot at once, for two hours. */
export async function opening(hall: Hall, values: Partial<Parameters<typeof openBallot>[1]> = {}) {
  const closesAt = localOf(new Date(Date.now() + 2 * HOUR), ZONE);
  const { conference, rulesId } = hall;
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

type Ballot = {
  conferenceId: string;
  id: string;
  number: number;
  outcomeId: string;
  procedure: BallotProcedure;
  profile: RulesProfile;
  opensAt: Date;
  closesAt: Date;
};
/** Who may vote, and of how many members. */
type Entitled = { roll: { delegationId: string; countryCode: string }[]; members: number };

const QUESTION = inAll('Question');
const RULES_NAME = inAll('Rules');

/** Writes a ballot that nobody has opened yet. */
export const writeBallot = (tx: Tx, row: Ballot) =>
  tx.insert(ballot).values({ ...row, question: QUESTION, rulesName: RULES_NAME });

/** Opens a ballot at the instant that it was to open at, as the house does: with its roll, the first hash and the event. */
export async function openedAtItsTime(tx: Tx, row: Ballot, { roll: entitled, members }: Entitled) {
  const { conferenceId, id, number, procedure, profile, opensAt, closesAt } = row;
  const rules = freezeRules(profile, { members, suspended: 0, roll: entitled.length }, { procedure });
  const headHash = openingHash(sha256, {
    conference: conferenceId,
    ballot: id,
    number,
    procedure,
    round: 1,
    question: QUESTION,
    rules,
    roll: entitled.map((one) => ({ delegation: one.delegationId, country: one.countryCode })),
    excluded: [],
    opensAt: opensAt.toISOString(),
    closesAt: closesAt.toISOString(),
  });
  await tx.insert(roll).values(entitled.map((one) => ({ conferenceId, ballotId: id, ...one })));
  await tx
    .update(ballot)
    .set({ rules, headHash, openedAt: opensAt })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, id)));
  const [text] = await tx.select().from(outcome).where(eq(outcome.id, row.outcomeId));
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'ballot.opened',
    entityId: id,
    after: {
      ...{
        number,
        outcome: text?.number ?? 0,
        procedure,
        round: 1,
        question: QUESTION,
        rulesName: RULES_NAME,
      },
      ...{ profile, rules, opensAt, closesAt, hash: headHash },
      roll: { entitled, excluded: [], members, suspended: 0 },
    },
  });
}

type Times = { opensAt?: Date; closesAt?: Date; procedure?: BallotProcedure; number?: number };

/**
 * A ballot written without its command, so that its closing instant can be any, the past included. One whose opening is
 * still to come has no roll.
 */
export async function aBallot(hall: Hall, times: Times = {}) {
  const { conference, heads, outcomeId, profile } = hall;
  const { procedure = 'vote', number = 1, opensAt = new Date(Date.now() - HOUR) } = times;
  // Judged at once: an instant soon to come may have passed by the time that the rows are written.
  const isScheduled = opensAt.getTime() > Date.now();
  const closesAt = times.closesAt ?? new Date(Date.now() + HOUR);
  const ref = { conferenceId: conference.id, ballotId: newId(), number };
  const row = { conferenceId: conference.id, id: ref.ballotId, number, outcomeId, procedure, profile };
  const entitled = heads.map(({ delegationId, code }) => ({ delegationId, countryCode: code }));
  await withTx(SYSTEM, async (tx) => {
    await writeBallot(tx, { ...row, opensAt, closesAt });
    if (isScheduled) return;
    await openedAtItsTime(tx, { ...row, opensAt, closesAt }, { roll: entitled, members: heads.length });
  });
  return ref;
}

type Choice = 'for' | 'against' | 'abstain';

/** Casts through the command and answers with the receipt. */
export async function cast(
  hall: Hall,
  head: Head | Actor,
  choice: Choice,
  key: string = randomUUID(),
  number = 1,
) {
  const actor = 'actor' in head ? head.actor : head;
  const done = await castVote(actor, { conference: hall.conference.slug, number, choice, key });
  const text = (done.data as { receipt: string }).receipt;
  return { text, receipt: JSON.parse(text) as Record<string, string | number> };
}

/** One more ballot in the hall, on a text of its own. */
export async function anotherBallot(hall: Hall, number: number, closesAt?: Date) {
  const { id: outcomeId } = await anOutcome(hall.conference.id, { number, leftOpenAt: new Date() });
  return aBallot({ ...hall, outcomeId }, { number, closesAt });
}
