import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';

const LIST = cva('', {
  variants: {
    columns: {
      1: 'grid',
      2: 'gap-x-12 md:columns-2',
      3: 'gap-x-12 md:columns-2 lg:columns-3',
    },
  },
});

type Props = { items: { term: string; detail: ReactNode }[]; columns?: 1 | 2 | 3 };

/** Plain facts as a ruled definition list; in columns they run down one after the other, so that none has a hole. */
export function Facts({ items, columns = 1 }: Props) {
  return (
    <dl className={LIST({ columns })}>
      {items.map(({ term, detail }) => (
        <div
          key={term}
          className="grid break-inside-avoid grid-cols-[minmax(7rem,min(12rem,40%))_1fr] gap-x-4 border-b border-hairline py-2"
        >
          <dt className="pt-px text-dense text-muted">{term}</dt>
          <dd className="min-w-0 wrap-anywhere">{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
