import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Mark } from '../mark';

const FOLD = cva('group border-hairline', {
  variants: { inset: { true: 'mt-6 border-t', false: 'mt-12 border-y' } },
});

type Props = {
  title: string;
  id?: string;
  /** it is the end of a card, and not of a page */
  inset?: boolean;
  children: ReactNode;
};

/** What only some want to see, behind its title; on paper it is open. */
export function Fold({ title, id, inset = false, children }: Props) {
  return (
    <details id={id} className={FOLD({ inset })} data-printed="">
      <summary className="flex min-h-12 items-center gap-2.5 font-semibold hover:text-accent">
        <Mark
          kind="chevron"
          className="transition-transform group-open:rotate-90 rtl:group-open:-rotate-90 print:hidden"
        />
        <h2 className="text-body leading-normal">{title}</h2>
      </summary>
      <div className="pt-2 pb-6">{children}</div>
    </details>
  );
}
