import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { checkIn } from '@/db/schema/check-ins';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { type VerdictShown, verdictOn } from '@/domain/check-in';
import { closeConference } from '@/features/conferences/commands/closing';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { issueBadges, replaceBadge } from '@/features/delegations/commands/badges';
import { withdrawCheckIn } from '@/features/delegations/commands/check-in';
import { withdrawDecision } from '@/features/delegations/commands/decision-withdrawal';
import { withdrawParticipant } from '@/features/delegations/commands/nomination';
import { scanBadge } from '@/features/delegations/commands/scanning';
import { codeOf } from '@/features/delegations/queries/badge-codes';
import { getBadges } from '@/features/delegations/queries/badges';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { registered } from '@/tests/setup/conference/registrations';
import { owner } from '@/tests/setup/owner';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';

async function atTheDoor() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL');
  const delegate = await aSeat(conference.id, home.id);
  const officer = await anActor('credentialsOfficer', conference.id);
  const choice = { conference: conference.slug, participantId: delegate.participantId };
  await registered(delegate, conference.slug);
  const { version } = await getAccreditation(officer, conference.id, delegate.participantId);
  await acceptRegistration(officer, { ...choice, version });
  await issueBadges(officer, {
    conference: conference.slug,
    chosen: [{ id: delegate.participantId, version: version + 1 }],
  });
  const current = async () => {
    const [badge] = await getBadges(officer, conference.id, delegate.participantId);
    return badge?.id ?? '';
  };
  const code = codeOf({ conferenceId: conference.id, badgeId: await current() });
  const scan = async (by = officer, text = code) => {
    const { data, ...answer } = await scanBadge(by, { conference: conference.slug, code: text });
    return { ...answer, ...(data as VerdictShown) };
  };
  return { conference, delegate, officer, choice, code, scan, current, version: version + 1 };
}

const rowsOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(checkIn).where(eq(checkIn.conferenceId, conferenceId)));

describe('a badge that is scanned at the door', () => {
  it('lets its holder in, and tells the next desk since when, and by whom', async () => {
    const { conference, delegate, scan, code } = await atTheDoor();
    expect(await scan(undefined, ` ${code.toLowerCase()}\n`)).toMatchObject({
      verdict: 'checkedIn',
      participantId: delegate.participantId,
      message: 'delegations.verdict.checkedIn',
      params: { sender: { country: 'CL' } },
    });
    const organizer = await anActor('organizer', conference.id);
    const [row] = await rowsOf(conference.id);
    expect(await scan(organizer)).toMatchObject({
      verdict: 'here',
      params: { time: { from: row?.checkedInAt }, officer: expect.stringMatching(/\S/) },
    });
    expect(await rowsOf(conference.id)).toHaveLength(1);
    const kinds = (await eventsOf(conference.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'checkIn.added')).toHaveLength(1);
  });

  it('lets one of many desks that scan it at the same moment let the person in', async () => {
    const { conference, officer, scan } = await atTheDoor();
    const desks = await Promise.all(
      Array.from({ length: 5 }, () => anActor('credentialsOfficer', conference.id)),
    );
    const verdicts = await Promise.all([officer, ...desks].map((desk) => scan(desk)));
    expect(verdicts.map(({ verdict }) => verdict).sort()).toEqual([
      'checkedIn',
      ...['here', 'here', 'here', 'here', 'here'],
    ]);
    expect(await rowsOf(conference.id)).toHaveLength(1);
  });

  it('waits in the database for the desk that came first, and is told of it', async () => {
    const { conference, delegate, scan } = await atTheDoor();
    const first = await owner();
    await first.query('begin');
    await first.query('select from participant where conference_id = $1 and id = $2 for no key update', [
      conference.id,
      delegate.participantId,
    ]);
    const second = scan();
    const waiting =
      'select from pg_stat_activity where datname = current_database() and wait_event_type = $1';
    await vi.waitFor(async () => expect((await first.query(waiting, ['Lock'])).rowCount).toBe(1));
    const insert = 'insert into check_in (conference_id, id, participant_id) values ($1, $2, $3)';
    await first.query(insert, [conference.id, newId(), delegate.participantId]);
    await first.query('commit');
    expect((await second).verdict).toBe('here');
    // And whoever asks nothing finds that of a person one check-in counts.
    const again = first.query(insert, [conference.id, newId(), delegate.participantId]);
    await expect(again).rejects.toMatchObject({ constraint: 'check_in_current' });
    await first.end();
  });

  it('lets nobody in once another was issued in its place', async () => {
    const { conference, officer, choice, scan, current } = await atTheDoor();
    await replaceBadge(officer, { ...choice, badgeVersion: await current(), cause: 'lost' });
    expect(await scan()).toMatchObject({ verdict: 'revoked', params: { number: 1 } });
    expect(await rowsOf(conference.id)).toEqual([]);
    const code = codeOf({ conferenceId: conference.id, badgeId: await current() });
    expect((await scan(officer, code)).verdict).toBe('checkedIn');
  });

  it('lets nobody in whose accreditation was taken back, or who was withdrawn', async () => {
    const { conference, officer, choice, scan, version } = await atTheDoor();
    await withdrawDecision(officer, {
      conference: conference.slug,
      chosen: [{ id: choice.participantId, version }],
      reason: 'It was another person.',
    });
    expect((await scan()).verdict).toBe('notAccredited');
    await withdrawParticipant(officer, { ...choice, version: version + 1 });
    expect((await scan()).verdict).toBe('gone');
    expect(await rowsOf(conference.id)).toEqual([]);
  });

  it('is told from that of another conference, and from what the house never signed', async () => {
    const [one, other] = [await atTheDoor(), await atTheDoor()];
    expect(await one.scan(one.officer, other.code)).toEqual({
      verdict: 'elsewhere',
      message: 'delegations.verdict.elsewhere',
    });
    const forged = one.code.slice(0, 60) + (one.code[60] === 'A' ? 'B' : 'A') + one.code.slice(61);
    const unissued = codeOf({ conferenceId: one.conference.id, badgeId: newId() });
    for (const text of [forged, unissued, 'https://example.org', '٣'.repeat(200)]) {
      expect((await one.scan(one.officer, text)).verdict, text).toBe('unknown');
    }
    expect(await rowsOf(one.conference.id)).toEqual([]);
  });

  it('lets its holder in again after a mistake was taken back', async () => {
    const { officer, choice, scan } = await atTheDoor();
    await scan();
    await withdrawCheckIn(officer, choice);
    expect((await scan()).verdict).toBe('checkedIn');
  });

  it('is read by whoever keeps the door alone, and until the conference is closed', async () => {
    const { conference, delegate, scan } = await atTheDoor();
    const chair = await anActor('chair', conference.id);
    expect(await refusalOf(scan(chair))).toContain('forbidden');
    expect(await refusalOf(scan(delegate))).toContain('forbidden');
    expect(await refusalOf(scan(ANONYMOUS))).toContain('notFound');
    const organizer = await anActor('organizer', conference.id);
    await closeConference(organizer, { conferenceId: conference.id, version: 1, sure: true });
    expect(await refusalOf(scan())).toContain('checkInClosed');
  });
});

describe('the verdict', () => {
  const well = { revoked: false, withdrawn: false, status: 'accepted', isHere: false } as const;
  it.each([
    ['checkedIn', well],
    ['here', { ...well, isHere: true }],
    ['revoked', { ...well, isHere: true, revoked: true }],
    ['revoked', { ...well, withdrawn: true, revoked: true }],
    ['gone', { ...well, withdrawn: true, isHere: true }],
    ['notAccredited', { ...well, status: 'returned' as const }],
    ['notAccredited', { ...well, status: 'submitted' as const }],
  ] as const)('is %s', (verdict, scanned) => expect(verdictOn(scanned)).toBe(verdict));
});
