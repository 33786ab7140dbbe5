import { and, eq, gt, isNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseUrl, withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { session } from '@/db/schema/agenda';
import { ballot } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import { SAMPLE_SLUG } from '@/sample/content/series';
import { loadSample } from '@/sample/loader/load';
import { resetSample } from '@/sample/loader/reset';
import { aConference } from '@/tests/setup/conference/conference';
import { runScript } from '../../setup/server';

const seed = (...args: string[]) => runScript('seed.ts', databaseUrl(), args);

const sample = () =>
  withTx(SYSTEM, async (tx) => {
    const [row] = await tx.select().from(conference).where(eq(conference.slug, SAMPLE_SLUG));
    return row;
  });

const ids = () =>
  withTx(SYSTEM, async (tx) =>
    (await tx.select({ id: conference.id }).from(conference).orderBy(conference.id)).map(({ id }) => id),
  );

const byOwner = (statement: SQL) => withTx(SYSTEM, (tx) => asOwner(tx, () => tx.execute(statement)));

const real = (anew: boolean) => loadSample('real', new Date(), anew);

describe('the sample that is there', () => {
  afterAll(() => resetSample());

  it('was loaded', async () => {
    expect(await seed()).toBe('the sample conference is loaded\n');
    expect((await sample())?.startsOn).toBe('2023-03-21');
  });

  it('is left as it is', async () => {
    await real(false);
    const first = await sample();
    expect(await seed()).toContain('already there');
    expect(await sample()).toEqual(first);
  });

  it('is put into the midst of a session', async () => {
    await real(false);
    expect(await seed('--now', 'session')).toBe('the sample conference is loaded anew\n');
    expect((await sample())?.closedAt).toBeNull();
    await withTx(SYSTEM, async (tx) => {
      const now = new Date();
      const running = and(lte(session.startsAt, now), gt(session.endsAt, now), ne(session.kind, 'break'));
      expect(await tx.$count(session, running)).toBeGreaterThan(0);
    });
  });

  it('is put into the midst of the vote', async () => {
    await real(false);
    expect(await seed('--now', 'vote')).toBe('the sample conference is loaded anew\n');
    expect((await sample())?.closedAt).not.toBeNull();
    await withTx(SYSTEM, async (tx) => {
      const open = and(gt(ballot.closesAt, new Date()), isNull(ballot.declaredAt));
      expect(await tx.$count(ballot, open)).toBe(2);
    });
  });

  it('stays where another cannot be loaded, and goes where one can', async () => {
    await real(false);
    const before = await ids();
    await byOwner(sql`revoke insert on room from plenary_app`);
    await expect(
      real(true).finally(() => byOwner(sql`grant insert on room to plenary_app`)),
    ).rejects.toMatchObject({ cause: { message: 'permission denied for table room' } });
    expect(await ids()).toEqual(before);

    expect(await seed('--reset')).toBe('the sample conference is loaded anew\n');
    expect(await sample()).toMatchObject({ startsOn: '2023-03-21' });
    expect(await ids()).not.toEqual(before);
  });
});

describe('an address of the series that another conference has', () => {
  let before: string[];
  beforeAll(async () => {
    await aConference({ slug: 'africa-centenary' });
    before = await ids();
  });

  it.each([[[]], [['--reset']], [['--now', 'vote']]])(
    'is named (%j), and nothing is changed',
    async (args) => {
      const output = await seed(...args).then(String, (error: Error) => error.message);
      expect(output).toMatch(/ended with 1/);
      expect(output).toContain(
        '"africa-centenary", which belongs to a conference that is no sample; nothing was',
      );
      expect(output).toContain('What to do: ');
      expect(output).not.toMatch(/^\s+at /m);
      expect(await ids()).toEqual(before);
    },
  );
});

it.each([
  [['--now', 'tomorrow'], '--now is "session" or "vote", not "tomorrow"'],
  [['--nwo', 'vote'], 'does not know these options'],
])('says how %j should be written', async (args, sentence) => {
  const output = await seed(...args).then(String, (error: Error) => error.message);
  expect(output).toContain(sentence);
  expect(output).toContain('npm run db:seed -- [--now session|vote] [--reset]');
});
