import { count, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { sessionBureau } from '@/db/schema/agenda';
import { file } from '@/db/schema/files';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { Classification, DocumentPart, DocumentPlace, DocumentReader } from '@/domain/documents';
import { getOwnConference } from '@/features/conferences/queries/duties';
import {
  addDocument,
  editDocument,
  releaseDocument,
  removeDocument,
  withdrawDocument,
} from '@/features/documents/commands/documents';
import { removeDocumentFile, saveDocumentFile } from '@/features/documents/commands/files';
import { addDocumentPart } from '@/features/documents/commands/parts';
import { documentFileInput, documentInput } from '@/features/documents/input';
import { getDocument, listDocuments } from '@/features/documents/queries/documents';
import { getDocumentFile } from '@/features/documents/queries/files';
import { getDocumentForm, mayAddDocument } from '@/features/documents/queries/form';
import { draftCommunique } from '@/features/press/commands/communique';
import { addCommuniqueParagraph } from '@/features/press/commands/communique-paragraphs';
import { publishCommunique, reviewCommunique } from '@/features/press/commands/communique-publishing';
import { getCommunique } from '@/features/press/queries/communique';
import { problems } from '@/platform/form';
import { uploadedResponse } from '@/platform/http/file';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { anArchive, aPdf, aWordFile } from '@/tests/setup/document-files';
import { refusalOf } from '@/tests/setup/refused';
import { meeting, onDatabaseAfter, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';

const NOWHERE: DocumentPlace = { agendaItemId: null, sessionId: null, outcomeId: null };

async function ground() {
  const conference = await aConference();
  const organizer = await anActor('organizer', conference.id);
  return { conference, organizer };
}
type Ground = Awaited<ReturnType<typeof ground>>;

const typed = (classification: Classification = 'public', readers: DocumentReader[] = []) => ({
  ...{ kind: 'workingPaper' as const, title: inAll('Paper'), originalLanguage: 'en' as const },
  ...{ classification, readers, belongsTo: NOWHERE },
});
const idIn = (done: { redirect?: string }) => done.redirect?.split('/').at(-1) ?? '';

async function added({ conference, organizer }: Ground, symbol: string, more = typed()) {
  return idIn(await addDocument(organizer, { conference: conference.slug, symbol, ...more }));
}

const pdf = (name = 'a.pdf', bytes: Buffer = aPdf()) => new File([new Uint8Array(bytes)], name);

async function upload({ conference, organizer }: Ground, documentId: string, chosen: File, version = 1) {
  const form = {
    conference: conference.slug,
    documentId,
    version: `${version}`,
    language: 'en',
    file: chosen,
  };
  const parsed = documentFileInput.safeParse(form);
  if (!parsed.success) return problems(parsed.error)[0]?.sentence.key ?? '';
  const sent = saveDocumentFile(organizer, parsed.data);
  const done = await sent.then(
    () => true,
    () => false,
  );
  return done ? 'saved' : refusalOf(sent);
}

/** A document that is released, with one file. */
async function released(desk: Ground, symbol: string, more = typed()) {
  const documentId = await added(desk, symbol, more);
  const { conference, organizer } = desk;
  const seen = { conference: conference.slug, documentId };
  await saveDocumentFile(organizer, { ...seen, version: 1, language: 'en', file: pdf() });
  await releaseDocument(organizer, { ...seen, version: 2 });
  return documentId;
}

const filesOf = async (conferenceId: string) => {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx.select({ files: count() }).from(file).where(eq(file.conferenceId, conferenceId)),
  );
  return row?.files;
};

describe('a file that is no file of a document', () => {
  const whole = aPdf();
  it.each<[string, string, Buffer, string]>([
    ['an empty one', 'a.pdf', Buffer.alloc(0), 'fileMissing'],
    ['more than 20 megabytes', 'a.pdf', Buffer.alloc(20 * 2 ** 20 + 1), 'fileTooLarge'],
    ['a program behind the ending of a PDF', 'a.pdf', Buffer.from('MZ\u0090\u0000'), 'fileKind'],
    [
      'a page behind the ending of a PDF',
      'a.pdf',
      Buffer.from('<!doctype html><script>1</script>'),
      'fileKind',
    ],
    [
      'a drawing that could run',
      'a.png',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
      'fileKind',
    ],
    ['a PDF behind the ending of a Word file', 'a.docx', whole, 'fileEnding'],
    ['a PDF without an ending', 'pdf', Buffer.from(whole), 'saved'],
    ['a PDF that was cut short', 'a.pdf', whole.subarray(0, whole.length - 30), 'fileBroken'],
    ['the head of a PDF', 'a.pdf', Buffer.from('%PDF-1.7\n'), 'fileBroken'],
    ['another archive', 'a.docx', anArchive({ 'a.txt': 'a' }), 'fileKind'],
    ['a Word file that was cut short', 'a.docx', aWordFile().subarray(0, -10), 'fileBroken'],
    ['a Word file with programs', 'a.docx', aWordFile({ 'word/vbaProject.bin': 'x' }), 'fileBroken'],
    ['the head of a picture', 'a.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'fileKind'],
  ])('is refused, and nothing is kept: %s', async (_what, name, bytes, refusal) => {
    const desk = await ground();
    const documentId = await added(desk, 'DOC/1');
    const answer = await upload(desk, documentId, pdf(name, bytes));
    expect(answer.replace('documents.refusal.', '').split(' ')[0]).toBe(refusal);
    expect(await filesOf(desk.conference.id)).toBe(refusal === 'saved' ? 1 : 0);
  });

  it('is a picture of too many pixels, or one that was cut short', async () => {
    const desk = await ground();
    const documentId = await added(desk, 'DOC/1');
    const blank = (side: number) =>
      sharp({ create: { width: side, height: side, channels: 3, background: '#369' } });
    const bomb = await blank(12_000).png({ compressionLevel: 9 }).toBuffer();
    expect(await upload(desk, documentId, pdf('a.png', bomb))).toContain('filePixels');
    const cut = (await blank(900).jpeg().toBuffer()).subarray(0, -400);
    expect(await upload(desk, documentId, pdf('a.jpg', cut))).toContain('fileBroken');
    expect(await filesOf(desk.conference.id)).toBe(0);
  });
});

describe('a file of a document', () => {
  it('is kept as it is, a picture drawn anew, and leaves under a name of ours', async () => {
    const desk = await ground();
    const { conference, organizer } = desk;
    const documentId = await added(desk, 'AMERICAS-25/DOC/1');
    const read = () =>
      uploadedResponse(() => getDocumentFile(organizer, conference.id, { documentId, language: 'en' }));
    expect(await upload(desk, documentId, pdf('My file.docx', aWordFile()))).toBe('saved');
    const word = await read();
    expect(word.headers.get('content-disposition')).toBe('attachment; filename="AMERICAS-25-DOC-1-en.docx"');
    expect(Buffer.from(await word.arrayBuffer()).equals(aWordFile())).toBe(true);
    const drawn = await sharp({ create: { width: 300, height: 200, channels: 3, background: '#369' } })
      .withExif({ IFD0: { Copyright: 'CANARY-exif' } })
      .jpeg()
      .toBuffer();
    expect(await upload(desk, documentId, pdf('a.JPEG', drawn), 2)).toBe('saved');
    const picture = Buffer.from(await (await read()).arrayBuffer());
    expect((await sharp(picture).metadata()).width).toBe(300);
    expect(picture.includes('CANARY')).toBe(false);
    expect(await filesOf(conference.id)).toBe(1);
    const seen = { conference: conference.slug, documentId, version: 3 };
    await removeDocumentFile(organizer, { ...seen, language: 'en' });
    expect(await filesOf(conference.id)).toBe(0);
    expect((await read()).status).toBe(404);
  });
});

const COLUMNS = ['nobody', 'stranger', 'delegate', 'head', 'chair', 'organizer'] as const;
/** Who reads a released document: by its classification, in the order of the columns. */
const READS: [Classification, DocumentReader[], string][] = [
  ['public', [], 'yes yes yes yes yes yes'],
  ['participants', [], 'no no yes yes yes yes'],
  ['restricted', ['chair'], 'no no no no yes yes'],
  ['restricted', ['head'], 'no no no yes no yes'],
  ['restricted', ['organizer'], 'no no no no no yes'],
];

describe('a released document', () => {
  it.each(READS)(
    'that is %s (%s) is read by whom that names, and its working version by organizers',
    async (classification, readers, row) => {
      const desk = await ground();
      const { conference, organizer } = desk;
      const home = await aDelegation(conference.id, 'CL');
      const people: Record<(typeof COLUMNS)[number], Actor> = {
        nobody: ANONYMOUS,
        stranger: await anActor('organizer', (await aConference()).id),
        delegate: await aSeat(conference.id, home.id),
        head: await aSeat(conference.id, home.id, 'head'),
        chair: await anActor('chair', conference.id),
        organizer,
      };
      const working = await added(desk, 'DOC/8', typed(classification, readers));
      const documentId = await released(desk, 'DOC/9', typed(classification, readers));
      const answers = [];
      for (const who of COLUMNS) {
        const me = people[who];
        const one = await getDocument(me, conference.id, documentId).then(
          () => 'yes',
          () => 'no',
        );
        const bytes = await uploadedResponse(() =>
          getDocumentFile(me, conference.id, { documentId, language: 'en' }),
        );
        const listed = (await listDocuments(me, conference.id)).map(({ id }) => id);
        expect([bytes.status === 200, listed.includes(documentId)], who).toEqual([
          one === 'yes',
          one === 'yes',
        ]);
        expect(listed.includes(working), who).toBe(who === 'organizer');
        answers.push(one);
      }
      expect(answers.join(' ')).toBe(row);
    },
  );

  it('stands: revisions, addenda and corrigenda are numbered beside it, with its readers', async () => {
    const desk = await ground();
    const { conference, organizer } = desk;
    const parentId = await released(desk, 'DOC/4', typed('restricted', ['chair']));
    const part = (one: DocumentPart, documentId = parentId) =>
      addDocumentPart(organizer, {
        ...{ conference: conference.slug, documentId, part: one },
        ...{ title: inAll('More'), originalLanguage: 'fr' },
      });
    const symbols = [];
    for (const one of ['revision', 'addendum', 'revision', 'corrigendum'] as const) {
      const { symbol, classification, readers } = await getDocument(
        organizer,
        conference.id,
        idIn(await part(one)),
      );
      symbols.push([symbol, classification, readers.join()].join(' '));
    }
    expect(symbols).toEqual([
      'DOC/4/Rev.1 restricted chair',
      'DOC/4/Add.1 restricted chair',
      'DOC/4/Rev.2 restricted chair',
      'DOC/4/Corr.1 restricted chair',
    ]);
    const [whole] = await listDocuments(organizer, conference.id);
    expect(whole?.parts.map(({ symbol }) => symbol)).toHaveLength(4);
    expect(await refusalOf(part('addendum', whole?.parts[0]?.id))).toContain('partOfPart');
    const seen = { conference: conference.slug, documentId: parentId, version: 3 };
    const change = editDocument(organizer, { ...seen, symbol: 'DOC/5', ...typed() });
    expect(await refusalOf(change)).toContain('documents.refusal.released');
    expect(await refusalOf(removeDocument(organizer, seen))).toContain('documents.refusal.released');
    const file = { ...seen, language: 'en' as const, file: pdf() };
    expect(await refusalOf(saveDocumentFile(organizer, file))).toContain('fileReleased');
    await saveDocumentFile(organizer, { ...file, language: 'ar' });
    const chair = await anActor('chair', conference.id);
    const read = await getDocument(chair, conference.id, parentId);
    expect(read.files.map(({ language }) => language).sort()).toEqual(['ar', 'en']);
    expect(read.parts).toEqual([]);
  });

  it('is withdrawn from the list with a reason: its page says so, its files go, its symbol stays used', async () => {
    const desk = await ground();
    const { conference, organizer } = desk;
    const documentId = await released(desk, 'DOC/1');
    const reason = 'It was the wrong text.';
    const seen = { conference: conference.slug, documentId, version: 3 };
    await withdrawDocument(organizer, { ...seen, reason });
    const read = await getDocument(ANONYMOUS, conference.id, documentId);
    expect([read.withdrawn?.reason, read.files]).toEqual([reason, []]);
    const bytes = await uploadedResponse(() =>
      getDocumentFile(ANONYMOUS, conference.id, { documentId, language: 'en' }),
    );
    expect(bytes.status).toBe(404);
    expect(await refusalOf(added(desk, 'DOC/1'))).toContain('symbolUsed');
    expect(await refusalOf(withdrawDocument(organizer, { ...seen, version: 4, reason }))).toContain(
      'withdrawn',
    );
  });
});

/** Two organizers add an addendum to one document at once: what they are answered, its addenda, and what the database refused. */
async function addendaAtOnce() {
  const desk = await ground();
  const { conference, organizer } = desk;
  const documentId = await released(desk, 'DOC/4');
  const add = (who: Actor) =>
    addDocumentPart(who, {
      ...{ conference: conference.slug, documentId, part: 'addendum' as const },
      ...{ title: inAll('More'), originalLanguage: 'en' as const },
    });
  const other = await anActor('organizer', conference.id);
  const { done, refused } = await refusalsDuring(() =>
    meeting(conference.id, () => Promise.allSettled([add(organizer), add(other)])),
  );
  const { parts } = await getDocument(organizer, conference.id, documentId);
  return { done, refused, symbols: parts.map(({ symbol }) => symbol).sort() };
}

describe('two addenda at once', () => {
  it('are numbered one after the other', async () => {
    const { done, refused, symbols } = await addendaAtOnce();
    expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect([symbols, refused]).toEqual([['DOC/4/Add.1', 'DOC/4/Add.2'], []]);
  });

  it('would get one number without the lock of the document, and one is turned back (control)', async () => {
    const { done, taken } = await withoutLock('document', addendaAtOnce);
    expect(taken).toBeGreaterThan(1);
    expect([done.symbols, done.refused]).toEqual([['DOC/4/Add.1'], ['23505']]);
  });
});

describe('a document of a session', () => {
  /** A session that its chair leads, and another. */
  async function led() {
    const desk = await ground();
    const { conference } = desk;
    const [own, other] = [await aSession(conference.id), await aSession(conference.id)];
    const [chair, colleague] = [await anActor('chair', conference.id), await anActor('chair', conference.id)];
    const { startsAt, endsAt } = own;
    const bureau = { conferenceId: conference.id, sessionId: own.id, startsAt, endsAt };
    await withTx(SYSTEM, (tx) =>
      tx.insert(sessionBureau).values({ ...bureau, accountId: chair.accountId ?? '', office: 'chair' }),
    );
    const at = (sessionId: string) => ({ ...typed(), belongsTo: { ...NOWHERE, sessionId } });
    return { ...desk, chair, colleague, own, other, at };
  }
  type Led = Awaited<ReturnType<typeof led>>;
  const byChair = (one: Led) => ({ conference: one.conference, organizer: one.chair });

  it('is added and edited by who leads it, released by organizers, and seen by nobody else before', async () => {
    const one = await led();
    const { conference, organizer, chair, colleague, own, other, at } = one;
    const form = await getDocumentForm(chair, { id: conference.id, symbol: 'C-1' });
    expect([form.sessions.map(({ id }) => id), form.anywhere]).toEqual([[own.id], false]);
    expect(await mayAddDocument(chair, conference.id, own.id)).toBe(true);
    expect(await mayAddDocument(chair, conference.id, other.id)).toBe(false);
    for (const where of [typed(), at(other.id)])
      expect(await refusalOf(added(byChair(one), 'DOC/1', where))).toContain('forbidden');
    const documentId = await added(byChair(one), 'DOC/1', at(own.id));
    const seen = { conference: conference.slug, documentId };
    const moved = editDocument(chair, { ...seen, version: 1, symbol: 'DOC/1', ...typed() });
    expect(await refusalOf(moved)).toContain('forbidden');
    await editDocument(chair, { ...seen, version: 1, symbol: 'DOC/2', ...at(own.id) });
    expect(await upload(byChair(one), documentId, pdf(), 2)).toBe('saved');
    expect(await refusalOf(releaseDocument(chair, { ...seen, version: 3 }))).toContain('forbidden');
    for (const [who, symbols] of [
      [chair, ['DOC/2']],
      [organizer, ['DOC/2']],
      [colleague, []],
    ] as const)
      expect((await listDocuments(who, conference.id)).map(({ symbol }) => symbol)).toEqual(symbols);
    expect(await refusalOf(getDocument(colleague, conference.id, documentId))).toContain('notFound');
    await expect(getDocumentForm(colleague, { id: conference.id, symbol: 'C-1' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const owed = async (who: Actor) =>
      (await getOwnConference(who, conference.id)).duties.owed.map(({ kind }) => kind);
    expect(await owed(organizer)).toContain('releaseDocuments');
    expect(await owed(chair)).not.toContain('releaseDocuments');
    await releaseDocument(organizer, { ...seen, version: 3 });
    expect(await owed(organizer)).not.toContain('releaseDocuments');
    const french = { ...seen, version: 4, language: 'fr' as const, file: pdf() };
    expect(await refusalOf(saveDocumentFile(chair, french))).toContain('forbidden');
    const partId = idIn(
      await addDocumentPart(chair, {
        ...seen,
        part: 'addendum',
        title: inAll('More'),
        originalLanguage: 'en',
      }),
    );
    expect(await refusalOf(getDocument(ANONYMOUS, conference.id, partId))).toContain('notFound');
    expect((await getDocument(chair, conference.id, documentId)).may).toEqual({
      ...{ edit: true, upload: false, release: false, withdraw: false },
    });
    await removeDocument(chair, { ...seen, documentId: partId, version: 1 });
    const again = removeDocument(chair, { ...seen, documentId: partId, version: 1 });
    expect(await refusalOf(again)).toContain('removed');
  });
});

describe('a communiqué', () => {
  it('stands among the documents once it is published', async () => {
    const desk = await ground();
    const { conference, organizer } = desk;
    const here = { conference: conference.slug };
    await draftCommunique(organizer, { ...here, title: inAll('Communiqué'), originalLanguage: 'en' });
    await addCommuniqueParagraph(organizer, { ...here, text: inAll('The Conference met.') });
    const symbol = (await getCommunique(organizer, conference.id))?.symbol;
    const list = async (who: Actor) =>
      (await listDocuments(who, conference.id)).map(({ symbol, kind }) => [symbol, kind].join(' '));
    expect(await list(organizer)).toEqual([]);
    await reviewCommunique(organizer, { ...here, version: 2 });
    await publishCommunique(organizer, { ...here, version: 2, publishesAt: null });
    await released(desk, 'DOC/2');
    expect((await list(ANONYMOUS)).sort()).toEqual([`${symbol} communique`, 'DOC/2 workingPaper'].sort());
  });
});

describe('a symbol', () => {
  it('is offered, one after the highest that is used, and is free again where nothing was released', async () => {
    const desk = await ground();
    const { conference, organizer } = desk;
    const form = () => getDocumentForm(organizer, { id: conference.id, symbol: 'AMERICAS-25' });
    expect((await form()).symbol).toBe('AMERICAS-25/DOC/1');
    for (const symbol of ['AMERICAS-25/DOC/3', 'AMERICAS-25/INF/9', 'AMERICAS-25/DOC/x'])
      await added(desk, symbol);
    expect((await form()).symbol).toBe('AMERICAS-25/DOC/4');
    const documentId = await added(desk, 'AMERICAS-25/DOC/4');
    await removeDocument(organizer, { conference: conference.slug, documentId, version: 1 });
    expect((await form()).symbol).toBe('AMERICAS-25/DOC/4');
    const part = documentInput.safeParse({
      conference: conference.slug,
      ...typed(),
      symbol: 'DOC/1/rev.2',
      belongsTo: '',
    });
    expect(part.success).toBe(false);
  });

  it('belongs to one document where two add it at once; without its constraint to both', async () => {
    const both = async () => {
      const desk = await ground();
      const other = { ...desk, organizer: await anActor('organizer', desk.conference.id) };
      const answers = await Promise.allSettled([added(desk, 'DOC/7'), added(other, 'DOC/7')]);
      return answers.map(({ status }) => status).sort();
    };
    expect(await both()).toEqual(['fulfilled', 'rejected']);
    expect(await onDatabaseAfter(['alter table document drop constraint document_symbol'], both)).toEqual([
      'fulfilled',
      'fulfilled',
    ]);
  });

  it('is no secret of another conference', async () => {
    const desk = await ground();
    const elsewhere = { agendaItemId: newId(), sessionId: null, outcomeId: null };
    const foreign = added(desk, 'DOC/1', { ...typed(), belongsTo: elsewhere });
    expect(await refusalOf(foreign)).toContain('notFound');
  });
});
