'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { forget, keep, readKept, restore, textOf } from './kept-text';
import type { FormState } from './state';

export type AutosaveStatus = 'idle' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused';
export type Autosaved = { status: AutosaveStatus; at?: number; message?: string; restored: boolean };

type Options = {
  form: RefObject<HTMLFormElement | null>;
  save: (form: FormData) => Promise<FormState>;
  /** where unsaved text waits in the browser, e.g. `note:<id>` */
  storageKey: string;
  /** hidden fields that take their value from the answer's data, e.g. a version number */
  adopt?: readonly string[];
  /** milliseconds of rest before a save */
  rest?: number;
};

/**
 * Saves a form after a rest and when a changed field is left. One save travels at a time; what changed
 * meanwhile follows. When the connection fails the text waits in the browser, comes back with the page, and is
 * sent when the connection does. `discard` drops it and loads what the server has.
 */
export function useAutosave({ form, save, storageKey, adopt = [], rest = 2000 }: Options) {
  const [saved, setSaved] = useState<Autosaved>({ status: 'idle', restored: false });
  const latest = useRef({ save, adopt });
  const discard = useRef<() => void>(() => undefined);
  latest.current = { save, adopt };

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let changes = 0;
    let stored = 0;
    let travelling = false;
    let over = false;
    let submitted: (() => void) | undefined;
    // What was typed belongs to the version it was typed upon, whatever the page has learned since.
    let base: Record<string, string> | null = null;

    const show = (next: Partial<Autosaved>) => !over && setSaved((before) => ({ ...before, ...next }));

    async function flush() {
      clearTimeout(timer);
      if (!element || travelling || changes === stored) return;
      const upTo = changes;
      travelling = true;
      show({ status: 'saving', message: undefined });
      const text = textOf(element);
      try {
        const answer = await latest.current.save(new FormData(element));
        if (takeOver(element, answer.data, latest.current.adopt))
          base = valuesOf(element, latest.current.adopt);
        if (answer.status === 'ok') {
          stored = upTo;
          forget(storageKey);
          show({ status: 'saved', at: answer.at ?? Date.now(), restored: false });
        } else {
          keep(storageKey, text, Date.now());
          const [first] = Object.values(answer.errors ?? {});
          show({ status: 'refused', message: answer.message ?? first });
        }
      } catch {
        keep(storageKey, text, Date.now());
        show({ status: 'offline' });
      }
      travelling = false;
      if (changes === stored) base = null;
      if (changes > upTo) wait();
      submitted?.();
      submitted = undefined;
    }

    // A save under way changes the version that the form is about to be sent with: the form follows it.
    function submit(event: SubmitEvent) {
      if (!travelling) {
        if (changes !== stored) wait();
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      const { submitter } = event;
      submitted = () => element?.requestSubmit(submitter);
    }

    function wait() {
      clearTimeout(timer);
      timer = setTimeout(flush, rest);
    }

    function changed() {
      if (element) base ??= valuesOf(element, latest.current.adopt);
      changes += 1;
      show({ status: 'waiting' });
      wait();
    }

    function upon({ formData }: FormDataEvent) {
      for (const [name, value] of Object.entries(base ?? {})) formData.set(name, value);
    }

    function leave() {
      if (element && changes !== stored) keep(storageKey, textOf(element), Date.now());
    }

    const kept = readKept(storageKey);
    if (kept) {
      if (restore(element, kept, latest.current.adopt)) show({ restored: true });
      changed();
    }
    discard.current = () => {
      stored = changes;
      forget(storageKey);
      window.location.reload();
    };
    element.addEventListener('input', changed);
    element.addEventListener('focusout', flush);
    element.addEventListener('submit', submit, true);
    element.addEventListener('formdata', upon);
    window.addEventListener('online', flush);
    window.addEventListener('pagehide', leave);
    return () => {
      leave();
      over = true;
      clearTimeout(timer);
      element.removeEventListener('input', changed);
      element.removeEventListener('focusout', flush);
      element.removeEventListener('submit', submit, true);
      element.removeEventListener('formdata', upon);
      window.removeEventListener('online', flush);
      window.removeEventListener('pagehide', leave);
    };
  }, [form, storageKey, rest]);

  return { ...saved, discard: () => discard.current() };
}

function valuesOf(form: HTMLFormElement, names: readonly string[]): Record<string, string> {
  const fields = names.map((name) => form.elements.namedItem(name));
  return Object.fromEntries(
    fields.flatMap((field) => (field instanceof HTMLInputElement ? [[field.name, field.value]] : [])),
  );
}

function takeOver(form: HTMLFormElement, data: unknown, names: readonly string[]): boolean {
  let taken = false;
  for (const name of names) {
    const field = form.elements.namedItem(name);
    const value: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined;
    if (field instanceof HTMLInputElement && (typeof value === 'string' || typeof value === 'number')) {
      field.value = String(value);
      taken = true;
    }
  }
  return taken;
}
