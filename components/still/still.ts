/** After the press is let go the click is still to come, on a touch screen in a task of its own. */
const CLICK_MS = { mouse: 0, other: 80 };

let release: (() => void) | undefined;
let pressed: Promise<void> | null = null;
let click: ReturnType<typeof setTimeout> | undefined;
const waiting: (() => void)[] = [];

/** Resolves when the press that is under way has become its click; null while nothing is pressed. */
export const untilStill = (): Promise<void> | null => pressed;

/** Runs `change` at once, or after the press that is under way: nothing moves under a pressed control. */
export function whenStill(change: () => void): void {
  if (pressed) waiting.push(change);
  else change();
}

function press(event: PointerEvent): void {
  if (!event.isPrimary) return;
  // The press before it may not have become its click yet, and must not let go of this one.
  clearTimeout(click);
  if (pressed) return;
  pressed = new Promise((done) => {
    release = done;
  });
}

function letGo(): void {
  if (!pressed) return;
  pressed = null;
  release?.();
  for (const change of waiting.splice(0)) change();
}

function clicked({ pointerType }: PointerEvent): void {
  clearTimeout(click);
  click = setTimeout(letGo, pointerType === 'mouse' ? CLICK_MS.mouse : CLICK_MS.other);
}

// A release outside of the window is told by the first move with no button down.
function moved({ buttons }: PointerEvent): void {
  if (pressed && buttons === 0) letGo();
}

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', press, true);
  window.addEventListener('pointerup', clicked, true);
  window.addEventListener('pointermove', moved, true);
  for (const name of ['pointercancel', 'dragend']) window.addEventListener(name, letGo, true);
  // Of the window itself, and not of the field that the press takes the focus from.
  window.addEventListener('blur', letGo);
}
