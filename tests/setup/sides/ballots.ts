import { and, eq, sql } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { ballotDraft } from '@/db/schema/ballot-drafts';
import { ballot, isOpened } from '@/db/schema/ballots';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { appendVote } from '@/features/ballots/commands/vote';
import { noteSeat } from '@/features/ballots/queries/chain-acts';
import { record } from '@/platform/record';
import { openedAtItsTime, writeBallot } from '../conference/ballots';
import { inAll } from '../conference/conference';
import { RULES } from '../conference/rules';
import { HOUR, type World } from './world';

/** The draft of the one that meets, and the texts that the other votes on. */
export async function writeTexts(tx: Tx, world: World): Promise<void> {
  const { meeting, voting, canary, first } = world;
  const rows = [
    { conferenceId: meeting.id, id: world.ids.draft, number: first, title: inAll(canary('draft')) },
    { conferenceId: meeting.id, id: world.ids.otherDraft, number: first + 1, title: inAll(canary('draft')) },
    { conferenceId: voting.id, id: world.ids.voted, number: first, title: inAll('Voted on') },
    { conferenceId: voting.id, id: world.ids.silent, number: first + 1, title: inAll('Under silence') },
    { conferenceId: voting.id, id: world.ids.left, number: first + 2, title: inAll('Left open') },
    { conferenceId: voting.id, id: world.ids.unclear, number: first + 3, title: inAll('Unclear') },
  ];
  const createdBy = world.accounts.rapporteur;
  await tx
    .insert(outcome)
    .values(rows.map((row) => ({ ...row, kind: 'recommendation' as const, createdBy })));
  const operative = {
    part: 'operative' as const,
    number: 1,
    verb: inAll('Encourages'),
    addressee: inAll('members'),
    text: inAll(canary('draft')),
  };
  await tx.insert(outcomeParagraph).values([
    { ...operative, conferenceId: meeting.id, id: world.ids.text, outcomeId: world.ids.draft },
    { ...operative, conferenceId: meeting.id, id: world.ids.moved, outcomeId: world.ids.otherDraft },
    { ...operative, conferenceId: meeting.id, outcomeId: world.ids.otherDraft, number: 2 },
    ...rows
      .slice(2)
      .map((row) => ({ ...operative, conferenceId: voting.id, outcomeId: row.id, text: inAll('More') })),
    {
      conferenceId: meeting.id,
      id: world.ids.preamble,
      outcomeId: world.ids.draft,
      part: 'preambular' as const,
      number: 1,
      text: inAll('Recalling'),
    },
  ]);
  await tx.update(outcome).set({ leftOpenAt: new Date() }).where(sql`conference_id = ${voting.id}`);
}

/** Two ballots that are open, one of them in doubt, and a silence; the other delegation has voted. */
export async function writeBallots(tx: Tx, world: World): Promise<void> {
  const { voting, first, ids } = world;
  const conferenceId = voting.id;
  const times = { opensAt: new Date(Date.now() - HOUR), closesAt: new Date(Date.now() + 4 * HOUR) };
  const entitled = [
    { delegationId: ids.otherVoting, countryCode: 'AR' },
    { delegationId: ids.ownVoting, countryCode: 'CL' },
  ];
  for (const [key, text, procedure, number] of [
    ['vote', 'voted', 'vote', first],
    ['silence', 'silent', 'silence', first + 1],
    ['doubted', 'unclear', 'vote', first + 3],
  ] as const) {
    const opened = { conferenceId, id: ids[key], number, outcomeId: ids[text], procedure, profile: RULES };
    await writeBallot(tx, { ...opened, ...times });
    await openedAtItsTime(tx, { ...opened, ...times }, { roll: entitled, members: 4 });
  }
  const now = new Date();
  const doubt = { key: 'ballots.conflict.head' as const, params: { sequence: 0 } };
  await tx
    .update(ballot)
    .set({ doubtedAt: now, lookedAt: now, doubt })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ids.doubted)));
  await tx.insert(ballotDraft).values({ conferenceId, id: ids.ballotDraft, outcomeId: ids.left });
  await oneVote(tx, world);
  await oneHead(tx, world);
}

const locked = async (tx: Tx, { voting, ids }: World) => {
  const whose = and(eq(ballot.conferenceId, voting.id), eq(ballot.id, ids.vote));
  const [row] = await tx.select().from(ballot).where(whose).for('update');
  if (!row || !isOpened(row)) throw new Error('the ballot is not open');
  return row;
};

/** The seat of the own head has changed hands, by the house: nobody waits for that, and it can be confirmed. */
async function oneHead(tx: Tx, world: World): Promise<void> {
  const heads = { newHead: world.accounts.head, formerHead: null };
  const about = { kind: 'headReplaced', delegationId: world.ids.ownVoting, heads } as const;
  const change = await noteSeat(tx, SYSTEM, await locked(tx, world), about);
  if (change) await record(tx, SYSTEM, { ...change, kind: 'head.replaced' });
}

/** The other delegation has voted, as the command stores it: the receipt is a real one. */
async function oneVote(tx: Tx, world: World): Promise<void> {
  const row = await locked(tx, world);
  const known = { now: await dbNow(tx), version: 0, mail: null, signingKey: null, chain: null };
  const moment = { ...known, ballot: row, delegationId: world.ids.otherVoting };
  const head = { ...ANONYMOUS, accountId: world.accounts.headOther };
  await appendVote(tx, head, moment, { choice: 'against', key: newId() });
}
