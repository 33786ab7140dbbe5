import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { type Tx, withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { notesCirculation, notesComment } from '@/db/schema/circulations';
import { outbox } from '@/db/schema/notices';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { isRefusal } from '@/domain/refusal';
import { approveNotes } from '@/features/notes/commands/approval';
import {
  circulateNotes,
  extendCirculation,
  withdrawCirculation,
} from '@/features/notes/commands/circulating';
import {
  addComment,
  correctComment,
  settleComment,
  withdrawComment,
} from '@/features/notes/commands/comments';
import { addParagraph, saveParagraph } from '@/features/notes/commands/paragraphs';
import { getNotes } from '@/features/notes/queries';
import { getCirculation } from '@/features/notes/queries/circulation';
import { localOf } from '@/platform/i18n/format';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference, ZONE } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';
import { withoutLock } from '@/tests/setup/unguarded';

const HOUR = 3_600_000;
const inHours = (hours: number) => localOf(new Date(Date.now() + hours * HOUR), ZONE);
const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** A session with two paragraphs, and two delegations, each with its head. */
async function aDesk() {
  const meeting = await aConference();
  const { id: sessionId } = await aSession(meeting.id);
  const [rapporteur, chair] = [await anActor('rapporteur', meeting.id), await anActor('chair', meeting.id)];
  const here = { conference: meeting.slug };
  for (const text of ['One.', 'Two.'])
    await addParagraph(rapporteur, { ...here, sessionId, language: 'en', text, after: null });
  const { id: chile } = await aDelegation(meeting.id, 'CL');
  const { id: peru } = await aDelegation(meeting.id, 'PE');
  const [ours, theirs] = [await aHead(meeting.id, chile), await aHead(meeting.id, peru)];
  const known = async () => (await getNotes(chair, meeting.id, sessionId)).version;
  const circulate = async (values: Partial<Parameters<typeof circulateNotes>[1]> = {}) =>
    circulateNotes(rapporteur, {
      ...{ ...here, sessionId, notesVersion: await known(), commentsUntil: inHours(24) },
      ...values,
    });
  const see = (viewer: Actor) => getCirculation(viewer, meeting.id, sessionId);
  const current = async () => {
    const { circulation } = await see(chair);
    if (!circulation) throw new Error('nothing is circulated');
    return circulation;
  };
  const comment = async (text = 'We said something else.', actor = ours, delegationId = chile) => {
    const { id: circulationId, paragraphs } = await current();
    const paragraphId = paragraphs[0]?.id ?? '';
    return addComment(actor, { ...here, circulationId, paragraphId, delegationId, text });
  };
  const first = async () => {
    const one = (await current()).paragraphs[0]?.comments[0];
    if (!one) throw new Error('nobody commented');
    return { ...here, commentId: one.id, version: one.version };
  };
  const takeBack = async () => {
    const { id: circulationId, version } = await current();
    return withdrawCirculation(rapporteur, { ...here, circulationId, version });
  };
  const approve = async () => approveNotes(chair, { ...here, sessionId, notesVersion: await known() });
  /** Lets the date of what is circulated be a moment from now, whatever it was. */
  const endIn = (milliseconds: number) =>
    unguarded(['notes_circulation'], (tx) =>
      tx.execute(sql`update notes_circulation set circulated_at = clock_timestamp() - interval '1 hour',
        comments_until = clock_timestamp() + ${milliseconds} * interval '1 millisecond'
        where conference_id = ${meeting.id}`),
    );
  return {
    ...{ meeting, sessionId, rapporteur, chair, here, chile, peru, ours, theirs, circulate, see, current },
    ...{ comment, first, takeBack, approve, endIn },
  };
}

async function aHead(conferenceId: string, delegationId: string): Promise<Actor> {
  return aSeat(conferenceId, delegationId, 'head');
}

/** Does something to a table as its owner, without its triggers. */
const unguarded = (tables: readonly string[], work: (tx: Tx) => Promise<unknown>) =>
  withTx(SYSTEM, (tx) =>
    asOwner(tx, async () => {
      for (const table of tables) await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
      await work(tx);
      for (const table of tables) await tx.execute(sql.raw(`alter table ${table} enable trigger user`));
    }),
  );

/** Runs something without the guards of these tables. */
async function withoutGuards<T>(tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const turn = (way: 'disable' | 'enable') =>
    withTx(SYSTEM, (tx) =>
      asOwner(tx, async () => {
        for (const table of tables) await tx.execute(sql.raw(`alter table ${table} ${way} trigger user`));
      }),
    );
  await turn('disable');
  try {
    return await work();
  } finally {
    await turn('enable');
  }
}

/** What somebody is told: `done`, or why not. */
const replyTo = (done: Promise<unknown>): Promise<string> =>
  done.then(
    () => 'done',
    (error) => (isRefusal(error) ? `${error.key} ${error.kind}` : String(error)),
  );

const comments = (conferenceId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(notesComment).where(eq(notesComment.conferenceId, conferenceId)));

describe('circulated notes', () => {
  it('are read by delegations as they were circulated, and by nobody else before their approval', async () => {
    const { meeting, circulate, see, ours, rapporteur, here, current } = await aDesk();
    await expect(see(ours)).rejects.toMatchObject({ kind: 'notFound' });
    await circulate();
    expect((await see(ours)).circulation?.paragraphs.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    const stranger = await anActor('chair', (await aConference()).id);
    for (const nobody of [ANONYMOUS, stranger])
      await expect(see(nobody)).rejects.toMatchObject({ kind: 'notFound' });
    const paragraphId = (await current()).paragraphs[0]?.id ?? '';
    await saveParagraph(rapporteur, { ...here, paragraphId, version: 1, text: 'One, in other words.' });
    const [asSent] = (await see(ours)).circulation?.paragraphs ?? [];
    expect(asSent).toMatchObject({ text: 'One.', since: null });
    expect((await current()).paragraphs[0]).toMatchObject({
      text: 'One.',
      since: { text: 'One, in other words.', struck: false },
    });
    expect((await eventsOf(meeting.id)).map(({ kind }) => kind)).toContain('notes.circulated');
  });

  it('are told to whoever speaks for a delegation, and again with a later date', async () => {
    const { meeting, circulate, rapporteur, here, current, chile, ours } = await aDesk();
    await aSeat(meeting.id, chile, 'adviser');
    await circulate();
    const { id: circulationId, version } = await current();
    const extend = (hours: number) =>
      extendCirculation(rapporteur, { ...here, circulationId, version, commentsUntil: inHours(hours) });
    expect(await refusalOf(extend(12))).toContain('notes.refusal.untilEarlier');
    await extend(48);
    expect(await refusalOf(extend(72))).toContain('stale');
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.template, 'notes.circulated')),
    );
    const sent = mails.filter(({ conferenceId }) => conferenceId === meeting.id);
    expect(sent.map(({ params }) => (params as { extended: number }).extended).sort()).toEqual([0, 0, 1, 1]);
    expect(ours.accountId).not.toBeNull();
  });

  it('are sent once, as they were read, with a date to come', async () => {
    const { circulate, takeBack, see, ours, comment, first, here, rapporteur } = await aDesk();
    expect(await refusalOf(circulate({ commentsUntil: inHours(-2) }))).toContain('notes.refusal.untilPassed');
    expect(await refusalOf(circulate({ notesVersion: '0'.repeat(64) }))).toContain('stale');
    const both = await Promise.allSettled([circulate(), circulate()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await comment();
    await takeBack();
    await expect(see(ours)).rejects.toMatchObject({ kind: 'notFound' });
    expect(await refusalOf(circulate())).toContain('notes.refusal.commentsOpen');
    await settleComment(rapporteur, { ...(await first()), ...here, end: 'notTakenUp', answer: null });
    await circulate();
  });
});

describe('circulated notes that are for few', () => {
  const classify = (conferenceId: string, table: 'paragraph' | 'session', column: string, number?: number) =>
    withTx(SYSTEM, (tx) =>
      asOwner(tx, () =>
        tx.execute(
          sql.raw(
            `update ${table} set ${column} = 'bureau' where conference_id = '${conferenceId}'${number ? ` and number = ${number}` : ''}`,
          ),
        ),
      ),
    );

  it('show a delegation no paragraph that is for the bureau, and take no comment of it on that', async () => {
    const { meeting, circulate, see, ours, comment, current } = await aDesk();
    await circulate();
    await classify(meeting.id, 'paragraph', 'classification', 1);
    expect((await see(ours)).circulation?.paragraphs.map(({ text }) => text)).toEqual(['Two.']);
    expect((await current()).paragraphs).toHaveLength(2);
    expect(await refusalOf(comment())).toContain('notFound');
  });

  it('are nobody’s to read where the notes of the session are for the bureau, and are not circulated then', async () => {
    const { meeting, circulate, see, ours, comment, takeBack } = await aDesk();
    await circulate();
    await classify(meeting.id, 'session', 'notes_classification');
    await expect(see(ours)).rejects.toMatchObject({ kind: 'notFound' });
    expect(await refusalOf(comment())).toContain('notFound');
    await takeBack();
    expect(await refusalOf(circulate())).toContain('notes.refusal.nothingToCirculate');
  });
});

describe('a comment', () => {
  it('is read by its delegation and who keeps the notes, and changes until the date', async () => {
    const { circulate, comment, see, ours, theirs, first, endIn, chile, peru } = await aDesk();
    await circulate();
    await comment();
    expect(await refusalOf(comment('Not ours.', theirs, chile))).toMatch(/forbidden|notFound/);
    await comment('Ours.', theirs, peru);
    const read = async (viewer: Actor) => (await see(viewer)).circulation?.paragraphs[0]?.comments.length;
    expect([await read(ours), await read(theirs)]).toEqual([1, 1]);
    await correctComment(ours, { ...(await first()), text: 'We said nothing.' });
    expect(await refusalOf(correctComment(theirs, { ...(await first()), text: 'x' }))).toMatch(
      /forbidden|notFound/,
    );
    expect((await see(ours)).circulation?.paragraphs[0]?.comments[0]).toMatchObject({
      ...{ text: 'We said nothing.', mayChange: true },
    });
    await endIn(-1000);
    for (const late of [
      () => comment('Late.'),
      async () => correctComment(ours, { ...(await first()), text: 'Late.' }),
      async () => withdrawComment(ours, await first()),
    ])
      expect(await refusalOf(late())).toContain('notes.refusal.commentsOver late');
    expect((await see(ours)).circulation?.paragraphs[0]?.comments[0]?.mayChange).toBe(false);
  });

  it('is settled with an answer, anew until the approval, which waits for the date and for each of them', async () => {
    const { circulate, comment, first, rapporteur, ours, see, approve, endIn, theirs, peru } = await aDesk();
    await circulate();
    await comment();
    await comment('And this.', theirs, peru);
    expect(await refusalOf(approve())).toContain('notes.refusal.outForComment');
    await endIn(-1000);
    expect(await refusalOf(approve())).toContain('notes.refusal.commentsOpen');
    const settle = async (end: 'takenUp' | 'notTakenUp', index = 0) => {
      const one = (await see(rapporteur)).circulation?.paragraphs[0]?.comments[index];
      const looked = { ...(await first()), commentId: one?.id ?? '', version: one?.version ?? 0 };
      return settleComment(rapporteur, { ...looked, end, answer: 'It is on the tape.' });
    };
    expect(
      await refusalOf(settleComment(ours, { ...(await first()), end: 'takenUp', answer: null })),
    ).toContain('forbidden');
    await settle('notTakenUp');
    await settle('takenUp');
    await settle('notTakenUp', 1);
    expect((await see(ours)).circulation?.paragraphs[0]?.comments[0]).toMatchObject({
      ...{ end: 'takenUp', answer: 'It is on the tape.' },
    });
    await approve();
    expect(await refusalOf(settle('notTakenUp'))).toContain('notes.refusal.approved');
  });

  /** A delegation comments while the notes are taken back: its transaction begins behind that one, which is not done yet. */
  async function takenBackMeanwhile() {
    const { circulate, comment, current, meeting } = await aDesk();
    await circulate();
    const { id } = await current();
    let late = Promise.resolve('');
    await withTx(SYSTEM, async (tx) => {
      await tx
        .update(notesCirculation)
        .set({ withdrawnAt: new Date(), version: 2 })
        .where(eq(notesCirculation.id, id));
      late = replyTo(comment());
      await pause(400);
    });
    return { reply: await late, kept: (await comments(meeting.id)).length };
  }

  it('is not made on notes that are taken back at the same moment', async () => {
    const { reply, kept } = await takenBackMeanwhile();
    expect({ reply, kept }).toEqual({ reply: 'notes.refusal.notCirculated late', kept: 0 });
  });

  it('control: it would be, without the lock of the circulation and its guard', async () => {
    const { done, taken } = await withoutGuards(['notes_comment'], () =>
      withoutLock('notes_circulation', takenBackMeanwhile),
    );
    expect(taken).toBeGreaterThan(0);
    expect(done).toEqual({ reply: 'done', kept: 1 });
  });

  /** The notes are approved behind a comment that was made in time, and is not committed yet. */
  async function approvedMeanwhile() {
    const { circulate, current, chile, meeting, approve, endIn, chair, see } = await aDesk();
    await circulate();
    const { id: circulationId, paragraphs } = await current();
    await endIn(1_500);
    const [row] = await withTx(SYSTEM, (tx) =>
      tx.select().from(notesCirculation).where(eq(notesCirculation.id, circulationId)),
    );
    if (!row) throw new Error('it is gone');
    const { conferenceId, notesVersionId } = row;
    let approval = Promise.resolve('');
    await withTx(SYSTEM, async (tx) => {
      await tx.insert(notesComment).values({
        ...{ conferenceId, circulationId, notesVersionId, paragraphId: paragraphs[0]?.id ?? '' },
        ...{ delegationId: chile, text: 'In time.' },
      });
      await pause(1_700);
      approval = replyTo(approve());
      await pause(400);
    });
    return {
      reply: await approval,
      approvedAt: (await see(chair)).approvedAt,
      kept: (await comments(meeting.id)).length,
    };
  }

  it('is counted by an approval at the same moment', async () => {
    expect(await approvedMeanwhile()).toEqual({
      ...{ reply: 'notes.refusal.commentsOpen conflict', approvedAt: null, kept: 1 },
    });
  });

  it('control: it would not be, without the guards of comments and approvals', async () => {
    const guards = ['notes_comment', 'notes_approval'];
    const { approvedAt, ...rest } = await withoutGuards(guards, approvedMeanwhile);
    expect({ ...rest, approved: approvedAt !== null }).toEqual({ reply: 'done', kept: 1, approved: true });
  });
});
