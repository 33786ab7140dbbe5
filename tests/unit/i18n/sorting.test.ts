import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableColumns, is, Table } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { inOrder, sorted } from '@/platform/i18n/format';

const root = join(import.meta.dirname, '../../..');

/** Columns of text that stand in an order of their own, or only in some order; nobody reads them as a list of names. */
const NO_NAMES: Record<string, string> = {
  'roll.countryCode':
    'codes, put into the order of their names where they are drawn; in the signed package by code',
  'rollExclusion.name': 'in the signed package, whose bytes do not change with a language',
  'roleGrant.role': 'words of ours, put into the order of their names where they are drawn',
  'topic.slug': 'put into the order of their titles where they are drawn',
  'sessionBureau.office': 'words of ours',
  'outcomeParagraph.part': 'words of ours',
  'sessionBureau.accountId': 'ids',
};

/** What stands in the order of its characters: days, and texts that are compared or hashed and that nobody reads. */
const NO_LISTS: Record<string, string> = {
  'features/agenda/components/editor-days.ts': 'days as YYYY-MM-DD',
  'features/ballots/queries/signed.ts': 'compared with what was signed',
  'features/conferences/components/agenda-glance.tsx': 'days as YYYY-MM-DD',
  'features/delegations/commands/distinction.ts': 'ids, in the order in which both are locked',
  'features/delegations/commands/move.ts': 'ids, in the order in which both are locked',
  'features/delegations/queries/delegations.ts': 'the digest of who sits in a delegation',
};

async function textColumns(): Promise<Set<string>> {
  const columns = new Set<string>();
  for (const path of globSync('db/schema/*.ts', { cwd: root })) {
    const module = (await import(join(root, path))) as Record<string, unknown>;
    for (const [name, table] of Object.entries(module)) {
      if (!is(table, Table)) continue;
      for (const [key, column] of Object.entries(getTableColumns(table))) {
        if (/Text|Varchar|Char|Json/.test(column.columnType)) columns.add(`${name}.${key}`);
      }
    }
  }
  return columns;
}

describe('lists of names', () => {
  it('are ordered as people read them, in every question to the database', async () => {
    const texts = await textColumns();
    expect(texts.has('room.name') && texts.has('account.name')).toBe(true);
    const wrong: string[] = [];
    for (const path of globSync('{features,platform}/**/*.{ts,tsx}', { cwd: root })) {
      const source = readFileSync(join(root, path), 'utf8');
      for (const [, list = ''] of source.matchAll(/\.orderBy\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g)) {
        const named = list.replace(/byName\([^)]*\)/g, '').matchAll(/\b([a-z]\w+)\.([a-z]\w+)\b/gi);
        for (const [column] of named) {
          if (texts.has(column) && !(column in NO_NAMES)) wrong.push(`${path}: ${column}`);
        }
      }
      for (const [, list = ''] of source.matchAll(/order by ([^`]*?)(?:limit|\)|`)/gi)) {
        if (/\b\w*(name|title|email|organization|question)\b/.test(list))
          wrong.push(`${path}: order by ${list}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('are put into an order in one way only', () => {
    const wrong = globSync('{app,features,platform,components}/**/*.{ts,tsx}', { cwd: root }).filter((path) =>
      /localeCompare\(|Intl\.Collator\b/.test(readFileSync(join(root, path), 'utf8')),
    );
    expect(wrong).toEqual(['platform/i18n/format.ts']);
  });

  it('are never put into the order of their characters', () => {
    const paths = globSync('{app,features,platform,components}/**/*.{ts,tsx}', { cwd: root })
      .sort()
      .filter((path) =>
        /\.(sort|toSorted)\(\)|\.(name|title|label|question|organization) [<>]/.test(
          readFileSync(join(root, path), 'utf8'),
        ),
      );
    expect(paths).toEqual(Object.keys(NO_LISTS).sort());
  });

  it('are read as the language of the reader is', () => {
    const names = [
      'Zoë',
      'Ñuñoa',
      'élan',
      'Étoile',
      'Nantes',
      'Room 10',
      'Room 2',
      'alpha',
      'Ávila',
      'Beta',
      'أمل',
      'إيمان',
      'بدر',
    ];
    const order = (locale: string) => sorted(names, locale, (name) => name).join(' ');
    expect(order('en')).toBe('alpha Ávila Beta élan Étoile Nantes Ñuñoa Room 2 Room 10 Zoë أمل إيمان بدر');
    expect(order('es')).toBe('alpha Ávila Beta élan Étoile Nantes Ñuñoa Room 2 Room 10 Zoë أمل إيمان بدر');
    expect(order('ar').startsWith('أمل إيمان بدر')).toBe(true);
    expect(['n', 'ñ', 'nz'].sort(inOrder('es'))).toEqual(['n', 'nz', 'ñ']);
    expect(['n', 'ñ', 'nz'].sort(inOrder('en'))).toEqual(['n', 'ñ', 'nz']);
  });
});
