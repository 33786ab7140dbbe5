import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ballotDraft } from '@/db/schema/ballot-drafts';
import { ballot } from '@/db/schema/ballots';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { addBallotDraft, editBallotDraft, removeBallotDraft } from '@/features/ballots/commands/drafts';
import { openBallot } from '@/features/ballots/commands/opening';
import { newDraftInput } from '@/features/ballots/input';
import { getDraft, listDrafts } from '@/features/ballots/queries/drafts';
import { localOf } from '@/platform/i18n/format';
import { HOUR, numberIn, opening } from '@/tests/setup/conference/ballots';
import { ZONE } from '@/tests/setup/conference/conference';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';
import { asOwner } from '@/tests/setup/owner';
import { eventsOf, mailsOf } from '@/tests/setup/stored';
import { hold, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';

const later = (hours: number) => localOf(new Date(Date.now() + hours * HOUR), ZONE);
const NOTHING = { procedure: null, rules: null, opensAt: null, closesAt: null };

const prepared = async (hall: Hall, values: Record<string, unknown> = {}) => {
  const input = { conference: hall.conference.slug, outcome: 1, ...NOTHING, ...values };
  const { redirect } = await addBallotDraft(hall.organizer, input);
  return redirect?.split('/').at(-1) ?? '';
};
/** All that is needed, for a ballot that opens tomorrow. */
const whole = (hall: Hall) => ({
  ...{ procedure: 'vote' as const, rules: hall.rulesId, opensAt: later(24), closesAt: later(48) },
});
const opens = async (hall: Hall, draft: string, draftVersion = 1) =>
  openBallot(hall.organizer, await opening(hall, { ...whole(hall), draftId: draft, draftVersion }));
const rowsOf = (hall: Hall) =>
  withTx(SYSTEM, (tx) =>
    tx.select().from(ballotDraft).where(eq(ballotDraft.conferenceId, hall.conference.id)),
  );
const shown = async (hall: Hall, id: string) =>
  (await getDraft(hall.organizer, hall.conference.id, id)).draft;

it('is prepared piece by piece, with nothing public, and goes with the ballot that comes of it', async () => {
  const hall = await aHall(3);
  const { id, slug } = hall.conference;
  const draft = await prepared(hall);
  expect(await shown(hall, draft)).toMatchObject({ version: 1, lacks: 'incomplete' });
  const input = { conference: slug, outcome: 1, draftId: draft, version: 1, ...whole(hall) };
  await editBallotDraft(hall.organizer, input);
  expect(await shown(hall, draft)).toMatchObject({ version: 2, lacks: null, procedure: 'vote' });
  expect(await withTx(SYSTEM, (tx) => tx.$count(ballot, eq(ballot.conferenceId, id)))).toBe(0);
  expect(await mailsOf(id)).toEqual([]);
  const number = numberIn(await opens(hall, draft, 2));
  expect(number).toBe(1);
  expect(await rowsOf(hall)).toEqual([]);
  expect((await mailsOf(id)).map(({ template }) => template)).toEqual(
    Array.from({ length: 3 }, () => 'ballots.scheduled'),
  );
  const events = (await eventsOf(id)).filter(({ kind }) => kind.startsWith('ballot'));
  expect(events.map(({ kind }) => kind)).toEqual([
    ...['ballotDraft.added', 'ballotDraft.edited', 'ballot.scheduled', 'ballotDraft.removed'],
  ]);
  expect(events.at(-1)?.after).toEqual({ number });
});

it('is seen by the organizers and the bureaux alone, and changed by the organizers', async () => {
  const hall = await aHall(2);
  const { id, slug } = hall.conference;
  const draft = await prepared(hall);
  const [head] = hall.heads;
  for (const [viewer, kind] of [
    [ANONYMOUS, 'notFound'],
    [await anActor(), 'notFound'],
    [head?.actor ?? ANONYMOUS, 'forbidden'],
    [await anActor('credentialsOfficer', id), 'forbidden'],
  ] as const) {
    await expect(listDrafts(viewer, id)).rejects.toMatchObject({ kind });
    await expect(getDraft(viewer, id, draft)).rejects.toMatchObject({ kind });
  }
  const chair = await anActor('chair', id);
  expect(await listDrafts(chair, id)).toMatchObject({ drafts: [{ id: draft }], choices: null });
  const input = { conference: slug, draftId: draft, version: 1 };
  await expect(removeBallotDraft(chair, input)).rejects.toMatchObject({ kind: 'forbidden' });
  const other = await aHall(1);
  await expect(getDraft(other.organizer, other.conference.id, draft)).rejects.toMatchObject({
    kind: 'notFound',
  });
});

it('is not overwritten by a colleague, nor removed under one, nor opened from what was looked at before', async () => {
  const hall = await aHall(2);
  const colleague = await anActor('organizer', hall.conference.id);
  const draft = await prepared(hall, whole(hall));
  const input = { conference: hall.conference.slug, outcome: 1, ...whole(hall), draftId: draft, version: 1 };
  await editBallotDraft(colleague, { ...input, closesAt: later(60) });
  await expect(editBallotDraft(hall.organizer, input)).rejects.toMatchObject({ key: 'common.refusal.stale' });
  const { conference, version } = input;
  const removal = { conference, draftId: draft, version };
  await expect(removeBallotDraft(hall.organizer, removal)).rejects.toMatchObject({ kind: 'stale' });
  await expect(opens(hall, draft, 1)).rejects.toMatchObject({ key: 'ballots.refusal.draftChanged' });
  expect((await shown(hall, draft)).version).toBe(2);
  await removeBallotDraft(colleague, { ...removal, version: 2 });
  await expect(editBallotDraft(hall.organizer, { ...input, version: 2 })).rejects.toMatchObject({
    kind: 'stale',
  });
  expect((await eventsOf(hall.conference.id)).at(-1)).toMatchObject({ after: { number: null } });
});

it('says what became of its text meanwhile, and can be about another', async () => {
  const hall = await aHall(2);
  const { id, slug } = hall.conference;
  const { id: textId } = await anOutcome(id, { number: 2 });
  const draft = await prepared(hall, { outcome: 2, ...whole(hall) });
  expect(await shown(hall, draft)).toMatchObject({ lacks: 'notLeftOpen' });
  await asOwner(
    'alter table outcome disable trigger user',
    `update outcome set adopted_at = now(), adoption_method = 'consensus' where id = '${textId}'`,
    'alter table outcome enable trigger user',
  );
  expect(await shown(hall, draft)).toMatchObject({ lacks: 'adopted' });
  const onIt = await opening(hall, { ...whole(hall), outcome: 2, draftId: draft, draftVersion: 1 });
  await expect(openBallot(hall.organizer, onIt)).rejects.toMatchObject({
    key: 'ballots.refusal.notLeftOpen',
  });
  await expect(prepared(hall, { outcome: 2 })).rejects.toMatchObject({
    key: 'ballots.refusal.textOver',
    field: 'outcome',
  });
  const input = { conference: slug, ...whole(hall), draftId: draft };
  // What it is about may stay, whatever became of it; and another text may take its place.
  await editBallotDraft(hall.organizer, { ...input, outcome: 2, version: 1 });
  await editBallotDraft(hall.organizer, { ...input, outcome: 1, version: 2 });
  expect(await shown(hall, draft)).toMatchObject({ outcomeNumber: 1, lacks: null });
});

it('takes what is not chosen yet as empty, and times in their order', async () => {
  const hall = await aHall(1);
  const form = { conference: hall.conference.slug, outcome: '1', procedure: '', rules: '', opensAt: '' };
  expect(newDraftInput.parse({ ...form, closesAt: '' })).toMatchObject(NOTHING);
  const turned = { opensAt: later(48), closesAt: later(24) };
  await expect(prepared(hall, turned)).rejects.toMatchObject({
    key: 'ballots.refusal.closesBeforeOpening',
    field: 'closesAt',
  });
  await expect(prepared(hall, { outcome: 77 })).rejects.toMatchObject({ field: 'outcome' });
});

/** An opening and a change of the draft meet: whoever comes second stands at a lock until the first is through. */
async function openedAndEdited(first: 'opened' | 'edited') {
  const hall = await aHall(2);
  const draft = await prepared(hall, whole(hall));
  const input = { conference: hall.conference.slug, outcome: 1, ...whole(hall), draftId: draft, version: 1 };
  const colleague = await anActor('organizer', hall.conference.id);
  const outcomeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error) => error.key ?? 'turned back',
    );
  const acts = {
    opened: () => outcomeOf(opens(hall, draft)),
    edited: () => outcomeOf(editBallotDraft(colleague, input)),
  };
  const chain = await hold('chain', hall.conference.id);
  const { done } = await refusalsDuring(async () => {
    const one = acts[first]();
    await chain.standing(1);
    const two = acts[first === 'opened' ? 'edited' : 'opened']();
    await chain.standing(2);
    await chain.release();
    return Promise.all([one, two]);
  });
  return { done, drafts: (await rowsOf(hall)).length };
}

it('is opened as it was checked, or changed, and never both', async () => {
  expect(await openedAndEdited('edited')).toEqual({
    done: ['done', 'ballots.refusal.draftChanged'],
    drafts: 1,
  });
  const { done, drafts } = await openedAndEdited('opened');
  expect(done[0]).toBe('done');
  expect(done[1]).not.toBe('done');
  expect(drafts).toBe(0);
});

it('would be opened from what was looked at before without its lock (control)', async () => {
  const { done, taken } = await withoutLock('ballot_draft', () => openedAndEdited('edited'));
  expect(taken).toBeGreaterThan(1);
  expect(done).toEqual({ done: ['done', 'done'], drafts: 0 });
});
