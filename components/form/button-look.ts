import { cva, type VariantProps } from 'class-variance-authority';

const SOLID = ['primary', 'secondary', 'danger', 'band', 'bandSecondary'] as const;

/** Where the reader's colours stand in for ours, what leads on is filled all the same. */
const FILLED = [
  'forced-colors:not-disabled:not-aria-disabled:bg-[Highlight]',
  'forced-colors:not-disabled:not-aria-disabled:text-[HighlightText]',
  'forced-colors:not-disabled:not-aria-disabled:forced-color-adjust-none',
];

/** What leads on, and how much it weighs: one `primary` a screen; `danger` for what cannot be taken back. */
export const button = cva(
  'inline-flex items-center justify-center gap-2 rounded-sm border text-center leading-[1.3] transition-colors aria-disabled:cursor-default aria-disabled:border-border aria-disabled:bg-hairline aria-disabled:text-ink disabled:cursor-default disabled:border-border disabled:bg-hairline disabled:text-ink print:hidden',
  {
    variants: {
      variant: {
        primary: [
          'border-transparent bg-accent font-semibold text-on-accent no-underline hover:no-underline hover:bg-[color-mix(in_srgb,var(--accent)_86%,var(--ink))]',
          FILLED,
        ],
        secondary:
          'border-border bg-surface font-semibold text-ink no-underline hover:border-ink hover:no-underline hover:bg-[color-mix(in_srgb,var(--ink)_5%,var(--surface))]',
        danger:
          'border-transparent bg-negative font-semibold text-on-negative no-underline hover:no-underline hover:bg-[color-mix(in_srgb,var(--negative)_86%,var(--ink))]',
        /** the primary one of a band */
        band: [
          'border-transparent bg-on-band font-semibold text-band no-underline hover:no-underline hover:bg-[color-mix(in_srgb,var(--on-band)_88%,var(--band))]',
          FILLED,
        ],
        bandSecondary:
          'border-on-band-muted font-semibold text-on-band no-underline hover:border-on-band hover:no-underline hover:bg-band-deep',
        quiet:
          'border-transparent text-accent underline underline-offset-[0.2em] hover:underline hover:decoration-2 forced-colors:border-[Canvas]',
      },
      size: {
        s: 'min-h-8 py-0.5 text-dense',
        m: 'min-h-10 py-1.5',
        l: 'min-h-12 py-1.5',
      },
    },
    // A quiet one stands like a link, at the edge of the column.
    compoundVariants: [
      { variant: [...SOLID], size: 's', className: 'px-2.5' },
      { variant: [...SOLID], size: 'm', className: 'px-4.5' },
      { variant: [...SOLID], size: 'l', className: 'px-6' },
    ],
    defaultVariants: { variant: 'primary', size: 'm' },
  },
);

export type ButtonLook = VariantProps<typeof button>;
