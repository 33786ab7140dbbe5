import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { ROOT } from '@/scripts/install.mjs';
import { DATA } from '@/scripts/secrets.mjs';
import { hashOf } from '@/scripts/sources.mjs';

const dist = join(ROOT, 'dist');
const notes = () =>
  existsSync(dist) ? readdirSync(dist).filter((name) => /^sources-\w+\.json$/.test(name)) : [];

let folder: string;
let source: string;
let others: string[];
const ownNotes = () => notes().filter((name) => !others.includes(name));

beforeEach(() => {
  mkdirSync(DATA, { recursive: true });
  folder = mkdtempSync(join(DATA, 'sources-'));
  source = join(folder, 'one.txt');
  writeFileSync(source, 'first');
  others = notes();
  return () => {
    for (const path of [folder, ...ownNotes().map((name) => join(dist, name))])
      rmSync(path, { recursive: true, force: true });
  };
});

/** What was written in the next second, too, counts as settled. */
const AT_ONCE = -1_000_000_000n;
const hash = (settledNs?: bigint) => hashOf([relative(ROOT, folder)], '', settledNs);

it('knows another text of the same length and the same time, also where it had noted the first', () => {
  const at = new Date('2026-01-01T00:00:00Z');
  utimesSync(source, at, at);
  const first = hash(AT_ONCE);
  expect(hash()).toBe(first);
  // As an editor saves.
  writeFileSync(`${source}.new`, 'other');
  utimesSync(`${source}.new`, at, at);
  renameSync(`${source}.new`, source);
  expect(hash()).not.toBe(first);
});

it('goes by its note, and takes none of what was only just written', () => {
  hash();
  expect(ownNotes()).toEqual([]);
  const first = hash(AT_ONCE);
  const [name = ''] = ownNotes();
  const note = JSON.parse(readFileSync(join(dist, name), 'utf8'));
  writeFileSync(join(dist, name), JSON.stringify({ ...note, texts: 'others' }));
  expect(hash()).not.toBe(first);
});
