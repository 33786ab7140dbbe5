import type { ReactNode } from 'react';

/** A colleague by name; `after` is the office, with the comma before it. */
export type Named = { name: string; after: string };

type Props = {
  /** null where the reader is no colleague */
  by: Named | null;
  /** the office alone, as everybody else reads it */
  children?: ReactNode;
};

/** Who did something in office: colleagues read the name with the office, everybody else the office. */
export function ByOffice({ by, children }: Props) {
  if (!by) return children;
  return (
    <span>
      <bdi>{by.name}</bdi>
      {by.after}
    </span>
  );
}

/** The same behind other words, for colleagues alone: others read there already by which office it was. */
export function ByColleague({ by }: { by: Named | null }) {
  return (
    by && (
      <>
        {' · '}
        <ByOffice by={by} />
      </>
    )
  );
}
