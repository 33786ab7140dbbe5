import { controls } from './submission';

export type KeptText = { at: number; entries: [string, string][] };

/** The text fields of a form as pairs; files and the framework's own fields are left out. */
export function textOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && !pair[0].startsWith('$'),
  );
}

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
  return typeof value === 'object' && value !== null && 'entries' in value && Array.isArray(value.entries);
}

/** Leaves the text in the browser; a full or forbidden store is no reason to stop the writer. */
export function keep(key: string, entries: [string, string][], at: number): boolean {
  try {
    localStorage.setItem(key, JSON.stringify({ at, entries }));
    return true;
  } catch {
    return false;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // A store that cannot be opened holds nothing to forget.
  }
}

/** Puts kept text back into the fields; hidden ones stay as the server drew them. True when a field changed. */
export function restore(form: HTMLFormElement, kept: KeptText): boolean {
  const values = new Map<string, string[]>();
  for (const [name, value] of kept.entries) values.set(name, [...(values.get(name) ?? []), value]);
  let changed = false;
  for (const control of controls(form)) {
    const mine = values.get(control.name);
    if (control instanceof HTMLButtonElement || ['file', 'submit', 'hidden'].includes(control.type)) continue;
    if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
      const checked = mine?.includes(control.value) ?? false;
      changed ||= control.checked !== checked;
      control.checked = checked;
    } else if (mine?.[0] !== undefined && control.value !== mine[0]) {
      control.value = mine[0];
      changed = true;
    }
  }
  return changed;
}

/** True when a field shows something else than the server drew. */
export function isTouched(form: HTMLFormElement): boolean {
  return controls(form).some((control) => {
    if (control instanceof HTMLSelectElement)
      return [...control.options].some((option) => option.selected !== option.defaultSelected);
    if (control instanceof HTMLButtonElement) return false;
    if (control.type === 'checkbox' || control.type === 'radio')
      return control instanceof HTMLInputElement && control.checked !== control.defaultChecked;
    return control.value !== control.defaultValue;
  });
}
