import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { databaseUrl, withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { SYSTEM } from '@/domain/actor';
import { keysBetween } from '@/domain/signing-key';
import { houseKeys, rotateKey, settleKey } from '@/features/ballots/queries/keys';
import { auditKeys } from '@/platform/key-audit';
import { signer } from '@/platform/keys';
import { newSigningKey, readSigningKey } from '@/platform/signing';
import { aBallot, cast } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { freshDatabase } from '@/tests/setup/database';
import { runCompiled, runScript } from '@/tests/setup/server';
import { onDatabaseAfter } from '@/tests/setup/unguarded';

const OWN = process.env.SIGNING_KEY;

/** How a script, or one of the two programs of a start, ends that is given this key, and what it says. */
async function runWith(key: string, script: string, url: string, args: string[] = []) {
  Object.assign(process.env, { SIGNING_KEY: key });
  const starts = script === 'prepare' || script === 'server';
  try {
    return await (starts ? runCompiled(script, url) : runScript(script, url, args)).then(
      (output) => ({ code: 0, output }),
      ({ message }: Error) => ({ code: Number(/ended with (\d+)/.exec(message)?.[1]), output: message }),
    );
  } finally {
    Object.assign(process.env, { SIGNING_KEY: OWN });
  }
}

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'plenary-keys-'));
  process.env.PLENARY_DATA = data;
  return () => {
    delete process.env.PLENARY_DATA;
    rmSync(data, { recursive: true, force: true });
  };
});

const keyed = (pem: string) =>
  writeFileSync(join(data, 'secrets.json'), JSON.stringify({ SIGNING_KEY: pem }));
const keptNow = () => JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as Record<string, string>;

describe('a start with another key than the house signs with', () => {
  it('is refused in plain words, by npm start and by the server, and the first key goes on', async () => {
    const url = await freshDatabase();
    const [first, second] = [newSigningKey(), newSigningKey()];
    expect((await runWith(first, 'prepare', url)).code).toBe(0);
    for (const script of ['prepare', 'server']) {
      const { code, output } = await runWith(second, script, url);
      expect(code, script).toBe(1);
      expect(output).toContain(`This database signs with the key ${readSigningKey(first).fingerprint}`);
      expect(output).toContain('What to do: start with the secrets with which it was started before');
      expect(output).not.toMatch(/^\s+at /m);
    }
    expect((await runWith(first, 'prepare', url)).code).toBe(0);
  }, 150_000);

  it('leaves what the sample dates before the first start to the first key', async () => {
    const url = await freshDatabase();
    const own = newSigningKey();
    for (const script of ['prepare.ts', 'seed.ts'])
      expect((await runWith(own, script, url)).code, script).toBe(0);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      'select number, doubt from ballot where closes_at < now() and (declared_at is null or doubted_at is not null)',
    );
    const declared = await client.query('select from ballot where declared_at is not null');
    await client.end();
    expect(rows).toEqual([]);
    expect(declared.rowCount).toBeGreaterThan(0);
    expect((await runWith(own, 'audit-verify.ts', url)).code).toBe(0);
  });

  it('is taken once the key was rotated, and the key of before no longer', async () => {
    const url = await freshDatabase();
    const first = newSigningKey();
    keyed(first);
    expect((await runWith(first, 'prepare', url)).code).toBe(0);
    expect(await runWith(first, 'key-rotate.ts', url)).toMatchObject({ code: 0 });
    const second = keptNow().SIGNING_KEY ?? '';
    expect(second).not.toBe(first);
    expect(keptNow()).not.toHaveProperty('SIGNING_KEY_NEXT');
    expect((await runWith(first, 'prepare', url)).code).toBe(1);
    const third = newSigningKey();
    const lost = await runWith(third, 'key-rotate.ts', url, ['--lost', 'The disk broke.']);
    expect(lost).toMatchObject({ code: 0 });
    expect((await runWith(third, 'audit-verify.ts', url)).output).toContain(
      'keys: 3, each follows the one before',
    );
  });
});

describe('a rotation', () => {
  it('is endorsed by the key of before, and lets no vote be signed by one whose time is over', async () => {
    await onDatabaseAfter([], async () => {
      const hall = await aHall(2);
      await aBallot(hall);
      const [head, other] = hall.heads;
      if (!head || !other) throw new Error('no heads');
      await withTx(SYSTEM, (tx) => settleKey(tx, signer()));
      await cast(hall, head, 'for');
      const next = readSigningKey(newSigningKey());
      await withTx(SYSTEM, (tx) => asOwner(tx, () => rotateKey(tx, SYSTEM, next, { before: signer() })));
      const keys = await withTx(SYSTEM, houseKeys);
      expect(keys.map(({ fingerprint }) => fingerprint)).toEqual([signer().fingerprint, next.fingerprint]);
      expect(keys[0]?.until).toBe(keys[1]?.since);
      expect(await withTx(SYSTEM, auditKeys)).toEqual({ count: 2, broken: null });
      await expect(cast(hall, other, 'for')).rejects.toMatchObject({ name: 'ForeignKey' });
      const between = (used: string[]) => keysBetween(keys, used, next.fingerprint).length;
      expect([between([signer().fingerprint]), between([])]).toEqual([2, 1]);
    });
    expect(databaseUrl()).toBeTruthy();
  });
});
