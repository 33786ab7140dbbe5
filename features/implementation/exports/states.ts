import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import { implementationView, stateMatrix } from '@/domain/implementation-view';
import { type Locale, pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { namedCountry } from '@/platform/i18n/country-names';
import { inOrder } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import type { WrittenList } from '@/platform/sheets/writing';
import { listFollowUps } from '../queries/follow-up';

/**
 * In which state each outcome is in each country: a row for each country that a view of the matrix shows, in the words of the
 * language. @throws Refusal `notFound` where the viewer may read none
 */
export async function statesList(
  viewer: Actor,
  slug: string,
  locale: Locale,
  query: AddressQuery,
): Promise<WrittenList> {
  const conference = await getConference(viewer, slug);
  const followUps = await listFollowUps(viewer, conference);
  if (followUps.length === 0 && !can(viewer, 'implementation.see', { conferenceId: conference.id }))
    throw missing();
  const say = sayIn(locale);
  const { outcomes, rows } = stateMatrix(followUps, implementationView(query, followUps), {
    named: (code) => namedCountry({ code }, locale),
    compare: inOrder(locale),
  });
  const head = [
    say('ballots.matrix.country'),
    say('ballots.matrix.code'),
    ...outcomes.map(({ number, symbol, title }) =>
      outcomeAndTitle({ number, symbol }, pick(title, locale, conference.originalLanguage), locale),
    ),
  ];
  const lines = rows.map(({ country, states }) => [
    country.name,
    country.code,
    ...states.map((state) => (state ? say(`implementation.state.${state}`) : '')),
  ]);
  return { name: `implementation-${slug}`, head, rows: lines };
}
