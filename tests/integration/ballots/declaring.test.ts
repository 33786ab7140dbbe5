import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { violated, withTx } from '@/db/client';
import { ballot, ballotEvent } from '@/db/schema/ballots';
import { outbox } from '@/db/schema/notices';
import { outcome } from '@/db/schema/outcomes';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { ResultPackage } from '@/domain/result-package';
import { tally } from '@/domain/tally';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { castVote } from '@/features/ballots/commands/vote';
import { RESULT_FILES, resultFile } from '@/features/ballots/exports';
import { declareDue } from '@/features/ballots/jobs';
import { getBallot } from '@/features/ballots/queries/ballot';
import { verifyEvents } from '@/platform/record';
import { aBallot, cast, HOUR } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { withVote } from '@/tests/setup/conference/rules';
import { owner } from '@/tests/setup/owner';
import { rowOf } from '@/tests/setup/stored';
import { PYTHON, withoutPython } from '../../domain/results/verifiers';
import { openEveryConnection, withoutLock } from '../../setup/unguarded';

const run = promisify(execFile);
const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));
const until = (at: Date) => wait(Math.max(0, at.getTime() - Date.now() + 5));
const soon = (ms: number) => new Date(Date.now() + ms);

const outcomeOf = async (hall: Hall) =>
  (await withTx(SYSTEM, (tx) => tx.select().from(outcome).where(eq(outcome.id, hall.outcomeId))))[0];

/** How long something of the size of a vote takes at present: a ballot must last until all have voted, and no longer. */
async function pace(): Promise<number> {
  const began = performance.now();
  for (let n = 0; n < 3; n += 1) await withTx(SYSTEM, (tx) => tx.select().from(outcome).limit(1));
  return performance.now() - began;
}

/** A ballot in which the heads vote as given, and that is over. */
async function over(choices: ('for' | 'against' | 'abstain' | null)[], hall: Hall) {
  const closesAt = soon(300 + (choices.length + 1) * 4 * (await pace()));
  const ids = await aBallot(hall, { closesAt });
  const receipts: string[] = [];
  for (const [i, choice] of choices.entries()) {
    const head = hall.heads[i];
    if (head && choice) receipts.push((await cast(hall, head, choice)).text);
  }
  await until(closesAt);
  return { ids, receipts };
}

describe('declaring a result', () => {
  it('decides, explains, adopts the text at the closing instant and writes to the heads', async () => {
    const hall = await aHall(5);
    const { ids } = await over(['for', 'for', 'against', 'abstain', null], hall);
    await declareDue();
    const row = await rowOf(ids);
    expect(row.result).toMatchObject({
      outcome: 'adopted',
      counts: { roll: 5, for: 2, against: 1, abstain: 1, notVoting: 1, members: 5 },
      explanation: { key: 'decision.explain.adopted.simple' },
    });
    expect(await outcomeOf(hall)).toMatchObject({ adoptionMethod: 'vote', adoptedAt: row.closesAt });
    const mails = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(outbox)
        .where(and(eq(outbox.conferenceId, ids.conferenceId), eq(outbox.template, 'ballots.declared'))),
    );
    expect(mails).toHaveLength(5);
    expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, ids.conferenceId))).toMatchObject({
      broken: null,
    });
  });

  it('declares exactly once, from two instances and ten calls at the same moment', async () => {
    const hall = await aHall(3);
    const ids = await aBallot(hall, { closesAt: new Date(Date.now() - 1000) });
    const done = await Promise.all(Array.from({ length: 10 }, () => declareBallot(SYSTEM, ids)));
    expect(done.filter(Boolean)).toHaveLength(1);
    const events = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(event)
        .where(and(eq(event.entityId, ids.ballotId), eq(event.kind, 'ballot.declared'))),
    );
    expect(events).toHaveLength(1);
  });

  it('would be declared by several without the lock, were it not for the trigger (control)', async () => {
    const hall = await aHall(3);
    const ids = await aBallot(hall, { closesAt: new Date(Date.now() - 1000) });
    await openEveryConnection();
    const ten = () => Promise.allSettled(Array.from({ length: 10 }, () => declareBallot(SYSTEM, ids)));
    const { done, taken } = await withoutLock('ballot', ten);
    expect(taken).toBe(10);
    const errors = done.flatMap((answer) => (answer.status === 'rejected' ? [violated(answer.reason)] : []));
    expect(errors.length).toBeGreaterThan(0);
    for (const code of errors) expect(code).toBe('23001');
  });

  it('ends at the closing instant although the app was down for a day', async () => {
    const hall = await aHall(2);
    const closesAt = new Date(Date.now() - 24 * HOUR);
    const ids = await aBallot(hall, { opensAt: new Date(Date.now() - 48 * HOUR), closesAt });
    await expect(cast(hall, hall.heads[0] ?? hall.organizer, 'for')).rejects.toMatchObject({
      kind: 'late',
    });
    await declareDue();
    const { result, resultPackage, declaredAt } = await rowOf(ids);
    expect(result?.outcome).toBe('rejectedNoVotesCast');
    expect(JSON.parse(resultPackage ?? '')).toMatchObject({ closedAt: closesAt.toISOString(), refused: 1 });
    expect(declaredAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(await outcomeOf(hall)).toMatchObject({ adoptedAt: null, notAdoptedAt: closesAt });
    // The package stays as it was signed; what is refused from then on is shown apart.
    for (let n = 0; n < 2; n += 1) await cast(hall, hall.heads[1] ?? hall.organizer, 'for').catch(() => {});
    const seen = await getBallot(ANONYMOUS, ids.conferenceId, 1);
    expect(seen.refused).toEqual({ until: 1, since: 2 });
  });

  it('opens the second round that the rules ask for after a tie, and that one rejects', async () => {
    const hall = await aHall(2, withVote({ onTie: 'secondVote', secondVoteDelayHours: 24 }));
    const { ids } = await over(['for', 'against'], hall);
    await declareDue();
    expect((await rowOf(ids)).result?.outcome).toBe('tiedSecondVote');
    const [second] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(ballot)
        .where(and(eq(ballot.conferenceId, ids.conferenceId), eq(ballot.number, 2))),
    );
    expect(second).toMatchObject({
      round: 2,
      previousBallotId: ids.ballotId,
      rules: { onTie: 'rejected' },
    });
    expect((second?.closesAt.getTime() ?? 0) - (second?.opensAt.getTime() ?? 0)).toBe(24 * HOUR);
    expect(await outcomeOf(hall)).toMatchObject({ adoptedAt: null, notAdoptedAt: null });
  });

  it('lets a second round decide whatever the turnout after too few replies', async () => {
    const hall = await aHall(3, withVote({ quorum: { of: 'members', moreThan: [1, 2] } }));
    const { ids } = await over(['for'], hall);
    await declareDue();
    expect((await rowOf(ids)).result?.outcome).toBe('inquorate');
    const rows = await withTx(SYSTEM, (tx) =>
      tx.select().from(ballot).where(eq(ballot.conferenceId, ids.conferenceId)),
    );
    expect(rows.find(({ number }) => number === 2)?.rules).not.toHaveProperty('quorum');
  });

  it('closes early only when all have voted and the rules allow it', async () => {
    const allowed = await aHall(2, withVote({ closeEarlyWhenAllVoted: true }));
    const first = await aBallot(allowed);
    await cast(allowed, allowed.heads[0] ?? allowed.organizer, 'for');
    await declareDue();
    expect((await rowOf(first)).declaredAt).toBeNull();
    await cast(allowed, allowed.heads[1] ?? allowed.organizer, 'for');
    await declareDue();
    expect((await rowOf(first)).result?.counts.for).toBe(2);
    const forbidden = await aHall(1);
    const second = await aBallot(forbidden);
    await cast(forbidden, forbidden.heads[0] ?? forbidden.organizer, 'for');
    await declareDue();
    expect((await rowOf(second)).declaredAt).toBeNull();
  });
});

describe('what was declared', () => {
  it('is counted alike by the view and by the domain', async () => {
    const hall = await aHall(6);
    const { ids } = await over(['for', 'against', 'abstain', 'for', null, 'for'], hall);
    await declareDue();
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute(sql`select roll, "for", against, abstain, not_voting as "notVoting" from ballot_tally
        where ballot_id = ${ids.ballotId}`),
    );
    const events = await withTx(SYSTEM, (tx) =>
      tx.select().from(ballotEvent).where(eq(ballotEvent.ballotId, ids.ballotId)),
    );
    const counted = tally(
      hall.heads.map(({ delegationId }) => delegationId),
      events,
    );
    expect(rows[0]).toEqual(counted);
    expect((await rowOf(ids)).result?.counts).toMatchObject(counted);
  });

  it('passes verify.mjs with its receipts, and openssl; a changed byte passes neither', async () => {
    const hall = await aHall(4);
    const { ids, receipts } = await over(['for', 'for', 'against', null], hall);
    await declareDue();
    const folder = await mkdtemp(join(tmpdir(), 'plenary-result-'));
    const at = { conference: hall.conference.slug, number: ids.number };
    for (const name of RESULT_FILES) {
      const file = await resultFile(ANONYMOUS, at, name);
      await writeFile(join(folder, file.name), file.bytes);
    }
    // The mail has no choice; with the public entry of that vote it makes a receipt as good as the page's.
    const mails = await withTx(SYSTEM, (tx) =>
      tx
        .select({ params: outbox.params })
        .from(outbox)
        .where(and(eq(outbox.conferenceId, ids.conferenceId), eq(outbox.template, 'ballots.receipt'))),
    );
    const { events, key } = JSON.parse((await rowOf(ids)).resultPackage ?? '') as ResultPackage;
    for (const { params } of mails) {
      const entry = events[Number(params.sequence) - 1];
      expect(entry).toMatchObject({ hash: params.hash, version: params.version });
      const more = { format: 'plenary-receipt-1', head: params.hash, key: key.fingerprint };
      receipts.push(JSON.stringify({ ...entry, ...more, signature: params.signature }));
    }
    const names = receipts.map((_, i) => `receipt-${i}.json`);
    for (const [i, text] of receipts.entries()) await writeFile(join(folder, names[i] ?? ''), text);
    const verify = () =>
      run(process.execPath, ['verify.mjs', 'result.json', 'result.sig', ...names], { cwd: folder });
    const words = '-verify -pubin -inkey key.pem -rawin -in result.json -sigfile result.sig'.split(' ');
    const openssl = () => run('openssl', ['pkeyutl', ...words], { cwd: folder });
    expect((await verify()).stdout).toMatch(/^OK adopted: .*6 receipts/);
    expect((await openssl()).stdout).toMatch(/Verified Successfully/);
    if (!withoutPython) {
      const python = run(PYTHON, ['verify.py', 'result.json', 'result.sig', ...names], { cwd: folder });
      expect((await python).stdout).toBe((await verify()).stdout);
    }
    const text = (await rowOf(ids)).resultPackage ?? '';
    await writeFile(join(folder, 'result.json'), text.replace('"choice": "against"', '"choice": "abstain"'));
    await expect(verify()).rejects.toThrow(/CONFLICT/);
    await expect(openssl()).rejects.toThrow();
  });

  it('has no files before it is declared, and none under another name', async () => {
    const hall = await aHall(1);
    const address = { conference: hall.conference.slug, number: 1 };
    await aBallot(hall);
    await expect(resultFile(ANONYMOUS, address, 'result.json')).rejects.toMatchObject({ kind: 'notFound' });
    await expect(resultFile(ANONYMOUS, address, '../package.json')).rejects.toMatchObject({
      kind: 'notFound',
    });
  });

  it('cannot be changed: votes, roll and refusals only grow, a declared ballot is frozen', async () => {
    const hall = await aHall(2);
    const ids = await aBallot(hall, { closesAt: soon(300 + 8 * (await pace())) });
    await cast(hall, hall.heads[0] ?? hall.organizer, 'for');
    await until((await rowOf(ids)).closesAt);
    const vote = { conference: hall.conference.slug, number: 1, choice: 'for' as const };
    const late = { ...vote, key: '0198c0de-0000-7000-8000-000000000000' };
    await expect(castVote(hall.heads[1]?.actor ?? hall.organizer, late)).rejects.toMatchObject({
      kind: 'late',
    });
    await declareDue();
    const client = await owner();
    const where = `where ballot_id = '${ids.ballotId}'`;
    for (const statement of [
      `update ballot_event set choice = 'against' ${where}`,
      `delete from ballot_event ${where}`,
      `delete from roll ${where}`,
      `delete from refused_vote ${where}`,
      `update ballot set result = result where id = '${ids.ballotId}'`,
      `update outcome set adopted_at = null, adoption_method = null where id = '${hall.outcomeId}'`,
    ]) {
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '23001' });
    }
    await client.end();
  });

  it('freezes rules, times and question while it is open', async () => {
    const hall = await aHall(1);
    const { ballotId } = await aBallot(hall);
    const client = await owner();
    for (const change of [`rules = '{}'`, `closes_at = closes_at + interval '1 hour'`, `question = '{}'`]) {
      const statement = `update ballot set ${change} where id = '${ballotId}'`;
      await expect(client.query(statement), statement).rejects.toMatchObject({ code: '23001' });
    }
    await client.end();
  });
});
