import { useInsertionEffect } from 'react';

/** Where the answer to a form stands: an element of its own, at a side of what holds the pressed button. */
export type Beside = { host: HTMLElement; at: Element; side: 'before' | 'after' };

/**
 * The place for an answer beside the button that was pressed: where the eyes are, on the side with more room in the window.
 * None where the button cannot be seen; then the head of the form is the place.
 */
export function besidePressed(form: HTMLFormElement, button: HTMLElement | null): Beside | undefined {
  const box = button?.getBoundingClientRect();
  // The place of the answer before goes when this one comes.
  const children = [...form.children].filter((child) => !child.matches('[data-answer]'));
  const row = children.find((child) => child.contains(button));
  if (!box || !row || box.bottom <= 0 || box.top >= window.innerHeight) return;
  const host = document.createElement('div');
  // A whole line of a form whose fields stand beside each other; no room before there is an answer in it.
  host.dataset.answer = '';
  host.className = 'basis-full col-span-full empty:hidden';
  const isAbove = box.top > window.innerHeight - box.bottom;
  const isLine = getComputedStyle(form).display !== 'block';
  const end = isAbove ? children[0] : children.at(-1);
  return { host, at: (isLine && end) || row, side: isAbove ? 'before' : 'after' };
}

/** Puts the place of an answer into the page in the same step as the answer itself. */
export function useBeside(beside?: Beside): void {
  useInsertionEffect(() => {
    if (!beside) return;
    beside.at[beside.side](beside.host);
    return () => beside.host.remove();
  }, [beside]);
}
