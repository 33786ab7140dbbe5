'use client';

import { useEffect } from 'react';

type Props = { previous?: string; next?: string };

/** Alt and an arrow upwards or downwards go to the neighbour in a list, by the links that stand on the page. */
export function StepKeys({ previous, next }: Props) {
  useEffect(() => {
    const step = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const id = event.key === 'ArrowUp' ? previous : event.key === 'ArrowDown' ? next : undefined;
      const link = id ? document.getElementById(id) : null;
      if (!link) return;
      event.preventDefault();
      link.click();
    };
    document.addEventListener('keydown', step);
    return () => document.removeEventListener('keydown', step);
  }, [previous, next]);
  return null;
}
