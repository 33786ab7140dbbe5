import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Link } from '../link';

export type SummaryRow = {
  key: string;
  value: ReactNode;
  /** `about` follows the word for those who hear the link alone: "Change" + "name" */
  change?: { label: string; href: string; about: string };
};

const ROW = cva('grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 border-b border-hairline py-2.5', {
  variants: {
    look: {
      answers: 'md:grid-cols-[30%_1fr_auto]',
      /** what was agreed to is a sentence, longer than the answer */
      sentences: 'md:grid-cols-[60%_1fr_auto]',
    },
  },
  defaultVariants: { look: 'answers' },
});
const KEY = cva('', {
  variants: { look: { answers: 'font-semibold', sentences: '' } },
  defaultVariants: { look: 'answers' },
});

/** Check your answers: each answer with a way back to its question. */
export function SummaryList({ rows, look }: { rows: SummaryRow[]; look?: 'answers' | 'sentences' }) {
  return (
    // The head of a section is ruled already.
    <dl className="border-t border-hairline [section>&]:-mt-4 [section>&]:border-t-0">
      {rows.map(({ key, value, change }) => (
        <div key={key} className={ROW({ look })}>
          <dt className={KEY({ look })}>{key}</dt>
          <dd className="col-start-1 min-w-0 md:col-start-2">{value}</dd>
          {change && (
            <dd className="col-start-2 row-start-1 md:col-start-3 print:hidden">
              <Link className="inline-block min-h-6" href={change.href}>
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
