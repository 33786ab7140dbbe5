import type { ReactNode } from 'react';

type Props = {
  title: string;
  id?: string;
  /** stands in the margin of the sheet on wide screens */
  number?: string;
  level?: 2 | 3;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
};

export function Section({ title, id, number, level = 2, lead, actions, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="section" id={id}>
      <div className="section-head">
        <Heading>
          {number && <span className="section-number">{number}</span>}
          <span>{title}</span>
        </Heading>
        {actions && <div className="button-row">{actions}</div>}
      </div>
      {lead && <div className="section-lead">{lead}</div>}
      {children}
    </section>
  );
}
