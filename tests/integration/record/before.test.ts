import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { SYSTEM } from '@/domain/actor';
import { migrateDatabase } from '@/scripts/migrate';
import { byNode, byPython, type DecisionInput, withoutPython } from '../../domain/results/verifiers';
import { before, databaseOfBefore } from '../../setup/before';
import { dropDatabase } from '../../setup/postgres';
import { runScript } from '../../setup/server';

// This file's commands run upon the database of before, with the keys of the house that kept it.
const folder = mkdtempSync(join(tmpdir(), 'plenary-before-'));
let url = '';
let applied: string[] = [];
/** What the audit says of it migrated, before the first start records a key. */
let unstarted = '';

beforeAll(async () => {
  url = await databaseOfBefore(inject('template'), 'of_before');
  Object.assign(process.env, before.secrets, { DATABASE_URL: url });
  applied = await migrateDatabase(url);
  unstarted = await runScript('audit-verify.ts', url);
  // As a start does: the key that signed already becomes the first on record.
  const { withTx } = await import('@/db/client');
  const { signer } = await import('@/platform/keys');
  const { settleKey } = await import('@/features/ballots/queries/keys');
  await withTx(SYSTEM, (tx) => settleKey(tx, signer()));
});
afterAll(async () => {
  const { closePool } = await import('@/db/client');
  await closePool();
  if (url) await dropDatabase(url);
  rmSync(folder, { recursive: true });
});

type Row = { number: number; text: string | null; signature: string | null; receipts: string[] };

async function ballots(): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query<Row>(
      `select b.number, b.result_package as text, b.signature, coalesce(array_agg(e.receipt order by e.sequence)
        filter (where e.receipt is not null), '{}') as receipts
      from ballot b left join ballot_event e on e.conference_id = b.conference_id and e.ballot_id = b.id
      group by b.conference_id, b.id order by b.number`,
    )
    .finally(() => client.end());
  return rows;
}

const evidenceOf = ({ text, signature, receipts }: Row): DecisionInput => ({
  bytes: Buffer.from(text ?? ''),
  signature: Buffer.from(signature ?? '', 'base64'),
  receipts,
});

/** What the verifier that was published with the version before says, as its reader runs it. */
async function byVerifierOfBefore(row: Row): Promise<string> {
  const { bytes, signature, receipts = [] } = evidenceOf(row);
  const path = (name: string) => join(folder, `${row.number}-${name}`);
  writeFileSync(path('result.json'), bytes);
  writeFileSync(path('result.sig'), signature);
  const names = receipts.map((text, i) => {
    writeFileSync(path(`receipt-${i}.json`), text);
    return path(`receipt-${i}.json`);
  });
  const args = ['tests/data/before/verify.mjs', path('result.json'), path('result.sig'), ...names];
  return (await promisify(execFile)(process.execPath, args)).stdout;
}

/** All verifiers, old and new, say the same of it. */
async function verifies(row: Row | undefined, outcome: string): Promise<void> {
  if (!row?.text) throw new Error(`ballot ${row?.number} is not declared`);
  const verdict = byNode(evidenceOf(row)).said;
  expect(verdict).toMatch(new RegExp(`^OK ${outcome}: .*, ${row.receipts.length} receipts\\.`));
  expect(verdict).not.toContain("whether this key is the house's");
  expect(await byVerifierOfBefore(row)).toContain(`OK ${outcome}: `);
  if (!withoutPython) expect((await byPython([evidenceOf(row)]))[0]?.said).toBe(verdict);
}

it('is brought to the newest schema, and every chain in it holds', async () => {
  expect(applied[0]).toMatch(/^0007_/);
  expect(await runScript('audit-verify.ts', url)).not.toMatch(/does not|no event is left/);
});

it('is no false alarm before its first start: the audit says that no key is on record yet', async () => {
  expect(unstarted).toContain('keys: none is on record yet');
  expect(unstarted).not.toMatch(/does not|was not the house|does not know/);
});

it('gives what was adopted its symbol in the order of adoption', async () => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client
    .query<{ symbol: string | null; due: string }>(
      `select s.symbol, concat(c.symbol, '/', case o.kind when 'recommendation' then 'REC' when 'measure' then 'MEAS'
          when 'mandate' then 'MAND' when 'decision' then 'DEC' when 'declaration' then 'DECL' end, '/',
        row_number() over (partition by o.conference_id, o.kind order by o.adopted_at, o.number)) as due
      from outcome o join conference c on c.id = o.conference_id
      left join outcome_symbol s on s.conference_id = o.conference_id and s.outcome_id = o.id
      where o.adopted_at is not null order by due`,
    )
    .finally(() => client.end());
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ symbol, due }) => symbol !== due)).toEqual([]);
});

it('keeps its declared result as it was signed: the old verifier and the new ones find nothing wrong', async () => {
  const all = await ballots();
  expect(all.map(({ text }) => text !== null)).toEqual([true, false, false]);
  expect(all[0]?.text).toBe(before.tables.ballot?.find((one) => one.number === 1)?.result_package);
  await verifies(all[0], 'adopted');
});

it('declares what was open, in the format in which it was opened, and all verifiers find nothing wrong', async () => {
  const { declareDue } = await import('@/features/ballots/jobs');
  expect(await declareDue()).toBe(2);
  const [, vote, silence] = await ballots();
  const result = JSON.parse(vote?.text ?? '{}');
  expect(result).toMatchObject({ format: 'plenary-result-1', refused: 1 });
  expect(vote?.receipts.length).toBe(
    before.tables.ballot_event?.filter((one) => one.ballot_id === result.ballot.id).length,
  );
  await verifies(vote, result.outcome);
  expect(JSON.parse(silence?.text ?? '{}').breaks).toHaveLength(1);
  if (silence) {
    // A break of before has no receipt, so nothing but the key's fingerprint shows whose key it is.
    const { fingerprint } = result.key;
    expect(byNode({ ...evidenceOf(silence), fingerprint }).said).toContain('OK silenceBroken: ');
    expect(await byVerifierOfBefore(silence)).toContain('OK silenceBroken: ');
  }
  expect(await runScript('audit-verify.ts', url)).not.toMatch(/does not|no event is left/);
});
