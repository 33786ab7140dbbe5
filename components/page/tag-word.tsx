import type { ReactNode } from 'react';
import { Mark, type MarkKind, type Tone } from '../mark';

type Props = { tone?: Tone; mark?: MarkKind; children: ReactNode };

/** A status: sign and word, coloured only where the colour means something. */
export function TagWord({ tone = 'neutral', mark, children }: Props) {
  return (
    <span className={`tag tone-${tone}`}>
      {mark && <Mark kind={mark} />}
      <span>{children}</span>
    </span>
  );
}
