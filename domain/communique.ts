import { LOCALES, type Locale, type LocalText } from './local-text';

/** In whose name a communiqué is corrected: that of the secretariat, or of its press officer. */
export const PRESS_OFFICES = ['organizer', 'pressOfficer'] as const;
export type PressOffice = (typeof PRESS_OFFICES)[number];

/** How many paragraphs a communiqué has at most. */
export const MOST_COMMUNIQUE_PARAGRAPHS = 200;

export type CommuniqueDates = {
  reviewedAt: Date | null;
  /** the instant that was set */
  publishesAt: Date | null;
  publishedAt: Date | null;
};
export type CommuniqueState = 'draft' | 'reviewed' | 'scheduled' | 'published';

/** Where a communiqué stands, from its dates. */
export function communiqueState({ reviewedAt, publishesAt, publishedAt }: CommuniqueDates): CommuniqueState {
  if (publishedAt) return 'published';
  if (publishesAt) return 'scheduled';
  return reviewedAt ? 'reviewed' : 'draft';
}

/** Why its words cannot change, as a message; null while they can. */
export function whyNotEditCommunique(
  dates: CommuniqueDates,
): 'press.refusal.published' | 'press.refusal.scheduled' | null {
  const state = communiqueState(dates);
  if (state === 'published') return 'press.refusal.published';
  return state === 'scheduled' ? 'press.refusal.scheduled' : null;
}

type CommuniqueText = { title: LocalText; paragraphs: readonly { text: LocalText }[] };

/** The languages in which it is whole: its title and each paragraph. */
export const communiqueLanguages = ({ title, paragraphs }: CommuniqueText): Locale[] =>
  LOCALES.filter(
    (language) => title[language] !== '' && paragraphs.every(({ text }) => text[language] !== ''),
  );

/** True for a text that can be reviewed: it has paragraphs, and is whole in its original language. */
export const isWhole = (text: CommuniqueText, originalLanguage: Locale): boolean =>
  text.paragraphs.length > 0 && communiqueLanguages(text).includes(originalLanguage);
