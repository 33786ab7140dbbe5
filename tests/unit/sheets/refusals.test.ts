import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '@/domain/local-text';
import { MOST_ROWS, MOST_SHEET } from '@/platform/sheets/sheet';
import { ENCODINGS, readAs, whyUnread } from './files';

const rows = (count: number) =>
  `Country;Name;E-mail\n${Array.from({ length: count }, (_, n) => `Chile;Ana ${n};a${n}@b.org\n`).join('')}`;

describe('a file that cannot be read', () => {
  it.each<[string, string | Buffer, string, string?]>([
    ['is empty', '', 'The file is empty.'],
    ['has only spaces', ' \n\t\n', 'The first 40 lines have no header.'],
    ['has no header', 'a;b\nc;d', 'The first 40 lines have no header.'],
    [
      'has its header too far below',
      `${'x\n'.repeat(40)}Country\nChile`,
      'The first 40 lines have no header.',
    ],
    ['is a PDF', '%PDF-1.7\n%âãÏÓ\n1 0 obj', 'The name of the file ends with .csv, but its content is PDF.'],
    ['is a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'but its content is PNG.'],
    ['is no text', Buffer.from([1, 2, 3, 4, 250, 251, 0, 7]), 'The content of the file is not text.'],
    ['is of another kind', 'Country\nChile', 'Only CSV and XLSX can be read.', 'list.ods'],
    ['has no ending', 'Country\nChile', 'Only CSV and XLSX can be read.', 'csv'],
    ['is too large', Buffer.alloc(MOST_SHEET + 1, 'a'), 'A list has at most 10 megabytes and 5,000 rows.'],
    [
      'has a row too many',
      rows(MOST_ROWS + 1),
      'The file has too many rows. A list has at most 5,000; divide it.',
    ],
    ['has 100,000 rows', rows(100_000), 'The file has too many rows.'],
    ['has no end of empty rows', `${rows(1)}${';;\n'.repeat(60_000)}`, 'The file has too many rows.'],
    [
      'is too wide',
      `Country${';'.repeat(300)}\nChile`,
      'Line 1 has too many columns. A list has at most 200.',
    ],
    ['has a whole book in a cell', `Country\n${'x'.repeat(10_001)}`, 'A cell in line 2 is too long.'],
    [
      'breaks off in a letter',
      Buffer.from('Country;Name\nCôte d’Ivoire;é').subarray(0, -1),
      'The file breaks off',
    ],
    ['breaks off in UTF-16', ENCODINGS['UTF-16LE']('Country\nChile').subarray(0, -1), 'The file breaks off'],
    [
      'breaks off in quotation marks',
      'Country;Name\nChile;"Ana\nPeru;B\n',
      'A quotation mark that opens in line 2 is never closed',
    ],
    [
      'is of two encodings',
      Buffer.concat([Buffer.from('Pays;Qualité\nCôte d’Ivoire;é\n'), Buffer.from([0x53, 0xe9, 0x6e, 0x0a])]),
      'Line 3 is not in UTF-8 like the rest of the file.',
    ],
    [
      'names a column twice',
      'Liste\n\nPays;Country;Nom;Courriel\n',
      'The header in line 3 names a column twice (Country): A (Pays) and B (Country).',
    ],
    [
      'has no column for what is needed',
      'Country;Name\nChile;Ana',
      'The header in line 1 has no column for this: E-mail address.',
    ],
    ['has no sender', 'Name;E-mail\nAna;a@b.org', 'for this: Country / Country code / Organization.'],
  ])('that %s is answered with a sentence', async (_, content, why, name) => {
    expect(await whyUnread('persons', content, { name })).toContain(why);
    // In each language, with all that the sentence needs.
    for (const locale of LOCALES)
      expect(await whyUnread('persons', content, { name, locale })).toMatch(/\S{2} .*[.؛]$/);
  });

  it('is not the one with as many rows as may be', async () => {
    expect((await readAs('persons', rows(MOST_ROWS))).rows).toHaveLength(MOST_ROWS);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  const command = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'scripts/sheet.ts', ...args], { encoding: 'utf8' });
  const file = (name: string, content: string | Buffer) => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };

  it('prints what was read, or says why not', () => {
    try {
      const read = command(
        'persons',
        file('a.csv', ENCODINGS['windows-1252']('País;Nombre;Correo\nEspaña;Íñigo;i@b.org')),
      );
      expect(read.stderr).toBe('');
      expect(read.status).toBe(0);
      expect(JSON.parse(read.stdout)).toEqual({
        format: 'csv',
        encoding: 'windows-1252',
        because: 'It is neither Unicode nor Arabic, and so most likely this encoding.',
        separator: ';',
        headerLine: 1,
        columns: [
          { field: 'country', header: 'País', column: 'A' },
          { field: 'name', header: 'Nombre', column: 'B' },
          { field: 'email', header: 'Correo', column: 'C' },
        ],
        unknownColumns: [],
        emptyRows: 0,
        counts: { rows: 1, new: 1, same: 0, error: 0 },
        rows: [
          { line: 2, state: 'new', values: { country: 'ES', name: 'Íñigo', email: 'i@b.org' }, errors: [] },
        ],
      });
      const unread = command('members', file('b.csv', ''), '--language=fr');
      expect([unread.status, unread.stdout, unread.stderr]).toEqual([1, '', 'Le fichier est vide.\n']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
