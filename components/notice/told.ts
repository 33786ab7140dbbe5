import { useSyncExternalStore } from 'react';

/** What a form was answered that has gone since; or that the page is held back from showing an error over a form. */
export type PageMessage = { text: string } | 'heldBack';

let message: { what: PageMessage; path: string } | null = null;
const listeners = new Set<() => void>();

/** Shows a message of the page in place of the one that stands there; null takes it away. */
export function tell(what: PageMessage | null): void {
  message = what && { what, path: window.location.pathname };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The message of the page, and the page that it is of. */
export const useTold = () =>
  useSyncExternalStore(
    subscribe,
    () => message,
    () => null,
  );
