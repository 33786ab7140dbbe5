import { and, asc, eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { notesVersion, notesVersionParagraph } from '@/db/schema/note-versions';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { event } from '@/db/schema/record';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { approveNotes } from '@/features/notes/commands/approval';
import { editParagraph } from '@/features/notes/commands/editing';
import { openLive, writeLive } from '@/features/notes/commands/live';
import { moveParagraph } from '@/features/notes/commands/order';
import { addParagraph, saveParagraph } from '@/features/notes/commands/paragraphs';
import { restoreVersion } from '@/features/notes/commands/restoring';
import { strikeParagraph } from '@/features/notes/commands/striking';
import { keepVersion } from '@/features/notes/commands/versions';
import { settleWritten } from '@/features/notes/jobs';
import { getNotes } from '@/features/notes/queries';
import { liveDocument } from '@/features/notes/queries/live';
import { getVersion, listVersions } from '@/features/notes/queries/versions';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { aWriter, saidIn, typeInto } from '@/tests/setup/live-writer';

const reason = 'It was said elsewhere.';

/** A session with three paragraphs, of which a version is kept. */
async function aKeptDesk() {
  const meeting = await aConference();
  const { id: sessionId } = await aSession(meeting.id);
  const [first, second] = [await anActor('rapporteur', meeting.id), await anActor('rapporteur', meeting.id)];
  const [here, at] = [{ conference: meeting.slug }, { conference: meeting.slug, sessionId }];
  const add = (text: string, after: string | null = null) =>
    addParagraph(first, { ...at, language: 'en', text, after });
  for (const text of ['One.', 'Two.', 'Three.']) await add(text);
  const notes = (viewer: Actor = first) => getNotes(viewer, meeting.id, sessionId);
  const rows = async () => (await notes()).paragraphs;
  const lines = async () =>
    (await rows()).map(({ number, text, struck }) => `${number}${struck ? ' (struck)' : ''}: ${text}`);
  const keep = (name: string) => keepVersion(first, { ...at, name });
  await keep('As read out');
  const version = async (number = 1, beside: number | null = null) =>
    getVersion(first, meeting.id, sessionId, { number, beside });
  const keptId = (await version()).version.id;
  const restore = async (values: Partial<Parameters<typeof restoreVersion>[1]> = {}, actor = first) =>
    restoreVersion(actor, {
      ...{ ...here, keptId, notesVersion: (await notes()).version, meanwhile: 'refused' },
      ...values,
    });
  return {
    meeting,
    sessionId,
    first,
    second,
    here,
    at,
    add,
    notes,
    rows,
    lines,
    keep,
    version,
    keptId,
    restore,
  };
}

/** The same after one paragraph was changed, one struck, one moved, and one written. */
async function aChangedDesk() {
  const desk = await aKeptDesk();
  const { here, first, second, rows, add } = desk;
  const [one, two, three] = await rows();
  if (!one || !two || !three) throw new Error('there are three');
  await saveParagraph(second, { ...here, paragraphId: one.id, version: 1, text: 'One, in other words.' });
  await editParagraph(first, {
    ...{ ...here, paragraphId: one.id, version: 2, kind: 'decision', language: 'fr', delegationId: null },
    classification: 'public',
  });
  await strikeParagraph(first, { ...here, paragraphId: two.id, version: 1, reason });
  await moveParagraph(first, { ...here, paragraphId: three.id, placeVersion: 3, after: null });
  await add('Four.');
  return { ...desk, ids: [one.id, two.id, three.id] };
}

const asApp = (statement: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(statement));

describe('a version of the notes', () => {
  it('says what stood when it was kept, whatever became of it, and copies no text', async () => {
    const { version, lines, meeting } = await aChangedDesk();
    expect(await lines()).toEqual(['3: Three.', '1: One, in other words.', '2 (struck): Two.', '4: Four.']);
    const texts = await withTx(SYSTEM, (tx) =>
      tx.$count(paragraphVersion, eq(paragraphVersion.conferenceId, meeting.id)),
    );
    expect(texts).toBe(5);
    const { paragraphs, version: facts } = await version();
    expect(facts).toMatchObject({ number: 1, name: 'As read out', occasion: null, paragraphs: 3 });
    expect(paragraphs.map(({ number, text, kind, language }) => [number, text, kind, language])).toEqual([
      ['1', 'One.', 'summary', 'en'],
      ['2', 'Two.', 'summary', 'en'],
      ['3', 'Three.', 'summary', 'en'],
    ]);
  });

  it('names who wrote each paragraph up to then, and not who came later', async () => {
    const { version } = await aChangedDesk();
    const { paragraphs, now } = await version();
    expect(paragraphs[0]?.writers).toHaveLength(1);
    expect(now.paragraphs.find(({ number }) => number === '1')?.writers).toHaveLength(2);
  });

  it('has what was being written live when it was kept', async () => {
    const { at, first, second, keep, version } = await aKeptDesk();
    const desk = await openLive(first, at);
    const doc = aWriter(...(await liveDocument(desk).read(-1)).updates);
    await writeLive(second, at, typeInto(doc, 0, 4, ' Typed a moment ago.'));
    await keep('With all that is typed');
    expect((await version(2)).paragraphs[0]?.text).toBe('One. Typed a moment ago.');
  });

  it('is kept by who writes the notes, of notes that there are, and read by who reads them before their approval', async () => {
    const { meeting, at, sessionId } = await aKeptDesk();
    const press = await anActor('pressOfficer', meeting.id);
    const elsewhere = await anActor('rapporteur', (await aConference()).id);
    const name = 'Mine';
    await expect(keepVersion(press, { ...at, name })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(keepVersion(elsewhere, { ...at, name })).rejects.toMatchObject({ kind: 'notFound' });
    expect(await listVersions(press, meeting.id, sessionId)).toMatchObject({
      mayKeep: false,
      versions: [{}],
    });
    for (const nobody of [elsewhere, ANONYMOUS])
      await expect(listVersions(nobody, meeting.id, sessionId)).rejects.toMatchObject({ kind: 'notFound' });
    const empty = await aSession(meeting.id);
    const writer = await anActor('rapporteur', meeting.id);
    await expect(keepVersion(writer, { ...at, sessionId: empty.id, name })).rejects.toMatchObject({
      key: 'notes.refusal.nothingToKeep',
    });
  });

  it('is numbered once where two keep at the same moment', async () => {
    const { meeting, sessionId, first, second, at } = await aKeptDesk();
    await Promise.all(
      [first, second, first, second].map((by, n) => keepVersion(by, { ...at, name: `${n}` })),
    );
    const { versions } = await listVersions(first, meeting.id, sessionId);
    expect(versions.map(({ number }) => number)).toEqual([5, 4, 3, 2, 1]);
  });

  it('never changes, and nothing is added to it', async () => {
    const { meeting, sessionId, keptId, add, rows } = await aKeptDesk();
    await add('Four.');
    const four = (await rows())[3]?.id;
    const text = sql`(select id from paragraph_version where paragraph_id = ${four})`;
    const put = (at: number, id = keptId) => sql`insert into notes_version_paragraph
      (conference_id, notes_version_id, place, paragraph_id, text_id, kind, language, struck)
      values (${meeting.id}, ${id}, ${at}, ${four}, ${text}, 'summary', 'en', false)`;
    for (const statement of [
      sql`update notes_version set name = 'Another' where id = ${keptId}`,
      sql`delete from notes_version_paragraph where notes_version_id = ${keptId}`,
      put(4),
      // One that names fewer paragraphs than it says that it has.
      sql`insert into notes_version (conference_id, id, session_id, number, name, paragraphs, digest)
        values (${meeting.id}, gen_random_uuid(), ${sessionId}, 2, 'Half', 4, 'x')`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
  });
});

describe('restoring a version', () => {
  it('makes the notes what it says, by changes that stand beside, and keeps what stood before', async () => {
    const { restore, lines, rows, version, meeting, ids, first } = await aChangedDesk();
    await restore();
    expect(await lines()).toEqual(['1: One.', '2: Two.', '4 (struck): Four.', '3: Three.']);
    const [one, two, four, three] = await rows();
    expect([one?.id, two?.id, three?.id]).toEqual(ids);
    expect(one).toMatchObject({ kind: 'summary', language: 'en' });
    expect(four?.struck).toMatchObject({ reason: 'Not in version 1, which was restored.' });
    const before = await version(2);
    expect(before.version).toMatchObject({ name: null, occasion: 'restoring' });
    expect(before.paragraphs.map(({ text }) => text)).toEqual([
      'Three.',
      'One, in other words.',
      'Two.',
      'Four.',
    ]);
    const events = await withTx(SYSTEM, (tx) =>
      tx
        .select({ kind: event.kind, actor: event.actor })
        .from(event)
        .where(eq(event.conferenceId, meeting.id))
        .orderBy(asc(event.sequence)),
    );
    const since = events.slice(events.findLastIndex(({ kind }) => kind === 'notesVersion.kept'));
    expect(since.map(({ kind }) => kind).toSorted()).toEqual([
      ...['notesVersion.kept', 'notesVersion.restored', 'paragraph.edited', 'paragraph.moved'],
      ...['paragraph.restored', 'paragraph.saved', 'paragraph.struck'],
    ]);
    expect(new Set(since.map(({ actor }) => actor))).toEqual(new Set([first.accountId]));
    const texts = await withTx(SYSTEM, (tx) =>
      tx
        .select({ text: paragraphVersion.text })
        .from(paragraphVersion)
        .where(eq(paragraphVersion.paragraphId, ids[0] ?? ''))
        .orderBy(asc(paragraphVersion.version)),
    );
    expect(texts.map(({ text }) => text)).toEqual(['One.', 'One, in other words.', 'One.']);
  });

  it('can itself be taken back, by the version that it kept', async () => {
    const { restore, lines, version } = await aChangedDesk();
    const before = await lines();
    await restore();
    await restore({ keptId: (await version(2)).version.id });
    expect(await lines()).toEqual(before);
  });

  it('is told where the notes changed since they were read, and goes on where its author chose so', async () => {
    const { restore, notes, add, lines, version } = await aChangedDesk();
    const { version: notesVersion } = await notes();
    await add('Five.');
    const before = await lines();
    await expect(restore({ notesVersion })).rejects.toMatchObject({
      ...{ key: 'notes.refusal.changedSince', kind: 'stale' },
    });
    expect(await lines()).toEqual(before);
    await restore({ notesVersion, meanwhile: 'replaced' });
    expect(await lines()).toContain('5 (struck): Five.');
    expect((await version(2)).paragraphs.map(({ text }) => text)).toContain('Five.');
  });

  it('happens once where two restore at the same moment, and not where the notes say that already', async () => {
    const { restore, second, meeting } = await aChangedDesk();
    const both = await Promise.allSettled([restore(), restore({}, second)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const kept = () =>
      withTx(SYSTEM, (tx) => tx.$count(notesVersion, eq(notesVersion.conferenceId, meeting.id)));
    expect(await kept()).toBe(2);
    for (const meanwhile of ['refused', 'replaced'] as const)
      await expect(restore({ meanwhile })).rejects.toMatchObject({ key: 'notes.refusal.restoredAlready' });
    expect(await kept()).toBe(2);
  });

  it('reaches who writes live, and loses nothing of what they type meanwhile', async () => {
    const { at, first, second, keptId, here, lines, version } = await aKeptDesk();
    const desk = await openLive(first, at);
    const read = async () => aWriter(...(await liveDocument(desk).read(-1)).updates);
    const writer = await read();
    await writeLive(second, at, typeInto(writer, 1, 4, ' Typed live.'));
    await settleWritten();
    // Typed, and not settled yet when the version is restored; the last words come from who has not heard of it.
    await writeLive(second, at, typeInto(writer, 2, 6, ' Not settled.'));
    const late = typeInto(writer, 0, 4, ' Late.');
    await restoreVersion(first, { ...here, keptId, notesVersion: '0'.repeat(64), meanwhile: 'replaced' });
    expect(saidIn(await read())).toEqual(['1: One.', '2: Two.', '3: Three.']);
    expect((await version(2)).paragraphs.map(({ text }) => text)).toEqual([
      ...['One.', 'Two. Typed live.', 'Three. Not settled.'],
    ]);
    await writeLive(second, at, late);
    await settleWritten();
    expect(await lines()).toEqual(['1: One. Late.', '2: Two.', '3: Three.']);
    expect(saidIn(await read())).toEqual(await lines());
  });

  it('brings a whole record into the document at which others write, however long it is', async () => {
    const { at, first, here, restore, lines, rows, keep, version } = await aKeptDesk();
    const long = 'word '.repeat(3_900).trim();
    for (const { id } of await rows())
      await saveParagraph(first, { ...here, paragraphId: id, version: 1, text: long });
    for (let n = 0; n < 30; n += 1)
      await addParagraph(first, { ...at, language: 'en', text: `${long} ${n}`, after: null });
    await keep('Long');
    const [before, keptId] = [await lines(), (await version(2)).version.id];
    const desk = await openLive(first, at);
    await restore();
    await restore({ keptId });
    const doc = aWriter(...(await liveDocument(desk).read(-1)).updates);
    expect(saidIn(doc)).toEqual(before);
  });

  it('is refused once the notes are approved, which keeps a version, too', async () => {
    const { meeting, notes, at, restore, keep, version, first } = await aChangedDesk();
    const chair = await anActor('chair', meeting.id);
    await approveNotes(chair, { ...at, notesVersion: (await notes(chair)).version });
    const last = await version(2);
    expect(last.version).toMatchObject({ occasion: 'approving' });
    expect(last.mayKeep).toBe(false);
    for (const act of [() => restore(), () => restore({ meanwhile: 'replaced' }), () => keep('Late')])
      await expect(act()).rejects.toMatchObject({ key: 'notes.refusal.approved' });
    await expect(
      asApp(sql`insert into notes_version (conference_id, id, session_id, number, name, paragraphs, digest)
        values (${meeting.id}, gen_random_uuid(), ${at.sessionId}, 3, 'Late', 4, 'x')`),
    ).rejects.toThrow(/notes_version|version/);
    expect(first.accountId).not.toBe(chair.accountId);
  });

  it('and the approval: of two at once, one finds what the other did', async () => {
    const { meeting, notes, at, restore, lines } = await aChangedDesk();
    const chair = await anActor('chair', meeting.id);
    const { version } = await notes(chair);
    const [approval, restoration] = await Promise.allSettled([
      approveNotes(chair, { ...at, notesVersion: version }),
      restore({ notesVersion: version }),
    ]);
    expect([approval.status, restoration.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    const restored = restoration.status === 'fulfilled';
    expect((await lines())[0]).toBe(restored ? '1: One.' : '3: Three.');
    const paragraphs = await withTx(SYSTEM, (tx) =>
      tx.$count(
        notesVersionParagraph,
        and(eq(notesVersionParagraph.conferenceId, meeting.id), eq(notesVersionParagraph.struck, true)),
      ),
    );
    expect(paragraphs).toBe(1);
    expect(await withTx(SYSTEM, (tx) => tx.$count(paragraph, eq(paragraph.conferenceId, meeting.id)))).toBe(
      4,
    );
  });
});
