'use client';

import { useState } from 'react';
import type { FormState } from './state';

/** The hidden field that a form carries its key in. */
export const REQUEST_KEY = 'requestKey';

/**
 * The key that a form is sent with: what it adds is added once for it, also when an answer was lost on the way and the
 * form is sent again. It is drawn by the server, is this form's own by its id, and stays until what was sent is
 * known to be there; the returned function takes another: the next one, or one that was kept with a text.
 */
export function useRequestKey(drawn: string | undefined, formId: string, posted: FormState) {
  const keyOf = (next: string) => (next.includes('.') ? next : `${next}.${formId}`);
  const [key, setKey] = useState(() => {
    const sent = posted.status === 'ok' ? undefined : posted.values?.[REQUEST_KEY];
    return typeof sent === 'string' ? sent : drawn && keyOf(drawn);
  });
  return [key, (next: string) => setKey(keyOf(next))] as const;
}

/** Draws it, where the form has one. */
export function RequestKey({ value }: { value: string | undefined }) {
  return value && <input type="hidden" name={REQUEST_KEY} value={value} />;
}
