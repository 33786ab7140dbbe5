import { withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { sessionBureau } from '@/db/schema/agenda';
import { SYSTEM } from '@/domain/actor';
import type { ReleasedSession } from '@/domain/release';
import type { SessionKind } from '@/domain/timetable';
import { openFollowUp } from '@/features/implementation/commands/follow-up';
import { askForReports } from '@/features/implementation/jobs';
import { aRelease, aRoom, aSession } from './conference/agenda';
import { HOUR } from './conference/ballots';
import { aConference, closed, inAll, ZONE, zoneAtNoon } from './conference/conference';
import { anOutcome } from './conference/outcomes';
import { aDelegation, anAccount, anActor, aSeat } from './conference/people';

const MINUTE = HOUR / 60;

/** The calendar day in a zone, so many days from now. */
function dayFromNow(days: number, timeZone = ZONE): string {
  const at = new Date(Date.now() + days * 24 * HOUR);
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(at);
}

/** Conferences in the phases in which neither the sample nor the others of the browser's tests are. */
export async function phaseConferences(): Promise<void> {
  await runningConference();
  await conferenceOfDays();
  await aConference({
    slug: 'planned-conference',
    symbol: 'PLAN-1',
    startsOn: '2031-06-03',
    endsOn: '2031-06-05',
  });
  const { id } = await aConference({ slug: 'closed-conference', symbol: 'CLOSED-1' });
  const adopted = { adoptedAt: new Date(), adoptionMethod: 'consensus' as const };
  for (const number of [1, 2]) await anOutcome(id, { ...adopted, number, title: inAll(`Text ${number}`) });
  await anOutcome(id, { number: 3, leftOpenAt: new Date(), title: inAll('Text left open') });
  await closed(id);
}

/** One that meets now, in two rooms at once, with a session over and one to come. */
async function runningConference(): Promise<void> {
  const values = { title: inAll('Running conference'), startsOn: dayFromNow(-1), endsOn: dayFromNow(1) };
  const slug = 'running-conference';
  const { id } = await aConference({ slug, symbol: 'RUN-1', ...values }, ['CL', 'PE']);
  const [chile] = [await aDelegation(id, 'CL'), await aDelegation(id, 'PE')];
  const [hall, library] = [await aRoom(id, 'Hall'), await aRoom(id, 'Library')];
  // Whole minutes, as an organizer types them.
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const times = [
    { title: 'Panel that is over', kind: 'panel', room: hall, from: -3 * HOUR, to: -HOUR },
    { title: 'Group under way', kind: 'workingGroup', room: library, from: -30 * MINUTE, to: 8 * HOUR },
    { title: 'Plenary under way', kind: 'plenary', room: hall, from: -30 * MINUTE, to: 9 * HOUR },
    { title: 'Session to come', kind: 'plenary', room: hall, from: 10 * HOUR, to: 11 * HOUR },
  ] as const;
  const sessions = await released(id, times, now);
  const plenary = sessions.find(({ title }) => title.en === 'Plenary under way');
  await anOutcome(id, { number: 2, sessionId: plenary?.id, title: inAll('A text on the table') });
  await anOutcome(id, {
    ...{ number: 1, title: inAll('A text decided this morning') },
    ...{ adoptedAt: new Date(), adoptionMethod: 'consensus' },
  });
  await chairs(id, sessions);
  for (const name of ['delegate-en', 'delegate-ar']) await seated(id, chile.id, { name });
  await seated(id, chile.id, { name: 'head', capacity: 'head' });
  const day = { firstOn: dayFromNow(0), everyMonths: 12, answerDays: 30, lastOn: null };
  const open = { conference: slug, number: 1, ...day, publicStates: true };
  await openFollowUp(await anActor('organizer', id), open);
  // As the job does once a minute.
  await askForReports();
}

const runningAddress = (name: string) => ({ email: `${name}@running.example.org`, name });

/** A chair for each of the sessions under way. */
async function chairs(conferenceId: string, sessions: readonly ReleasedSession[]): Promise<void> {
  const underWay = { 'chair-en': 'Group under way', 'chair-ar': 'Plenary under way' };
  for (const [name, title] of Object.entries(underWay)) {
    const { id: accountId } = await anAccount(runningAddress(name));
    const session = sessions.find((one) => one.title.en === title);
    const times = { startsAt: new Date(session?.startsAt ?? 0), endsAt: new Date(session?.endsAt ?? 0) };
    await withTx(SYSTEM, async (tx) => {
      await tx.insert(roleGrant).values({ accountId, role: 'chair', conferenceId });
      const seat = { conferenceId, sessionId: session?.id ?? '', accountId, ...times };
      await tx.insert(sessionBureau).values({ ...seat, office: 'chair' });
    });
  }
}

type Seated = { name: string; capacity?: 'head' | 'delegate' };

/** Somebody who is accredited, at an address of this conference. */
async function seated(
  conferenceId: string,
  delegationId: string,
  { name, capacity = 'delegate' }: Seated,
): Promise<void> {
  const { id: accountId } = await anAccount(runningAddress(name));
  const accepted = { submittedAt: new Date(), decision: 'accepted', decidedAt: new Date() } as const;
  await aSeat(conferenceId, delegationId, capacity, { accountId, ...accepted });
}

type Timed = {
  title: string;
  kind: SessionKind;
  room: { id: string; name: string };
  from: number;
  to: number;
};

/** Sessions from and to so many milliseconds from an instant, in a released agenda. @returns them as released */
async function released(conferenceId: string, times: readonly Timed[], now: number) {
  const sessions: ReleasedSession[] = [];
  for (const { title, kind, room, from, to } of times) {
    const [startsAt, endsAt] = [new Date(now + from), new Date(now + to)];
    const row = await aSession(conferenceId, {
      kind,
      title: inAll(title),
      roomId: room.id,
      startsAt,
      endsAt,
    });
    sessions.push({
      ...{ id: row.id, kind, title: row.title, itemNumber: kind === 'plenary' ? '8' : null, languages: [] },
      ...{ room: room.name, roomId: room.id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    });
  }
  await aRelease(conferenceId, sessions);
  return sessions;
}

/** One of three days, of which today is the second, in a zone in which it is noon: its sessions stay on their days. */
async function conferenceOfDays(): Promise<void> {
  const now = Math.floor(Date.now() / MINUTE) * MINUTE;
  const timeZone = zoneAtNoon(now);
  const day = (days: number) => dayFromNow(days, timeZone);
  const values = { title: inAll('Days conference'), timeZone, startsOn: day(-1), endsOn: day(1) };
  const { id } = await aConference({ slug: 'conference-of-days', symbol: 'DAYS-1', ...values });
  const room = await aRoom(id, 'Hall');
  const times = [-1, 0, 1].flatMap((days) =>
    [
      { from: -3, to: -1 },
      { from: -0.5, to: 3 },
      { from: 3, to: 4 },
      { from: 4.5, to: 5 },
    ].map(({ from, to }, at) => ({
      ...{ title: `Session ${at + 1}`, kind: 'plenary' as const, room },
      ...{ from: (24 * days + from) * HOUR, to: (24 * days + to) * HOUR },
    })),
  );
  await released(id, times, now);
}
