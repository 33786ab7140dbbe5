import { and, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { approveNotes, recordParagraphCorrigendum } from '@/features/notes/commands/approval';
import { settleAside } from '@/features/notes/commands/asides';
import { draftOutcome } from '@/features/notes/commands/drafts';
import { addParagraph, saveParagraph } from '@/features/notes/commands/paragraphs';
import { strikeParagraph } from '@/features/notes/commands/striking';
import { getNotes } from '@/features/notes/queries';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

const reason = 'It was said in another session.';
const asApp = (statement: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(statement));

/** A session whose notes have two paragraphs, the second one struck. */
async function noted() {
  const meeting = await aConference();
  const { id: sessionId } = await aSession(meeting.id);
  const [rapporteur, chair] = [await anActor('rapporteur', meeting.id), await anActor('chair', meeting.id)];
  const here = { conference: meeting.slug };
  const add = (text: string) =>
    addParagraph(rapporteur, { ...here, sessionId, language: 'en', text, after: null });
  await add('The plenary opened.');
  await add('Words of another session.');
  const see = (viewer: Actor) => getNotes(viewer, meeting.id, sessionId);
  const [first, second] = (await see(chair)).paragraphs;
  if (!first || !second) throw new Error('there are no paragraphs');
  await strikeParagraph(rapporteur, { ...here, paragraphId: second.id, version: 1, reason });
  const approve = async () =>
    approveNotes(chair, { ...here, sessionId, notesVersion: (await see(chair)).version });
  return { meeting, sessionId, rapporteur, chair, here, add, see, first, second, approve };
}

describe('a struck paragraph', () => {
  it('keeps its number and its words for who keeps the notes, and changes no more', async () => {
    const { meeting, rapporteur, chair, here, add, see, second } = await noted();
    await add('The next one.');
    expect((await see(chair)).paragraphs).toMatchObject([
      { number: '1', struck: null },
      { number: '2', struck: { reason }, text: 'Words of another session.' },
      { number: '3' },
    ]);
    const base = { ...here, paragraphId: second.id };
    for (const change of [
      () => saveParagraph(rapporteur, { ...base, version: 2, text: 'Other words' }),
      () => strikeParagraph(rapporteur, { ...base, version: 2, reason }),
      () => draftOutcome(rapporteur, { ...base, kind: 'measure' }),
    ])
      await expect(change()).rejects.toMatchObject({ key: 'notes.refusal.struck' });
    for (const statement of [
      sql`update paragraph set text = 'Other words' where id = ${second.id}`,
      sql`update paragraph set struck_at = null, struck_reason = null where id = ${second.id}`,
      sql`delete from paragraph where id = ${second.id} and conference_id = ${meeting.id}`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
  });

  it('is struck once by two at once', async () => {
    const { rapporteur, here, first } = await noted();
    const strike = () => strikeParagraph(rapporteur, { ...here, paragraphId: first.id, version: 1, reason });
    const both = await Promise.allSettled([strike(), strike()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('approved notes', () => {
  it('are for everyone, without what was struck, and with the corrigenda beside them', async () => {
    const { rapporteur, here, see, first, approve } = await noted();
    expect(await see(ANONYMOUS)).toMatchObject({ approvedAt: null, paragraphs: [] });
    await approve();
    const correct = (paragraphId: string) =>
      recordParagraphCorrigendum(rapporteur, {
        ...{ ...here, paragraphId, reason: 'A slip.' },
        ...{ wrong: 'opened', reads: 'was opened' },
      });
    await correct(first.id);
    // Words that nobody approved are not corrected; those of the corrigendum are.
    const wording = { ...here, paragraphId: first.id, reason: 'A slip.' };
    await expect(
      recordParagraphCorrigendum(rapporteur, { ...wording, wrong: 'shut', reads: 'closed' }),
    ).rejects.toMatchObject({ key: 'notes.refusal.notInText', field: 'wrong' });
    expect(await see(ANONYMOUS)).toMatchObject({
      maySee: false,
      paragraphs: [
        { text: 'The plenary opened.', corrigenda: [{ number: 1, reads: 'was opened' }] },
        { number: '2', text: '', struck: { reason } },
      ],
    });
  });

  it('change no more, for every command and for the database', async () => {
    const { meeting, sessionId, rapporteur, chair, here, add, see, first, approve } = await noted();
    await approve();
    const base = { ...here, paragraphId: first.id };
    await recordParagraphCorrigendum(chair, {
      ...base,
      wrong: 'opened',
      reads: 'was opened',
      reason: 'A slip.',
    });
    const version = (await see(chair)).version;
    for (const change of [
      () => add('One more.'),
      () => saveParagraph(rapporteur, { ...base, version: 1, text: 'Other words' }),
      () => strikeParagraph(rapporteur, { ...base, version: 1, reason }),
      () => approveNotes(chair, { ...here, sessionId, notesVersion: version }),
    ])
      await expect(change()).rejects.toMatchObject({ key: 'notes.refusal.approved' });
    for (const statement of [
      sql`update paragraph set text = 'Other words' where id = ${first.id}`,
      sql`update paragraph set struck_at = now(), struck_reason = 'x' where id = ${first.id}`,
      sql`insert into paragraph (conference_id, id, session_id, number, position, language, text)
        values (${meeting.id}, gen_random_uuid(), ${sessionId}, 9, 9, 'en', 'Late')`,
      sql`delete from notes_approval where session_id = ${sessionId}`,
      sql`update paragraph_corrigendum set reads = 'x' where paragraph_id = ${first.id}`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
  });

  it('are approved as they were read, by the chair, and not while a second editor’s text waits', async () => {
    const { sessionId, rapporteur, chair, here, see, first, approve } = await noted();
    const { version } = await see(chair);
    const approval = { ...here, sessionId, notesVersion: version };
    await expect(approveNotes(rapporteur, approval)).rejects.toMatchObject({ kind: 'forbidden' });
    const save = (text: string) =>
      saveParagraph(rapporteur, { ...here, paragraphId: first.id, version: 1, text });
    await save('The plenary was opened.');
    await expect(approveNotes(chair, approval)).rejects.toMatchObject({ kind: 'stale' });
    await expect(save('It opened at ten.')).rejects.toMatchObject({ kind: 'stale' });
    await expect(approve()).rejects.toMatchObject({ key: 'notes.refusal.asidesWait' });
    const [aside] = (await see(chair)).paragraphs[0]?.asides ?? [];
    await settleAside(rapporteur, { ...here, asideId: aside?.id ?? '', version: 2, end: 'putAway' });
    await approve();
  });

  it('have the paragraph of a writer who came before the approval, or not at all', async () => {
    const { meeting, chair, add, see, approve } = await noted();
    await Promise.allSettled([approve(), add('At the same time.')]);
    const { approvedAt, paragraphs } = await see(chair);
    const rows = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(paragraph)
        .where(and(eq(paragraph.conferenceId, meeting.id))),
    );
    expect(rows).toHaveLength(paragraphs.length);
    if (approvedAt)
      for (const row of rows) expect(row.createdAt.getTime()).toBeLessThanOrEqual(approvedAt.getTime());
    else expect(paragraphs).toHaveLength(3);
  });
});
