import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { checkIn } from '@/db/schema/check-ins';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { doorIn } from '@/domain/check-in';
import { closeConference } from '@/features/conferences/commands/closing';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { addCheckIn, withdrawCheckIn } from '@/features/delegations/commands/check-in';
import { withdrawParticipant } from '@/features/delegations/commands/nomination';
import { listCheckIns } from '@/features/delegations/queries/check-ins';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { registered } from '@/tests/setup/conference/registrations';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';

async function atTheDoor() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL');
  const delegate = await aSeat(conference.id, home.id);
  const officer = await anActor('credentialsOfficer', conference.id);
  const choice = { conference: conference.slug, participantId: delegate.participantId };
  const accept = async () => {
    await registered(delegate, conference.slug);
    const { version } = await getAccreditation(officer, conference.id, delegate.participantId);
    await acceptRegistration(officer, { ...choice, version });
    return version + 1;
  };
  const door = (typed: Parameters<typeof doorIn>[0] = {}) =>
    listCheckIns(officer, conference.id, doorIn(typed), { page: 1, locale: 'en' });
  return { conference, home, delegate, officer, choice, accept, door };
}

const rows = (conferenceId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(checkIn)).then((all) =>
    all.filter((one) => one.conferenceId === conferenceId),
  );

describe('the door', () => {
  it('lets in who is accredited, and nobody else', async () => {
    const { officer, choice, accept, door } = await atTheDoor();
    expect(await refusalOf(addCheckIn(officer, choice))).toContain('notAccredited');
    expect((await door()).persons).toEqual([]);
    await accept();
    expect((await door()).counts).toEqual({ expected: 1, here: 0, everybody: 1 });
    await addCheckIn(officer, choice);
    const now = await door();
    expect(now).toMatchObject({
      persons: [],
      counts: { expected: 0, here: 1 },
      delegations: { here: 1, all: 1 },
    });
    expect((await door({ show: 'here' })).persons[0]?.checkedInAt).toBeInstanceOf(Date);
  });

  it('finds among everybody who is looked for by name, however it is written', async () => {
    const { door } = await atTheDoor();
    const everybody = await door({ show: 'everybody' });
    const name = everybody.persons[0]?.name ?? '';
    const looked = await door({ show: 'here', q: ` ${name.toUpperCase()} ` });
    expect(looked.persons.map((one) => one.name)).toEqual([name]);
    expect((await door({ q: 'nobody of that name' })).persons).toEqual([]);
  });

  it('checks one person in once, of two who keep it at the same time', async () => {
    const { conference, officer, choice, accept } = await atTheDoor();
    await accept();
    const organizer = await anActor('organizer', conference.id);
    const both = await Promise.allSettled([addCheckIn(officer, choice), addCheckIn(organizer, choice)]);
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason.key] : []));
    expect(lost).toEqual(['delegations.refusal.hereAlready']);
    expect(await rows(conference.id)).toHaveLength(1);
  });

  it('takes a mistake back, keeps both on record, and lets the person in again', async () => {
    const { conference, officer, choice, accept, door } = await atTheDoor();
    await accept();
    await addCheckIn(officer, choice);
    await withdrawCheckIn(officer, choice);
    expect(await refusalOf(withdrawCheckIn(officer, choice))).toContain('notHere');
    expect((await door()).counts).toMatchObject({ expected: 1, here: 0 });
    await addCheckIn(officer, choice);
    const all = await rows(conference.id);
    expect(all.map(({ withdrawnAt }) => withdrawnAt !== null).sort()).toEqual([false, true]);
    const kinds = (await eventsOf(conference.id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind.startsWith('checkIn.'))).toEqual([
      'checkIn.added',
      'checkIn.withdrawn',
      'checkIn.added',
    ]);
  });

  it('lets nobody in who was withdrawn at the same time: either they came before, or they are gone', async () => {
    const { conference, officer, choice, accept } = await atTheDoor();
    const version = await accept();
    const withdraw = () => withdrawParticipant(officer, { ...choice, version });
    await Promise.allSettled([addCheckIn(officer, choice), withdraw()]);
    await withdraw().catch(() => {});
    expect(await refusalOf(addCheckIn(officer, choice))).toMatch(/removed|notFound/);
    const kinds = (await eventsOf(conference.id)).map(({ kind }) => kind);
    const [came, left] = [kinds.indexOf('checkIn.added'), kinds.indexOf('participant.withdrawn')];
    expect(left).toBeGreaterThan(came);
  });

  it('is shut once the conference is closed, and to whom it is not entrusted', async () => {
    const { conference, officer, delegate, choice, accept } = await atTheDoor();
    await accept();
    const chair = await anActor('chair', conference.id);
    expect(await refusalOf(addCheckIn(chair, choice))).toContain('forbidden');
    expect(await refusalOf(addCheckIn(delegate, choice))).toContain('forbidden');
    expect(await refusalOf(addCheckIn(ANONYMOUS, choice))).toContain('notFound');
    const organizer = await anActor('organizer', conference.id);
    await closeConference(organizer, { conferenceId: conference.id, version: 1, sure: true });
    expect(await refusalOf(addCheckIn(officer, choice))).toContain('checkInClosed');
  });
});
