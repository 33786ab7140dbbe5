import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { liveNotes, liveUpdate } from '@/db/schema/live-notes';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { ROOT } from '@/domain/live-notes';
import { approveNotes } from '@/features/notes/commands/approval';
import { editParagraph } from '@/features/notes/commands/editing';
import { openLive, writeLive } from '@/features/notes/commands/live';
import { moveParagraph } from '@/features/notes/commands/order';
import { addParagraph, saveParagraph } from '@/features/notes/commands/paragraphs';
import { strikeParagraph } from '@/features/notes/commands/striking';
import { settleWritten } from '@/features/notes/jobs';
import { getNotes } from '@/features/notes/queries';
import { liveDocument } from '@/features/notes/queries/live';
import { blocksIn } from '@/features/notes/queries/live-document';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor } from '@/tests/setup/conference/people';
import { aBlock, aWriter, changed, saidIn, typeInto } from '@/tests/setup/live-writer';

async function aDesk() {
  const conference = await aConference();
  const session = await aSession(conference.id);
  const [first, second] = [
    await anActor('rapporteur', conference.id),
    await anActor('rapporteur', conference.id),
  ];
  const at = { conference: conference.slug, sessionId: session.id };
  const desk = await openLive(first, at);
  const read = async () => aWriter(...(await liveDocument(desk).read(-1)).updates);
  const write = (actor: Actor, update: Uint8Array) => writeLive(actor, at, update);
  const rows = async () => (await getNotes(first, conference.id, session.id)).paragraphs;
  const add = (text: string, after: string | null = null) =>
    addParagraph(first, { ...at, language: 'en', text, after });
  return { conference, session, first, second, at, desk, read, write, rows, add };
}

const line = ({ number, text }: { number: string; text: string }) => `${number}: ${text}`;
const TEXTS = ['One.', 'Two.', 'Three.'];

/** The desk after three paragraphs were written live, and numbered. */
async function aWrittenDesk() {
  const desk = await aDesk();
  const doc = await desk.read();
  await desk.write(
    desk.first,
    changed(doc, (root) =>
      root.insert(
        0,
        TEXTS.map((text) => aBlock(text)),
      ),
    ),
  );
  await settleWritten();
  return { ...desk, doc: await desk.read() };
}

describe('notes that are written live', () => {
  it('become numbered paragraphs, each in the name of whoever wrote it', async () => {
    const { read, write, rows, first, second, conference } = await aWrittenDesk();
    expect((await rows()).map(line)).toEqual(['1: One.', '2: Two.', '3: Three.']);
    const doc = await read();
    expect(saidIn(doc)).toEqual(['1: One.', '2: Two.', '3: Three.']);
    // Both at once, in one paragraph and behind another.
    const other = await read();
    await write(second, typeInto(other, 1, 4, ' By the second.'));
    await write(first, typeInto(doc, 1, 0, 'Paragraph '));
    await write(
      second,
      changed(other, (root) => root.insert(1, [aBlock('Between.')])),
    );
    await settleWritten();
    expect((await rows()).map(line)).toEqual([
      '1: One.',
      '1 bis: Between.',
      '2: Paragraph Two. By the second.',
      '3: Three.',
    ]);
    const two = (await rows())[2];
    const versions = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(paragraphVersion)
        .where(eq(paragraphVersion.paragraphId, two?.id ?? ''))
        .orderBy(asc(paragraphVersion.version)),
    );
    expect(versions.map(({ text, savedBy }) => [text, savedBy])).toEqual([
      ['Two.', first.accountId],
      ['Two. By the second.', second.accountId],
      ['Paragraph Two. By the second.', first.accountId],
    ]);
    const events = await withTx(SYSTEM, (tx) =>
      tx
        .select({ kind: event.kind, actor: event.actor })
        .from(event)
        .where(and(eq(event.conferenceId, conference.id), eq(event.entity, 'paragraph')))
        .orderBy(asc(event.sequence)),
    );
    expect(events.slice(3)).toEqual([
      { kind: 'paragraph.added', actor: second.accountId },
      { kind: 'paragraph.saved', actor: second.accountId },
      { kind: 'paragraph.saved', actor: first.accountId },
    ]);
  });

  it('take in what the forms do, and lose nothing of what is typed meanwhile', async () => {
    const { doc, read, write, rows, add, at, first, second } = await aWrittenDesk();
    const [one, two, three] = await rows();
    await add('By a form.', one?.id);
    expect(saidIn(await read())).toContain('1 bis: By a form.');
    const { conference } = at;
    // Typed, and neither numbered nor settled yet when the form comes.
    await write(second, typeInto(doc, 2, 6, ' And more.'));
    await saveParagraph(first, {
      conference,
      paragraphId: two?.id ?? '',
      version: 1,
      text: 'Two, by a form.',
    });
    expect(saidIn(await read())).toContain('2: Two, by a form.');
    await moveParagraph(first, { conference, paragraphId: two?.id ?? '', placeVersion: 3, after: null });
    const lines = ['2: Two, by a form.', '1: One.', '1 bis: By a form.', '3: Three. And more.'];
    expect((await rows()).map(line)).toEqual(lines);
    expect(saidIn(await read())).toEqual(lines);
    // A form that was drawn before is refused as ever, and its text waits beside.
    const late = { conference, paragraphId: three?.id ?? '', version: 1, text: 'Three, late.' };
    await expect(saveParagraph(first, late)).rejects.toMatchObject({ key: 'notes.refusal.stale' });
    expect((await rows())[3]).toMatchObject({ text: 'Three. And more.', asides: [{ text: 'Three, late.' }] });
    const gone = { conference, paragraphId: one?.id ?? '', version: 1, reason: 'Said twice' };
    await strikeParagraph(first, gone);
    expect(saidIn(await read())).toEqual(lines.filter((text) => text !== '1: One.'));
  });

  it('keep what was typed into a paragraph that a colleague has taken away', async () => {
    const { doc, read, write, rows, first, second } = await aWrittenDesk();
    const offline = aWriter(Y.encodeStateAsUpdate(doc));
    await write(
      first,
      changed(doc, (root) => root.delete(1, 1)),
    );
    await settleWritten();
    expect((await rows()).map(line)).toEqual(['1: One.', '2: Two.', '3: Three.']);
    expect((await rows())[1]?.struck).toMatchObject({ reason: 'Taken out while the notes were written.' });
    await write(second, typeInto(offline, 1, 4, ' A whole sentence.'));
    await settleWritten();
    expect(saidIn(await read())).toEqual(['1: One.', '3: Three.', '4: A whole sentence.']);
    const [, struck] = await rows();
    expect(struck?.text).toBe('Two.');
    const by = await withTx(SYSTEM, (tx) =>
      tx.select({ by: paragraph.createdBy }).from(paragraph).where(eq(paragraph.number, 4)),
    );
    expect(by).toContainEqual({ by: second.accountId });
  });

  it('give nobody more to read by a split, by words that come back, or by a length that is cut', async () => {
    const { doc, read, write, rows, first, second } = await aWrittenDesk();
    const circles = async () =>
      (await rows())
        .filter(({ struck }) => !struck)
        .map(({ number, classification }) => [number, classification]);
    const narrow = (root: Y.XmlFragment) =>
      (root.get(1) as Y.XmlElement).setAttribute('classification', 'bureau');
    await write(first, changed(doc, narrow));
    await settleWritten();
    expect(await circles()).toEqual([
      ['1', 'public'],
      ['2', 'bureau'],
      ['3', 'public'],
    ]);
    const offline = aWriter(Y.encodeStateAsUpdate(await read()));
    // What is too long for a paragraph goes on in another.
    const long = 'word '.repeat(5000);
    await write(second, typeInto(await read(), 1, 4, long));
    await settleWritten();
    expect((await circles()).map(([, circle]) => circle)).toEqual(['public', 'bureau', 'bureau', 'public']);
    const now = await read();
    await write(
      first,
      changed(now, (root) => root.delete(1, 1)),
    );
    await settleWritten();
    await write(second, typeInto(offline, 1, 4, ' A whole sentence.'));
    await settleWritten();
    expect((await rows()).at(-1)).toMatchObject({ text: 'A whole sentence.', classification: 'bureau' });
    // What is no circle is none.
    const last = aWriter(Y.encodeStateAsUpdate(await read()));
    const wrong = (root: Y.XmlFragment) =>
      (root.get(0) as Y.XmlElement).setAttribute('classification', 'everyone');
    await write(first, changed(last, wrong));
    await settleWritten();
    expect((await circles())[0]).toEqual(['1', 'public']);
  });

  it('take in at once that a paragraph was described and taken away', async () => {
    const { doc, write, rows, first } = await aWrittenDesk();
    const say = (value: string) =>
      changed(doc, (root) => (root.get(1) as Y.XmlElement).setAttribute('language', value));
    const steps = [
      say('fr'),
      say('es'),
      changed(doc, (root) => root.delete(1, 1)),
      typeInto(doc, 0, 4, ' More.'),
    ];
    await write(first, Y.mergeUpdates(steps));
    await settleWritten();
    expect((await rows()).filter(({ struck }) => !struck).map(line)).toEqual(['1: One. More.', '3: Three.']);
  });

  it('strike a paragraph that was emptied, and bring it back with its number when words are there again', async () => {
    const { doc, read, write, rows, add, first, second, conference } = await aWrittenDesk();
    const undo = new Y.UndoManager(doc.getXmlFragment(ROOT));
    const wordsOf = (root: Y.XmlFragment) => (root.get(1) as Y.XmlElement).get(0) as Y.XmlText;
    await write(
      second,
      changed(doc, (root) => wordsOf(root).delete(0, 4)),
    );
    await settleWritten();
    expect((await rows()).map(({ number, text, struck }) => [number, text, struck?.reason])).toEqual([
      ['1', 'One.', undefined],
      ['2', 'Two.', 'Taken out while the notes were written.'],
      ['3', 'Three.', undefined],
    ]);
    // What is written meanwhile gets another number, whether live or by a form, which leaves the emptied one its place.
    await write(
      first,
      changed(await read(), (root) => root.insert(3, [aBlock('Four.')])),
    );
    await settleWritten();
    await add('By a form.');
    expect(saidIn(await read())).toEqual(['1: One.', '2: ', '3: Three.', '4: Four.', '5: By a form.']);
    await write(
      second,
      changed(doc, () => undo.undo()),
    );
    await settleWritten();
    expect((await rows()).map(line)).toEqual([
      '1: One.',
      '2: Two.',
      '3: Three.',
      '4: Four.',
      '5: By a form.',
    ]);
    expect((await rows()).filter(({ struck }) => struck)).toEqual([]);
    const entries = await withTx(SYSTEM, (tx) =>
      tx
        .select({ kind: event.kind, actor: event.actor })
        .from(event)
        .where(
          and(
            eq(event.conferenceId, conference.id),
            inArray(event.kind, ['paragraph.struck', 'paragraph.restored']),
          ),
        )
        .orderBy(asc(event.sequence)),
    );
    expect(entries).toEqual([
      { kind: 'paragraph.struck', actor: second.accountId },
      { kind: 'paragraph.restored', actor: second.accountId },
    ]);
    // One that was never without words when it was settled is neither struck nor brought back.
    await write(
      first,
      changed(doc, (root) => {
        wordsOf(root).delete(0, 4);
        wordsOf(root).insert(0, 'Two anew.');
      }),
    );
    await settleWritten();
    expect((await rows())[1]).toMatchObject({ number: '2', text: 'Two anew.', struck: null });
  });

  it('are settled before they are approved, and closed from then on', async () => {
    const { doc, write, rows, first, at, conference, session } = await aWrittenDesk();
    const chair = await anActor('chair', conference.id);
    const { version } = await getNotes(chair, conference.id, session.id);
    await write(first, typeInto(doc, 0, 4, ' Not read yet.'));
    const approve = (notesVersion: string) => approveNotes(chair, { ...at, notesVersion });
    await expect(approve(version)).rejects.toMatchObject({ kind: 'stale' });
    await settleWritten();
    expect((await rows())[0]?.text).toBe('One. Not read yet.');
    await approve((await getNotes(chair, conference.id, session.id)).version);
    await expect(write(first, typeInto(doc, 0, 0, 'Late. '))).rejects.toMatchObject({
      key: 'notes.refusal.approved',
    });
  });

  it('are written by who keeps them, for as long as they do', async () => {
    const { doc, write, conference, session, at, first, second } = await aWrittenDesk();
    const elsewhere = await anActor('rapporteur', (await aConference()).id);
    const press = await anActor('pressOfficer', conference.id);
    const update = typeInto(doc, 0, 0, 'x');
    await expect(openLive(elsewhere, at)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(write(elsewhere, update)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(write(press, update)).rejects.toMatchObject({ kind: 'forbidden' });
    await withTx(SYSTEM, (tx) =>
      tx
        .update(roleGrant)
        .set({ withdrawnAt: sql`clock_timestamp()` })
        .where(eq(roleGrant.accountId, second.accountId ?? '')),
    );
    await expect(write(second, update)).rejects.toMatchObject({ kind: 'forbidden' });
    const [before] = await withTx(SYSTEM, (tx) =>
      tx.select().from(liveNotes).where(eq(liveNotes.sessionId, session.id)),
    );
    await write(first, update);
    const rows = await withTx(SYSTEM, (tx) =>
      tx.select().from(liveUpdate).where(eq(liveUpdate.sessionId, session.id)),
    );
    expect(rows.at(-1)).toMatchObject({ sequence: (before?.written ?? 0) + 1, writtenBy: first.accountId });
  });

  it('keep what is said of a paragraph: its kind, its language, and whose statement it is', async () => {
    const { write, rows, read, first, second, doc, conference, at } = await aWrittenDesk();
    const chile = await aDelegation(conference.id, 'CL');
    const elsewhere = await aDelegation((await aConference()).id, 'PE');
    const say = (at: number, values: Record<string, string>) =>
      changed(doc, (root) => {
        for (const [name, value] of Object.entries(values))
          (root.get(at) as Y.XmlElement).setAttribute(name, value);
      });
    await write(second, say(0, { kind: 'decision' }));
    await write(first, say(1, { kind: 'statement', delegation: chile.id, language: 'fr' }));
    await write(first, say(2, { kind: 'statement', delegation: elsewhere.id }));
    await settleWritten();
    const facts = async () =>
      (await rows()).map(({ kind, language, delegation }) => [
        kind,
        language,
        delegation?.countryCode ?? null,
      ]);
    expect(await facts()).toEqual([
      ['decision', 'en', null],
      ['statement', 'fr', 'CL'],
      ['statement', 'en', null],
    ]);
    const entries = await withTx(SYSTEM, (tx) =>
      tx
        .select({ actor: event.actor })
        .from(event)
        .where(and(eq(event.conferenceId, conference.id), eq(event.kind, 'paragraph.edited')))
        .orderBy(asc(event.sequence)),
    );
    expect(entries.map(({ actor }) => actor)).toEqual([second.accountId, first.accountId, first.accountId]);
    // What is no kind, and whose statement what is no statement is, is nothing.
    await write(first, say(0, { kind: 'script', delegation: chile.id }));
    await write(first, say(1, { kind: 'action' }));
    await settleWritten();
    expect((await facts()).slice(0, 2)).toEqual([
      ['decision', 'en', null],
      ['action', 'fr', null],
    ]);
    expect(blocksIn(await read()).map(({ kind, delegation }) => [kind, delegation])).toEqual([
      ['decision', ''],
      ['action', ''],
      ['statement', ''],
    ]);
    // By a form; the document follows.
    const [one] = await rows();
    const edit = {
      conference: at.conference,
      paragraphId: one?.id ?? '',
      kind: 'statement',
      language: 'es',
      classification: 'public',
    } as const;
    const edited = { ...edit, version: one?.version ?? 0, delegationId: chile.id };
    await editParagraph(second, edited);
    expect(blocksIn(await read())[0]).toMatchObject({
      kind: 'statement',
      language: 'es',
      delegation: chile.id,
    });
    await expect(editParagraph(second, edited)).rejects.toMatchObject({ kind: 'stale' });
  });

  it('keep what is said of a paragraph while the house gives it its number', async () => {
    const { write, rows, read, first } = await aDesk();
    const doc = await read();
    // Whose word counted would be drawn by lot for each.
    const texts = Array.from({ length: 12 }, (_, n) => `Paragraph ${n}.`);
    await write(
      first,
      changed(doc, (root) =>
        root.insert(
          0,
          texts.map((text) => aBlock(text)),
        ),
      ),
    );
    await settleWritten();
    const meanwhile = changed(doc, (root) => {
      for (const block of root.toArray()) (block as Y.XmlElement).setAttribute('kind', 'action');
    });
    await write(first, meanwhile);
    await settleWritten();
    expect((await rows()).map(({ kind }) => kind)).toEqual(texts.map(() => 'action'));
  });

  it('say of a paragraph which one it is, whatever a browser puts in its place', async () => {
    const { write, rows, read, first, doc } = await aWrittenDesk();
    await write(
      first,
      changed(doc, (root) => {
        (root.get(0) as Y.XmlElement).setAttribute('number', '7');
        (root.get(0) as Y.XmlElement).setAttribute('language', 'xx');
      }),
    );
    await settleWritten();
    expect((await rows()).map(line)).toEqual(['1: One.', '2: Two.', '3: Three.']);
    expect(blocksIn(await read())[0]).toMatchObject({ number: '1', language: 'en' });
  });

  it('take nothing that is not on the closed list', async () => {
    const { read, write, first, desk } = await aWrittenDesk();
    const before = (await liveDocument(desk).read(-1)).upTo;
    const script = (name: string) => (root: Y.XmlFragment) => root.insert(0, [new Y.XmlElement(name)]);
    const bad: ((root: Y.XmlFragment, doc: Y.Doc) => void)[] = [
      ...['script', 'img', 'iframe', 'image', 'heading'].map(script),
      (root) => (root.get(0) as Y.XmlElement).setAttribute('onclick', 'alert(1)'),
      (root) => (root.get(0) as Y.XmlElement).setAttribute('id', 'x'.repeat(65)),
      (root) =>
        ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { link: { href: 'javascript:' } }),
      (root) => ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).insertEmbed(0, { html: '<b>' }),
      // It does not say itself that it is no attribute.
      (root) => root.insert(1, ['words'] as never),
      (_, doc) => doc.getMap('elsewhere').set('a', 'b'),
      (_, doc) => doc.getXmlFragment('other').insert(0, [aBlock('x')]),
    ];
    for (const change of bad) {
      const doc = await read();
      const update = changed(doc, (root) => change(root, doc));
      await expect(write(first, update)).rejects.toMatchObject({ key: 'notes.refusal.malformed' });
    }
    await expect(write(first, new Uint8Array([9, 9, 9]))).rejects.toMatchObject({ kind: 'invalid' });
    const many = changed(await read(), (root) =>
      root.insert(
        0,
        Array.from({ length: 499 }, () => aBlock('x')),
      ),
    );
    await expect(write(first, many)).rejects.toMatchObject({ key: 'notes.refusal.full' });
    const long = changed(await read(), (root) => root.insert(0, [aBlock('x'.repeat(600_000))]));
    await expect(write(first, long)).rejects.toMatchObject({ key: 'notes.refusal.tooMuchAtOnce' });
    expect((await liveDocument(desk).read(-1)).upTo).toBe(before);
    // What is longer than a paragraph becomes two; what cannot be kept in a text is left out.
    const large = changed(await read(), (root) =>
      root.insert(3, [aBlock(`${'word '.repeat(5000)}\u0000end`)]),
    );
    await write(first, large);
    await settleWritten();
    const lines = saidIn(await read());
    expect(lines).toHaveLength(5);
    expect(lines[4]).toMatch(/^5: word .* end$/);
  });

  it('are numbered in the order of their commits when many write at once, and merged into one state', async () => {
    const { desk, read, write, first, second, session } = await aWrittenDesk();
    const { upTo } = await liveDocument(desk).read(-1);
    await Promise.all(
      [first, second, first, second].map(async (actor, who) => {
        const doc = await read();
        for (let n = 0; n < 30; n += 1) await write(actor, typeInto(doc, who % 3, 0, `${who}`));
      }),
    );
    const copy = (await read()).toJSON();
    const all = await liveDocument(desk).read(-1);
    expect(all.upTo).toBe(upTo + 120);
    expect((await liveDocument(desk).read(upTo)).updates).toHaveLength(120);
    await settleWritten();
    const kept = () => withTx(SYSTEM, (tx) => tx.$count(liveUpdate, eq(liveUpdate.sessionId, session.id)));
    expect(await kept()).toBe(0);
    expect((await read()).toJSON()).toEqual(copy);
    // Who stands at an update that is merged by now is sent the state.
    const late = aWriter(...(await liveDocument(desk).read(upTo)).updates);
    expect(late.toJSON()).toEqual(copy);
  });
});
