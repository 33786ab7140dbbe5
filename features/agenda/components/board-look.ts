import { cva } from 'class-variance-authority';
import { ROW_MINUTES, ROW_PIXELS } from './board-model';

/** The day by rooms: hours and heads stay while it is scrolled; on a phone the rooms are lists below each other. */
export const BOARD =
  'relative flex max-h-[88dvh] overflow-auto border border-border bg-surface max-md:block max-md:max-h-none max-md:overflow-visible max-md:border-0 max-md:bg-transparent print:max-h-none print:overflow-visible';

export const HOURS = {
  column: 'sticky start-0 z-3 w-[3.5rem] flex-none bg-surface text-meta text-muted max-md:hidden',
  corner: 'sticky top-0 h-[3rem] border-b border-border bg-surface',
  hour: 'figures block h-24 border-b border-hairline pt-0.5 pe-2 text-end rtl:ps-2 rtl:pe-0 rtl:text-start',
};

export const ROOM = {
  column: 'min-w-44 flex-[1_1_0] border-s border-hairline max-md:mb-6 max-md:border-0 max-md:last:mb-0',
  head: 'sticky top-0 z-2 flex h-[3rem] flex-col justify-center overflow-hidden border-b border-border bg-surface px-2 text-meta leading-tight text-muted max-md:static max-md:flex-row max-md:items-baseline max-md:justify-between max-md:bg-transparent max-md:px-0 max-md:pt-4',
  name: 'truncate text-dense leading-tight text-ink max-md:text-body',
  empty: 'hidden py-2 text-dense text-muted max-md:block',
};

/** Laid over the blocks of the room, so that none makes way for it; its time stands at its foot, where they leave room. */
export const GHOST = {
  frame:
    'pointer-events-none absolute inset-x-[3px] inset-y-0 z-2 flex items-end justify-end rounded-sm border-2 border-dashed border-accent bg-accent/14',
  time: 'figures bg-accent px-1.5 text-meta font-semibold text-on-accent',
};

/** How long a session is drawn: a quarter of an hour holds one line, three quarters hold two. */
export type Height = 'line' | 'lines' | 'full';

export const heightOf = ({ from, to }: { from: number; to: number }): Height =>
  to - from <= 20 ? 'line' : to - from <= 45 ? 'lines' : 'full';

/** What is above and below the text of a block: its margins, borders and paddings, and the line with the time. */
const AROUND = 2 + 2 + 2 + 24;
/** In Arabic, where it is highest. */
const LINE = 19.5;

/** The lines of text that are seen whole in a block; one in the lowest, which the time leaves just enough of. */
export const linesOf = ({ from, to }: { from: number; to: number }): number =>
  Math.max(1, Math.floor((((to - from) / ROW_MINUTES) * ROW_PIXELS - AROUND) / LINE));

/** A session in its room. With the focus in it, or the pointer on it, it is as high as what it says. */
export const block = cva(
  'group my-px grid min-w-0 grid-cols-[1fr_auto] gap-x-2 overflow-hidden rounded-sm border border-s-3 px-2 text-dense leading-[1.3] focus-within:z-1 focus-within:h-max focus-within:min-h-[calc(100%-2px)] focus-within:overflow-visible hover:z-1 hover:h-max hover:min-h-[calc(100%-2px)] max-md:my-2 max-md:py-2',
  {
    variants: {
      look: {
        session:
          'relative border-border border-s-accent bg-[color-mix(in_srgb,var(--accent)_7%,var(--surface))]',
        quiet: 'relative border-hairline border-s-border bg-canvas',
        pending:
          'border-dashed border-pending border-s-pending bg-pending-soft max-md:relative md:absolute md:inset-x-[3px] md:inset-y-0 md:z-2',
        refused: 'relative border-negative border-s-negative bg-surface',
      },
      height: {
        line: 'md:grid-cols-[auto_1fr_auto] md:grid-rows-[22px] md:content-start',
        lines: 'grid-rows-[auto_1fr] py-px',
        full: 'grid-rows-[auto_1fr] py-px',
      } satisfies Record<Height, string>,
      // Its ground stays whole, so that no line of the hours runs through its text.
      hold: { fixed: '', free: 'cursor-grab', held: 'cursor-grab *:opacity-45' },
    },
  },
);

export const blockTime = 'figures self-center justify-self-start text-meta text-muted';

/** Its title and what it is: as many lines as are seen whole, and all with the focus in it or the pointer on it. */
export const blockText = cva(
  'min-w-0 self-start md:line-clamp-(--lines) md:group-focus-within:line-clamp-none md:group-hover:line-clamp-none',
  {
    variants: {
      height: {
        line: 'max-md:col-span-full md:self-center',
        lines: 'col-span-full',
        full: 'col-span-full',
      } satisfies Record<Height, string>,
    },
  },
);

export const BLOCK_TITLE = 'font-semibold text-ink decoration-border';

/** Its line is as high as one of the title, so that whole lines of both fill a block. */
export const blockMeta = cva('block text-meta leading-[1.456] text-muted', {
  variants: {
    height: { line: 'md:hidden', lines: 'md:hidden', full: '' } satisfies Record<Height, string>,
  },
});

export const blockMove = cva(
  'col-start-2 row-start-1 inline-flex min-h-6 items-center text-meta print:hidden',
  {
    variants: {
      height: { line: 'md:col-start-3', lines: '', full: '' } satisfies Record<Height, string>,
    },
  },
);
