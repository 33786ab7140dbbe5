import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { event } from '@/db/schema/record';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { NoteClassification } from '@/domain/note-classification';
import { listSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { finalReportFile } from '@/features/conferences/exports/final-report';
import { approveNotes, recordParagraphCorrigendum } from '@/features/notes/commands/approval';
import { classifyNotes, classifyParagraph } from '@/features/notes/commands/classifying';
import { draftOutcome } from '@/features/notes/commands/drafts';
import { editParagraph } from '@/features/notes/commands/editing';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { restoreVersion } from '@/features/notes/commands/restoring';
import { keepVersion } from '@/features/notes/commands/versions';
import { summaryRecordFile } from '@/features/notes/exports/summary-record';
import { getNotes } from '@/features/notes/queries';
import { listRecordedDays } from '@/features/notes/queries/summary-record';
import { getVersion } from '@/features/notes/queries/versions';
import { getOutcome } from '@/features/outcomes/queries';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { readPdf } from '@/tests/setup/pdf';

const reason = 'It speaks of an operation that goes on.';
const TEXTS = { public: 'For everybody.', participants: 'For PARTICIPANTS.', bureau: 'For the BUREAU.' };

/** A released session with a paragraph for each circle, and somebody of each. */
async function ground() {
  const meeting = await aConference();
  const here = { conference: meeting.slug };
  const [rapporteur, chair] = [await anActor('rapporteur', meeting.id), await anActor('chair', meeting.id)];
  const { id: delegationId } = await aDelegation(meeting.id, 'CL');
  const head = await aSeat(meeting.id, delegationId, 'head');
  const { id: sessionId } = await aSession(meeting.id, { title: inAll('Opening') });
  await aRelease(meeting.id, releasedFrom(await listSessions(chair, meeting)));
  const see = (viewer: Actor) => getNotes(viewer, meeting.id, sessionId);
  for (const [classification, text] of Object.entries(TEXTS) as [NoteClassification, string][]) {
    const added = await addParagraph(rapporteur, { ...here, sessionId, language: 'en', text, after: null });
    await editParagraph(rapporteur, {
      ...{ ...here, paragraphId: (added.data as { id: string }).id, version: 1, classification },
      ...{ kind: 'summary', language: 'en', delegationId: null },
    });
  }
  const approve = async () =>
    approveNotes(chair, { ...here, sessionId, notesVersion: (await see(chair)).version });
  const ids = (await see(chair)).paragraphs.map(({ id }) => id);
  const texts = async (viewer: Actor) => (await see(viewer)).paragraphs.map(({ text }) => text);
  const record = async (viewer: Actor) => {
    const { bytes } = await summaryRecordFile(viewer, meeting.slug, 'en', {});
    return (await readPdf(bytes)).text;
  };
  const classify = (
    classifiedBefore: NoteClassification,
    classification: NoteClassification,
    index = 0,
    actor: Actor = chair,
  ) =>
    classifyParagraph(actor, {
      ...{ ...here, paragraphId: ids[index] ?? '', classifiedBefore, classification, reason },
    });
  const classifyAll = (classifiedBefore: NoteClassification, classification: NoteClassification) =>
    classifyNotes(chair, { ...here, sessionId, classifiedBefore, classification, reason });
  return {
    ...{ meeting, here, sessionId, rapporteur, chair, head, see, approve, ids, texts, record },
    ...{ classify, classifyAll },
  };
}

const { public: open, participants, bureau } = TEXTS;

describe('approved notes', () => {
  it('are read by each circle as far as they are for it, on the page and in the record', async () => {
    const { approve, texts, record, rapporteur, head, see, chair, here, ids } = await ground();
    for (const viewer of [ANONYMOUS, head]) expect(await texts(viewer)).toEqual([]);
    await approve();
    for (const [at, wrong] of [
      [1, 'PARTICIPANTS'],
      [2, 'BUREAU'],
    ] as const)
      await recordParagraphCorrigendum(chair, {
        ...{
          ...here,
          paragraphId: ids[at] ?? '',
          wrong,
          reads: `${wrong} of this conference`,
          reason: 'A slip.',
        },
      });
    expect(await texts(ANONYMOUS)).toEqual([open]);
    expect(await texts(await anActor())).toEqual([open]);
    expect(await texts(head)).toEqual([open, participants]);
    expect(await texts(rapporteur)).toEqual([open, participants, bureau]);
    // The digest that a page carries is of what it shows.
    expect((await see(ANONYMOUS)).version).not.toBe((await see(head)).version);
    const public_ = await record(ANONYMOUS);
    expect(public_).toContain(open);
    for (const kept of ['PARTICIPANTS', 'BUREAU', 'only', 'passed on']) expect(public_).not.toContain(kept);
    const theirs = await record(head);
    for (const words of ['[Participants only]', 'PARTICIPANTS', 'not to be passed on'])
      expect(theirs).toContain(words);
    expect(theirs).not.toContain('BUREAU');
    expect(await record(rapporteur)).toContain('[Bureau and secretariat only] For the BUREAU.');
  });

  it('are in the final report as everybody reads them, whoever asks for it', async () => {
    const { approve, meeting, chair } = await ground();
    await approve();
    const { text } = await readPdf((await finalReportFile(chair, meeting.slug, 'en')).bytes);
    expect(text).toContain(open);
    for (const kept of ['PARTICIPANTS', 'BUREAU']) expect(text).not.toContain(kept);
  });

  it('answer whom they are not for as if they were not approved, where the session is for few', async () => {
    const { approve, classifyAll, see, texts, record, meeting, head, rapporteur } = await ground();
    await classifyAll('public', 'participants');
    await approve();
    const { approvedAt, paragraphs, maySee } = await see(ANONYMOUS);
    expect({ approvedAt, paragraphs, maySee }).toEqual({ approvedAt: null, paragraphs: [], maySee: false });
    await expect(record(ANONYMOUS)).rejects.toMatchObject({ kind: 'notFound' });
    const days = (viewer: Actor) => listRecordedDays(viewer, { ...meeting, timeZone: 'America/Santiago' });
    expect([await days(ANONYMOUS), await days(head)]).toEqual([[], ['2023-03-21']]);
    expect(await texts(head)).toEqual([open, participants]);
    // All that is there is marked as narrowly as the session is.
    expect(await record(head)).toContain(`[Participants only] ${open}`);
    await classifyAll('participants', 'bureau');
    expect(await texts(head)).toEqual([]);
    expect(await texts(rapporteur)).toHaveLength(3);
    await classifyAll('bureau', 'public');
    expect(await texts(ANONYMOUS)).toEqual([open]);
  });

  it('do not stand behind an outcome for whom they are not for', async () => {
    const { here, ids, chair, rapporteur, meeting, head, approve } = await ground();
    await draftOutcome(rapporteur, { ...here, paragraphId: ids[2] ?? '', kind: 'measure' });
    await draftOutcome(rapporteur, { ...here, paragraphId: ids[1] ?? '', kind: 'measure' });
    await approve();
    const sources = async (viewer: Actor, number: number) =>
      (await getOutcome(viewer, meeting.id, number, 'en')).sources.map((one) => [
        one.paragraphNumber,
        one.mayRead,
      ]);
    expect(await sources(chair, 1)).toEqual([['3', true]]);
    expect(await sources(head, 1)).toEqual([]);
    expect(await sources(head, 2)).toEqual([['2', true]]);
  });
});

describe('who reads a paragraph', () => {
  it('is corrected once it is approved, with the reason on record, and its text stays', async () => {
    const { approve, classify, classifyAll, texts, see, chair, meeting, ids } = await ground();
    await expect(classify('public', 'bureau')).rejects.toMatchObject({ key: 'notes.refusal.notApproved' });
    await approve();
    const { version } = await see(chair);
    await classify('public', 'bureau');
    expect(await texts(ANONYMOUS)).toEqual([]);
    expect((await see(chair)).version).toBe(version);
    await classify('participants', 'public', 1);
    expect(await texts(ANONYMOUS)).toEqual([participants]);
    const [stale, same] = [classify('public', 'participants'), classify('bureau', 'bureau')];
    await expect(stale).rejects.toMatchObject({ kind: 'stale' });
    await expect(same).rejects.toMatchObject({ key: 'notes.refusal.classifiedAlready' });
    await expect(classifyAll('bureau', 'participants')).rejects.toMatchObject({ kind: 'stale' });
    const written = await withTx(SYSTEM, (tx) =>
      tx
        .select({ after: event.after })
        .from(event)
        .where(eq(event.entityId, ids[0] ?? '')),
    );
    expect(written.at(-1)?.after).toMatchObject({ number: 1, classification: 'bureau', reason });
    for (const change of [
      sql`text = 'Other'`,
      sql`version = 9`,
      sql`kind = 'action', classification = 'public'`,
    ])
      await expect(
        withTx(SYSTEM, (tx) =>
          tx.execute(
            sql`update paragraph set ${change} where conference_id = ${meeting.id} and id = ${ids[0]}`,
          ),
        ),
      ).rejects.toThrow();
  });

  it('is decided by one of two who decide at once', async () => {
    const { approve, classify } = await ground();
    await approve();
    const both = await Promise.allSettled([classify('public', 'bureau'), classify('public', 'participants')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { kind: 'stale' } });
  });

  it('is no part of a version that is restored', async () => {
    const { rapporteur, chair, here, sessionId, meeting, see, ids } = await ground();
    await keepVersion(rapporteur, { ...here, sessionId, name: 'Before' });
    const edit = { kind: 'decision', language: 'en', delegationId: null } as const;
    await editParagraph(rapporteur, {
      ...{ ...here, paragraphId: ids[0] ?? '', version: 1, classification: 'bureau', ...edit },
    });
    const { version } = await getVersion(chair, meeting.id, sessionId, { number: 1, beside: null });
    const notesVersion = (await see(chair)).version;
    await restoreVersion(rapporteur, { ...here, keptId: version.id, notesVersion, meanwhile: 'refused' });
    expect((await see(chair)).paragraphs[0]).toMatchObject({ kind: 'summary', classification: 'bureau' });
  });
});
