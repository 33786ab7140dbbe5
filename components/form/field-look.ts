import { cva } from 'class-variance-authority';

/** A frame that steps back until somebody comes to it. */
const QUIET = 'not-hover:not-focus-visible:not-aria-invalid:border-hairline!';

/** On a sheet: ruled below, as a line that is to be written on. */
const RULED =
  'not-hover:not-focus-visible:not-aria-invalid:border-x-transparent! not-hover:not-focus-visible:not-aria-invalid:border-t-transparent! not-hover:not-focus-visible:not-aria-invalid:border-b-hairline!';

/** A control to type or to choose in; as wide as what belongs into it. */
export const control = cva(
  'w-full rounded-sm border border-border px-2.5 py-[7px] leading-[1.45] text-ink transition-colors placeholder:text-muted read-only:not-[select,[type=file]]:bg-canvas hover:border-ink focus-visible:border-accent focus-visible:outline-offset-0 aria-invalid:border-2 aria-invalid:border-negative aria-invalid:px-[9px] aria-invalid:py-[6px] file:me-3 file:cursor-pointer file:rounded-sm file:border file:border-border file:bg-canvas file:px-2.5 file:py-0.5',
  {
    variants: {
      kind: {
        line: 'min-h-10 bg-surface',
        list: 'min-h-10 bg-surface pe-8',
        text: 'block bg-surface max-h-[60vh] min-h-[4lh] resize-y [field-sizing:content]',
        /** a paragraph on a sheet, ruled rather than framed until somebody is in it */
        paragraph: `block max-h-[80vh] min-h-[2lh] resize-y bg-transparent [field-sizing:content] ${RULED}`,
      },
      width: { xs: 'max-w-24', s: 'max-w-44', m: 'max-w-80', l: 'max-w-[32rem]', full: '' },
      serif: { true: 'font-serif text-document' },
      /** one of many in a line of small controls */
      compact: { true: `min-h-8! py-[3px]! text-dense ${QUIET}` },
    },
    defaultVariants: { kind: 'line', width: 'full' },
  },
);

/** Above a group of fields, as large as the group weighs. */
export const legend = cva('block font-semibold', {
  variants: { size: { s: 'mb-1', m: 'mb-3 text-h3', l: 'mb-3 text-h2 leading-tight' } },
});

/** Choices below each other, or in one line where they are short. */
export const options = cva('', {
  variants: { inline: { true: 'flex flex-wrap gap-x-8', false: 'grid gap-1' } },
  defaultVariants: { inline: false },
});
