import { type Locale, pick } from '@/domain/local-text';
import type { RefusalParams, Worded } from '@/domain/refusal';
import { countryName, languageName, listing, moment, span, zone } from './format';
import { sayIn } from './messages';

/** The values of a message in the reader's language: names of countries, times with their zone, titles. */
export function worded(params: RefusalParams, locale: Locale): Record<string, string | number> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, word(value, locale)]));
}

function word(value: Worded, locale: Locale): string | number {
  if (typeof value !== 'object') return value;
  if ('country' in value) return countryName(value.country, locale);
  if ('from' in value) {
    const { from, to, timeZone } = value;
    if (!to) return moment(from, locale, timeZone);
    return `${span(from, to, locale, timeZone)} (${zone(timeZone, from, to)})`;
  }
  if ('languages' in value) {
    return listing(
      value.languages.map((code) => languageName(code, locale)),
      locale,
    );
  }
  if ('messages' in value) {
    const say = sayIn(locale);
    return value.messages.map(({ key, params }) => say(key, worded(params, locale))).join(' ');
  }
  return pick(value, locale);
}
