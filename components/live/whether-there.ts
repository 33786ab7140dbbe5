import { untilLanded } from '../form/under-way';

type PageAsItStands = {
  /** somebody types, or has typed what is not sent yet */
  isInUse: () => boolean;
  /** whether the page would still be drawn; null when nobody knows */
  isThere: () => Promise<boolean | null>;
};

/**
 * Whether a page can be read anew without losing a form in use. While a form is under way nothing is judged: what it did may
 * have taken the page away, and then its answer leads on.
 */
export async function whetherThere({ isInUse, isThere }: PageAsItStands): Promise<boolean | null> {
  for (;;) {
    await untilLanded();
    const there = isInUse() ? await isThere() : true;
    if (!untilLanded()) return there;
  }
}
