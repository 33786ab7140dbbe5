import { controls } from './submission';

/** For so long a second press is the same one. */
const SAME_PRESS_MS = 1000;

/** A box that is meant for one sending alone: it is neither kept nor put back, and empty again once the form was sent. */
export const isForOnce = (control: HTMLElement): boolean => control.dataset.once !== undefined;

/** What was sent once is not sent again: no file stays chosen, and no box ticked that was meant for that sending alone. */
export function unchoose(form: HTMLFormElement): void {
  for (const control of controls(form)) {
    if (!(control instanceof HTMLInputElement)) continue;
    if (control.type === 'file') control.value = '';
    if (isForOnce(control)) control.checked = false;
  }
}

/**
 * The field whose file was refused as it was chosen, and that is empty by now: the form does not go out without it until that
 * was read. Whoever sends it again, a moment later, does without the file.
 */
export function refusedFile(form: HTMLFormElement): HTMLInputElement | null {
  const field = form.querySelector<HTMLInputElement>('input[type=file]:invalid');
  if (field) setTimeout(() => field.setCustomValidity(''), SAME_PRESS_MS);
  return field;
}
