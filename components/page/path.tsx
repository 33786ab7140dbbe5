import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Link } from '../link';
import { Mark, type MarkKind, type Tone, toned } from '../mark';

const STEP = cva(
  'relative grid grid-cols-[24px_1fr] gap-x-4 not-last:pb-5 not-last:before:absolute not-last:before:start-3 not-last:before:top-6 not-last:before:bottom-0 not-last:before:border-s not-last:before:border-border',
  { variants: { state: { done: '', current: '', todo: 'not-last:before:border-dashed' } } },
);
const SIGN = cva('grid size-[25px] place-items-center border border-current bg-surface text-dense', {
  variants: {
    state: { done: '', current: 'outline-2 outline-offset-2 outline-accent', todo: 'border-dashed' },
  },
});
const TITLE = cva('', {
  variants: { state: { done: 'font-semibold', current: 'font-semibold', todo: 'text-muted' } },
});

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
    <ol aria-label={label} className="print:break-inside-avoid">
      {steps.map(({ id, mark, title, detail, time, href, tone = 'neutral', state = 'done' }) => (
        <li key={id} className={STEP({ state })} aria-current={state === 'current' ? 'step' : undefined}>
          <span className={SIGN({ state, className: toned({ tone: state === 'todo' ? 'quiet' : tone }) })}>
            <Mark kind={mark} />
          </span>
          <div className="min-w-0">
            <p className={TITLE({ state })}>{href ? <Link href={href}>{title}</Link> : title}</p>
            {time && <p className="text-meta text-muted">{time}</p>}
            {detail && <div>{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
