/** What is read of a key that was pressed. */
export type Pressed = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'repeat'
>;

export type Around = {
  /** somebody types in a field */
  typing: boolean;
  /** a dialog is open */
  dialog: boolean;
  /** single keys act */
  single: boolean;
  /** `g` was pressed just now */
  going: boolean;
  /** on this machine Ctrl with a letter edits text */
  mac: boolean;
};

/** What a key does: opens the search or the list of keys, begins to go, or goes to the place of a letter. */
export type KeyAct = { does: 'search' | 'keys' | 'begin' } | { does: 'go'; letter: string };

/** The Latin letter of a key: as it is written, or, on a keyboard of another script, as it stands there on a Latin one. */
export function letterOf({ key, code }: Pick<Pressed, 'key' | 'code'>): string | null {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  // ASCII signs on a Latin keyboard are themselves; only letters of other scripts stand for the Latin ones.
  if (!/^\p{L}$/u.test(key) || /^\p{Script=Latin}$/u.test(key)) return null;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? null;
}

/** What a pressed key does now; null where it is none of ours. Single keys do nothing while somebody types. */
export function actOf(pressed: Pressed, around: Around): KeyAct | null {
  const { ctrlKey, metaKey, altKey, shiftKey, repeat, isComposing, key } = pressed;
  if (isComposing || repeat || altKey || around.dialog) return null;
  const letter = letterOf(pressed);
  if (ctrlKey || metaKey) {
    const edits = around.typing && around.mac && !metaKey;
    return letter === 'k' && ctrlKey !== metaKey && !shiftKey && !edits ? { does: 'search' } : null;
  }
  if (around.typing || !around.single) return null;
  if (key === '?' || key === '؟') return { does: 'keys' };
  if (letter === null || shiftKey) return null;
  if (around.going) return { does: 'go', letter };
  return letter === 'g' ? { does: 'begin' } : null;
}

/** A place in the browser's own store; anything else keeps nothing. */
const SINGLE = 'singleKeys';

/** True unless somebody switched single keys off in this browser. */
export function actSingly(): boolean {
  try {
    return localStorage.getItem(SINGLE) !== 'off';
  } catch {
    return true;
  }
}

/** Switches single keys on or off, for this browser. */
export function switchSingle(on: boolean): void {
  try {
    if (on) localStorage.removeItem(SINGLE);
    else localStorage.setItem(SINGLE, 'off');
  } catch {
    // A store that cannot be opened remembers nothing.
  }
}
