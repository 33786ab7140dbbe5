import { isForOnce } from './chosen-files';
import { keptKey, ownsTheStore } from './owner';
import { REQUEST_KEY } from './request-key';
import { controls } from './submission';
import { isVersionName } from './versions';

export type KeptText = { at: number; entries: [string, string][] };

/** Hidden fields that belong to the text, or to one drawing of the page, and do not say what the text is about. */
const travelsWithText = (name: string) => isVersionName(name) || name === REQUEST_KEY || name === 'key';

/** Never kept: what a press decides, what is meant for one sending, what a browser may not give back, and secrets. */
function isLeftOut(control: ReturnType<typeof controls>[number]): boolean {
  if (control instanceof HTMLButtonElement || isForOnce(control)) return true;
  if (control.type === 'hidden') return !travelsWithText(control.name);
  return ['file', 'password'].includes(control.type) || control.autocomplete === 'one-time-code';
}

/** Where the text of a form waits: under its owner, its own id, and the hidden fields that say what it is about. */
export function keyOf(form: HTMLFormElement, owner: string): string {
  const about = controls(form).filter(
    ({ type, name }) => type === 'hidden' && !name.startsWith('$') && !travelsWithText(name),
  );
  return keptKey(owner, `${form.id}?${new URLSearchParams(about.map(({ name, value }) => [name, value]))}`);
}

/** What was answered in a form, as pairs, with the version that it was typed upon. */
function textOf(form: HTMLFormElement): [string, string][] {
  const left = new Set(
    controls(form)
      .filter(isLeftOut)
      .map(({ name }) => name),
  );
  return [...new FormData(form)].filter(
    (pair): pair is [string, string] =>
      typeof pair[1] === 'string' && !pair[0].startsWith('$') && !left.has(pair[0]),
  );
}

/** The same in one piece, to compare. */
export const textIn = (form: HTMLFormElement) => JSON.stringify(textOf(form));

/** Reads what an earlier visit left in the browser; anything unreadable counts as nothing. */
export function readKept(key: string): KeptText | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is KeptText {
  return (
    typeof value === 'object' &&
    value !== null &&
    'entries' in value &&
    Array.isArray(value.entries) &&
    value.entries.every((pair) => Array.isArray(pair) && pair.every((part) => typeof part === 'string'))
  );
}

/**
 * Leaves the text of a form in the browser, in its owner's name and no longer than the browser is that owner's; a
 * full or forbidden store is no reason to stop the writer.
 */
export function keep(form: HTMLFormElement, owner: string): void {
  try {
    if (!owner || !ownsTheStore(localStorage, owner)) return;
    const kept: KeptText = { at: Date.now(), entries: textOf(form) };
    localStorage.setItem(keyOf(form, owner), JSON.stringify(kept));
  } catch {
    // The text is still in the form.
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A store that cannot be opened holds nothing to forget.
  }
}

/** Puts a value into a control as typing does: React watches the property of the element itself, and this goes past it. */
export function write(control: Element, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value);
  control.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A field that grows with its text grows when somebody types in it, and not by text that comes by itself. */
function staysAsTall(area: HTMLTextAreaElement): void {
  area.style.blockSize = `${area.getBoundingClientRect().height}px`;
  const typed = ({ isTrusted }: Event) => {
    if (!isTrusted) return;
    area.style.blockSize = '';
    area.removeEventListener('input', typed);
  };
  area.addEventListener('input', typed);
}

/** Puts kept text back into the fields; hidden ones stay as the server drew them. True when a field changed. */
export function restore(form: HTMLFormElement, kept: KeptText): boolean {
  const values = new Map<string, string[]>();
  for (const [name, value] of kept.entries) values.set(name, [...(values.get(name) ?? []), value]);
  let changed = false;
  for (const control of controls(form)) {
    if (control instanceof HTMLButtonElement || control.type === 'hidden' || isLeftOut(control)) continue;
    const mine = values.get(control.name);
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
      const checked = mine?.includes(control.value) ?? false;
      changed ||= control.checked !== checked;
      control.checked = checked;
    } else if (mine?.[0] !== undefined && control.value !== mine[0] && canBe(control, mine[0])) {
      if (control instanceof HTMLTextAreaElement) staysAsTall(control);
      write(control, mine[0]);
      changed = true;
    }
  }
  return changed;
}

const canBe = (control: Element, value: string) =>
  !(control instanceof HTMLSelectElement) || [...control.options].some((option) => option.value === value);

/** True when a field shows something else than the server drew; `typed` asks only for what is typed, not chosen. */
export function isTouched(form: HTMLFormElement, typed = false): boolean {
  return controls(form).some((control) => {
    if (isLeftOut(control) || control.type === 'hidden' || control instanceof HTMLButtonElement) return false;
    if (control instanceof HTMLSelectElement)
      return !typed && [...control.options].some((option) => option.selected !== option.defaultSelected);
    if (control.type === 'checkbox' || control.type === 'radio')
      return !typed && control instanceof HTMLInputElement && control.checked !== control.defaultChecked;
    return control.value !== control.defaultValue;
  });
}

/**
 * True when something was typed before the page's scripts ran. A field with an autofill token is left out: what stands
 * in it may come from the browser, which gives nothing back to the other fields of a form without autofill.
 */
export const isTypedEarly = (form: HTMLFormElement): boolean =>
  controls(form).some(
    (control) =>
      (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement) &&
      ['', 'off'].includes(control.autocomplete) &&
      control.type !== 'hidden' &&
      !isLeftOut(control) &&
      control.value !== control.defaultValue,
  );
