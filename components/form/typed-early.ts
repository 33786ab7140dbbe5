import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { write } from './kept-text';

const never = () => () => {};

/** The text areas of a form in which something else stands than what the page was drawn with. */
function typedIn(id: string): Map<HTMLTextAreaElement, string> {
  const areas = document.getElementById(id)?.querySelectorAll('textarea') ?? [];
  return new Map(
    [...areas].filter((area) => area.value !== area.defaultValue).map((area) => [area, area.value]),
  );
}

/**
 * Keeps what was typed into a form before the page's scripts ran: React gives a text area its first text again when it
 * takes it over, so that is read before and put back after. What else is typed or chosen it leaves alone.
 */
export function useTypedEarly(id: string): void {
  const takesOver = useSyncExternalStore(
    never,
    () => false,
    () => typeof document !== 'undefined',
  );
  const early = useRef<Map<HTMLTextAreaElement, string>>(null);
  if (takesOver) early.current ??= typedIn(id);
  useLayoutEffect(() => {
    for (const [area, text] of early.current ?? []) if (area.value !== text) write(area, text);
    early.current = new Map();
  }, []);
}
