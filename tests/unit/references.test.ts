import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { filesIn, ROOT, textOf } from '../setup/sources';

const FOLDERS = [
  'app',
  'benchmarks',
  'components',
  'db',
  'docs',
  'domain',
  'features',
  'messages',
  'platform',
  'sample',
  'scripts',
  'tests',
];
const SOURCES = FOLDERS.filter((folder) => !['docs', 'messages'].includes(folder)).flatMap(filesIn);
const PAGES = [
  'README.md',
  'db/speed/README.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const names = new Set([...readdirSync(ROOT), ...readdirSync(join(ROOT, 'scripts'))]);
for (const path of [...SOURCES, ...PAGES]) names.add(basename(path));

const comments = (text: string) => (text.match(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g) ?? []).join('\n');

/** The files that a text names: with a folder of ours before them, or by their name and an ending of sources and pages. */
function namedIn(text: string): string[] {
  const path = new RegExp(
    `(?<![\\w/.@-])(?:${FOLDERS.join('|')})/(?:[\\w/.-]|\\[\\w+\\]|\\(\\w+\\))*(?<!\\.)`,
    'g',
  );
  const file = /(?<![\w/.@-])[\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs|md|py)\b/g;
  return [...(text.match(path) ?? []), ...(text.match(file) ?? [])];
}

const isThere = (from: string, named: string) =>
  names.has(named) ||
  ['', '.ts', '.tsx', '.mjs', '.md'].some(
    (ending) =>
      existsSync(join(ROOT, named + ending)) || existsSync(join(ROOT, dirname(from), named + ending)),
  );

it('names in comments and pages only files that are in the repository', () => {
  const texts = [
    ...SOURCES.map((path) => ({ path, text: comments(textOf(path)) })),
    ...PAGES.map((path) => ({ path, text: textOf(path) })),
  ];
  const named = texts.flatMap(({ path, text }) => namedIn(text).map((name) => ({ path, name })));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter(({ path, name }) => !isThere(path, name))).toEqual([]);
});

it('names rules by a section of docs/rules.md that is there', () => {
  const sections = new Set([...textOf('docs/rules.md').matchAll(/^## (\d+)\./gm)].map(([, n]) => n));
  const texts = SOURCES.map((path) => ({
    path,
    text: comments(textOf(path)).replace(/\s*\n\s*\**\s*/g, ' '),
  }));
  const named = texts.flatMap(({ path, text }) =>
    [...text.matchAll(/docs\/rules\.md, section (\d+)/g)].map(([, n]) => ({ path, n })),
  );
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter(({ n }) => !sections.has(n))).toEqual([]);
  // The rules have one page, which everybody can read.
  expect(texts.filter(({ text }) => /\bDOMAIN\b/.test(text)).map(({ path }) => path)).toEqual([]);
});
