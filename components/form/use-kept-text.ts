import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { forget, isTouched, keep, keyOf, readKept, restore } from './kept-text';
import { useOwner } from './owner';
import { REQUEST_KEY } from './request-key';
import { sendWith, type Versions, versionsIn, versionsOf } from './versions';

export type Kept = {
  /** text of an earlier visit that was put back, by field name */
  restored?: Readonly<Record<string, string>>;
  /** newer text for this form was typed in another tab, and waits there */
  elsewhere: boolean;
  /** keeps to what the form is drawn with at this moment, until `letGo` or the returned release */
  hold: () => () => void;
  /** the text was saved, or the person has been shown the newer one */
  letGo: () => void;
  /** drops the text for what the server has */
  discard: () => void;
};

type KeptTextOptions = {
  form: RefObject<HTMLFormElement | null>;
  /** false where the form saves itself, and minds its text itself */
  active: boolean;
  /** false where nothing may wait in the browser */
  keeps: boolean;
  /** the form shows a refusal: its fields were drawn anew with what was typed */
  refused: boolean;
  /** takes the key that the text was first sent with: sent again, it is not doubled */
  onKey: (key: string) => void;
};

/**
 * What is typed and not yet saved waits in the browser, in its owner's name: it comes back after a reload, after
 * another page, after a sign-in. It is sent with the version that it was typed upon, also when the page has been
 * drawn anew meanwhile: the server can then tell that somebody else saved in between.
 */
export function useKeptText({ form, active, keeps, refused, onKey }: KeptTextOptions): Kept {
  const owner = useOwner();
  const base = useRef<Versions | null>(null);
  const shown = useRef(refused);
  const takeKey = useRef(onKey);
  // A form that was sent may be gone, or be about something else, when the answer comes.
  const key = useRef('');
  const [restored, setRestored] = useState<Kept['restored']>();
  const [elsewhere, setElsewhere] = useState(false);
  shown.current = refused;
  takeKey.current = onKey;

  useEffect(() => {
    const element = form.current;
    if (!element || !active) return;
    const waits = keeps && owner !== '';
    let restoring = false;

    function typed() {
      if (!element || restoring) return;
      base.current ??= versionsOf(element);
      if (!waits) return;
      key.current = keyOf(element, owner);
      if (isTouched(element, true) || shown.current) keep(element, owner);
      else forget(key.current);
    }

    function putBack() {
      const kept = element && waits ? readKept(keyOf(element, owner)) : undefined;
      if (!element || !kept || isTouched(element, true)) return;
      restoring = true;
      key.current = keyOf(element, owner);
      if (restore(element, kept)) {
        base.current = { ...versionsOf(element), ...versionsIn(kept.entries) };
        const values = Object.fromEntries(kept.entries);
        if (values[REQUEST_KEY]) takeKey.current(values[REQUEST_KEY]);
        setRestored(values);
      } else forget(key.current);
      restoring = false;
    }

    // Another tab has kept newer text of this form: it is shown where nothing was typed, and told where something was.
    function follow({ key, newValue }: StorageEvent) {
      if (!element || !waits || key !== keyOf(element, owner)) return;
      if (newValue !== null && isTouched(element, true)) setElsewhere(true);
      else if (newValue !== null) putBack();
    }

    const sent = (event: FormDataEvent) => sendWith(event, base.current);
    if (isTouched(element, true)) typed();
    else putBack();
    element.addEventListener('input', typed);
    element.addEventListener('formdata', sent);
    window.addEventListener('storage', follow);
    return () => {
      element.removeEventListener('input', typed);
      element.removeEventListener('formdata', sent);
      window.removeEventListener('storage', follow);
    };
  }, [form, active, keeps, owner]);

  const letGo = useCallback(() => {
    base.current = null;
    if (key.current) forget(key.current);
    setRestored(undefined);
    setElsewhere(false);
  }, []);
  const hold = useCallback(() => {
    const before = base.current;
    if (form.current) base.current ??= versionsOf(form.current);
    return () => {
      base.current = before;
    };
  }, [form]);
  const discard = useCallback(() => {
    letGo();
    if (shown.current) window.location.reload();
    else form.current?.reset();
  }, [form, letGo]);

  return useMemo(
    () => ({ restored, elsewhere, hold, letGo, discard }),
    [restored, elsewhere, hold, letGo, discard],
  );
}
