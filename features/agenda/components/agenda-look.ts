import { cva } from 'class-variance-authority';

/** What all lines of a day have in common is said once, at their list: an agenda may have thousands. */
export const LINES = [
  '[&_a]:font-semibold [&_a]:text-ink [&_a]:decoration-border [&_a:hover]:text-accent',
  '[&_p]:text-dense [&_p]:text-muted [&_p_a]:font-normal [&_p_a]:text-muted',
  '[&_li>*]:py-0.5 print:[&_a]:no-underline',
].join(' ');

/**
 * One line: when, and what meets then, side by side where sessions are parallel. What is on now has the field of colour,
 * on the screen alone; what is over today steps back.
 */
export const line = cva(
  [
    'group relative border-b border-hairline py-2 print:break-inside-avoid print:py-1',
    'sm:grid sm:min-h-15 sm:grid-cols-[8rem_repeat(auto-fit,minmax(min(14rem,100%),1fr))] sm:gap-x-6 sm:pe-24 print:min-h-0 print:pe-0',
    // Where parallel sessions stand below each other, a broken rule tells them apart.
    'max-sm:not-print:[&>div+div]:mt-2 max-sm:not-print:[&>div+div]:border-t max-sm:not-print:[&>div+div]:border-dashed max-sm:not-print:[&>div+div]:border-hairline max-sm:not-print:[&>div+div]:pt-2',
    'not-print:data-over:[&_a]:text-muted',
    'not-print:current:band not-print:current:-mx-4 not-print:current:border-transparent not-print:current:px-4 sm:not-print:current:pe-28',
    'after:absolute after:end-0 after:top-2.5 after:text-dense after:font-semibold not-print:after:content-[attr(data-now)] current:after:end-4',
  ],
  {
    variants: {
      quiet: { true: 'text-dense text-muted sm:items-center', false: 'sm:[&>time]:row-[1/span_50]' },
    },
  },
);

/** Begin and end run from left to right everywhere; the reader's own time follows, in room that is kept for it. */
export const TIME =
  'figures flex gap-x-3 whitespace-nowrap [direction:ltr] rtl:flex-row-reverse sm:flex-col rtl:sm:flex-col rtl:sm:items-end not-print:group-data-over:text-muted not-print:data-own:after:text-meta not-print:data-own:after:text-accent not-print:data-own:after:content-[attr(data-own)]';
