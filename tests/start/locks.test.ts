import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { giveBack, nameOf, take } from '@/scripts/processes.mjs';

const TAKERS = 8;
const ROUNDS = 400;
const script = `
  import { take } from ${JSON.stringify(join(import.meta.dirname, '../../scripts/processes.mjs'))};
  process.on('message', (path) => process.send(take(path)?.owner.pid ?? null));
  process.send('ready');`;

let folder: string;
let takers: ChildProcess[];
const answer = (taker: ChildProcess) => new Promise<unknown>((done) => taker.once('message', done));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'plenary-locks-'));
  const stdio: ['ignore', 'inherit', 'inherit', 'ipc'] = ['ignore', 'inherit', 'inherit', 'ipc'];
  takers = Array.from({ length: TAKERS }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio }),
  );
  await Promise.all(takers.map(answer));
});
afterAll(() => {
  for (const taker of takers) taker.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const dead = JSON.stringify({ owner: { pid: process.pid, started: 'long ago' } });
it.each([
  ['that is free', null],
  ['whose holder is dead', dead],
  ['that is broken', '{"owner'],
])(
  'gives a lock %s to exactly one of many who ask at once, and tells the others of it',
  async (name, there) => {
    for (let round = 0; round < ROUNDS; round++) {
      const path = join(folder, `${name} ${round}`);
      if (there !== null) writeFileSync(path, there);
      const answers = Promise.all(takers.map(answer));
      for (const taker of takers) taker.send(path);
      const holders = await answers;
      const winners = takers.filter((_, i) => holders[i] === null);
      expect(winners, `round ${round}`).toHaveLength(1);
      for (const pid of holders) if (pid !== null) expect(pid).toBe(winners[0]?.pid);
    }
    expect(readdirSync(folder).filter((file) => file.startsWith(name))).toHaveLength(ROUNDS);
  },
);

it('takes over although somebody died while taking over', () => {
  const path = join(folder, 'half');
  writeFileSync(path, dead);
  writeFileSync(`${path}.over`, dead);
  expect(take(path, { address: 'here' })).toBeNull();
  expect(take(path)).toEqual({ address: 'here', owner: nameOf(process.pid) });
  giveBack(path);
  expect(readdirSync(folder).filter((file) => file.startsWith('half'))).toEqual([]);
});

it('is not given back by whoever has the number of a dead holder', () => {
  const path = join(folder, 'number');
  writeFileSync(path, dead);
  giveBack(path);
  expect(readdirSync(folder)).toContain('number');
});
