import { cva } from 'class-variance-authority';

/**
 * The looks of a table's parts. `stack`: on a phone each row is a card, its name first and then a line of facts, each
 * behind the heading of its column; `lines`: each fact on a line of its own, one below the other. Without it the table
 * keeps its rows there and scrolls.
 */
const STACKED = 'max-md:block max-md:*:block';
export const tableLook = cva('w-full border-collapse border-b border-border text-dense', {
  variants: { stack: { true: STACKED, lines: STACKED } },
});

const HIDDEN_HEAD = 'max-md:absolute max-md:size-px max-md:overflow-hidden max-md:[clip-path:inset(50%)]';
export const tableHead = cva('', { variants: { stack: { true: HIDDEN_HEAD, lines: HIDDEN_HEAD } } });

const CARD =
  'max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:gap-y-0.5 max-md:border-border max-md:py-2.5 max-md:first:border-t';
export const tableRow = cva('border-hairline hover:bg-accent/4 not-first:border-t', {
  variants: { stack: { true: CARD, lines: CARD } },
});

const CELL = 'py-1 ps-0 pe-5 align-baseline last:pe-0';
const HEIGHT = { true: 'h-8', false: 'h-10' };

export const headCell = cva(
  'border-b border-border py-1 ps-0 pe-5 align-bottom font-semibold whitespace-nowrap text-muted last:pe-0',
  {
    variants: { dense: HEIGHT, numeric: { true: 'text-end', false: 'text-start' } },
    defaultVariants: { numeric: false },
  },
);
const CARD_NAME = 'max-md:block max-md:h-auto max-md:basis-full max-md:p-0 max-md:text-body';
/** The cell that names its row. */
export const nameCell = cva([CELL, 'text-start'], {
  variants: {
    dense: HEIGHT,
    stack: { true: CARD_NAME, lines: CARD_NAME },
  },
});
const FACT =
  'max-md:flex max-md:h-auto max-md:gap-x-1.5 max-md:p-0 max-md:text-start max-md:[&[data-label]]:before:text-muted max-md:[&[data-label]]:before:content-[attr(data-label)]';
export const bodyCell = cva(CELL, {
  variants: {
    dense: HEIGHT,
    numeric: { true: 'figures text-end', false: 'text-start' },
    stack: {
      true: FACT,
      lines: [
        FACT,
        'max-md:basis-full max-md:[&[data-label]]:before:w-28 max-md:[&[data-label]]:before:shrink-0',
      ],
    },
  },
  defaultVariants: { numeric: false },
});
