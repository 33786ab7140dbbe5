import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';

/** What stands on the band is seen there: links and the mark of the focus in its own ink. */
const BAND = cva(
  '-mx-4 border border-transparent bg-band px-4 py-6 text-on-band md:mx-0 md:px-8 md:py-7 [&_:focus-visible]:outline-on-band plain-link:text-on-band print:mx-0 print:border-border print:bg-transparent print:text-ink',
  { variants: { columns: { 1: '', 2: 'grid gap-x-12 gap-y-6 lg:grid-cols-2' } } },
);

type Props = { label: string; id?: string; columns?: 1 | 2; children: ReactNode };

/** The one field of colour of a page: what is happening now, and what can be done about it. */
export function Band({ label, id, columns = 1, children }: Props) {
  return (
    <section className={BAND({ columns })} id={id} aria-label={label}>
      {children}
    </section>
  );
}
