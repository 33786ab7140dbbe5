import type { ReactNode } from 'react';

type Props = {
  title: string;
  kicker?: string;
  /** a symbol or number, set in the monospaced face */
  reference?: string;
  lead?: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
};

export function PageHeading({ title, kicker, reference, lead, tags, actions }: Props) {
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
        <h1>{title}</h1>
        {lead && <div className="lead">{lead}</div>}
      </div>
      {actions && <div className="button-row">{actions}</div>}
    </div>
  );
}
