import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { participant, registration } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { personChange } from '@/db/schema/person-changes';
import { event } from '@/db/schema/record';
import { type Capacity, SYSTEM } from '@/domain/actor';
import { noAnswers } from '@/domain/questions';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { editRegistration } from '@/features/delegations/commands/behalf';
import { changeCapacity, changeName } from '@/features/delegations/commands/correction';
import { savePersonDraft } from '@/features/delegations/commands/registration';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { getPerson } from '@/features/delegations/queries/person';
import { getAccreditation, getOwnRegistration } from '@/features/delegations/queries/registration';
import { REDACTED } from '@/platform/redaction';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

const ANSWERS = {
  givenName: 'Ana',
  familyName: 'Peres',
  badgeName: 'Ana Peres',
  office: 'Inspector',
  languages: ['es' as const],
  phone: null,
  dietaryNeeds: 'No nuts',
  accessNeeds: null,
};
const reason = 'The letter of nomination says so.';

async function somebody({
  capacity = 'delegate' as Capacity,
  answered = false,
  submitted = false,
}: {
  capacity?: Capacity;
  answered?: boolean;
  submitted?: boolean;
} = {}) {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL']);
  const delegation = await aDelegation(conferenceId, 'CL');
  const focal = await aSeat(conferenceId, delegation.id, 'focalPoint');
  const organizer = await anActor('organizer', conferenceId);
  const submittedAt = submitted ? new Date() : null;
  const person = await aSeat(conferenceId, delegation.id, capacity, { submittedAt });
  const { participantId } = person;
  if (answered || submitted) {
    const values = { conferenceId, participantId, version: 1, dataConsentAt: new Date(), ...ANSWERS };
    await withTx(SYSTEM, (tx) => tx.insert(registration).values(values));
  }
  const seat = { conference, participantId, reason, version: 1 };
  const mailed = async () => {
    const rows = await withTx(SYSTEM, (tx) =>
      tx
        .select({ id: account.id, params: outbox.params })
        .from(outbox)
        .innerJoin(account, eq(account.email, outbox.recipient))
        .where(and(eq(outbox.conferenceId, conferenceId), eq(outbox.template, 'delegation.changed'))),
    );
    return rows.map(({ id, params }) => ({ id, params: params as Record<string, string> }));
  };
  const readers = async () => (await mailed()).map(({ id }) => id).toSorted();
  const seen = () => getPerson(organizer, conferenceId, delegation.id, participantId);
  return { conferenceId, conference, delegation, focal, organizer, person, seat, mailed, readers, seen };
}

describe('the name of a nomination', () => {
  it('is corrected by the focal point, in this delegation alone, and the person is told', async () => {
    const { conferenceId, delegation, focal, person, seat, readers } = await somebody();
    await changeName(focal, { ...seat, name: 'Ana Pérez' });
    expect((await getDelegation(person, conferenceId, delegation.id)).people).toMatchObject([
      { name: 'Ana Pérez', version: 2 },
    ]);
    const own = await getOwnRegistration(person, conferenceId);
    expect(own.changes).toMatchObject([
      { field: 'name', before: 'Test Person', after: 'Ana Pérez', reason, hand: 'focalPoint' },
    ]);
    expect(await readers()).toEqual([person.accountId]);
    const [kept] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(account)
        .where(eq(account.id, person.accountId ?? '')),
    );
    expect(kept?.name).toBe('Test Person');
    const [recorded] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(event)
        .where(and(eq(event.conferenceId, conferenceId), eq(event.kind, 'participant.nameChanged'))),
    );
    expect(recorded).toMatchObject({ before: { name: REDACTED }, after: { name: REDACTED } });
  });

  it('is that of the answers once the person has registered one', async () => {
    const { focal, organizer, seat } = await somebody({ answered: true });
    for (const actor of [focal, organizer])
      await expect(changeName(actor, { ...seat, name: 'Ana Pérez' })).rejects.toMatchObject({
        key: 'delegations.refusal.nameRegistered',
      });
  });

  it('is corrected by one of two at once', async () => {
    const { focal, organizer, seat, seen } = await somebody();
    const raced = await Promise.allSettled([
      changeName(focal, { ...seat, name: 'Ana Pérez' }),
      changeName(organizer, { ...seat, name: 'Anna Perez' }),
    ]);
    expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(raced.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { key: 'common.refusal.stale', kind: 'stale' },
    });
    expect((await seen()).changes).toHaveLength(1);
  });
});

describe('a capacity', () => {
  it('is changed by the secretariat, and person and focal point are told', async () => {
    const { organizer, focal, person, seat, mailed, readers, seen } = await somebody();
    await changeCapacity(organizer, { ...seat, capacity: 'adviser' });
    expect(await seen()).toMatchObject({
      capacity: 'adviser',
      changes: [{ field: 'capacity', before: 'delegate', after: 'adviser', hand: 'secretariat' }],
    });
    expect(await readers()).toEqual([focal.accountId, person.accountId].toSorted());
    const [first] = await mailed();
    expect(first?.params.changes).toBe('Capacity: Adviser (before: Delegate)');
  });

  it('of a head is not taken by the way, nor given so, nor changed by other delegations', async () => {
    const headed = await somebody({ capacity: 'head' });
    await expect(
      changeCapacity(headed.organizer, { ...headed.seat, capacity: 'expert' }),
    ).rejects.toMatchObject({ key: 'delegations.refusal.headStays' });
    const { focal, seat, conferenceId, seen } = await somebody();
    await expect(changeCapacity(focal, { ...seat, capacity: 'delegate' })).rejects.toMatchObject({
      key: 'delegations.refusal.sameAsBefore',
    });
    await expect(changeCapacity(focal, { ...seat, capacity: 'head' })).rejects.toMatchObject({
      key: 'delegations.refusal.headByName',
    });
    const peru = await aDelegation(conferenceId, 'PE');
    const foreign = await aSeat(conferenceId, peru.id, 'focalPoint');
    await expect(changeCapacity(foreign, { ...seat, capacity: 'expert' })).rejects.toMatchObject({
      kind: 'notFound',
    });
    expect((await seen()).capacity).toBe('delegate');
  });
});

describe('answers on a person’s behalf', () => {
  const corrected = { ...ANSWERS, familyName: 'Pérez', badgeName: 'Ana Perez' };

  it('are marked with what they were, and no mail says them', async () => {
    const { conferenceId, delegation, focal, organizer, person, seat, mailed } = await somebody({
      submitted: true,
    });
    await editRegistration(organizer, { ...seat, ...corrected });
    const own = await getOwnRegistration(person, conferenceId);
    expect(own.answers).toMatchObject({ familyName: 'Pérez', office: 'Inspector', version: 2 });
    expect(own.changes).toMatchObject([
      { field: 'familyName', before: 'Peres', after: 'Pérez', reason, hand: 'secretariat' },
      { field: 'badgeName', before: 'Ana Peres', after: 'Ana Perez' },
    ]);
    const kept = await getDelegation(focal, conferenceId, delegation.id);
    expect(kept.people).toMatchObject([{ name: 'Ana Pérez' }]);
    const [mail, more] = await mailed();
    expect(more).toBeUndefined();
    expect(mail?.params.changes).toBe('Family name\nName on the badge');
    const asKept = await getPerson(focal, conferenceId, delegation.id, seat.participantId);
    expect(asKept.changes).toEqual([]);
    expect(asKept.answers).toMatchObject({ familyName: null, office: null });
  });

  it('are filled in for somebody who has answered nothing, and leave the consents to the person', async () => {
    const { conferenceId, organizer, person, seat } = await somebody();
    await editRegistration(organizer, { ...seat, version: 0, ...ANSWERS });
    const own = await getOwnRegistration(person, conferenceId);
    expect(own).toMatchObject({ status: 'started', open: ['consents'], answers: { givenName: 'Ana' } });
  });

  it('leave alone what their author may not read', async () => {
    const { conferenceId, person, seat } = await somebody({ answered: true });
    const officer = await anActor('credentialsOfficer', conferenceId);
    await editRegistration(officer, { ...seat, ...corrected, dietaryNeeds: null });
    expect((await getOwnRegistration(person, conferenceId)).answers.dietaryNeeds).toBe('No nuts');
  });

  it('refuse what was typed upon older ones, on either side', async () => {
    const { conference, organizer, person, seat } = await somebody({ answered: true });
    await editRegistration(organizer, { ...seat, ...corrected });
    await expect(
      editRegistration(organizer, { ...seat, ...corrected, office: 'Director' }),
    ).rejects.toMatchObject({ kind: 'stale' });
    const typed = { conference, version: 1, ...ANSWERS, office: 'Director' };
    await expect(savePersonDraft(person, typed)).rejects.toMatchObject({ kind: 'stale' });
  });

  it('of a registration that is handed in lack nothing that is needed', async () => {
    const { organizer, seat } = await somebody({ submitted: true });
    const { languages: _, ...none } = noAnswers();
    await expect(
      editRegistration(organizer, { ...seat, ...ANSWERS, office: none.office }),
    ).rejects.toMatchObject({ key: 'delegations.refusal.answersNeeded' });
  });

  it('race an acceptance, which never accepts what nobody looked at', async () => {
    const { conferenceId, conference, organizer, seat, seen } = await somebody({ submitted: true });
    const { participantId } = seat;
    const officer = await anActor('credentialsOfficer', conferenceId);
    const [edited, accepted] = await Promise.allSettled([
      editRegistration(organizer, { ...seat, ...corrected }),
      acceptRegistration(officer, { conference, participantId, version: 1 }),
    ]);
    expect(edited.status).toBe('fulfilled');
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select({ decidedAt: participant.decidedAt, changedAt: personChange.changedAt })
        .from(participant)
        .innerJoin(personChange, eq(personChange.participantId, participant.id))
        .where(eq(participant.id, participantId)),
    );
    if (accepted.status === 'fulfilled')
      expect(row?.decidedAt?.getTime()).toBeLessThanOrEqual(row?.changedAt.getTime() ?? 0);
    else {
      expect(accepted.reason).toMatchObject({ key: 'delegations.refusal.submittedAnew' });
      const { version } = await getAccreditation(officer, conferenceId, participantId);
      await acceptRegistration(officer, { conference, participantId, version });
    }
    expect(await seen()).toMatchObject({ status: 'accepted', answers: { familyName: 'Pérez' } });
  });
});
