import { sql } from 'drizzle-orm';
import { type LocalText, pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { period, withCommas } from '@/platform/i18n/format';
import {
  type Asking,
  type Destination,
  elsewhere,
  type Searchable,
  type SearchResult,
  searchable,
} from '@/platform/search';
import { newestRelease } from './frozen';

/** What the organizers do with the agenda. */
export const AGENDA_DESTINATIONS: readonly Destination[] = [
  { kind: 'page', title: 'agenda.editTitle', path: '/agenda/edit', may: 'session.edit' },
  {
    kind: 'action',
    title: 'agenda.do.addSession',
    path: '/agenda/edit/new',
    may: 'session.edit',
    only: 'open',
  },
  { kind: 'page', title: 'agenda.section.rooms', path: '/agenda/edit/rooms', may: 'session.edit' },
  { kind: 'page', title: 'agenda.section.items', path: '/agenda/edit/items', may: 'session.edit' },
  {
    kind: 'action',
    title: 'agenda.release.title',
    path: '/agenda/release',
    may: 'agenda.release',
    only: 'open',
  },
];

type Facts = { title: LocalText; room: string | null; startsAt: string; endsAt: string };

/** The sessions: the draft for those who see it, for everyone else what was released. */
export function sessionsSearch({ viewer, conference, locale }: Asking): Searchable {
  const { id, slug, timeZone, originalLanguage } = conference;
  const lineOf = ({ title, room, startsAt, endsAt }: Facts) => {
    const when = period(new Date(startsAt), new Date(endsAt), locale, timeZone);
    return {
      title: pick(title, locale, originalLanguage),
      detail: room ? withCommas([when, room], locale) : when,
    };
  };
  if (can(viewer, 'agenda.seeDraft', { conferenceId: id })) {
    const drafts = sql`
      select ${`/${slug}/sessions/`}::text || s.id as path,
        jsonb_build_object('title', s.title, 'room', r.name, 'startsAt', s.starts_at, 'endsAt', s.ends_at) as facts,
        s.starts_at::text as place, concat_ws(E'\n', s.title ->> ${locale}::text, r.name) as text,
        ${elsewhere(sql`s.title`, locale)} as elsewhere
      from session s left join room r on r.conference_id = s.conference_id and r.id = s.room_id
      where s.conference_id = ${id} and s.cancelled_at is null`;
    return searchable<Facts>('session', drafts, lineOf);
  }
  const released = sql`
    select ${`/${slug}/sessions/`}::text || (s ->> 'id') as path, s as facts, s ->> 'startsAt' as place,
      concat_ws(E'\n', s -> 'title' ->> ${locale}::text, s ->> 'room') as text,
      ${elsewhere(sql`s -> 'title'`, locale)} as elsewhere
    from (select sessions from agenda_release where conference_id = ${id} order by number desc limit 1) newest,
      jsonb_array_elements(newest.sessions) s`;
  return searchable<Facts>('session', released, lineOf, async (tx, results: SearchResult[]) =>
    (await newestRelease(tx, id))?.doubt ? [] : results,
  );
}
