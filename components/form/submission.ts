import { unstable_rethrow } from 'next/navigation';
import { fill } from '../text';
import type { FormAction, FormState, FormTexts } from './state';

/**
 * Sends a form and always answers with a state, so that nothing typed is lost: when the network fails or the
 * server does not answer as it should, nobody knows whether the form arrived, and the state says so (`lost`). A
 * redirect passes through as the error it is.
 */
export async function send(
  action: FormAction,
  previous: FormState,
  form: FormData,
  texts: Pick<FormTexts, 'unknown'>,
): Promise<FormState> {
  try {
    return await action(previous, form);
  } catch (error) {
    unstable_rethrow(error);
    return { status: 'failed', lost: true, message: texts.unknown, values: typed(form), at: Date.now() };
  }
}

/** The text answers of a form by field name. */
function typed(form: FormData): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value): value is string => typeof value === 'string');
    const [only] = texts;
    if (only !== undefined) values[name] = texts.length > 1 ? texts : only;
  }
  return values;
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

/**
 * What a field is called on the page, for a line that stands elsewhere: its label, with the heading of the fields that it is
 * a part of before it, or the language in which it asks for that (`inLanguage`, with {field} and {language}); empty where
 * there is none.
 */
export function nameOf(form: HTMLFormElement, name: string, inLanguage: string): string {
  const control = firstControl(form, name);
  // The word for "optional" stands within the label and is no part of the name.
  const label = control?.labels?.[0]?.firstChild?.textContent?.trim() ?? '';
  const legend = control?.closest('fieldset')?.querySelector('legend')?.textContent?.trim() ?? '';
  if (!legend) return label;
  const whole = control?.name !== name || control.type === 'radio' || control.type === 'checkbox';
  if (whole || !label) return legend;
  const isLanguage = control?.lang !== '' && name.endsWith(`.${control?.lang}`);
  return isLanguage ? fill(inLanguage, { field: legend, language: label }) : `${legend} (${label})`;
}

export function controls(form: HTMLFormElement): Control[] {
  const kinds = [HTMLInputElement, HTMLSelectElement, HTMLTextAreaElement, HTMLButtonElement];
  return [...form.elements].filter((e): e is Control => kinds.some((kind) => e instanceof kind));
}
