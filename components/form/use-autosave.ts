'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { whenStill } from '../still/still';
import { forget, isTouched, isTypedEarly, keep, keyOf, readKept, restore } from './kept-text';
import type { FormState } from './state';
import { laterOf, sendWith, versionsIn, versionsOf } from './versions';

export type AutosaveStatus = 'idle' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused';
export type Autosaved = {
  status: AutosaveStatus;
  at?: number;
  message?: string;
  signIn?: boolean;
  restored: boolean;
};

type AutosaveOptions = {
  form: RefObject<HTMLFormElement | null>;
  save: (form: FormData) => Promise<FormState>;
  /** in whose name unsaved text waits in the browser */
  owner: string;
  /** marks the fields that a save was refused for */
  mark: (errors?: Record<string, string>) => void;
  /** the answer to the form's own button */
  sent: FormState;
  /** milliseconds of rest before a save */
  rest?: number;
};

type Running = { drawn: () => void; answered: (state: FormState) => void; discard: () => void };

/**
 * Saves a form after a rest and when a changed field is left. One save travels at a time; what changed
 * meanwhile follows. What was typed is sent with the version that it was typed upon; while nothing is unsaved,
 * the fields follow what others save. Until it is saved the text waits in the browser, comes back with the page, and
 * is sent when the connection is there. `discard` drops it and loads what the server has.
 */
export function useAutosave({ form, save, owner, mark, sent, rest = 2000 }: AutosaveOptions) {
  const [saved, setSaved] = useState<Autosaved>({ status: 'idle', restored: false });
  const latest = useRef(save);
  const running = useRef<Running>(undefined);
  latest.current = save;

  useEffect(() => {
    const element = form.current;
    if (!element) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let changes = 0;
    let stored = 0;
    let posted = 0;
    let travelling = false;
    let over = false;
    let submitted: (() => void) | undefined;
    // The version that the fields' text was made from, whatever the page has been drawn with since.
    let base = versionsOf(element);

    const show = (next: Partial<Autosaved>, answer?: FormState) =>
      whenStill(() => {
        if (over) return;
        setSaved((before) => ({ ...before, ...next }));
        if (answer) mark(answer.status === 'ok' ? undefined : answer.errors);
      });
    const kept = () => keyOf(element, owner);

    // What was typed while a save was on its way waits on, with the version that the save has made.
    function settle(upTo: number) {
      if (!element) return;
      if (changes === upTo) forget(kept());
      else keep(element, owner);
    }

    async function flush() {
      clearTimeout(timer);
      if (!element || travelling || changes === stored) return;
      const upTo = changes;
      travelling = true;
      show({ status: 'saving', message: undefined, signIn: undefined });
      try {
        const answer = await latest.current(new FormData(element));
        base = laterOf(base, versionsIn(Object.entries(answer.data ?? {})));
        if (answer.status === 'ok') {
          stored = upTo;
          settle(upTo);
          const at = answer.at ?? Date.now();
          show({ status: 'saved', at, message: answer.left, restored: false }, answer);
        } else {
          // The same words as beside the field.
          const [first = answer.message] = Object.values(answer.errors ?? {});
          show({ status: 'refused', message: first, signIn: answer.signIn }, answer);
        }
      } catch {
        show({ status: 'offline' });
      }
      travelling = false;
      if (changes > upTo) wait();
      submitted?.();
      submitted = undefined;
    }

    // The page was drawn anew: with a later version it brings the text that somebody else saved.
    function drawn() {
      if (!element || travelling || changes !== stored) return;
      const now = laterOf(base, versionsOf(element));
      if (now === base) return;
      // What stands there already is left alone: a reset takes the selection away from whoever is about to type.
      if (isTouched(element)) element.reset();
      base = now;
    }

    // After its own button the form is saved, or the person has been shown the newer text beside their own.
    function answered(state: FormState) {
      if (!element || (state.status !== 'ok' && !state.stale)) return;
      clearTimeout(timer);
      stored = posted;
      base = laterOf(laterOf(base, versionsOf(element)), versionsIn(Object.entries(state.data ?? {})));
      settle(stored);
      show({ status: 'idle', restored: false });
      if (changes > stored) wait();
    }

    // A save under way changes the version that the form is about to be sent with: the form follows it.
    function submit(event: SubmitEvent) {
      if (!travelling) {
        posted = changes;
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
      changes += 1;
      if (element) keep(element, owner);
      show({ status: 'waiting' });
      wait();
    }

    const upon = (event: FormDataEvent) => sendWith(event, base);

    function discard() {
      stored = changes;
      forget(kept());
      window.location.reload();
    }

    const waiting = owner ? readKept(kept()) : undefined;
    if (waiting) {
      base = { ...base, ...versionsIn(waiting.entries) };
      if (restore(element, waiting)) show({ restored: true });
      changed();
    } else if (isTypedEarly(element)) changed();
    running.current = { drawn, answered, discard };
    element.addEventListener('input', changed);
    element.addEventListener('focusout', flush);
    element.addEventListener('submit', submit, true);
    element.addEventListener('formdata', upon);
    window.addEventListener('online', flush);
    return () => {
      over = true;
      clearTimeout(timer);
      element.removeEventListener('input', changed);
      element.removeEventListener('focusout', flush);
      element.removeEventListener('submit', submit, true);
      element.removeEventListener('formdata', upon);
      window.removeEventListener('online', flush);
    };
  }, [form, owner, mark, rest]);

  useEffect(() => running.current?.answered(sent), [sent]);
  useEffect(() => running.current?.drawn());

  return { ...saved, discard: () => running.current?.discard() };
}
