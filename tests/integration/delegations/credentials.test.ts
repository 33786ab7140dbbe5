import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { delegation } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import type { CredentialsStatus } from '@/domain/credentials';
import { isRefusal } from '@/domain/refusal';
import { decideCredentials, decideSeveralCredentials } from '@/features/delegations/commands/credentials';
import { changeQuota } from '@/features/delegations/commands/invitation';
import { severalCredentialsInput } from '@/features/delegations/input';
import { sentenceOf } from '@/platform/done';
import { worded } from '@/platform/i18n/worded';
import { REDACTED } from '@/platform/redaction';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';
import { meeting, withoutLock } from '@/tests/setup/unguarded';

async function ground() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL', { credentialsStatus: 'awaited' });
  const officer = await anActor('credentialsOfficer', conference.id);
  const address = { conference: conference.slug, delegationId: home.id };
  const stored = async () => {
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(delegation)
        .where(and(eq(delegation.conferenceId, conference.id), eq(delegation.id, home.id))),
    );
    return row;
  };
  return { conference, home, officer, address, stored };
}

describe('credentials', () => {
  it('go from state to state, each on record; a rejection has a reason', async () => {
    const { conference, officer, address, stored } = await ground();
    await decideCredentials(officer, { ...address, version: 1, to: 'submitted', reason: null });
    expect(
      await refusalOf(decideCredentials(officer, { ...address, version: 2, to: 'rejected', reason: null })),
    ).toBe('delegations.refusal.reasonNeeded invalid reason');
    await decideCredentials(officer, { ...address, version: 2, to: 'rejected', reason: 'Unsigned' });
    expect(await stored()).toMatchObject({ credentialsStatus: 'rejected', credentialsReason: 'Unsigned' });
    const events = await eventsOf(conference.id);
    expect(events.map((e) => [e.before, e.after])).toEqual([
      [
        { status: 'awaited', reason: null },
        { status: 'submitted', reason: null },
      ],
      [
        { status: 'submitted', reason: null },
        { status: 'rejected', reason: REDACTED },
      ],
    ]);
  });

  it('are decided once by two officers at a time', async () => {
    const { officer, address, conference } = await ground();
    const other = await anActor('credentialsOfficer', conference.id);
    const both = await Promise.allSettled([
      decideCredentials(officer, { ...address, version: 1, to: 'submitted', reason: null }),
      decideCredentials(other, { ...address, version: 1, to: 'provisional', reason: null }),
    ]);
    const [lost] = both.filter((b) => b.status === 'rejected');
    expect(both.filter((b) => b.status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason.message).toBe('delegations.refusal.credentialsChanged');
  });

  it('are the credentials officer’s alone', async () => {
    const { conference, home, address } = await ground();
    const input = { ...address, version: 1, to: 'submitted' as const, reason: null };
    const organizer = await anActor('organizer', conference.id);
    expect(await refusalOf(decideCredentials(organizer, input))).toContain('forbidden');
    const head = await aSeat(conference.id, home.id, 'head');
    expect(await refusalOf(decideCredentials(head, input))).toContain('forbidden');
    const elsewhere = await anActor('credentialsOfficer', (await aConference()).id);
    expect(await refusalOf(decideCredentials(elsewhere, input))).toContain('notFound');
  });
});

describe('the places of a delegation', () => {
  it('are never fewer than the persons nominated', async () => {
    const { conference, home, address, stored } = await ground();
    const organizer = await anActor('organizer', conference.id);
    await aSeat(conference.id, home.id);
    await aSeat(conference.id, home.id);
    expect(await refusalOf(changeQuota(organizer, { ...address, version: 1, quota: 1 }))).toBe(
      'delegations.refusal.quotaBelow conflict quota',
    );
    await changeQuota(organizer, { ...address, version: 1, quota: 2 });
    expect((await stored())?.quota).toBe(2);
    const focal = await aSeat(conference.id, home.id, 'focalPoint');
    expect(await refusalOf(changeQuota(focal, { ...address, version: 1, quota: 9 }))).toContain('forbidden');
  });
});

/** Delegations whose credentials have arrived, and two officers who look at them. */
async function several(codes: readonly string[] = ['CL', 'PE', 'BR']) {
  const conference = await aConference();
  const conferenceId = conference.id;
  const seen: { id: string; version: number }[] = [];
  for (const code of codes) {
    const { id } = await aDelegation(conferenceId, code, { credentialsStatus: 'submitted' });
    seen.push({ id, version: 1 });
  }
  const officer = await anActor('credentialsOfficer', conferenceId);
  const colleague = await anActor('credentialsOfficer', conferenceId);
  const decide = (to: CredentialsStatus, chosen = seen, reason: string | null = null) =>
    decideSeveralCredentials(officer, { conference: conference.slug, chosen, to, reason });
  const alone = (n: number, to: CredentialsStatus, reason: string | null = null) =>
    decideCredentials(colleague, {
      ...{ conference: conference.slug, delegationId: seen[n]?.id ?? '', version: 1, to, reason },
    });
  const states = async () => {
    const rows = await withTx(SYSTEM, (tx) =>
      tx.select().from(delegation).where(eq(delegation.conferenceId, conferenceId)),
    );
    return seen.map(({ id }) => rows.find((row) => row.id === id)?.credentialsStatus);
  };
  const write = (n: number, values: Partial<typeof delegation.$inferInsert>) =>
    withTx(SYSTEM, (tx) =>
      tx
        .update(delegation)
        .set(values)
        .where(eq(delegation.id, seen[n]?.id ?? '')),
    );
  return { conference, conferenceId, seen, officer, colleague, decide, alone, states, write };
}

const answerOf = (done: Awaited<ReturnType<typeof decideSeveralCredentials>>) => {
  const sentence = sentenceOf(done);
  return sentence ? worded(sentence, 'en') : '';
};

describe('the credentials of several delegations', () => {
  it('are decided for each as for one alone, on record', async () => {
    const { conferenceId, seen, decide, alone, states } = await several();
    await alone(0, 'rejected', 'It is not signed.');
    const done = await decide('rejected', seen.slice(1), 'It is not signed.');
    expect(answerOf(done)).toBe('The credentials of 2 delegations are now: rejected.');
    expect(await states()).toEqual(['rejected', 'rejected', 'rejected']);
    const facts = (await eventsOf(conferenceId)).map(({ kind, entityId, before, after }) => ({
      ...{ kind, before, after },
      whose: seen.findIndex(({ id }) => id === entityId),
    }));
    expect(facts.map(({ whose }) => whose).toSorted()).toEqual([0, 1, 2]);
    expect(new Set(facts.map(({ whose: _, ...fact }) => JSON.stringify(fact))).size).toBe(1);
  });

  it('stay for those that changed meanwhile or cannot go there, each named with its reason', async () => {
    const { conferenceId, decide, alone, states, write } = await several(['CL', 'PE', 'BR', 'BS', 'UY']);
    await alone(0, 'provisional');
    await write(1, { version: 2 });
    await write(2, { withdrawnAt: new Date(), withdrawalReason: 'No' });
    await write(3, { credentialsStatus: 'awaited' });
    const text = answerOf(await decide('accepted'));
    expect(text).toMatch(/^The credentials of one delegation are now: accepted\. 4 delegations were left/);
    expect(text).toContain(
      'Chile: Another officer changed the credentials meanwhile; they are now: provisional',
    );
    expect(text).toContain(
      'Peru: Another officer changed the credentials meanwhile; they are now: submitted',
    );
    expect(text).toContain('Brazil: This delegation was withdrawn.');
    expect(text).toContain('Bahamas: Credentials cannot go to this state from the present one.');
    expect(await states()).toEqual(['provisional', 'submitted', 'submitted', 'awaited', 'accepted']);
    expect(await eventsOf(conferenceId)).toHaveLength(2);
  });

  it('are refused with all that is named when the state is for none, and nothing is written', async () => {
    const { conferenceId, decide, states } = await several(['CL', 'PE']);
    await decide('accepted');
    const error = await decide('rejected', undefined, 'No').catch((error: unknown) => error);
    expect(isRefusal(error) && [error.kind, worded(error.sentence, 'en')]).toEqual([
      'stale',
      expect.stringMatching(/^Nothing was recorded\. (Chile|Peru): .*accepted.*(Chile|Peru): /),
    ]);
    expect(await states()).toEqual(['accepted', 'accepted']);
    expect(await eventsOf(conferenceId)).toHaveLength(2);
  });

  it('do not exist for an officer of elsewhere, and an organizer decides on none', async () => {
    const { conference, conferenceId, seen, decide, states } = await several(['CL']);
    const other = await several(['PE']);
    const input = { conference: conference.slug, chosen: seen, to: 'accepted' as const, reason: null };
    const missing = 'common.refusal.notFound notFound';
    expect(await refusalOf(decide('accepted', [...seen, ...other.seen]))).toBe(missing);
    expect(await refusalOf(decide('accepted', [...seen, { id: newId(), version: 1 }]))).toBe(missing);
    expect(await refusalOf(decideSeveralCredentials(other.officer, input))).toBe(missing);
    const organizer = await anActor('organizer', conferenceId);
    expect(await refusalOf(decideSeveralCredentials(organizer, input))).toContain('forbidden');
    expect(await states()).toEqual(['submitted']);
  });

  it('ask as many questions for six as for two', async () => {
    const counted = async (codes: readonly string[]) => {
      const { decide } = await several(codes);
      let questions = 0;
      const end = watchStatements(() => {
        questions += 1;
      });
      await decide('accepted').finally(end);
      return questions;
    };
    expect(await counted(['CL', 'PE', 'BR', 'BS', 'UY', 'AR'])).toBe(await counted(['CL', 'PE']));
  });

  it('are chosen one by one, and rejected with a reason alone', () => {
    const form = { conference: 'a-b', chosen: [`${newId()}.1`], to: 'accepted', reason: '' };
    const wrong = (change: object) =>
      severalCredentialsInput.safeParse({ ...form, ...change }).error?.issues[0];
    expect(wrong({})).toBeUndefined();
    expect(wrong({ chosen: undefined })?.message).toContain('noDelegationChosen');
    expect(wrong({ to: 'rejected' })?.path).toEqual(['reason']);
    expect(wrong({ to: 'rejected', reason: 'Why' })).toBeUndefined();
    expect(wrong({ to: 'other' })?.path).toEqual(['to']);
  });

  /** An officer accepts two at the moment at which a colleague rejects one of them. */
  async function acceptedWhileRejected() {
    const all = await several();
    // Whoever was decided on before, so that the conference has a record to meet at.
    await all.alone(2, 'provisional');
    const chosen = all.seen.slice(0, 2);
    await meeting(all.conferenceId, () =>
      Promise.allSettled([all.decide('accepted', chosen), all.alone(1, 'rejected', 'No')]),
    );
    const decided = (await eventsOf(all.conferenceId)).filter(({ entityId }) => entityId === chosen[1]?.id);
    return { decided: decided.length, states: await all.states() };
  }

  it('are decided once where one is among several and alone', async () => {
    const { decided, states } = await acceptedWhileRejected();
    expect(decided).toBe(1);
    expect(states[0]).toBe('accepted');
  });

  it('would be decided twice without the lock on the delegations (control)', async () => {
    const { done, taken } = await withoutLock('delegation', acceptedWhileRejected);
    expect(taken).toBeGreaterThan(1);
    expect(done.decided).toBe(2);
  });
});
