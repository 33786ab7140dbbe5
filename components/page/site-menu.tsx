'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Mark } from '../mark';

/** The phone's menu: a <details> that needs no script, and with one closes on a choice, on Escape and outside. */
export function SiteMenu({ label, children }: { label: string; children: ReactNode }) {
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
    <details className="nav:hidden print:hidden" ref={details}>
      <summary className="-me-3 flex min-h-11 items-center gap-2 px-3 font-semibold">
        <Mark kind="note" />
        {label}
      </summary>
      {children}
    </details>
  );
}
