import { folded } from './folding';
import { LOCALES, type LocalText } from './local-text';
import { refuse } from './refusal';

/** The longest reason for a correction, in characters. */
export const REASON_MAX = 1000;

/** How long an act that nothing has followed can be recalled, in minutes. */
export const RECALL_MINUTES = 15;

/** The instant from which an act can no longer be recalled. */
export const recallableUntil = (doneAt: Date): Date => new Date(doneAt.getTime() + RECALL_MINUTES * 60_000);

/** True while an act can still be recalled, if nothing has followed it. Both instants by the database's clock. */
export const isRecallable = (doneAt: Date, now: Date): boolean => now < recallableUntil(doneAt);

/**
 * Refuses an act of great harm whose author did not type the word that names the thing. Case, accents, signs and spaces
 * do not count, and digits may be of any script.
 * @throws Refusal at the field `word`
 */
export function requireWord(typed: string, word: string): void {
  if (folded(typed) !== folded(word)) throw refuse('common.refusal.wrongWord', { word }, 'invalid', 'word');
}

/** How many of a kind stand beside one thing at most: corrigenda to a text, corrections of a reservation, versions of a translation. */
export const MOST_BESIDE = 100;

/** Refuses what would stand beside a thing without being read: so many of its kind do already. */
export function requireFewerBeside(there: number): void {
  if (there >= MOST_BESIDE) throw refuse('outcomes.refusal.manyBeside', { most: MOST_BESIDE }, 'conflict');
}

/** What people have been told of a conference; null where it is not named yet. */
export type KnownFacts = {
  title: LocalText;
  hostCity: LocalText | null;
  hostCountry: string | null;
  startsOn: string | null;
  endsOn: string | null;
  timeZone: string;
};

/** True where a change takes back something that was said. A language, a day or a place that was not named before is no correction. */
export function takesBack(before: KnownFacts, after: KnownFacts): boolean {
  const differs = <T>(was: T, is: T) => was !== null && was !== is;
  const rewords = (was: LocalText | null, is: LocalText | null) =>
    LOCALES.some((language) => (was?.[language] ?? '') !== '' && was?.[language] !== is?.[language]);
  return (
    rewords(before.title, after.title) ||
    rewords(before.hostCity, after.hostCity) ||
    differs(before.hostCountry, after.hostCountry) ||
    differs(before.startsOn, after.startsOn) ||
    differs(before.endsOn, after.endsOn) ||
    (before.startsOn !== null && differs(before.timeZone, after.timeZone))
  );
}
