import type { Locale } from '@/domain/local-text';
import { sayIn } from '@/platform/i18n/messages';
import type { NotesVersion } from './versions';

/** How a version is called: by its name, or by the occasion on which the house kept it. */
export const versionTitle = ({ name, occasion }: NotesVersion, locale: Locale): string =>
  name ?? (occasion ? sayIn(locale)(`notes.versions.occasion.${occasion}`) : '');

/** The same in a line, with its number before. */
export const versionLine = (version: NotesVersion, locale: Locale): string => {
  const say = sayIn(locale);
  const number = say('notes.versions.number', { number: version.number });
  return [number, versionTitle(version, locale)].join(say('common.colon'));
};
