import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { outcomeParagraph } from '@/db/schema/outcomes';
import { event } from '@/db/schema/record';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { draftSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { adoptOutcome, leaveOutcomeOpen } from '@/features/outcomes/commands/adoption';
import { rejectOutcome, withdrawOutcome } from '@/features/outcomes/commands/ending';
import { mergeNote, mergeOutcome } from '@/features/outcomes/commands/merging';
import { moveOutcomeParagraph } from '@/features/outcomes/commands/order';
import { proposeOutcome } from '@/features/outcomes/commands/proposals';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { addOutcomeParagraph } from '@/features/outcomes/commands/text';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { listNotesToMerge } from '@/features/outcomes/queries/notes';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

const reason = 'Another text says it better.';
const asApp = (statement: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(statement));

async function aMeeting() {
  const meeting = await aConference();
  const chair = await anActor('chair', meeting.id);
  const at = (number: number) => ({ conference: meeting.slug, number });
  const see = (number: number, viewer: Actor = chair) => getOutcome(viewer, meeting.id, number, 'en');
  const propose = (actor: Actor, sessionId: string | null = null) =>
    proposeOutcome(actor, {
      conference: meeting.slug,
      kind: 'measure',
      sessionId,
      title: inAll('A joint exercise'),
      text: inAll('to hold one every year'),
    });
  return { meeting, chair, at, see, propose };
}

describe('a proposal without a note', () => {
  it.each([
    ['chair', '/edit'],
    ['rapporteur', ''],
    ['organizer', ''],
  ] as const)('is made by the %s, whose office its path names, and where', async (role, onTo) => {
    const { meeting, see, propose } = await aMeeting();
    const { id: sessionId } = await aSession(meeting.id);
    const done = await propose(await anActor(role, meeting.id), sessionId);
    expect(done).toMatchObject({ redirect: `/${meeting.slug}/outcomes/1${onTo}` });
    const draft = await see(1);
    expect(draft.origin.proposal).toMatchObject({ as: role, session: { id: sessionId } });
    expect(draft).toMatchObject({
      state: 'draft',
      sources: [],
      paragraphs: [{ number: 1, part: 'operative' }],
    });
  });

  it('names the session to those who may open it alone, and to everybody once it is released', async () => {
    const { meeting, chair, see, propose } = await aMeeting();
    const session = await aSession(meeting.id);
    await propose(chair, session.id);
    const delegation = await aDelegation(meeting.id, 'CL');
    const head = await aSeat(meeting.id, delegation.id, 'head');
    expect((await see(1, head)).origin.proposal).toEqual({ as: 'chair', session: null });
    await aRelease(meeting.id, releasedFrom(await withTx(SYSTEM, (tx) => draftSessions(tx, meeting.id))));
    expect((await see(1, head)).origin.proposal).toMatchObject({ session: { id: session.id } });
  });

  it('takes no session of another conference, and is numbered once by two at once', async () => {
    const { meeting, chair, propose } = await aMeeting();
    const other = await aSession((await aConference()).id);
    await expect(propose(chair, other.id)).rejects.toMatchObject({ kind: 'notFound' });
    await Promise.all([propose(chair), propose(chair), propose(chair)]);
    expect((await listOutcomes(chair, meeting.id)).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe.each([
  ['withdrawn', withdrawOutcome],
  ['rejected', rejectOutcome],
] as const)('a draft that was %s', (state, end) => {
  it('stays with its reason where drafts are read, and changes no more, for commands and for the database', async () => {
    const { meeting, chair, at, see } = await aMeeting();
    const draft = await anOutcome(meeting.id);
    const presses = await Promise.allSettled([1, 2].map(() => end(chair, { ...at(1), version: 1, reason })));
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await see(1)).toMatchObject({ state, ending: { as: state, reason }, may: { edit: false } });
    expect(await listOutcomes(chair, meeting.id)).toMatchObject([{ number: 1, state }]);
    await expect(see(1, ANONYMOUS)).rejects.toMatchObject({ kind: 'notFound' });
    for (const change of [
      () => addOutcomeParagraph(chair, { ...at(1), part: 'operative' }),
      () => adoptOutcome(chair, { ...at(1), version: 2, noObjection: true }),
      () => leaveOutcomeOpen(chair, { ...at(1), version: 2 }),
      () => end(chair, { ...at(1), version: 2, reason }),
    ])
      await expect(change()).rejects.toMatchObject({ key: 'outcomes.refusal.ended' });
    for (const statement of [
      sql`update outcome set end_reason = 'Another' where id = ${draft.id}`,
      sql`update outcome set left_open_at = now() where id = ${draft.id}`,
      sql`update outcome set ended_as = null, ended_at = null, end_reason = null, title = '{}' where id = ${draft.id}`,
      sql`update outcome_paragraph set number = 9 where outcome_id = ${draft.id}`,
      sql`delete from outcome_paragraph where outcome_id = ${draft.id}`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
  });

  it('is a draft again when that is recalled in time', async () => {
    const { meeting, chair, at, see } = await aMeeting();
    await anOutcome(meeting.id);
    await end(chair, { ...at(1), version: 1, reason });
    expect((await see(1)).recallableUntil).not.toBeNull();
    await recallOutcome(chair, { ...at(1), version: 2, reason: 'It was the wrong one.' });
    expect(await see(1)).toMatchObject({ state: 'draft', ending: null, version: 3 });
  });
});

it('is withdrawn by whoever proposed it, and by no other rapporteur', async () => {
  const { meeting, at, see, propose } = await aMeeting();
  const [author, other] = [await anActor('rapporteur', meeting.id), await anActor('rapporteur', meeting.id)];
  await propose(author);
  const withdrawing = { ...at(1), version: 1, reason };
  expect([(await see(1, author)).may.withdraw, (await see(1, other)).may.withdraw]).toEqual([true, false]);
  await expect(withdrawOutcome(other, withdrawing)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(rejectOutcome(author, withdrawing)).rejects.toMatchObject({ kind: 'forbidden' });
  await withdrawOutcome(author, withdrawing);
});

describe('a draft that is merged into another', () => {
  async function two() {
    const made = await aMeeting();
    const { meeting, chair } = made;
    const { id: sessionId } = await aSession(meeting.id);
    const rapporteur = await anActor('rapporteur', meeting.id);
    for (const text of ['First said.', 'Then said.'])
      await addParagraph(rapporteur, {
        conference: meeting.slug,
        sessionId,
        language: 'en',
        text,
        after: null,
      });
    const [from, into] = [await anOutcome(meeting.id), await anOutcome(meeting.id, { number: 2 })];
    const notes = await listNotesToMerge(chair, meeting.id, from.id);
    for (const [i, { id: paragraphId }] of notes.entries())
      await mergeNote(chair, { ...made.at(i === 0 ? 1 : 2), paragraphId });
    const merging = { ...made.at(1), version: 2, into: { number: 2, version: 2 }, reason };
    return { ...made, from, into, notes, merging };
  }

  it('gives it its paragraphs, and the thread to each note', async () => {
    const { meeting, chair, at, see, into, notes, merging } = await two();
    expect(notes.map(({ opening }) => opening)).toEqual(['First said.', 'Then said.']);
    await mergeOutcome(chair, merging);
    const whole = await see(2);
    expect(whole.sources.map(({ paragraphNumber }) => paragraphNumber)).toEqual(['1', '2']);
    expect(whole.paragraphs.map(({ number, text }) => [number, text.en])).toEqual([
      [1, 'to do more'],
      [2, 'Then said.'],
      [3, 'to do more'],
      [4, 'First said.'],
    ]);
    expect(whole.origin.mergedFrom).toMatchObject([{ number: 1 }]);
    expect(await see(1)).toMatchObject({ state: 'merged', ending: { reason, into: { number: 2 } } });
    expect(await listNotesToMerge(chair, meeting.id, into.id)).toEqual([]);
    await adoptOutcome(chair, { ...at(2), version: whole.version, noObjection: true });
    expect((await see(2, ANONYMOUS)).origin.mergedFrom).toEqual([]);
    await expect(
      recallOutcome(chair, { ...at(1), version: 3, reason: 'It was the wrong one.' }),
    ).rejects.toMatchObject({ key: 'outcomes.refusal.decidedSince' });
    await expect(
      asApp(sql`update outcome set ended_as = null, ended_at = null, ended_by = null, end_reason = null,
        merged_into_id = null where conference_id = ${meeting.id} and number = 1`),
    ).rejects.toThrow();
  });

  it('asks as many questions for any number of paragraphs, and is refused when they are more than a text can have', async () => {
    const statementsOf = async (here: number, there: number) => {
      const { chair, from, merging, into } = await two();
      const fill = (id: string, many: number) =>
        asApp(sql`insert into outcome_paragraph (conference_id, id, outcome_id, part, number, text)
          select conference_id, gen_random_uuid(), outcome_id, 'preambular', n, text
          from outcome_paragraph, generate_series(1, ${many}::int) n where outcome_id = ${id} and number = 1`);
      await fill(from.id, here);
      await fill(into.id, there);
      let statements = 0;
      const stop = watchStatements(() => {
        statements += 1;
      });
      await mergeOutcome(chair, merging).finally(stop);
      return statements;
    };
    expect(await statementsOf(300, 0)).toBe(await statementsOf(3, 0));
    await expect(statementsOf(300, 250)).rejects.toMatchObject({ key: 'outcomes.refusal.manyParagraphs' });
  });

  it('is refused when either was changed meanwhile, and into itself; two that merge each other end one', async () => {
    const { chair, at, merging } = await two();
    const merge = (values: Partial<typeof merging>) => mergeOutcome(chair, { ...merging, ...values });
    await expect(merge({ version: 1 })).rejects.toMatchObject({ kind: 'stale' });
    await expect(merge({ into: { number: 2, version: 1 } })).rejects.toMatchObject({ kind: 'stale' });
    await expect(merge({ into: { number: 1, version: 2 } })).rejects.toMatchObject({ field: 'into' });
    const both = await Promise.allSettled([
      merge({}),
      mergeOutcome(chair, { ...at(2), version: 2, into: { number: 1, version: 2 }, reason }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is not merged into what is no draft, for the database', async () => {
    const { from, into } = await two();
    await asApp(sql`update outcome set left_open_at = now() where id = ${into.id}`);
    await expect(
      asApp(sql`update outcome set ended_as = 'merged', ended_at = now(), end_reason = 'x',
        merged_into_id = ${into.id} where id = ${from.id}`),
    ).rejects.toThrow();
  });
});

describe('the paragraphs of a draft', () => {
  it('change places, one step at a time, and keep their words; what moved meanwhile is refused', async () => {
    const { meeting, chair, at, see } = await aMeeting();
    const draft = await anOutcome(meeting.id);
    for (const part of ['operative', 'preambular', 'operative'] as const)
      await addOutcomeParagraph(chair, { ...at(1), part });
    const operative = async () => (await see(1)).paragraphs.filter(({ part }) => part === 'operative');
    const [first, , last] = await operative();
    if (!first || !last) throw new Error('there are no paragraphs');
    const move = (paragraphId: string, placeVersion: number, direction: 'up' | 'down') =>
      moveOutcomeParagraph(chair, { ...at(1), paragraphId, placeVersion, direction });
    const presses = await Promise.allSettled([1, 2].map(() => move(first.id, 1, 'down')));
    expect(presses.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await move(first.id, 2, 'down');
    expect((await operative()).map(({ text }) => text.en)).toEqual(['', '', 'to do more']);
    await expect(move(first.id, 3, 'down')).rejects.toMatchObject({ kind: 'stale' });
    await move(last.id, 2, 'up');
    const rows = await withTx(SYSTEM, (tx) =>
      tx.select().from(outcomeParagraph).where(eq(outcomeParagraph.outcomeId, draft.id)),
    );
    expect(rows.map(({ part, number }) => `${part} ${number}`).sort()).toEqual([
      'operative 1',
      'operative 2',
      'operative 3',
      'preambular 1',
    ]);
    const moves = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.kind, 'outcome.paragraphMoved')),
    );
    expect(moves.filter(({ entityId }) => entityId === draft.id)).toHaveLength(3);
  });
});
