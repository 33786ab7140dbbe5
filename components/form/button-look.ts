import { cva, type VariantProps } from 'class-variance-authority';

/** What leads on, and how much it weighs: one `primary` a screen; `danger` for what cannot be taken back. */
export const button = cva(
  'inline-flex items-center justify-center gap-2 rounded-sm border border-transparent text-center leading-[1.3] no-underline transition-colors hover:no-underline aria-disabled:cursor-default aria-disabled:border-border aria-disabled:bg-hairline aria-disabled:text-ink disabled:cursor-default disabled:border-border disabled:bg-hairline disabled:text-ink print:hidden',
  {
    variants: {
      variant: {
        primary:
          'bg-accent font-semibold text-on-accent hover:bg-[color-mix(in_srgb,var(--accent)_86%,var(--ink))]',
        secondary:
          'border-border bg-surface font-semibold text-ink hover:border-ink hover:bg-[color-mix(in_srgb,var(--ink)_5%,var(--surface))]',
        danger:
          'bg-negative font-semibold text-on-negative hover:bg-[color-mix(in_srgb,var(--negative)_86%,var(--ink))]',
        quiet: 'text-accent underline underline-offset-[0.2em] hover:underline hover:decoration-2',
      },
      size: {
        s: 'min-h-8 px-2.5 py-0.5 text-dense',
        m: 'min-h-10 px-4.5 py-1.5',
        l: 'min-h-12 px-6 py-1.5',
      },
    },
    compoundVariants: [{ variant: 'quiet', className: 'px-2' }],
    defaultVariants: { variant: 'primary', size: 'm' },
  },
);

export type ButtonLook = VariantProps<typeof button>;
