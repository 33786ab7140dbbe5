import type { Locale } from '@/domain/local-text';
import type { Part } from '@/domain/outcomes';
import { number } from '@/platform/i18n/format';

/** The number of a paragraph as the rail writes it. */
export const numbered = (part: Part, position: number, locale: Locale) =>
  part === 'operative' ? number(position, locale) : `§${number(position, locale)}`;
