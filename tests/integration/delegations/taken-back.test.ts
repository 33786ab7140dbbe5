import { and, eq, isNull } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { delegation, participant, registration } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { CredentialsStatus } from '@/domain/credentials';
import { personsIn } from '@/domain/person-views';
import { isRefusal } from '@/domain/refusal';
import { rollAt } from '@/features/ballots/queries/roll';
import { decideRegistrations } from '@/features/delegations/commands/accreditation';
import { addCheckIn } from '@/features/delegations/commands/check-in';
import { decideSeveralCredentials } from '@/features/delegations/commands/credentials';
import { withdrawCredentialsDecision } from '@/features/delegations/commands/credentials-withdrawal';
import { withdrawDecision } from '@/features/delegations/commands/decision-withdrawal';
import { latestCredentials, latestDecision } from '@/features/delegations/queries/latest';
import { listDelegationLines } from '@/features/delegations/queries/lines';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { deliverDue } from '@/features/notices/jobs';
import { mailState } from '@/features/notices/queries';
import { type Done, sentenceOf } from '@/platform/done';
import { worded } from '@/platform/i18n/worded';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { aRegistration } from '@/tests/setup/conference/registrations';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf, seatsIn } from '@/tests/setup/stored';
import { meeting, withoutLock } from '@/tests/setup/unguarded';

const answerTo = (done: Done) => {
  const sentence = sentenceOf(done);
  return sentence ? worded(sentence, 'en') : '';
};
const REASON = 'It was the wrong list.';

// What other tests queued is not delivered by these.
beforeEach(() =>
  withTx(SYSTEM, (tx) => tx.update(outbox).set({ gaveUpAt: new Date() }).where(isNull(outbox.sentAt))),
);

/** A delegation of which so many were decided on in one act. */
async function decided(decision: 'accepted' | 'returned', count = 2) {
  const conference = await aConference();
  const conferenceId = conference.id;
  const home = await aDelegation(conferenceId, 'CL', { quota: 50 });
  const ids: string[] = [];
  for (let n = 1; n <= count; n += 1) {
    const { participantId } = await aSeat(conferenceId, home.id, 'delegate', { submittedAt: new Date() });
    await aRegistration(conferenceId, participantId, { givenName: `Person${n}`, familyName: 'Haddad' });
    ids.push(participantId);
  }
  const officer = await anActor('credentialsOfficer', conferenceId);
  const colleague = await anActor('organizer', conferenceId);
  const address = { conference: conference.slug };
  const at = (version: number) => ids.map((id) => ({ id, version }));
  const reason = decision === 'returned' ? 'The photo, please.' : null;
  await decideRegistrations(officer, { ...address, chosen: at(1), decision, reason });
  const takeBack = (chosen = at(2), actor = officer) =>
    withdrawDecision(actor, { ...address, chosen, reason: REASON });
  const rows = async () => {
    const all = await seatsIn(conferenceId, home.id);
    return ids.map((id) => all.find((row) => row.id === id));
  };
  const decisions = async () => (await rows()).map((row) => row?.decision);
  const mails = () =>
    withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.conferenceId, conferenceId)));
  return {
    conference,
    conferenceId,
    home,
    ids,
    officer,
    colleague,
    address,
    at,
    takeBack,
    rows,
    decisions,
    mails,
  };
}

describe('a decision on registrations', () => {
  it('is taken back for all that it was for: they wait again, and mails that have not left are withdrawn', async () => {
    const { conferenceId, ids, takeBack, rows, mails, officer } = await decided('accepted');
    const colleague = await anActor('organizer', conferenceId);
    const looks = async (actor: Actor) =>
      (await listPeople(actor, conferenceId, personsIn({}), { locale: 'en' })).decidedLately;
    expect([await looks(officer), await looks(colleague)]).toEqual([true, false]);
    const latest = await latestDecision(officer, conferenceId);
    expect(latest.map(({ id, version }) => ({ id, version }))).toEqual(
      ids.map((id) => ({ id, version: 2 })).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    );
    expect(answerTo(await takeBack())).toBe(
      'The decisions on 2 registrations were taken back; they wait for a decision again. 2 mails had not left and were withdrawn.',
    );
    expect((await rows()).map((row) => [row?.decision, row?.decidedAt, row?.decidedBy])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    expect((await mails()).map((mail) => [mail.template, mailState(mail)])).toEqual([
      ['delegation.accepted', 'withdrawn'],
      ['delegation.accepted', 'withdrawn'],
    ]);
    const posted: string[] = [];
    await deliverDue(async ({ subject }) => posted.push(subject));
    expect(posted).toEqual([]);
    const events = (await eventsOf(conferenceId)).slice(2);
    expect(events.map(({ kind, before }) => [kind, (before as { decision: string }).decision])).toEqual([
      ['registration.decisionWithdrawn', 'accepted'],
      ['registration.decisionWithdrawn', 'accepted'],
    ]);
    expect(await latestDecision(officer, conferenceId)).toEqual([]);
  });

  it('is mailed anew to whoever has the mail before, with the reason', async () => {
    const { takeBack, mails, conferenceId, colleague } = await decided('returned');
    await deliverDue(async () => {});
    expect(answerTo(await takeBack(undefined, colleague))).toMatch(/2 delegates get a mail about it\.$/);
    const newer = (await mailsOf(conferenceId)).filter(
      ({ template }) => template === 'delegation.decisionWithdrawn',
    );
    expect(newer.map(({ params }) => [params.decision, params.reason])).toEqual([
      ['returned', REASON],
      ['returned', REASON],
    ]);
    expect((await mails()).filter((mail) => mailState(mail) === 'sent')).toHaveLength(2);
  });

  it('is mailed anew to whoever is sent the mail before at that moment, which is not sent again', async () => {
    const { takeBack, mails } = await decided('accepted', 1);
    await deliverDue(async () => {
      expect(answerTo(await takeBack())).toContain('One delegate gets a mail about it.');
      throw new Error('451 try again');
    });
    const states = (await mails()).map((mail) => [mail.template, mailState(mail)]);
    expect(states.toSorted()).toEqual([
      ['delegation.accepted', 'withdrawn'],
      // It was due in the same turn, and was refused like the one before.
      ['delegation.decisionWithdrawn', 'waiting'],
    ]);
  });

  it('stays where something stands on it or somebody was there meanwhile, each named with the reason', async () => {
    const { conference, ids, takeBack, decisions, colleague, address } = await decided('accepted', 4);
    const [here, changed, gone] = ids;
    await addCheckIn(colleague, { ...address, participantId: here ?? '' });
    const write = (id = '', values: object) =>
      withTx(SYSTEM, (tx) =>
        tx
          .update(participant)
          .set(values)
          .where(and(eq(participant.conferenceId, conference.id), eq(participant.id, id))),
      );
    await write(changed, { version: 3 });
    await write(gone, { withdrawnAt: new Date() });
    const text = answerTo(await takeBack());
    expect(text).toMatch(/^The decision on one registration was taken back/);
    expect(text).toContain('Person1 Haddad: This person has been checked in since.');
    expect(text).toContain('Person2 Haddad: The registration changed after you looked at it.');
    expect(text).toContain('Person3 Haddad: This nomination was withdrawn meanwhile');
    expect(await decisions()).toEqual(['accepted', 'accepted', undefined, null]);
  });

  it('stays once the answers were changed that were returned, and once it was taken back', async () => {
    const { conferenceId, ids, takeBack, decisions } = await decided('returned');
    await withTx(SYSTEM, (tx) =>
      tx
        .update(registration)
        .set({ savedAt: new Date(Date.now() + 1000) })
        .where(
          and(eq(registration.conferenceId, conferenceId), eq(registration.participantId, ids[0] ?? '')),
        ),
    );
    expect(answerTo(await takeBack())).toContain('Person1 Haddad: The delegate has changed the answers');
    expect(await decisions()).toEqual(['returned', null]);
    const error = await takeBack().catch((error: unknown) => error);
    expect(isRefusal(error) && worded(error.sentence, 'en')).toMatch(
      /^Nothing was recorded\..*There is no decision of an officer to take back\./,
    );
  });

  it('is nobody’s elsewhere', async () => {
    const { at, takeBack, decisions } = await decided('accepted', 1);
    const other = await decided('accepted', 1);
    const missing = 'common.refusal.notFound notFound';
    expect(await refusalOf(takeBack([...at(2), ...other.at(2)]))).toBe(missing);
    expect(await refusalOf(takeBack([{ id: newId(), version: 1 }]))).toBe(missing);
    expect(await refusalOf(takeBack(undefined, other.officer))).toBe(missing);
    expect(await decisions()).toEqual(['accepted']);
  });

  /** It is taken back at the moment at which the person is checked in. */
  async function takenBackAtTheDoor() {
    const { conferenceId, ids, takeBack, decisions, colleague, address } = await decided('accepted', 1);
    const arrive = () => addCheckIn(colleague, { ...address, participantId: ids[0] ?? '' });
    await meeting(conferenceId, () => Promise.allSettled([takeBack(), arrive()]));
    const kinds = (await eventsOf(conferenceId)).map(({ kind }) => kind);
    return { decision: (await decisions())[0], isHere: kinds.includes('checkIn.added') };
  }

  it('is taken back, or the person is checked in, and never both', async () => {
    const { decision, isHere } = await takenBackAtTheDoor();
    expect(isHere).toBe(decision === 'accepted');
  });

  it('would be both without the lock on the seat (control)', async () => {
    const { done, taken } = await withoutLock('participant', takenBackAtTheDoor);
    expect(taken).toBeGreaterThan(1);
    expect(done).toEqual({ decision: null, isHere: true });
  });
});

describe('a decision on credentials', () => {
  async function ground() {
    const conference = await aConference({}, ['CL', 'PE']);
    const conferenceId = conference.id;
    const ids: string[] = [];
    for (const code of ['CL', 'PE'])
      ids.push((await aDelegation(conferenceId, code, { credentialsStatus: 'submitted' })).id);
    const officer = await anActor('credentialsOfficer', conferenceId);
    const address = { conference: conference.slug };
    const at = (version: number) => ids.map((id) => ({ id, version }));
    const decide = (to: CredentialsStatus, version: number, reason: string | null = null) =>
      decideSeveralCredentials(officer, { ...address, chosen: at(version), to, reason });
    const takeBack = (version: number, actor = officer) =>
      withdrawCredentialsDecision(actor, { ...address, chosen: at(version), reason: REASON });
    const states = async () => {
      const rows = await withTx(SYSTEM, (tx) =>
        tx.select().from(delegation).where(eq(delegation.conferenceId, conferenceId)),
      );
      return ids
        .map((id) => rows.find((row) => row.id === id))
        .map((row) => [row?.credentialsStatus, row?.credentialsReason]);
    };
    return { conferenceId, officer, decide, takeBack, states, at };
  }

  it('is taken back to the state before it and the reason of that, once', async () => {
    const { conferenceId, officer, decide, takeBack, states, at } = await ground();
    await decide('rejected', 1, 'It is not signed.');
    await decide('accepted', 2);
    const colleague = await anActor('credentialsOfficer', conferenceId);
    const looks = async (actor: Actor) =>
      (await listDelegationLines(actor, conferenceId)).map(({ decidedLately }) => decidedLately);
    expect([await looks(officer), await looks(colleague)]).toEqual([
      [true, true],
      [false, false],
    ]);
    const latest = await latestCredentials(officer, conferenceId);
    expect(latest.map(({ version }) => version)).toEqual([3, 3]);
    expect(answerTo(await takeBack(3))).toMatch(
      /^The decisions on the credentials of 2 delegations were taken back\./,
    );
    expect(await states()).toEqual([
      ['rejected', 'It is not signed.'],
      ['rejected', 'It is not signed.'],
    ]);
    expect(await latestCredentials(officer, conferenceId)).toEqual([]);
    const error = await takeBack(4).catch((error: unknown) => error);
    expect(isRefusal(error) && worded(error.sentence, 'en')).toContain(
      'There is no decision on these credentials',
    );
    // Decided anew it can be taken back again, to the same.
    await decide('accepted', 4);
    await takeBack(5);
    expect((await states())[0]).toEqual(['rejected', 'It is not signed.']);
    expect(at(1)).toHaveLength(2);
  });

  it('counts on a roll of the time between, and no longer', async () => {
    const { conferenceId, decide, takeBack } = await ground();
    await decide('rejected', 1, 'No');
    const between = new Date();
    await takeBack(2);
    const carrying = async (at: Date) => {
      const roll = await withTx(SYSTEM, (tx) => rollAt(tx, conferenceId, at));
      return JSON.stringify(roll);
    };
    expect(await carrying(between)).toContain('redentialsRejected');
    expect(await carrying(new Date())).not.toContain('redentialsRejected');
  });

  it('stays where a colleague was there meanwhile', async () => {
    const { decide, takeBack, states } = await ground();
    await decide('provisional', 1);
    await decide('accepted', 2);
    const error = await takeBack(2).catch((error: unknown) => error);
    expect(isRefusal(error) && worded(error.sentence, 'en')).toContain('they are now: accepted');
    expect((await states())[0]?.[0]).toBe('accepted');
  });
});
