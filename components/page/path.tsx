import type { ReactNode } from 'react';
import { Link } from '../link';
import { Mark, type MarkKind, type Tone } from '../mark';

export type PathStep = {
  id: string;
  mark: MarkKind;
  title: string;
  detail?: ReactNode;
  time?: ReactNode;
  href?: string;
  tone?: Tone;
  state?: 'done' | 'current' | 'todo';
};

/** The way a text has gone, from the note to the vote and beyond. */
export function Path({ label, steps }: { label: string; steps: PathStep[] }) {
  return (
    <ol className="path" aria-label={label}>
      {steps.map(({ id, mark, title, detail, time, href, tone = 'neutral', state = 'done' }) => (
        <li key={id} className={`path-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
          <span className={`path-mark tone-${tone}`}>
            <Mark kind={mark} />
          </span>
          <div className="min-w-0">
            <p className="path-title">{href ? <Link href={href}>{title}</Link> : title}</p>
            {time && <p className="path-time">{time}</p>}
            {detail && <div>{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
