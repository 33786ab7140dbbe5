import { createHash, randomUUID } from 'node:crypto';
import { withTx } from '@/db/client';
import { authSession } from '@/db/schema/accounts';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { actorOf } from '@/platform/signed-in';
import { writeAdopted, writeApproved } from './adopted';
import { writeAnswers } from './answers';
import { writeAsked } from './asked';
import { writeBallots, writeTexts } from './ballots';
import { writeCalled } from './called';
import { writeCirculated } from './circulated';
import { writeConferences } from './conferences';
import { writeDebated, writeDivided } from './debated';
import { writeDocuments } from './documents';
import { writeImports } from './imports';
import { writePeople } from './people';
import type { Person } from './persons';
import { writePress, writeStatements, writeTopics } from './press';
import { writeProposals } from './proposals';
import { writeReports } from './reports';
import { writeSpeakers } from './speakers';
import { writeSubmitted } from './submitted';
import { writeWork } from './work';
import { aWorld, HOUR, type World } from './world';

export type Side = World;

/**
 * One side of a two-conference world: a conference that meets and one that has closed and votes, with the
 * same people in both. Every restricted text in it is `canary(kind, whose)`; `first` is the first number of its
 * outcomes and ballots, so that the numbers of two sides differ.
 */
export async function aSide(name: string, first: number, jpeg: Buffer): Promise<Side> {
  const world = aWorld(name, first);
  await withTx(SYSTEM, async (tx) => {
    await writeConferences(tx, world);
    await writePeople(tx, world);
    await writeAnswers(tx, world, jpeg);
    await writeAsked(tx, world);
    await writeImports(tx, world);
    await writeWork(tx, world);
    await writeReports(tx, world);
    await writeCirculated(tx, world);
    await writeSpeakers(tx, world);
    await writeCalled(tx, world);
    await writeDocuments(tx, world, jpeg);
    await writeProposals(tx, world);
    await writeTexts(tx, world);
    await writeAdopted(tx, world, jpeg);
    await writeDebated(tx, world);
    await writeDivided(tx, world);
    await writeSubmitted(tx, world);
    await writeApproved(tx, world);
    await writeBallots(tx, world);
    await writePress(tx, world);
    await writeStatements(tx, world);
    await writeTopics(tx, world);
  });
  return world;
}

/** Who a person is at this moment; `anonymous` is nobody. */
export const who = (side: Side, person: Person | 'anonymous'): Promise<Actor> =>
  person === 'anonymous' ? Promise.resolve(ANONYMOUS) : actorOf(side.accounts[person]);

/** Signs a person in, and answers with the cookie that the browser would send. */
export async function cookieOf(side: Side, person: Person): Promise<string> {
  const token = randomUUID() + randomUUID();
  await withTx(SYSTEM, (tx) =>
    tx.insert(authSession).values({
      tokenHash: createHash('sha256').update(token).digest('hex'),
      accountId: side.accounts[person],
      expiresAt: new Date(Date.now() + HOUR),
    }),
  );
  return `next-auth.session-token=${token}`;
}
