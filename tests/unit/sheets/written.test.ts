import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvText } from '@/domain/csv';
import { delimitedGrid } from '@/platform/sheets/delimited';

/** What people write into a cell, and what a spreadsheet would take for a formula or the end of a cell. */
const cell = fc
  .array(
    fc.oneof(
      fc.constantFrom('=', '+', '-', '@', "'", '"', ',', ';', '\n', '1', ' '),
      fc.string({ unit: 'grapheme' }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) =>
    parts
      .join('')
      .replace(/[^\P{C}\n]/gu, '')
      .trim(),
  );
const rows = fc
  .integer({ min: 2, max: 6 })
  .chain((columns) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
  );

it('reads every cell as it was before it was written, formulas and signs among them', () => {
  fc.assert(
    fc.property(rows, (table) => {
      // The head of a list has no signs, and as many columns as its rows.
      const head = table[0]?.map((_, n) => `Column ${n}`) ?? [];
      const { grid, how } = delimitedGrid(Buffer.from(csvText([head, ...table])));
      expect(how).toMatchObject({ encoding: 'UTF-8', separator: ',' });
      const full = table.filter((row) => row.some((text) => text !== ''));
      expect(grid.rows.slice(1).map(({ cells }) => cells)).toEqual(full);
    }),
    { numRuns: 300, examples: [[[['', ';;=']]], [[[';;;', 'a']]]] },
  );
});
