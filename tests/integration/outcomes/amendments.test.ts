import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { debateEvent } from '@/db/schema/debates';
import { event } from '@/db/schema/record';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { wholeIn } from '@/domain/opening';
import { adoptOutcome, leaveOutcomeOpen } from '@/features/outcomes/commands/adoption';
import { rejectOutcome, withdrawOutcome } from '@/features/outcomes/commands/ending';
import { mergeNote, mergeOutcome } from '@/features/outcomes/commands/merging';
import { moveOutcomeParagraph } from '@/features/outcomes/commands/order';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import {
  addOutcomeParagraph,
  removeOutcomeParagraph,
  saveOutcomeParagraph,
} from '@/features/outcomes/commands/text';
import { getDebate } from '@/features/outcomes/queries/debate';
import { inAll } from '@/tests/setup/conference/conference';
import { aDebate } from '@/tests/setup/conference/debates';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { meeting as atOnce, holdRows, withoutLock } from '@/tests/setup/unguarded';

const why = (key: string, kind?: string) => expect.objectContaining({ key, ...(kind ? { kind } : {}) });
const whyNot = (name: string) => `outcomes.amendments.why.${name}`;

describe('a text that is tabled', () => {
  it('is put down as it is, once, by the office that its record names', async () => {
    const { table, chair, debate, meeting } = await aDebate(undefined, { tabled: false });
    await table(await anActor('rapporteur', meeting.id));
    const { tabledAs, language, tabled, sponsor } = await debate();
    expect({ tabledAs, language, sponsor }).toEqual({
      tabledAs: 'rapporteur',
      language: 'en',
      sponsor: null,
    });
    expect([...tabled.values()]).toEqual(['Invites members to report', 'Requests a fund', 'Decides to meet']);
    await expect(table(chair)).rejects.toEqual(why('outcomes.refusal.tabledAlready', 'conflict'));
  });

  it('takes no paragraph from somebody who waited for it meanwhile', async () => {
    const { table, chair, at, see } = await aDebate(undefined, { tabled: false });
    const held = await holdRows('outcome', [(await see()).id]);
    const tabling = table();
    await held.standing(1);
    const adding = addOutcomeParagraph(chair, { ...at, part: 'operative' });
    await held.standing(2);
    const both = Promise.allSettled([tabling, adding]);
    await held.release();
    expect(await both).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { key: 'outcomes.refusal.inDebate' } },
    ]);
    expect((await see()).paragraphs).toHaveLength(3);
  });

  it('takes no direct change of its words any more, and translations all the same', async () => {
    const { meeting, chair, at, see, paragraphs } = await aDebate();
    const [paragraphId = ''] = paragraphs;
    const inDebate = why('outcomes.refusal.inDebate', 'conflict');
    const { version } = await see();
    const text = inAll('Invites members to report');
    const typed = { ...at, paragraphId, version: 2, text };
    const all = [
      () => addOutcomeParagraph(chair, { ...at, part: 'operative' }),
      () => removeOutcomeParagraph(chair, { ...at, paragraphId, version: 2 }),
      () => moveOutcomeParagraph(chair, { ...at, paragraphId, placeVersion: 1, direction: 'down' }),
      () => mergeNote(chair, { ...at, paragraphId }),
      () => saveOutcomeParagraph(chair, { ...typed, text: { ...text, en: 'Invites all members to report' } }),
    ];
    for (const one of all) await expect(one()).rejects.toEqual(inDebate);
    const translated = { ...text, fr: 'Invite les membres à faire rapport' };
    await saveOutcomeParagraph(chair, { ...typed, text: translated });
    const [first] = (await see()).paragraphs;
    expect(first && [wholeIn(first, 'en'), wholeIn(first, 'fr')]).toEqual([translated.en, translated.fr]);
    expect((await see()).version).toBe(version + 1);
    await anOutcome(meeting.id, { number: 2 });
    const merging = { ...at, version: version + 1, into: { number: 2, version: 1 }, reason: 'Both say it' };
    await expect(mergeOutcome(chair, merging)).rejects.toEqual(inDebate);
  });

  it('is nothing for those who do not see drafts, adopted or not', async () => {
    const { meeting, see, chair, at, debate } = await aDebate();
    const draft = await see();
    expect((await debate()).amendments).toEqual([]);
    await expect(getDebate(ANONYMOUS, meeting.id, draft)).rejects.toMatchObject({ kind: 'notFound' });
    await adoptOutcome(chair, { ...at, version: draft.version, noObjection: true });
    expect((await see(ANONYMOUS)).tabled).toBe(false);
    await expect(getDebate(ANONYMOUS, meeting.id, draft)).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('an amendment', () => {
  it('is tabled by who speaks for a member, for that one alone, or by an office for any', async () => {
    const { meeting, chile, brazil, heads, propose, debate, chair } = await aDebate();
    const delegate = await aSeat(meeting.id, chile.id, 'delegate');
    const adviser = await aSeat(meeting.id, chile.id, 'adviser');
    await propose(heads.chile, 'revise', { text: 'Invites members to report yearly' });
    await propose(delegate, 'delete');
    await propose(chair, 'add', { text: 'Thanks the host', by: brazil.id });
    expect(
      (await debate()).amendments.map(({ number, tabledAs, mover }) => [
        number,
        tabledAs,
        mover?.countryCode,
      ]),
    ).toEqual([
      [1, 'delegation', 'CL'],
      [2, 'delegation', 'CL'],
      [3, 'chair', 'BR'],
    ]);
    const forbidden = expect.objectContaining({ kind: 'forbidden' });
    await expect(propose(adviser, 'delete')).rejects.toEqual(forbidden);
    await expect(propose(heads.chile, 'delete', { by: brazil.id })).rejects.toEqual(forbidden);
    const observers = await aDelegation(meeting.id, 'Observing Organization');
    const observer = await aSeat(meeting.id, observers.id, 'head');
    await expect(propose(observer, 'delete', { by: observers.id })).rejects.toEqual(forbidden);
    await expect(propose(chair, 'delete', { by: observers.id })).rejects.toEqual(
      why('outcomes.refusal.amendsNotMember', 'invalid'),
    );
    await expect(propose(ANONYMOUS, 'delete')).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('is refused with the reason: the same words, the same again, everything, nothing there, other words meanwhile', async () => {
    const { heads, chair, propose, rewrite, paragraphs } = await aDebate();
    const { chile } = heads;
    await expect(propose(chile, 'revise', { text: 'Invites members to report' })).rejects.toEqual(
      why(whyNot('changesNothing'), 'invalid'),
    );
    await propose(chile, 'delete');
    await expect(propose(chile, 'delete')).rejects.toEqual(why(whyNot('tabledAlready'), 'conflict'));
    await propose(chile, 'delete', { targetId: paragraphs[1] ?? '' });
    await expect(propose(chile, 'delete', { targetId: paragraphs[2] ?? '' })).rejects.toEqual(
      why(whyNot('replacesEverything'), 'conflict'),
    );
    await expect(propose(chile, 'delete', { targetId: crypto.randomUUID() })).rejects.toMatchObject({
      kind: 'notFound',
    });
    await rewrite(chair, 'revised', 'Invites all members to report');
    await expect(propose(chile, 'revise', { text: 'Invites some members to report' })).rejects.toEqual(
      why(whyNot('changed'), 'stale'),
    );
    await rewrite(chair, 'split', 'Invites all members\n\nAsks them to report', { version: 2 });
    await expect(propose(chile, 'revise', { text: 'Invites some', version: 2 })).rejects.toEqual(
      why(whyNot('split'), 'stale'),
    );
  });

  it('that is adopted stands in the text that all pages show, and lets fall what was to the same words', async () => {
    const { heads, chair, propose, decide, debate, reads, see, paragraphs, brazil, events } = await aDebate();
    const first = await propose(heads.chile, 'revise', { text: 'Invites members to report yearly' });
    const second = await propose(heads.brazil, 'delete', { by: brazil.id });
    const third = await propose(chair, 'add', { text: 'Thanks the host', targetId: paragraphs[0] ?? '' });
    await decide(chair, first, 'adopted', { inFavour: 2, against: 1, abstaining: 0 });
    await decide(chair, third, 'adopted');
    expect(await reads()).toEqual([
      'Invites members to report yearly',
      'Thanks the host',
      'Requests a fund',
      'Decides to meet',
    ]);
    const [changed] = (await see()).paragraphs;
    // What was translated would say something else: it waits for its translation.
    expect(changed).toMatchObject({ number: 1, verb: { en: 'Invites', fr: '' }, text: { fr: '' } });
    const { amendments } = await debate();
    expect(amendments.map(({ status, fall, votes }) => ({ status, fall, votes }))).toEqual([
      { status: 'adopted', fall: null, votes: { inFavour: 2, against: 1, abstaining: 0 } },
      { status: 'fallen', fall: { because: 'revised', by: first }, votes: null },
      { status: 'adopted', fall: null, votes: null },
    ]);
    await expect(decide(chair, second, 'adopted')).rejects.toEqual(why(whyNot('decided'), 'stale'));
    await expect(propose(heads.brazil, 'delete', { version: 2, by: brazil.id })).rejects.toEqual(
      why(whyNot('settled'), 'conflict'),
    );
    expect((await events()).filter(({ outcomeId }) => outcomeId).length).toBeGreaterThan(4);
    const decisions = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.kind, 'amendment.decided')).orderBy(event.sequence),
    );
    expect(decisions.map(({ after }) => after)).toContainEqual(
      expect.objectContaining({ amendment: 1, result: 'adopted', inFavour: 2, against: 1, abstaining: 0 }),
    );
  });

  it('is not what its counts do not make it', async () => {
    const { heads, chair, propose, decide } = await aDebate();
    const id = await propose(heads.chile, 'delete');
    const by = (inFavour: number, against: number, abstaining: number) => ({ inFavour, against, abstaining });
    await expect(decide(chair, id, 'adopted', by(3, 2, 0))).rejects.toEqual(
      why(whyNot('moreThanMembers'), 'invalid'),
    );
    // No rules were in force when it was tabled: the chair alone says what became of it.
    await decide(chair, id, 'adopted', by(1, 2, 0));
  });

  it('is withdrawn by its mover, and accepted by whoever owns the words', async () => {
    const { heads, chair, propose, accept, withdraw, reads, brazil, debate } = await aDebate(undefined, {
      sponsored: true,
    });
    const forbidden = expect.objectContaining({ kind: 'forbidden' });
    const by = { by: brazil.id };
    const first = await propose(heads.brazil, 'revise', { text: 'Invites members to report yearly', ...by });
    await expect(withdraw(heads.chile, first)).rejects.toEqual(forbidden);
    await expect(accept(heads.brazil, first)).rejects.toEqual(forbidden);
    const change = { targetId: first, text: 'Invites all members to report yearly' };
    const second = await propose(heads.chile, 'amend', change);
    await expect(accept(heads.chile, first)).rejects.toEqual(why(whyNot('undecided'), 'conflict'));
    await accept(heads.brazil, second);
    await expect(accept(heads.chile, first)).rejects.toEqual(why('common.refusal.changed', 'stale'));
    await accept(heads.chile, first, 2);
    expect((await reads())[0]).toBe('Invites all members to report yearly');
    const third = await propose(heads.brazil, 'delete', { ...by, version: 2 });
    await withdraw(heads.brazil, third);
    await expect(withdraw(chair, third)).rejects.toEqual(why(whyNot('decided'), 'stale'));
    expect((await debate()).amendments.map(({ status }) => status)).toEqual([
      'accepted',
      'accepted',
      'withdrawn',
    ]);
  });
});

describe('the sponsor', () => {
  it('revises, splits and removes what no vote has settled, and nobody else does', async () => {
    const { heads, chair, rewrite, reads, paragraphs, propose, decide } = await aDebate(undefined, {
      sponsored: true,
    });
    await expect(rewrite(heads.brazil, 'removed')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(rewrite(heads.chile, 'revised', 'Invites', { version: 7 })).rejects.toEqual(
      why('common.refusal.stale', 'stale'),
    );
    await expect(rewrite(heads.chile, 'split', 'Invites members')).rejects.toEqual(
      why(whyNot('onePiece'), 'invalid'),
    );
    await expect(rewrite(heads.chile, 'revised', null)).rejects.toEqual(why('common.invalid.empty'));
    await rewrite(heads.chile, 'split', 'Invites members\n\nAsks them to report');
    await rewrite(chair, 'removed', null, { paragraphId: paragraphs[1] ?? '', version: 1 });
    expect(await reads()).toEqual(['Invites members', 'Asks them to report', 'Decides to meet']);
    const last = { paragraphId: paragraphs[2] ?? '', version: 1 };
    const id = await propose(heads.brazil, 'revise', {
      targetId: last.paragraphId,
      text: 'Decides to meet soon',
    }).catch(() =>
      propose(heads.chile, 'revise', { targetId: last.paragraphId, text: 'Decides to meet soon' }),
    );
    await decide(chair, id, 'adopted');
    await expect(rewrite(heads.chile, 'removed', null, { ...last, version: 2 })).rejects.toEqual(
      why(whyNot('settled'), 'conflict'),
    );
  });
});

describe('the whole text', () => {
  it('is adopted, or left open, once no amendment is open, and the first one is named', async () => {
    const { heads, chair, propose, decide, at, see } = await aDebate();
    const id = await propose(heads.chile, 'delete');
    const first = expect.objectContaining({
      key: whyNot('undecided'),
      params: { by: 'amendment', amendment: 1 },
    });
    const { version } = await see();
    await expect(adoptOutcome(chair, { ...at, version, noObjection: true })).rejects.toEqual(first);
    await expect(leaveOutcomeOpen(chair, { ...at, version })).rejects.toEqual(first);
    await decide(chair, id, 'rejected');
    await adoptOutcome(chair, { ...at, version, noObjection: true });
    await expect(propose(heads.chile, 'delete')).rejects.toEqual(why('outcomes.refusal.adopted', 'conflict'));
    // Recalled, its debate goes on.
    await recallOutcome(chair, { ...at, version, reason: 'Too soon' });
    await propose(heads.chile, 'delete');
  });

  it('is withdrawn with its amendments until the first vote, and rejected at any time', async () => {
    const { heads, chair, propose, decide, at, see, debate } = await aDebate();
    await propose(heads.chile, 'delete');
    const { version } = await see();
    await withdrawOutcome(chair, { ...at, version, reason: 'Another text says it' });
    expect((await debate()).amendments.map(({ status, fall }) => [status, fall?.because])).toEqual([
      ['fallen', 'withdrawn'],
    ]);
    await recallOutcome(chair, { ...at, version: version + 1, reason: 'By mistake' });
    const [open] = (await debate()).amendments;
    await decide(chair, open?.id ?? '', 'rejected');
    const ending = { ...at, version: (await see()).version, reason: 'Another text says it' };
    await expect(withdrawOutcome(chair, ending)).rejects.toEqual(why(whyNot('votingBegan'), 'conflict'));
    await propose(heads.chile, 'delete');
    await rejectOutcome(chair, ending);
  });
});

describe('two at once', () => {
  it('decide an amendment once: the second is told so', async () => {
    const { heads, chair, propose, decide, meeting, events } = await aDebate();
    const id = await propose(heads.chile, 'delete');
    const other = await anActor('chair', meeting.id);
    const both = await Promise.allSettled([decide(chair, id, 'adopted'), decide(other, id, 'rejected')]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { key: whyNot('decided') },
    });
    const voted = (await events()).filter(
      (one) => one.conferenceId === meeting.id && one.event.kind === 'amendment.voted',
    );
    expect(voted).toHaveLength(1);
  });

  it('table an amendment and revise its paragraph: it is never put on other words', async () => {
    const { heads, chair, propose, rewrite, debate } = await aDebate();
    const tabling = propose(heads.chile, 'revise', { text: 'Invites members to report yearly' });
    const [tabled] = await Promise.allSettled([
      tabling,
      rewrite(chair, 'revised', 'Invites us all to speak'),
    ]);
    const { amendments, debate: stands } = await debate();
    expect(stands.paragraphs[0]?.text).toBe('Invites us all to speak');
    if (tabled?.status === 'fulfilled')
      expect(amendments[0]).toMatchObject({ status: 'fallen', fall: { because: 'revised', by: null } });
    else expect(tabled).toMatchObject({ reason: { key: whyNot('changed') } });
  });

  it('without the lock, would both write the next event: the database refuses one, and no sentence says why', async () => {
    const { heads, chair, propose, decide, meeting, events } = await aDebate();
    const id = await propose(heads.chile, 'delete');
    const other = await anActor('chair', meeting.id);
    const both = () => Promise.allSettled([decide(chair, id, 'rejected'), decide(other, id, 'rejected')]);
    const control = await withoutLock('outcome', () => atOnce(meeting.id, both));
    expect(control.taken).toBeGreaterThan(1);
    const [failed] = control.done.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(failed).toBeDefined();
    expect(failed).not.toHaveProperty('sentence');
    const mine = (await events()).filter((one) => one.conferenceId === meeting.id);
    expect(mine.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it('leave no gap in a debate, which nothing changes', async () => {
    const { heads, propose, meeting, events } = await aDebate();
    await propose(heads.chile, 'delete');
    const [first] = (await events()).filter((one) => one.conferenceId === meeting.id);
    if (!first) throw new Error('nothing was recorded');
    const put = (sequence: number) =>
      withTx(SYSTEM, (tx) => tx.insert(debateEvent).values({ ...first, sequence, at: new Date() }));
    await expect(put(3)).rejects.toMatchObject({ cause: { code: '23001' } });
    await put(2);
    const changed = withTx(SYSTEM, (tx) => tx.execute(sql`update debate_event set office = 'chair'`));
    await expect(changed).rejects.toThrow();
  });
});
