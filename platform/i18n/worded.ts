import { type Locale, pick } from '@/domain/local-text';
import type { Worded, WordedSentence } from '@/domain/refusal';
import type { MessageKey } from '@/messages/keys';
import { ofCountry } from './countries-in-words';
import { countryName } from './country-names';
import { languageName, listing, moment, zonedSpan } from './format';
import { itemLabel } from './item-number';
import { sayIn } from './messages';

/** A sentence in the reader's language, with its values: names of countries, times with their zone, titles. */
export function worded({ key, params }: WordedSentence, locale: Locale): string {
  const values = Object.entries<Worded>(params).map(([name, value]) => [name, word(value, locale)]);
  // A sentence is a key with its own values, whichever key that is.
  const say = sayIn(locale) as (key: MessageKey, values: Record<string, string | number>) => string;
  return say(key, Object.fromEntries(values));
}

function word(value: Worded, locale: Locale): string | number {
  if (typeof value !== 'object') return value;
  if ('ofCountry' in value) return ofCountry(value.ofCountry, locale);
  if ('item' in value) return itemLabel(value.item, locale);
  if ('country' in value) return countryName(value.country, locale);
  if ('from' in value) {
    const { from, to, timeZone } = value;
    if (!to) return moment(from, locale, timeZone);
    return zonedSpan(from, to, locale, timeZone);
  }
  if ('languages' in value) {
    return listing(
      value.languages.map((code) => languageName(code, locale)),
      locale,
    );
  }
  if ('messages' in value) return value.messages.map((one) => worded(one, locale)).join(' ');
  return pick(value, locale);
}
