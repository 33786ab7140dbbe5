import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import type { Locale } from '@/domain/local-text';
import { type RecordView, recordOf, recordView, wholeOf } from '@/domain/record-view';
import { missing } from '@/domain/refusal';
import { countryName } from '@/platform/i18n/country-names';
import { listing, localOf, number, sorted, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { listFile, type WrittenList } from '@/platform/sheets/writing';
import { namedThing, type RecordConference } from './components/record-things-words';
import { actorWords, type ChangeWords, changeWords, kindWords } from './components/record-words';
import { getConference } from './queries';
import { listMembers } from './queries/members';
import { listEntries, MOST_IN_FILE } from './queries/record';
import { getRemoved } from './queries/removal';

/**
 * The entries of a view of the record, the newest first, in the words of the language: at most 10,000, and where there are
 * earlier ones the last row says so. @throws Refusal `notFound`, `forbidden`
 */
export async function recordFile(
  viewer: Actor,
  slug: string,
  locale: Locale,
  { query, most = MOST_IN_FILE }: { query: AddressQuery; most?: number },
) {
  const conference = await getConference(viewer, slug);
  const { view, unknown } = recordView(query);
  if (unknown.length > 0) throw missing();
  return fileOf(viewer, conference, locale, { view, most });
}

/** The whole record of a conference that was removed. @throws Refusal `notFound`, `forbidden` */
export async function removedRecordFile(viewer: Actor, id: string, locale: Locale) {
  const conference = await getRemoved(viewer, id);
  return fileOf(viewer, conference, locale, { view: recordOf(), most: MOST_IN_FILE });
}

type Wanted = { view: RecordView; most: number };

async function fileOf(viewer: Actor, conference: RecordConference, locale: Locale, { view, most }: Wanted) {
  const { entries, things, earlier } = await listEntries(viewer, conference, wholeOf(view), most);
  const say = sayIn(locale);
  const reading = { viewer, conference, locale, things };
  const { timeZone } = conference;
  const changed = ({ label: what, before, after }: ChangeWords) => {
    const nothing = say('conferences.record.nothing');
    if (before === undefined || after === undefined)
      return say('conferences.record.value', { what, value: before ?? after ?? nothing });
    return say('conferences.record.change', { what, before: before ?? nothing, after: after ?? nothing });
  };
  const head = [
    say('conferences.record.number'),
    say('conferences.record.csvTime', { zone: zone(timeZone, locale) }),
    say('conferences.record.entry'),
    say('conferences.record.filter.about'),
    say('conferences.record.by'),
    say('conferences.record.office'),
    say('conferences.record.changes'),
  ];
  const rows = entries.map((entry) => {
    const { name, office } = actorWords(reading, entry);
    return [
      String(entry.sequence),
      localOf(entry.at, timeZone).replace('T', ' '),
      kindWords(locale, entry.kind),
      namedThing(reading, entry.about, entry.aboutId, entry.kept)?.name ?? '',
      name ?? '',
      office ?? '',
      changeWords(reading, entry.changes).map(changed).join('\n'),
    ];
  });
  const ends = earlier === null ? [] : [['', '', say('conferences.record.csvEnds', { most })]];
  return listFile({ name: `record-${conference.slug}`, head, rows: [...rows, ...ends] }, locale, 'csv');
}

/** The members in the scope of a conference, as those see them who may change them. @throws Refusal `notFound`, `forbidden` */
export async function membersList(viewer: Actor, slug: string, locale: Locale): Promise<WrittenList> {
  const { id } = await getConference(viewer, slug);
  const members = await listMembers(viewer, id);
  const say = sayIn(locale);
  return {
    name: `members-${slug}`,
    head: [
      say('conferences.members.country'),
      say('ballots.matrix.code'),
      say('imports.kind.delegations'),
      say('imports.kind.persons'),
      say('conferences.members.voted'),
    ],
    rows: sorted(members, locale, ({ code }) => countryName(code, locale)).map((row) => [
      countryName(row.code, locale),
      row.code,
      row.delegations,
      row.persons,
      listing(
        row.votedIn.map((one) => number(one, locale)),
        locale,
      ),
    ]),
  };
}
