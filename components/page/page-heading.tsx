import type { ReactNode } from 'react';
import { ArrivalHeading } from './arrival';

type Props = {
  title: string;
  kicker?: string;
  /** a symbol or number, set in the monospaced face */
  reference?: string;
  lead?: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
  /** the page is where a form leads to: its heading takes the focus */
  arrival?: boolean;
};

export function PageHeading({ title, kicker, reference, lead, tags, actions, arrival }: Props) {
  return (
    <div className="page-heading">
      <div className="page-heading-words">
        {(kicker || reference || tags) && (
          <div className="kicker">
            {kicker && <span>{kicker}</span>}
            {reference && <bdi className="font-mono">{reference}</bdi>}
            {tags}
          </div>
        )}
        {arrival ? <ArrivalHeading title={title} /> : <h1>{title}</h1>}
        {lead && <div className="lead">{lead}</div>}
      </div>
      {actions && <div className="button-row">{actions}</div>}
    </div>
  );
}
