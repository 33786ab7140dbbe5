import type { Tx } from '@/db/client';
import { inEach } from '@/domain/local-text';
import { refuse, type WordedSentence } from '@/domain/refusal';
import { insideDays } from '@/domain/timetable';
import { draftSessions } from '@/features/agenda/queries';
import { newestRelease } from '@/features/agenda/queries/frozen';

type ConferenceDates = { startsOn: string | null; endsOn: string | null; timeZone: string };

/** The most sessions that are named; the message says how many more there are. */
const MOST_NAMED = 10;

/**
 * Refuses dates and a time zone that the agenda does not fit: sessions, of the draft or as they were released, that
 * would lie on no day of the conference, a zone under scheduled sessions, and a release whose announced times would all shift.
 * @throws Refusal that names them, so that they are moved first
 */
export async function requireFit(
  tx: Tx,
  conferenceId: string,
  before: ConferenceDates,
  after: ConferenceDates,
): Promise<void> {
  const shifts = before.timeZone !== after.timeZone;
  if (!shifts && before.startsOn === after.startsOn && before.endsOn === after.endsOn) return;
  const sessions = await draftSessions(tx, conferenceId);
  const release = await newestRelease(tx, conferenceId);
  const announced = (release?.sessions ?? []).map(({ id, title, startsAt, endsAt }) => ({
    id,
    title,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  }));
  // What was put outside with a reason stays where it is.
  const leaves = [...sessions, ...announced].filter(
    (one) => insideDays(one, before) && !insideDays(one, after),
  );
  const outside = leaves.filter(({ id }, index) => leaves.findIndex((one) => one.id === id) === index);
  const field = shifts && outside.length === 0 ? 'timeZone' : 'startsOn';
  const broken: WordedSentence[] = outside.slice(0, MOST_NAMED).map(({ title, startsAt: from }) => ({
    key: 'conferences.breaks.session',
    params: {
      title: { ...inEach(() => ''), ...title },
      time: { from, timeZone: before.timeZone },
    },
  }));
  const count = outside.length - broken.length;
  if (count > 0) broken.push({ key: 'conferences.breaks.more', params: { count } });
  // Only who moves the conference says whether the times of day stay.
  if (shifts && before.startsOn && sessions.length > 0)
    broken.push({ key: 'conferences.breaks.zone', params: { count: sessions.length } });
  if (release && (shifts || !after.startsOn))
    broken.push({ key: 'conferences.breaks.release', params: { number: release.number } });
  if (broken.length === 0) return;
  throw refuse('conferences.refusal.breaks', { what: { messages: broken } }, 'conflict', field);
}
