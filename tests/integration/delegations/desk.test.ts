import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { NOW, watchStatements, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { delegation, participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { isRefusal } from '@/domain/refusal';
import {
  acceptRegistration,
  decideRegistrations,
  returnRegistration,
} from '@/features/delegations/commands/accreditation';
import { withdrawParticipant } from '@/features/delegations/commands/nomination';
import { registrationsInput } from '@/features/delegations/input';
import { sentenceOf } from '@/platform/done';
import { worded } from '@/platform/i18n/worded';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { aRegistration } from '@/tests/setup/conference/registrations';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf, seatsIn } from '@/tests/setup/stored';
import { meeting, withoutLock } from '@/tests/setup/unguarded';

/** A delegation of which so many have submitted their registrations, and two who decide. */
async function ground(count = 3) {
  const submitted = { submittedAt: new Date() };
  const conference = await aConference();
  const conferenceId = conference.id;
  const home = await aDelegation(conferenceId, 'CL', { quota: 50 });
  const seats: { id: string; version: number }[] = [];
  for (let n = 1; n <= count; n += 1) {
    const { participantId } = await aSeat(conferenceId, home.id, 'delegate', submitted);
    const givenName = `Person${n}`;
    await aRegistration(conferenceId, participantId, {
      ...{ givenName, familyName: 'Haddad', badgeName: givenName, office: 'Director' },
    });
    seats.push({ id: participantId, version: 1 });
  }
  const organizer = await anActor('organizer', conferenceId);
  const officer = await anActor('credentialsOfficer', conferenceId);
  const address = { conference: conference.slug };
  const decide = (
    decision: 'accepted' | 'returned',
    chosen: { id: string; version: number }[] = seats,
    actor = organizer,
  ) =>
    decideRegistrations(actor, {
      ...{ ...address, chosen, decision },
      reason: decision === 'returned' ? 'The photo, please.' : null,
    });
  const decisions = async () => {
    const rows = await seatsIn(conferenceId, home.id);
    return seats.map(({ id }) => rows.find((row) => row.id === id)?.decision);
  };
  const write = (id: string, values: Partial<typeof participant.$inferInsert>) =>
    withTx(SYSTEM, (tx) => tx.update(participant).set(values).where(eq(participant.id, id)));
  return { conference, conferenceId, home, seats, organizer, officer, address, decide, decisions, write };
}

const answerOf = (done: Awaited<ReturnType<typeof decideRegistrations>>) => {
  const sentence = sentenceOf(done);
  return sentence ? worded(sentence, 'en') : '';
};

describe('one decision for several registrations', () => {
  it('is for each what one alone is: the state, the mail, the entry on record', async () => {
    const { conferenceId, seats, decide, decisions, address, organizer } = await ground(3);
    const [first, ...others] = seats;
    await acceptRegistration(organizer, { ...address, participantId: first?.id ?? '', version: 1 });
    const done = await decide('accepted', others);
    expect(answerOf(done)).toBe('2 registrations were accepted. Each delegate gets a mail.');
    expect(await decisions()).toEqual(['accepted', 'accepted', 'accepted']);
    const facts = (await eventsOf(conferenceId)).map(({ kind, entityId, before, after }) => ({
      ...{ kind, before, after },
      whose: seats.findIndex(({ id }) => id === entityId),
    }));
    expect(facts.map(({ whose }) => whose).toSorted()).toEqual([0, 1, 2]);
    expect(new Set(facts.map(({ whose: _, ...fact }) => JSON.stringify(fact))).size).toBe(1);
    const mails = await mailsOf(conferenceId);
    expect(new Set(mails.map(({ recipient }) => recipient)).size).toBe(3);
    expect(new Set(mails.map(({ template, params }) => JSON.stringify([template, params]))).size).toBe(1);
  });

  it('returns them with one reason, which each reads behind a link of their own', async () => {
    const { conferenceId, decide, decisions } = await ground(2);
    expect(answerOf(await decide('returned'))).toBe(
      '2 registrations were returned. Each delegate gets a mail.',
    );
    expect(await decisions()).toEqual(['returned', 'returned']);
    const mails = await mailsOf(conferenceId);
    expect(mails.map(({ template, params }) => [template, params.reason])).toEqual([
      ['delegation.returned', 'The photo, please.'],
      ['delegation.returned', 'The photo, please.'],
    ]);
    expect(new Set(mails.map(({ params }) => params.link)).size).toBe(2);
  });

  it('leaves those that changed meanwhile, or may not be decided on, and names each with its reason', async () => {
    const { conferenceId, seats, decide, decisions, address, officer, write } = await ground(5);
    const [decided, anew, unsubmitted, gone, last] = seats.map(({ id }) => id);
    const away = await aDelegation(conferenceId, 'PE');
    const there = await aSeat(conferenceId, away.id, 'delegate', { submittedAt: new Date() });
    await withTx(SYSTEM, (tx) =>
      tx
        .update(delegation)
        .set({ withdrawnAt: NOW, withdrawalReason: 'No' })
        .where(eq(delegation.id, away.id)),
    );
    await returnRegistration(officer, {
      ...{ ...address, participantId: decided ?? '', version: 1, reason: 'No' },
    });
    await write(anew ?? '', { version: 2 });
    await write(unsubmitted ?? '', { submittedAt: null });
    await write(gone ?? '', { withdrawnAt: new Date() });
    const text = answerOf(await decide('accepted', [...seats, { id: there.participantId, version: 1 }]));
    expect(text).toMatch(/^1 registration was accepted; each delegate gets a mail\. 5 were left unchanged\./);
    expect(text).toContain('Person1 Haddad: A credentials officer already decided: returned.');
    expect(text).toContain('Person2 Haddad: The registration changed after you opened it.');
    expect(text).toContain('Person3 Haddad: This registration has not been submitted');
    expect(text).toContain('Person4 Haddad: This nomination was withdrawn meanwhile');
    expect(text).toContain('Test Person: This delegation was withdrawn.');
    expect(await decisions()).toEqual(['returned', null, null, undefined, 'accepted']);
    expect((await eventsOf(conferenceId)).filter(({ kind }) => kind === 'registration.accepted')).toEqual([
      expect.objectContaining({ entityId: last }),
    ]);
  });

  it('names no more than ten, and how many others there are', async () => {
    const { decide, seats } = await ground(12);
    const seen = seats.map(({ id }, n) => ({ id, version: n === 0 ? 1 : 9 }));
    const text = answerOf(await decide('accepted', seen));
    expect(text.match(/Person/g)).toHaveLength(10);
    expect(text).toContain('1 more is left unchanged');
  });

  it('is refused with all that is named when it is for nobody, and writes nothing', async () => {
    const { conferenceId, decide, officer } = await ground(2);
    await decide('returned', undefined, officer);
    const error = await decide('accepted').catch((error: unknown) => error);
    expect(isRefusal(error) && [error.kind, worded(error.sentence, 'en')]).toEqual([
      'stale',
      expect.stringMatching(/^Nothing was recorded\. Person1.*returned.*Person2.*returned/),
    ]);
    expect(await eventsOf(conferenceId)).toHaveLength(2);
  });

  it('does not exist for one who is elsewhere, and then decides on nobody', async () => {
    const { seats, decide, decisions, officer } = await ground(1);
    const other = await ground(1);
    const missing = 'common.refusal.notFound notFound';
    expect(await refusalOf(decide('accepted', [...seats, ...other.seats]))).toBe(missing);
    expect(await refusalOf(decide('accepted', [...seats, { id: newId(), version: 1 }]))).toBe(missing);
    expect(await refusalOf(other.decide('accepted', other.seats, officer))).toBe(missing);
    expect(await decisions()).toEqual([null]);
  });

  it('asks as many questions for twelve as for two', async () => {
    const counted = async (count: number) => {
      const { decide } = await ground(count);
      let questions = 0;
      const end = watchStatements(() => {
        questions += 1;
      });
      await decide('returned').finally(end);
      return questions;
    };
    expect(await counted(12)).toBe(await counted(2));
  });

  it('is for one to two hundred, and returns nobody without a reason', () => {
    const one = (n: number) => `${newId()}.${n}`;
    const form = { conference: 'a-b', chosen: [one(1)], decision: 'accepted', reason: '' };
    const wrong = (change: object) => registrationsInput.safeParse({ ...form, ...change }).error?.issues[0];
    expect(wrong({})).toBeUndefined();
    expect(wrong({ chosen: [] })?.message).toContain('nobodyChosen');
    expect(wrong({ chosen: undefined })?.message).toContain('nobodyChosen');
    expect(wrong({ chosen: Array.from({ length: 200 }, (_, n) => one(n)) })).toBeUndefined();
    expect(wrong({ chosen: Array.from({ length: 201 }, (_, n) => one(n)) })?.message).toContain('tooMany');
    expect(wrong({ decision: 'returned' })?.path).toEqual(['reason']);
    expect(wrong({ decision: 'returned', reason: 'Why' })).toBeUndefined();
  });
});

describe('several at once with one', () => {
  /** Two who can be decided on, and a third who was, so that the conference has a record to meet at. */
  async function begun() {
    const all = await ground(3);
    const [third, ...seats] = all.seats;
    await acceptRegistration(all.organizer, { ...all.address, participantId: third?.id ?? '', version: 1 });
    return { ...all, seats, decide: () => all.decide('accepted', seats) };
  }

  async function acceptedWhileReturned() {
    const { conferenceId, seats, decide, decisions, address, officer } = await begun();
    const alone = { ...address, participantId: seats[1]?.id ?? '', version: 1, reason: 'No' };
    await meeting(conferenceId, () => Promise.allSettled([decide(), returnRegistration(officer, alone)]));
    const mails = (await mailsOf(conferenceId)).length;
    return { decisions: await decisions(), mails };
  }

  it('decides once on whoever is accepted among several and returned alone', async () => {
    const { decisions, mails } = await acceptedWhileReturned();
    expect(decisions.slice(0, 2)).toEqual(['accepted', 'accepted']);
    expect(mails).toBe(3);
  });

  it('would decide twice without the lock on the seats (control)', async () => {
    const { done, taken } = await withoutLock('participant', acceptedWhileReturned);
    expect(taken).toBeGreaterThan(1);
    expect(done.mails).toBe(4);
  });

  async function acceptedWhileWithdrawn() {
    const { conferenceId, home, seats, decide, address, organizer } = await begun();
    const alone = { ...address, participantId: seats[1]?.id ?? '', version: 1 };
    const ends = await meeting(conferenceId, () =>
      Promise.allSettled([decide(), withdrawParticipant(organizer, alone)]),
    );
    const kinds = (await eventsOf(conferenceId)).map(({ kind }) => kind);
    const sit = (await seatsIn(conferenceId, home.id)).length;
    return { ends: ends.map(({ status }) => status), kinds, sit };
  }

  it('accepts nobody whose nomination is withdrawn at that moment', async () => {
    const { ends, kinds, sit } = await acceptedWhileWithdrawn();
    const accepted = kinds.filter((kind) => kind === 'registration.accepted').length;
    // Either the withdrawal came first, or it was refused as stale.
    expect([accepted, sit, ends[1]]).toEqual(
      ends[1] === 'fulfilled' ? [2, 2, 'fulfilled'] : [3, 3, 'rejected'],
    );
  });
});
