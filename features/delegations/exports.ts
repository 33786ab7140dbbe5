import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import { delegationsIn } from '@/domain/delegation-views';
import { type Locale, pick } from '@/domain/local-text';
import { personsIn } from '@/domain/person-views';
import { getConference } from '@/features/conferences/queries';
import { answerWords } from '@/platform/i18n/answer-words';
import { day } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import type { WrittenList } from '@/platform/sheets/writing';
import { delegationsShown } from './components/delegations-shown';
import { sinceOf } from './components/people-list';
import { answersOfPeople } from './queries/form-questions';
import { listDelegationLines } from './queries/lines';
import { listPeople, MOST_LISTED } from './queries/listed-people';
import { senderName } from './queries/places';

/** Who sends: a country by its name, or an organization, each in a column of its own, as an import reads them. */
const senderCells = (row: Parameters<typeof senderName>[0], locale: Locale) =>
  row.countryCode ? [senderName(row, locale), null] : [null, row.organization];

/** The delegations as a view of their list shows them, with how far their persons are and where their credentials stand. */
export async function delegationsList(
  viewer: Actor,
  slug: string,
  locale: Locale,
  query: AddressQuery,
): Promise<WrittenList> {
  const { id } = await getConference(viewer, slug);
  const lines = await listDelegationLines(viewer, id);
  const say = sayIn(locale);
  return {
    name: `delegations-${slug}`,
    head: [
      say('delegations.invite.country'),
      say('delegations.invite.organization'),
      say('delegations.term.kind'),
      say('delegations.term.places'),
      say('delegations.list.people'),
      say('delegations.list.show.notSubmitted'),
      say('delegations.list.show.submitted'),
      say('delegations.list.show.returned'),
      say('delegations.list.show.accepted'),
      say('delegations.term.head'),
      say('delegations.term.credentials'),
    ],
    rows: delegationsShown(lines, delegationsIn(query), locale).map((row) => [
      ...senderCells(row, locale),
      say(`delegations.kind.${row.kind}`),
      ...[row.quota, row.nominated, row.notSubmitted, row.submitted, row.returned, row.accepted],
      row.hasHead ? null : say('delegations.list.noHead'),
      say(`delegations.credentials.${row.credentialsStatus}`),
    ]),
  };
}

/** The persons of a view of the list, all of its pages; what an import reads of them stands in its own columns. */
export async function personsList(
  viewer: Actor,
  slug: string,
  locale: Locale,
  query: AddressQuery,
): Promise<WrittenList> {
  const { id, timeZone, originalLanguage } = await getConference(viewer, slug);
  const selection = personsIn({ ...query, show: query.show ?? 'persons' });
  const { people } = await listPeople(viewer, id, selection, { locale, most: MOST_LISTED });
  const { questions, answerOf } = await answersOfPeople(viewer, id);
  const say = sayIn(locale);
  return {
    name: `persons-${slug}`,
    head: [
      say('delegations.term.name'),
      say('delegations.invite.country'),
      say('delegations.invite.organization'),
      say('delegations.term.capacity'),
      say('delegations.term.email'),
      say('delegations.term.status'),
      say('delegations.term.since'),
      ...questions.map(({ label }) => pick(label, locale, originalLanguage)),
    ],
    rows: people.map((row) => [
      row.name,
      ...senderCells(row, locale),
      say(`delegations.capacity.${row.capacity}`),
      row.email,
      say(`delegations.status.${row.status}`),
      day(sinceOf(row), locale, timeZone),
      ...questions.map((question) => {
        const answer = answerOf(row.id, question.id);
        return answer && answerWords(answer, { locale, original: originalLanguage, timeZone });
      }),
    ]),
  };
}
