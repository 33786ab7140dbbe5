import type { Actor } from '@/domain/actor';
import { type Locale, pick } from '@/domain/local-text';
import { getConference } from '@/features/conferences/queries';
import { languageName, listing, localOf } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import type { WrittenList } from '@/platform/sheets/writing';
import { listSessions } from './queries';

/** The sessions as they stand in the draft of the agenda, for those who see it; times are those of the conference. */
export async function sessionsList(viewer: Actor, slug: string, locale: Locale): Promise<WrittenList> {
  const conference = await getConference(viewer, slug);
  const sessions = await listSessions(viewer, conference);
  const say = sayIn(locale);
  const at = (time: Date) => localOf(time, conference.timeZone).replace('T', ' ');
  return {
    name: `sessions-${slug}`,
    head: [
      say('conferences.record.field.startsAt'),
      say('conferences.record.field.endsAt'),
      say('conferences.record.field.session'),
      say('conferences.record.field.kind'),
      say('conferences.record.field.agendaItem'),
      say('conferences.record.field.room'),
      say('conferences.record.field.languages'),
    ],
    rows: sessions.map((row) => [
      at(row.startsAt),
      at(row.endsAt),
      pick(row.title, locale, conference.originalLanguage),
      say(`agenda.kind.${row.kind}`),
      row.itemNumber === null ? null : itemLabel(row.itemNumber, locale),
      row.room,
      listing(
        row.languages.map((code) => languageName(code, locale)),
        locale,
      ),
    ]),
  };
}
