import type { ReactNode } from 'react';
import { ButtonRow } from '../form/button';
import { ArrivalHeading } from './arrival';

type Props = {
  title: ReactNode;
  kicker?: ReactNode;
  /** a symbol or number, set in the monospaced face */
  reference?: string;
  lead?: ReactNode;
  tags?: ReactNode;
  actions?: ReactNode;
  /** the page is where a form leads to: its heading takes the focus */
  arrival?: boolean;
  /** the title is that of a document */
  serif?: boolean;
};

export function PageHeading({ title, kicker, reference, lead, tags, actions, arrival, serif }: Props) {
  return (
    <div className="mb-8 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
      <div className="min-w-0 max-w-[52rem] flex-[1_1_24rem]">
        {(kicker || reference || tags) && (
          <div className="mb-1.5 flex flex-wrap items-baseline gap-x-3 gap-y-1 text-dense text-muted">
            {kicker && <span>{kicker}</span>}
            {reference && <bdi className="font-mono">{reference}</bdi>}
            {tags}
          </div>
        )}
        {arrival ? (
          <ArrivalHeading title={title} />
        ) : (
          <h1 className={serif ? 'font-serif' : undefined}>{title}</h1>
        )}
        {lead && <div className="measure mt-2.5 text-muted">{lead}</div>}
      </div>
      {actions && <ButtonRow>{actions}</ButtonRow>}
    </div>
  );
}
