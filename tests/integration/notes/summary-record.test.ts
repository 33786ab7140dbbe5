import { expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { listSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { approveNotes, recordParagraphCorrigendum } from '@/features/notes/commands/approval';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { strikeParagraph } from '@/features/notes/commands/striking';
import { summaryRecordFile } from '@/features/notes/exports/summary-record';
import { getNotes } from '@/features/notes/queries';
import { listRecordedDays, type RecordScope } from '@/features/notes/queries/summary-record';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { readPdf, wordsOf } from '@/tests/setup/pdf';

const reason = 'It was said in another session.';

/** Three sessions on two days; the notes of the last are not approved, and one is in no release. */
async function ground() {
  const meeting = await aConference();
  const here = { conference: meeting.slug };
  const [rapporteur, chair] = [await anActor('rapporteur', meeting.id), await anActor('chair', meeting.id)];
  const on = async (day: number, title: string) =>
    aSession(meeting.id, {
      title: inAll(title),
      startsAt: new Date(Date.UTC(2023, 2, day, 13)),
      endsAt: new Date(Date.UTC(2023, 2, day, 14)),
    });
  const second = await on(22, 'Closing');
  const first = await on(21, 'Opening');
  const draft = await on(22, 'Drafting');
  await aRelease(meeting.id, releasedFrom(await listSessions(chair, meeting)));
  const hidden = await on(22, 'Unreleased');
  const write = async (sessionId: string, ...texts: string[]) => {
    for (const text of texts)
      await addParagraph(rapporteur, { ...here, sessionId, language: 'en', text, after: null });
    return (await getNotes(chair, meeting.id, sessionId)).paragraphs;
  };
  const approve = async (sessionId: string) => {
    const notesVersion = (await getNotes(chair, meeting.id, sessionId)).version;
    await approveNotes(chair, { ...here, sessionId, notesVersion });
  };
  const [one, two] = await write(first.id, 'The plenary #opened.\nIt began.', 'STRUCK words.');
  await strikeParagraph(rapporteur, { ...here, paragraphId: two?.id ?? '', version: 1, reason });
  await write(second.id, 'The plenary closed.');
  await write(draft.id, 'UNAPPROVED words.');
  await write(hidden.id, 'HIDDEN words.');
  for (const { id } of [first, second, hidden]) await approve(id);
  const corrected = { paragraphId: one?.id ?? '', wrong: 'It began', reads: 'It began at ten' };
  await recordParagraphCorrigendum(chair, { ...here, ...corrected, reason: 'A slip.' });
  const file = (scope: RecordScope = {}, locale: 'en' | 'ar' = 'en') =>
    summaryRecordFile(ANONYMOUS, meeting.slug, locale, scope);
  return { meeting, first, draft, hidden, chair, file };
}

it('has the approved notes of what was released, in the order of the sessions', async () => {
  const { file, meeting } = await ground();
  const { text, part, outline } = await readPdf((await file()).bytes);
  expect(part).toBe('1');
  expect(outline).toEqual(['Opening', 'Closing']);
  for (const words of ['Contents', 'Opening', 'The plenary #opened.', 'Struck on', 'The plenary closed.'])
    expect(text).toContain(words);
  expect(text).toMatch(/Corrigendum, .*It began It began at ten/);
  for (const kept of ['STRUCK', 'UNAPPROVED', 'HIDDEN', 'Drafting', 'Unreleased', reason])
    expect(text).not.toContain(kept);
  expect(await listRecordedDays(ANONYMOUS, { ...meeting, timeZone: 'America/Santiago' })).toEqual([
    '2023-03-21',
    '2023-03-22',
  ]);
});

it('is that of a day or a session where one is asked for, and always the same bytes', async () => {
  const { file, first } = await ground();
  const ofDay = await file({ date: '2023-03-21' });
  const { text } = await readPdf(ofDay.bytes);
  expect(text).toContain('The plenary #opened.');
  expect(text).not.toContain('closed');
  const ofSession = await file({ sessionId: first.id });
  expect((await readPdf(ofSession.bytes)).text).toContain('Tuesday, 21 March 2023');
  expect((await file({ date: '2023-03-21' })).bytes).toEqual(ofDay.bytes);
  const arabic = await readPdf((await file({}, 'ar')).bytes);
  for (const word of ['المحضر', 'الموجز', 'plenary']) expect(wordsOf(arabic.text)).toContain(word);
});

it('does not exist where nothing is approved', async () => {
  const { file, draft, hidden } = await ground();
  for (const scope of [{ sessionId: draft.id }, { sessionId: hidden.id }, { date: '2023-03-20' }])
    await expect(file(scope)).rejects.toMatchObject({ kind: 'notFound' });
});
