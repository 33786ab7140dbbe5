import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';

/** What stands on the band is seen there: links and the mark of the focus in its own ink. */
const BAND = cva(
  '-mx-4 border border-transparent bg-band text-on-band md:mx-0 [&_:focus-visible]:outline-on-band plain-link:text-on-band print:mx-0 print:border-border print:bg-transparent print:text-ink print:plain-link:text-ink',
  {
    variants: {
      look: {
        1: 'px-4 py-6 md:px-8 md:py-7',
        2: 'grid gap-x-12 gap-y-6 px-4 py-6 md:px-8 md:py-7 lg:grid-cols-2',
        split: 'grid lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]',
      },
    },
  },
);
const HALF = 'px-4 py-6 md:px-8 md:py-7';

type Props = {
  label: string;
  id?: string;
  columns?: 1 | 2;
  children: ReactNode;
  /** what else is happening, on deeper ground */
  beside?: ReactNode;
};

/** The one field of colour of a page: what is happening now, and what can be done about it. */
export function Band({ label, id, columns = 1, children, beside }: Props) {
  return (
    <section className={BAND({ look: beside ? 'split' : columns })} id={id} aria-label={label}>
      {beside ? (
        <>
          <div className={HALF}>{children}</div>
          <div className={`bg-band-deep print:bg-transparent ${HALF}`}>{beside}</div>
        </>
      ) : (
        children
      )}
    </section>
  );
}
