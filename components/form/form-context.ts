'use client';

import { createContext, use } from 'react';
import { errorOf, type FormState, IDLE } from './state';

export type FormContextValue = {
  id: string;
  state: FormState;
  pending: boolean;
  pendingText?: string;
  newer?: string;
};

export const FormContext = createContext<FormContextValue>({ id: 'form', state: IDLE, pending: false });

/** The id of a field, also the target of the error summary's link. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

/** What a field needs to know of its form: its ids, its error and what describes it. */
export function useField(name: string, hint?: string, withParts = false) {
  const { id: formId, state, newer } = use(FormContext);
  const id = fieldId(formId, name);
  const error = errorOf(state, name, withParts);
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return { id, error, state, describedBy, newer };
}
