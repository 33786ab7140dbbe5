import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { ButtonRow } from '../form/button';

/** The head of a section is ruled in ink, that of a part of one by a hairline. */
const HEAD = cva('mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2 border-b pb-2', {
  variants: { level: { 2: 'border-ink', 3: 'border-hairline' } },
});
const TITLE = cva('', { variants: { level: { 2: 'text-h3', 3: 'text-body' } } });

type Props = {
  title: string;
  id?: string;
  level?: 2 | 3;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

export function Section({ title, id, level = 2, lead, actions, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="relative [:not(nav)+&]:mt-12" id={id}>
      <div className={HEAD({ level })}>
        <Heading className={TITLE({ level })}>{title}</Heading>
        {actions && <ButtonRow>{actions}</ButtonRow>}
      </div>
      {lead && <div className="measure -mt-1 mb-4 text-muted">{lead}</div>}
      {children}
    </section>
  );
}
