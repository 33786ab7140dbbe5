import type { ReactNode } from 'react';
import { classes } from '../text';

type Props = { items: { term: string; detail: ReactNode }[]; columns?: 1 | 2 | 3 };

/** Plain facts as a ruled definition list. */
export function Facts({ items, columns = 1 }: Props) {
  return (
    <dl className={classes('facts', columns > 1 && `facts-${columns}`)}>
      {items.map(({ term, detail }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
