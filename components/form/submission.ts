import { unstable_rethrow } from 'next/navigation';
import type { FormAction, FormState, FormTexts } from './state';

/**
 * Sends a form and always answers with a state, so that nothing typed is lost: when the network fails or the
 * server does not answer as it should, the state says so. A redirect passes through as the error it is.
 */
export async function send(
  action: FormAction,
  previous: FormState,
  form: FormData,
  texts: Pick<FormTexts, 'offline' | 'failed'>,
): Promise<FormState> {
  try {
    return await action(previous, form);
  } catch (error) {
    unstable_rethrow(error);
    return {
      status: 'failed',
      message: isNetworkError(error) ? texts.offline : texts.failed,
      at: Date.now(),
    };
  }
}

/** A fetch that never reached the server rejects with a TypeError. */
export function isNetworkError(error: unknown): boolean {
  return error instanceof TypeError || (typeof navigator !== 'undefined' && navigator.onLine === false);
}

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement | HTMLButtonElement;

/** The first control of a form that answers to a name, also as a list (`name[]`) or in parts (`name.fr`). */
export function firstControl(form: HTMLFormElement, name: string): Control | undefined {
  return controls(form).find(
    (control) =>
      control.type !== 'hidden' &&
      (control.name === name || control.name === `${name}[]` || control.name.startsWith(`${name}.`)),
  );
}

export function controls(form: HTMLFormElement): Control[] {
  const kinds = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLButtonElement];
  return [...form.elements].filter((e): e is Control => kinds.some((kind) => e instanceof kind));
}
