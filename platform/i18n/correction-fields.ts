import { REASON_MAX } from '@/domain/correcting';
import type { Locale } from '@/domain/local-text';
import { characterCount } from './form-texts';
import { sayIn } from './messages';

/** The field that asks why something is corrected, withdrawn or cancelled: the properties of a `TextArea`. */
export function reasonField(locale: Locale) {
  const say = sayIn(locale);
  return {
    name: 'reason',
    label: say('common.correction.reason'),
    hint: say('common.correction.reasonHint'),
    rows: 3,
    count: characterCount(locale, REASON_MAX),
  };
}

/** The field in which a person types the word that names a thing, before an act of great harm: the properties of a `Field`. */
export function wordField(locale: Locale, word: string) {
  return {
    name: 'word',
    label: sayIn(locale)('common.correction.word', { word }),
    width: 'm' as const,
    autoComplete: 'off',
    spellCheck: false,
  };
}
