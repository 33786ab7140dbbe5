import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import { csvText } from '@/domain/csv';
import type { Locale } from '@/domain/local-text';
import { type RecordView, recordOf, recordView, wholeOf } from '@/domain/record-view';
import { missing } from '@/domain/refusal';
import { localOf, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { namedThing, type RecordConference } from './components/record-things-words';
import { actorWords, type ChangeWords, changeWords, kindWords } from './components/record-words';
import { getConference } from './queries';
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
  const bytes = Buffer.from(csvText([head, ...rows, ...ends]), 'utf8');
  return { name: `record-${conference.slug}-${locale}.csv`, type: 'text/csv; charset=utf-8', bytes };
}
