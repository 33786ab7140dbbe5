import type { ReactNode } from 'react';
import { Link } from '../link';

export type SummaryRow = {
  key: string;
  value: ReactNode;
  /** `about` follows the word for those who hear the link alone: "Change" + "name" */
  change?: { label: string; href: string; about: string };
};

/** Check your answers: each answer with a way back to its question. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  return (
    <dl className="summary">
      {rows.map(({ key, value, change }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
          {change && (
            <dd className="summary-change">
              <Link href={change.href}>
                {change.label}
                <span className="sr-only"> {change.about}</span>
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
