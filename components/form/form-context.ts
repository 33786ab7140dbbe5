'use client';

import { createContext, use } from 'react';
import { classes } from '../text';
import { errorOf, type FormState, IDLE } from './state';

export type FormContextValue = {
  id: string;
  /** what the fields show: the answer, or what a save by itself was refused for */
  state: FormState;
  /** the answer to the form's own button */
  sent: FormState;
  pending: boolean;
  pendingText?: string;
  newer?: string;
  /** text of an earlier visit that was put back, for fields that only an answer brings */
  restored?: Readonly<Record<string, string>>;
  /** whose text the form keeps; nobody's when it keeps none */
  owner: string;
  /** marks the fields that a save by itself was refused for */
  mark: (errors?: Record<string, string>) => void;
};

export const FormContext = createContext<FormContextValue>({
  id: 'form',
  state: IDLE,
  sent: IDLE,
  pending: false,
  owner: '',
  mark: () => {},
});

/** The id of a field, also the target of the error summary's link. */
export function fieldId(formId: string, name: string): string {
  return `${formId}-${name}`;
}

type FieldOptions = {
  hint?: string;
  /** an error of one of its parts is its own, too */
  withParts?: boolean;
  /** what the browser itself found wrong, before anything is sent */
  wrong?: string;
  /** which it is, from 0, of several fields of one name */
  at?: number;
};

export type FieldOfForm = ReturnType<typeof useField>;

/** What a field needs to know of its form: its error, its hint, and what its control is called and described by. */
export function useField(name: string, { hint, withParts, wrong, at }: FieldOptions = {}) {
  const { id: formId, state, newer } = use(FormContext);
  const own = fieldId(formId, name);
  const id = at === undefined ? own : `${own}-${at}`;
  const error = wrong ?? errorOf(state, name, withParts);
  const control = {
    id,
    name,
    'aria-describedby': classes(hint && `${id}-hint`, error && `${id}-error`) || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return { control, hint, error, state, newer };
}
