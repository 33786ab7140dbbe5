import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import english from '@/messages/en.json';

const ROOT = join(import.meta.dirname, '../..');
const KINDS = /\bkind:\s*(?:\w+ \? '(\w+\.\w+)' : )?'(\w+\.\w+)'/g;
// These belong to no conference, so no overview lists them.
const OF_THE_HOUSE = /^(account|administrator|series)\./;

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));

it('words every kind of event that the overview of a conference can list', () => {
  const texts = ['features', 'sample/loader'].flatMap(filesIn);
  const kinds = new Set(
    texts.flatMap((text) => [...text.matchAll(KINDS)].flatMap(([, first, second]) => [first, second])),
  );
  const listed = [...kinds].filter((kind) => kind !== undefined && !OF_THE_HOUSE.test(kind));
  expect(listed.length).toBeGreaterThan(40);
  const words: Record<string, string> = english.conferences.event;
  expect(listed.filter((kind) => !words[(kind ?? '').replace('.', '_')])).toEqual([]);
});
