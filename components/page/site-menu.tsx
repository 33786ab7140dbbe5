'use client';

import { cva } from 'class-variance-authority';
import { type ReactNode, useEffect, useRef } from 'react';
import { Mark } from '../mark';

const MENU = cva('print:hidden', { variants: { look: { phone: '@nav:hidden', more: 'h-full' } } });
const LABEL = cva('flex items-center gap-2', {
  variants: {
    look: {
      phone: '-me-3 min-h-11 px-3 font-semibold',
      more: 'h-full border-y-3 border-transparent px-2 text-dense @max-[1023px]:px-1.5 @desk:px-2.5 hover:text-accent hover:underline forced-colors:border-[Canvas]',
    },
    here: {
      never: '',
      narrow:
        '@max-desk:border-b-accent @max-desk:font-semibold @max-desk:forced-colors:border-b-[Highlight]',
      always: 'border-b-accent font-semibold forced-colors:border-b-[Highlight]',
    },
  },
});

type Props = {
  label: string;
  look: 'phone' | 'more';
  /** on which screens the reader is in one of its places */
  here?: 'never' | 'narrow' | 'always';
  children: ReactNode;
};

/** The phone's menu, or the end of the bar's: a <details> that needs no script, and with one closes on a choice, on Escape and outside. */
export function SiteMenu({ label, look, here = 'never', children }: Props) {
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    const menu = details.current;
    if (!menu) return;
    const close = (event: Event) => {
      if (!menu.open || !(event.target instanceof Element)) return;
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      const inside = menu.contains(event.target);
      if (event instanceof MouseEvent && inside && !event.target.closest('a')) return;
      menu.open = false;
      if (event instanceof KeyboardEvent && inside) menu.querySelector('summary')?.focus();
    };
    document.addEventListener('click', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('click', close);
      document.removeEventListener('keydown', close);
    };
  }, []);

  return (
    <details className={MENU({ look })} ref={details}>
      <summary className={LABEL({ look, here })}>
        {look === 'phone' && <Mark kind="note" />}
        {label}
        {look === 'more' && <Mark kind="chevron" className="rotate-90 text-meta rtl:-rotate-90" />}
      </summary>
      {children}
    </details>
  );
}
