import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference as conferenceTable } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import { closeConference } from '@/features/conferences/commands/closing';
import { getOwnConference } from '@/features/conferences/queries/duties';
import { confirmProposal } from '@/features/proposals/commands/deciding';
import { getProposal } from '@/features/proposals/queries/proposals';
import { aConference, type TestConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { eventsOf, mailsOf } from '@/tests/setup/stored';
import { hold, openEveryConnection, withoutLock } from '@/tests/setup/unguarded';
import { deciding, decisionOf, lastProposal, letLapse, needing, proposalsOf } from './second';

const conferenceRow = async (id: string) => {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx.select().from(conferenceTable).where(eq(conferenceTable.id, id)),
  );
  if (!row) throw new Error('no conference');
  return row;
};

/** A conference whose closing one organizer has proposed and two others could confirm. */
async function aClosing() {
  const conference = await aConference();
  await needing(conference.id);
  const [author, other, third] = await Promise.all([1, 2, 3].map(() => anActor('organizer', conference.id)));
  if (!author || !other || !third) throw new Error('no organizers');
  const { symbol: word } = await conferenceRow(conference.id);
  const input = { conferenceId: conference.id, version: 1, word, sure: true };
  const propose = () => closeConference(author, input);
  await propose();
  return { conference, author, other, third, propose, made: await lastProposal(conference.id) };
}

const isClosed = async ({ id }: TestConference) => (await conferenceRow(id)).closedAt !== null;
const kindsOf = async ({ id }: TestConference) => (await eventsOf(id)).map(({ kind }) => kind);
const keyOf = (answer: PromiseSettledResult<unknown>) =>
  answer.status === 'fulfilled' ? 'done' : answer.reason.key;

describe('a proposal', () => {
  it('is rejected with a reason, which its author reads, and can be made anew', async () => {
    const { conference, author, other, propose } = await aClosing();
    const { reject, confirm } = await deciding(conference);
    await expect(reject(author)).rejects.toMatchObject({ key: 'proposals.refusal.own' });
    await reject(other);
    expect(await isClosed(conference)).toBe(false);
    await expect(confirm(other)).rejects.toMatchObject({ key: 'proposals.refusal.rejected' });
    const letter = (await mailsOf(conference.id)).find(({ template }) => template === 'proposals.decided');
    expect(letter?.params).toMatchObject({ decision: 'rejected', reason: 'It is too early.' });
    await propose();
    expect(await proposalsOf(conference.id)).toHaveLength(2);
    await (await deciding(conference)).confirm(other);
    expect(await isClosed(conference)).toBe(true);
  });

  it('is withdrawn by its author alone', async () => {
    const { conference, author, other, propose } = await aClosing();
    const { withdraw, confirm } = await deciding(conference);
    await expect(withdraw(other)).rejects.toMatchObject({ kind: 'forbidden' });
    await withdraw(author);
    await expect(confirm(other)).rejects.toMatchObject({ key: 'proposals.refusal.withdrawn' });
    await expect(withdraw(author)).rejects.toMatchObject({ key: 'proposals.refusal.withdrawn' });
    expect(await isClosed(conference)).toBe(false);
    await propose();
  });

  it('lapses, and then nobody decides on it; it can be made anew', async () => {
    const { conference, author, other, propose, made } = await aClosing();
    const { confirm, reject, withdraw } = await deciding(conference);
    await letLapse(made);
    for (const late of [() => confirm(other), () => reject(other), () => withdraw(author)])
      await expect(late()).rejects.toMatchObject({ key: 'proposals.refusal.lapsed', kind: 'late' });
    expect(await isClosed(conference)).toBe(false);
    expect(await getProposal(other, conference.id, made.id)).toMatchObject({
      state: 'lapsed',
      may: { decide: false, withdraw: false },
    });
    await propose();
    await (await deciding(conference)).confirm(other);
    expect(await isClosed(conference)).toBe(true);
  });

  it('stays, with a sentence, where what it is about has changed', async () => {
    const { conference, other, made } = await aClosing();
    await withTx(SYSTEM, (tx) =>
      tx.update(conferenceTable).set({ version: 2 }).where(eq(conferenceTable.id, conference.id)),
    );
    const { confirm, reject } = await deciding(conference);
    await expect(confirm(other)).rejects.toMatchObject({
      key: 'proposals.refusal.stays',
      kind: 'stale',
      params: { why: { messages: [{ key: 'common.refusal.changed' }] } },
    });
    expect(await decisionOf(conference.id, made.id)).toBe(null);
    expect(await isClosed(conference)).toBe(false);
    await reject(other);
  });

  it('is decided on as it was shown', async () => {
    const { conference, other } = await aClosing();
    const { shown } = await deciding(conference);
    const another = { ...shown, proposalVersion: '0'.repeat(64) };
    await expect(confirmProposal(other, another)).rejects.toMatchObject({ kind: 'stale' });
  });

  it('is there for who may do the same, and for nobody else', async () => {
    const { conference, author, other, made } = await aClosing();
    const see = (actor: typeof author) => getProposal(actor, conference.id, made.id);
    expect(await see(author)).toMatchObject({ may: { decide: false, withdraw: true } });
    expect(await see(other)).toMatchObject({ may: { decide: true, withdraw: false } });
    expect(await see(await anActor('administrator'))).toMatchObject({ may: { decide: true } });
    const { confirm } = await deciding(conference);
    for (const role of ['chair', 'rapporteur', 'credentialsOfficer'] as const) {
      const someone = await anActor(role, conference.id);
      await expect(see(someone)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(confirm(someone)).rejects.toMatchObject({ kind: 'forbidden' });
    }
    const stranger = await anActor();
    await expect(see(stranger)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(confirm(stranger)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('of an administrator is confirmed by no organizer', async () => {
    const { conference, author, other } = await aClosing();
    await (await deciding(conference)).withdraw(author);
    const { symbol: word } = await conferenceRow(conference.id);
    const above = await anActor('administrator');
    await closeConference(above, { conferenceId: conference.id, version: 1, word, sure: true });
    const { confirm } = await deciding(conference);
    await expect(confirm(other)).rejects.toMatchObject({ kind: 'forbidden' });
    await confirm(await anActor('administrator'));
    expect(await isClosed(conference)).toBe(true);
  });

  it('is a duty with its deadline, and stands in the record', async () => {
    const { conference, author, other, made } = await aClosing();
    const duties = async (actor: typeof author) =>
      (await getOwnConference(actor, conference.id)).duties.owed.filter(({ kind }) => kind === 'confirm');
    expect(await duties(author)).toEqual([]);
    expect(await duties(other)).toMatchObject([
      { path: `/proposals/${made.id}`, due: made.lapsesAt, act: 'closeConference' },
    ]);
    await (await deciding(conference)).confirm(other);
    expect(await duties(other)).toEqual([]);
    expect(await kindsOf(conference)).toEqual(['proposal.made', 'proposal.confirmed', 'conference.closed']);
  });
});

/** Two who meet at a lock, each on a connection of its own; what each was told. */
async function meeting(conference: TestConference, works: (() => Promise<unknown>)[]) {
  await openEveryConnection();
  const chain = await hold('chain', conference.id);
  const all = Promise.allSettled(works.map((work) => work()));
  await chain.standing(2);
  await chain.release();
  return (await all).map(keyOf).sort();
}

describe('two at once', () => {
  it('confirm it once', async () => {
    const { conference, other, third } = await aClosing();
    const { confirm } = await deciding(conference);
    expect(await meeting(conference, [() => confirm(other), () => confirm(third)])).toEqual([
      'done',
      'proposals.refusal.confirmed',
    ]);
    const kinds = await kindsOf(conference);
    expect(kinds.filter((kind) => kind === 'conference.closed')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'proposal.confirmed')).toHaveLength(1);
  });

  it('confirm and withdraw it: one of the two', async () => {
    const { conference, author, other, made } = await aClosing();
    const { confirm, withdraw } = await deciding(conference);
    const answers = await meeting(conference, [() => confirm(other), () => withdraw(author)]);
    const decision = await decisionOf(conference.id, made.id);
    expect(answers).toEqual(['done', `proposals.refusal.${decision}`]);
    expect(await isClosed(conference)).toBe(decision === 'confirmed');
  });

  it('would both decide without the lock on the proposal, but for the database (control)', async () => {
    const { conference, author, other, third } = await aClosing();
    const { reject, withdraw } = await deciding(conference);
    const works = [() => reject(other), () => reject(third), () => withdraw(author)];
    const { done, taken } = await withoutLock('proposal', () => meeting(conference, works));
    expect(taken).toBeGreaterThan(1);
    // Nobody is told how it ended: the trigger turns the others back.
    expect(done.filter((key) => key === 'done')).toHaveLength(1);
    expect(done.filter((key) => String(key).startsWith('proposals.'))).toEqual([]);
  });

  it('propose it once', async () => {
    const { conference, author, other, third } = await aClosing();
    await (await deciding(conference)).withdraw(author);
    const { symbol: word } = await conferenceRow(conference.id);
    const propose = (actor: typeof author) => () =>
      closeConference(actor, { conferenceId: conference.id, version: 1, word, sure: true });
    expect(await meeting(conference, [propose(other), propose(third)])).toEqual([
      'done',
      'proposals.refusal.proposedAlready',
    ]);
  });

  it('would propose it twice without the lock on the conference (control)', async () => {
    const { conference, author, other, third } = await aClosing();
    await (await deciding(conference)).withdraw(author);
    const { symbol: word } = await conferenceRow(conference.id);
    const propose = (actor: typeof author) => () =>
      closeConference(actor, { conferenceId: conference.id, version: 1, word, sure: true });
    const { done } = await withoutLock('conference', () =>
      meeting(conference, [propose(other), propose(third)]),
    );
    expect(done).toEqual(['done', 'done']);
  });
});

describe('the database', () => {
  it('keeps a proposal as it was made, and its decision as it was taken, by another than its author', async () => {
    const { conference, author, other, made } = await aClosing();
    const update = (set: string) =>
      withTx(SYSTEM, (tx) => tx.execute(`update proposal set ${set} where id = '${made.id}'`));
    await expect(update(`input = '{}'`)).rejects.toThrow();
    const decided = (by: string, decision = 'confirmed') =>
      update(
        `decision = '${decision}', decided_by = '${by}', decided_as = 'organizer', decided_at = proposed_at`,
      );
    await expect(decided(author.accountId ?? '')).rejects.toThrow();
    await expect(decided(other.accountId ?? '', 'withdrawn')).rejects.toThrow();
    await (await deciding(conference)).reject(other);
    await expect(decided(other.accountId ?? '')).rejects.toThrow();
    await expect(
      withTx(SYSTEM, (tx) => tx.execute(`delete from proposal where id = '${made.id}'`)),
    ).rejects.toThrow();
    expect(await decisionOf(conference.id, made.id)).toBe('rejected');
  });
});
