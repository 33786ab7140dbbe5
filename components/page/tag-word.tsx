import type { ReactNode } from 'react';
import { Mark, type MarkKind, type Tone, toned } from '../mark';

const TAG =
  'inline-flex items-baseline gap-1.5 text-start text-dense leading-snug md:[table_&]:whitespace-nowrap';

type Props = { tone?: Tone; mark?: MarkKind; children: ReactNode };

/** A status: sign and word, coloured only where the colour means something. */
export function TagWord({ tone = 'neutral', mark, children }: Props) {
  return (
    <span className={toned({ tone, className: TAG })}>
      {mark && <Mark kind={mark} className="translate-y-[0.1em] text-[0.94em]" />}
      <span>{children}</span>
    </span>
  );
}
