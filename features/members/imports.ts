import { inEach } from '@/domain/local-text';
import { sentence } from '@/domain/refusal';
import { MEMBER_REGIONS } from '@/domain/regions';
import { CHOICE_WORDS, HEAD_WORDS } from '@/domain/sheet-words';
import { date } from '@/platform/fields';
import { messagesOf } from '@/platform/i18n/messages';
import { choiceCell, countryCell, dateCell } from '@/platform/sheets/cells';
import { oneCountry } from '@/platform/sheets/countries';
import type { SheetDescription } from '@/platform/sheets/sheet';

const regions = MEMBER_REGIONS.map((value) => ({
  value,
  label: inEach((locale) => messagesOf(locale).conferences.region[value]),
  words: CHOICE_WORDS[value] ?? [],
}));

/** The list of members, as an office keeps it: a row for each country, or for each time that it was a member. */
export const MEMBER_SHEET: SheetDescription = {
  fields: {
    country: { words: HEAD_WORDS.country, reader: countryCell },
    countryCode: { words: HEAD_WORDS.countryCode, reader: countryCell },
    region: { words: HEAD_WORDS.region, reader: choiceCell(regions) },
    since: { words: HEAD_WORDS.since, reader: dateCell(date) },
    until: { words: HEAD_WORDS.until, reader: dateCell(date) },
  },
  needed: [['country', 'countryCode']],
  whole: (read) => {
    const { values, problems } = oneCountry(read);
    const { since, until } = values;
    if (typeof since !== 'string' || typeof until !== 'string' || since <= until) return { values, problems };
    return { values, problems: [...problems, { field: 'until', why: sentence('common.invalid.range') }] };
  },
  about: ({ country, since }) => (country ? { field: 'country', key: `${country} ${since ?? ''}` } : null),
};
