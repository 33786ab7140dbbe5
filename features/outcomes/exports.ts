import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import { type Locale, pick } from '@/domain/local-text';
import { outcomesIn, outcomesView } from '@/domain/outcomes-view';
import { getConference } from '@/features/conferences/queries';
import { countryName } from '@/platform/i18n/country-names';
import { day, listing } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import type { WrittenList } from '@/platform/sheets/writing';
import { listOutcomes } from './queries';
import { sponsorsIn } from './queries/sponsors';

/**
 * The outcomes that the viewer may see and a view of the register asks for, in their order. Of one in doubt only its number and
 * its state are told.
 */
export async function outcomesList(
  viewer: Actor,
  slug: string,
  locale: Locale,
  query: AddressQuery,
): Promise<WrittenList> {
  const { id, timeZone } = await getConference(viewer, slug);
  const outcomes = outcomesIn(await listOutcomes(viewer, id), outcomesView(query));
  const sponsors = await sponsorsIn(viewer, id);
  const say = sayIn(locale);
  return {
    name: `outcomes-${slug}`,
    head: [
      say('conferences.record.field.number'),
      say('conferences.record.field.symbol'),
      say('conferences.record.field.title'),
      say('conferences.record.field.kind'),
      say('conferences.record.field.strength'),
      say('imports.stateOfRow'),
      say('conferences.record.field.adoptedAt'),
      say('conferences.record.field.method'),
      say('topics.title'),
      say('outcomes.sponsors.title'),
    ],
    rows: outcomes.map((row) => {
      const { number, state } = row;
      if (row.doubt)
        return [number, null, null, null, null, say(`outcomes.state.${state}`), null, null, null, null];
      const text = (one: (typeof row.topics)[number]) => pick(one, locale, row.originalLanguage);
      return [
        number,
        row.symbol,
        text(row.title),
        say(`outcomes.kind.${row.kind}`),
        row.strength && say(`outcomes.strength.${row.strength}`),
        say(`outcomes.state.${state}`),
        row.adoptedAt && day(row.adoptedAt, locale, timeZone),
        row.adoptionMethod && say(`outcomes.method.${row.adoptionMethod}`),
        listing(row.topics.map(text), locale),
        listing(
          (sponsors.get(row.id) ?? []).map((code) => countryName(code, locale)),
          locale,
        ),
      ];
    }),
  };
}
