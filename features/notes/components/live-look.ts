import { cva } from 'class-variance-authority';

/** The number of a paragraph, on the rail at its beginning. */
const RAIL =
  'before:absolute before:inset-y-0 before:start-0 before:w-10 before:border-e before:border-border before:py-2.5 before:pe-2 before:text-end before:font-sans before:text-dense before:font-semibold before:leading-[26px] before:text-muted before:tabular-nums before:content-[attr(data-number)] sm:before:w-14 xl:before:w-[72px]';

/** What the paragraph where one writes shows: its rail, and for the first of all what is to be written. */
const WRITTEN =
  'data-emptied:before:line-through data-here:before:border-e-accent data-here:before:text-accent data-empty:after:pointer-events-none data-empty:after:absolute data-empty:after:start-14 data-empty:after:top-2.5 data-empty:after:font-sans data-empty:after:text-dense data-empty:after:leading-[26px] data-empty:after:text-muted data-empty:after:content-[attr(data-empty)] sm:data-empty:after:start-[72px] xl:data-empty:after:start-24';

/** A paragraph on the paper where notes are written live, as the page draws it first and the editor after it. */
export const PAPER_PARAGRAPH = `relative scroll-mt-6 ps-14 sm:ps-[72px] xl:ps-24 target:bg-accent/5 ${RAIL} ${WRITTEN}`;
/** What it is, above its words. */
const KIND =
  'data-kind:before:block data-kind:before:font-sans data-kind:before:text-dense data-kind:before:font-semibold data-kind:before:text-accent data-kind:before:[unicode-bidi:plaintext] data-kind:before:content-[attr(data-kind)]';

/** Its words. */
export const PAPER_WORDS = `max-w-[72ch] py-2.5 font-serif text-document ${KIND}`;
/** All paragraphs. */
export const PAPER =
  'min-h-[12lh] whitespace-pre-wrap break-words outline-none focus-visible:outline-2 focus-visible:outline-offset-4 focus-visible:outline-transparent focus-visible:outline-solid';

/** Where a colleague writes: a line in the text, and their name above it, which is drawn and no part of the text. */
export const CARET =
  'relative -ms-px border-s-2 border-accent after:pointer-events-none after:absolute after:start-[-2px] after:bottom-full after:z-1 after:whitespace-nowrap after:bg-accent after:px-1.5 after:font-sans after:text-meta after:leading-5 after:text-on-accent after:content-[attr(data-caret)] print:hidden';
/** What a colleague has selected. */
export const SELECTED = 'bg-accent/15';

/** How it stands with what was typed. */
export const standingLine = cva('flex items-baseline gap-2', {
  variants: { warns: { true: 'text-pending', false: 'text-muted' } },
});
