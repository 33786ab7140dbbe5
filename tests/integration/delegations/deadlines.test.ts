import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { type Actor, SYSTEM } from '@/domain/actor';
import { setDeadlines } from '@/features/conferences/commands/deadlines';
import { returnRegistration } from '@/features/delegations/commands/accreditation';
import {
  confirmDelegation,
  declineReopening,
  reopenDelegation,
  requestReopening,
} from '@/features/delegations/commands/confirmed-list';
import { saveConsents } from '@/features/delegations/commands/consents';
import { changeCapacity } from '@/features/delegations/commands/correction';
import {
  nominateParticipant,
  replaceHead,
  withdrawParticipant,
} from '@/features/delegations/commands/nomination';
import { savePerson, submitRegistration } from '@/features/delegations/commands/registration';
import { restoreParticipant } from '@/features/delegations/commands/restoration';
import { getDelegation, seatsVersionOf } from '@/features/delegations/queries/delegations';
import { getAccreditation } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { ANSWERS, checked } from '@/tests/setup/conference/registrations';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf } from '@/tests/setup/stored';
import { hold, openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

const reason = 'An adviser is ill.';

async function ground() {
  const { id, slug } = await aConference();
  const home = await aDelegation(id, 'CL');
  const [focal, head] = [await aSeat(id, home.id, 'focalPoint'), await aSeat(id, home.id, 'head')];
  const organizer = await anActor('organizer', id);
  const list = { conference: slug, delegationId: home.id };
  const shown = async () => {
    const { people, version } = await getDelegation(organizer, id, home.id);
    return { ...list, version, seatsVersion: seatsVersionOf(people) };
  };
  const confirm = async (actor: Actor = focal) => confirmDelegation(actor, await confirmation());
  const confirmation = async () => {
    const { version: _, ...rest } = await shown();
    return rest;
  };
  const answer = async () => {
    const { seatsVersion: _, ...rest } = await shown();
    return { ...rest, reason };
  };
  const nominate = (actor: Actor = focal, name = 'ana') =>
    nominateParticipant(actor, {
      ...list,
      email: `${name}.${id}@example.org`,
      name,
      capacity: 'delegate',
      locale: 'en',
    });
  return { id, slug, home, focal, head, organizer, list, shown, confirm, confirmation, answer, nominate };
}

describe('a confirmed list', () => {
  it('is changed by the secretariat alone, until it is open again', async () => {
    const { id, focal, head, organizer, list, confirm, answer, nominate } = await ground();
    await nominate();
    await confirm();
    expect(await refusalOf(nominate(focal, 'bea'))).toContain('delegations.refusal.listConfirmed');
    const seat = { conference: list.conference, participantId: head.participantId, version: 1 };
    expect(await refusalOf(withdrawParticipant(focal, seat))).toContain('delegations.refusal.listConfirmed');
    await nominate(organizer, 'bea');
    await requestReopening(focal, await answer());
    await reopenDelegation(organizer, await answer());
    await nominate(focal, 'cid');
    await confirm();
    const recorded = (await eventsOf(id)).filter(({ kind }) => kind.startsWith('delegation.'));
    expect(
      recorded.map(({ kind, after }) => [kind, (after as { persons?: number } | null)?.persons]),
    ).toEqual([
      ['delegation.confirmed', 2],
      ['delegation.reopeningRequested', undefined],
      ['delegation.reopened', undefined],
      ['delegation.confirmed', 4],
    ]);
    // Why a list has to change may name somebody: no event says it, and once it is answered it is gone.
    expect(JSON.stringify(recorded)).not.toContain(reason);
    expect(await getDelegation(organizer, id, list.delegationId)).toMatchObject({ reopeningReason: null });
    const letters = (await mailsOf(id)).filter(({ template }) => template === 'delegation.reopened');
    expect(letters.map(({ params }) => params.reason)).toEqual([reason]);
  });

  it('keeps every way of changing it shut', async () => {
    const { id, focal, head, list, shown, confirm } = await ground();
    const other = await aSeat(id, list.delegationId);
    const left = await aSeat(id, list.delegationId, 'adviser');
    const { conference: slug } = list;
    await withdrawParticipant(focal, { conference: slug, participantId: left.participantId, version: 1 });
    await confirm();
    const { seatsVersion } = await shown();
    const change = { conference: slug, participantId: other.participantId, version: 1, reason };
    const ways = [
      () =>
        replaceHead(focal, {
          ...list,
          seatsVersion,
          participantId: other.participantId,
          former: 'alternate',
        }),
      () => changeCapacity(focal, { ...change, capacity: 'adviser' }),
      () => restoreParticipant(focal, { conference: slug, participantId: left.participantId }),
      () => withdrawParticipant(focal, { conference: slug, participantId: head.participantId, version: 1 }),
    ];
    for (const way of ways) expect(await refusalOf(way())).toContain('delegations.refusal.listConfirmed');
  });

  it('stays when that is declined, once', async () => {
    const { id, focal, organizer, confirm, answer, nominate } = await ground();
    await confirm();
    expect(await refusalOf(declineReopening(organizer, await answer()))).toContain('reopeningOver');
    await requestReopening(focal, await answer());
    const both = { ...(await answer()) };
    await declineReopening(organizer, both);
    expect(await refusalOf(reopenDelegation(organizer, both))).toContain('common.refusal.changed');
    expect(await refusalOf(nominate())).toContain('listConfirmed');
    expect((await mailsOf(id)).map(({ template }) => template)).toContain('delegation.reopeningDeclined');
  });

  it('has a head, is the one that was shown, and is confirmed once', async () => {
    const { id, focal, confirm, confirmation, nominate, answer } = await ground();
    const stale = await confirmation();
    await nominate();
    expect(await refusalOf(confirmDelegation(focal, stale))).toContain('common.refusal.changed');
    expect(await refusalOf(requestReopening(focal, await answer()))).toContain('listOpen');
    await confirm();
    expect(await refusalOf(confirm())).toContain('confirmedAlready');
    const bare = await aDelegation(id, 'PE');
    const other = await aSeat(id, bare.id, 'focalPoint');
    const none = { ...stale, delegationId: bare.id, seatsVersion: seatsVersionOf([]) };
    expect(await refusalOf(confirmDelegation(other, none))).toContain('noHead');
    expect(await refusalOf(confirmDelegation(focal, none))).toContain('notFound');
  });
});

/** A list is confirmed while somebody is added to it, the confirmation first. */
async function confirmedWhileAdding() {
  const { id, focal, confirm, nominate } = await ground();
  await nominate(focal, 'first');
  await openEveryConnection();
  const chain = await hold('chain', id);
  const first = confirm();
  await chain.standing(1);
  const second = nominate().then(
    () => 'added',
    (error) => error.key,
  );
  await chain.standing(2);
  await chain.release();
  await first;
  return second;
}

describe('a nomination that meets the confirmation', () => {
  it('is not on the list that was confirmed', async () => {
    expect(await confirmedWhileAdding()).toBe('delegations.refusal.listConfirmed');
  });

  it('would be, without the lock on the delegation (control)', async () => {
    const { done, taken } = await withoutLock('delegation', confirmedWhileAdding);
    expect(taken).toBeGreaterThan(0);
    expect(done).toBe('added');
  });
});

describe('deadlines', () => {
  const set = async (organizer: Parameters<typeof setDeadlines>[0], id: string, values = {}) =>
    setDeadlines(organizer, {
      conferenceId: id,
      version: await versionOf(id),
      nominationDue: null,
      confirmationDue: null,
      registrationDue: null,
      submissionDue: null,
      reminderDays: [14, 7, 2, -1],
      ...values,
    });

  it('end the nominations of delegations, and not those of the secretariat', async () => {
    const { id, focal, head, organizer, list, nominate, confirm } = await ground();
    await set(organizer, id, { nominationDue: '2031-03-01T18:00' });
    await nominate();
    await set(organizer, id, { nominationDue: '2021-03-01T18:00' });
    expect(await refusalOf(nominate(focal, 'bea'))).toBe('delegations.refusal.nominationOver late');
    await nominate(organizer, 'bea');
    // What is on the list already can still be put right, and confirmed.
    await withdrawParticipant(focal, { ...list, participantId: head.participantId, version: 1 });
    expect(await refusalOf(confirm())).toContain('noHead');
    await set(organizer, id);
    await nominate(focal, 'cid');
  });

  it('end registrations, but not those that came back', async () => {
    const { id, head, organizer, list } = await ground();
    const own = { conference: list.conference };
    const submit = async () => submitRegistration(head, { ...own, ...(await checked(head)) });
    await savePerson(head, { ...own, version: 0, ...ANSWERS });
    await saveConsents(head, { ...own, dataConsent: true, listConsent: false, photoConsent: false });
    await set(organizer, id, { registrationDue: '2021-03-01T18:00' });
    expect(await refusalOf(submit())).toBe('delegations.refusal.registrationOver late');
    await set(organizer, id);
    await submit();
    const { participantId } = head;
    const { version } = await getAccreditation(organizer, id, participantId);
    await returnRegistration(organizer, { ...own, participantId, version, reason });
    await set(organizer, id, { registrationDue: '2021-03-01T18:00' });
    await submit();
  });

  it('follow each other, are the organizers’, and are told with what was before', async () => {
    const { id, focal, organizer } = await ground();
    const dates = { nominationDue: '2031-03-09T18:00', confirmationDue: '2031-03-08T18:00' };
    expect(await refusalOf(set(organizer, id, dates))).toBe(
      'conferences.invalid.deadlines invalid confirmationDue',
    );
    expect(await refusalOf(set(focal, id))).toContain('forbidden');
    await set(organizer, id, { ...dates, confirmationDue: '2031-03-09T18:00' });
    expect(
      await refusalOf(
        setDeadlines(organizer, {
          conferenceId: id,
          version: 1,
          nominationDue: null,
          confirmationDue: null,
          registrationDue: null,
          submissionDue: null,
          reminderDays: [],
        }),
      ),
    ).toContain('common.refusal.stale');
    const [event] = await eventsOf(id);
    expect(event).toMatchObject({
      kind: 'deadlines.set',
      before: { nominationDue: null },
      after: { nominationDue: expect.stringContaining('2031-03-09') },
    });
  });
});

const versionOf = (id: string) =>
  withTx(SYSTEM, async (tx) => {
    const [row] = await tx
      .select({ version: conference.version })
      .from(conference)
      .where(eq(conference.id, id));
    return row?.version ?? 0;
  });
