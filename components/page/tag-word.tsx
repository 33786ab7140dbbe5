import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Mark, type MarkKind, type Tone, toned } from '../mark';

const TAG = cva('inline-flex items-baseline gap-1.5 text-start leading-snug md:[table_&]:whitespace-nowrap', {
  variants: { weight: { strong: 'font-semibold text-body', plain: 'text-dense' } },
  defaultVariants: { weight: 'plain' },
});

type Props = {
  tone?: Tone;
  mark?: MarkKind;
  /** it is what the page says first */
  weight?: 'strong';
  children: ReactNode;
};

/** A status: sign and word, coloured only where the colour means something. */
export function TagWord({ tone = 'neutral', mark, weight, children }: Props) {
  return (
    <span className={toned({ tone, className: TAG({ weight }) })}>
      {mark && <Mark kind={mark} className="translate-y-[0.1em] text-[0.94em]" />}
      <span>{children}</span>
    </span>
  );
}
