// How a paragraph is written where it stands: its texts beside each other, and in one line below them what can be done with it.

/** Two languages beside each other, where there is room for both. */
export const COLUMNS = 'grid gap-x-8 gap-y-3 md:has-[>:nth-child(2)]:grid-cols-2';

/**
 * Four lines: what was answered above, the texts, one line with their button and with what else can be done, what was answered
 * below. The form of the texts goes over all of them, and the other forms stand in its third line.
 */
export const LINES = 'relative grid grid-cols-[auto_1fr] grid-rows-[repeat(4,auto)] gap-x-4 font-sans';

export const TEXTS = [
  'col-span-full row-span-full grid grid-cols-subgrid grid-rows-subgrid *:m-0! [&>:is([role=alert],[data-answer],[data-done])]:my-2!',
  '[&>div]:col-span-full [&>div]:row-start-2 [&>button]:row-start-3 [&>button]:justify-self-start',
  '[&>:is([data-answer],[data-done])]:row-start-4 [&>:is([role=alert],[data-answer]:first-child)]:row-start-1',
].join(' ');

export const ALSO =
  'relative z-1 col-start-2 row-start-3 flex flex-wrap items-start justify-end gap-x-4 justify-self-end [&_button]:text-muted';

/** The names of the languages above their columns, past the numbers of the rail. */
export const HEADS =
  'grid grid-cols-[40px_minmax(0,1fr)] gap-x-4 sm:grid-cols-[56px_minmax(0,1fr)] xl:grid-cols-[72px_minmax(0,1fr)] xl:gap-x-6 max-md:hidden';
