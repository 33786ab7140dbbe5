/** How many forms of the page wait for their answer, or for the page that it leads to. */
let sent = 0;
let landed: Promise<void> | null = null;
let land: (() => void) | undefined;

/** Says that a form was sent. What is returned says, once, that its answer stands on the page. */
export function setOut(): () => void {
  sent += 1;
  landed ??= new Promise((done) => {
    land = done;
  });
  let over = false;
  return () => {
    if (over) return;
    over = true;
    sent -= 1;
    if (sent > 0) return;
    landed = null;
    land?.();
  };
}

/** Resolves when nothing is under way any more; null while nothing is. */
export const untilLanded = (): Promise<void> | null => landed;
