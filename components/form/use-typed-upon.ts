import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { sendWith, type Versions, versionsOf } from './versions';

/**
 * Sends what was typed with the version that it was typed upon, also when the page has been drawn anew
 * meanwhile: the server can then tell that somebody else saved in between. The returned function lets go of
 * it, when the text was saved or the person has been shown the newer one.
 */
export function useTypedUpon(form: RefObject<HTMLFormElement | null>, active: boolean): () => void {
  const base = useRef<Versions | null>(null);
  useEffect(() => {
    const element = form.current;
    if (!element || !active) return;
    const typed = () => {
      base.current ??= versionsOf(element);
    };
    const sent = (event: FormDataEvent) => sendWith(event, base.current);
    element.addEventListener('input', typed);
    element.addEventListener('formdata', sent);
    return () => {
      element.removeEventListener('input', typed);
      element.removeEventListener('formdata', sent);
    };
  }, [form, active]);
  return useCallback(() => {
    base.current = null;
  }, []);
}
