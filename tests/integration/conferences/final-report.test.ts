import { expect, it } from 'vitest';
import type { Locale } from '@/domain/local-text';
import { listSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { finalReportFile } from '@/features/conferences/exports/final-report';
import { approveNotes } from '@/features/notes/commands/approval';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { getNotes } from '@/features/notes/queries';
import { correctReservation } from '@/features/outcomes/commands/reservations';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { aRegistration } from '@/tests/setup/conference/registrations';
import { readPdf, wordsOf } from '@/tests/setup/pdf';
import { adopted } from '../outcomes/adopted';

const at = (minute: number) => new Date(Date.UTC(2023, 0, 1, 0, minute));

/** A conference with something in every chapter but the votes, and a draft that is for participants alone. */
async function ground() {
  const { meeting, organizer, address, reservation } = await adopted();
  await anOutcome(meeting.id, { number: 2, title: inAll('DRAFT of a text') });
  const brazil = await aDelegation(meeting.id, 'BR');
  const accepted = { submittedAt: at(1), decision: 'accepted' as const, decidedAt: at(2) };
  const { participantId } = await aSeat(meeting.id, brazil.id, 'head', accepted);
  const person = { givenName: 'Ana', familyName: 'Souza', badgeName: 'Ana Souza', office: 'Director' };
  await aRegistration(meeting.id, participantId, { ...person, listConsentAt: at(0) });
  const [rapporteur, chair] = [await anActor('rapporteur', meeting.id), await anActor('chair', meeting.id)];
  const session = await aSession(meeting.id, { title: inAll('Opening') });
  const later = await aSession(meeting.id, { title: inAll('Later'), kind: 'panel' });
  await aRelease(meeting.id, releasedFrom(await listSessions(chair, meeting)));
  const write = (sessionId: string, text: string) =>
    addParagraph(rapporteur, { conference: meeting.slug, sessionId, language: 'en', text, after: null });
  await write(session.id, 'The plenary opened.');
  await write(later.id, 'UNAPPROVED words.');
  const notesVersion = (await getNotes(chair, meeting.id, session.id)).version;
  await approveNotes(chair, { conference: meeting.slug, sessionId: session.id, notesVersion });
  const correction = { reservationId: reservation, version: 1, text: 'Not paragraph 1.', reason: 'A slip.' };
  await correctReservation(organizer, { ...address, ...correction });
  const file = (viewer = organizer, locale: Locale = 'en') => finalReportFile(viewer, meeting.slug, locale);
  return { meeting, brazil, organizer, file };
}

it('has a chapter for each thing that is on record, with their pages', async () => {
  const { file, brazil, meeting } = await ground();
  const { text, part, outline, roles } = await readPdf((await file()).bytes);
  expect(part).toBe('1');
  expect([...roles]).toEqual(expect.arrayContaining(['H1', 'H2', 'TOC']));
  expect(outline).toEqual([
    'List of participants',
    'Agenda as held',
    'Summary record',
    'Outcomes',
    'Ballots',
    'Annex: documents',
  ]);
  for (const words of [
    'Draft, as at',
    'Ana Souza',
    'Opening',
    'The plenary opened.',
    'Outcome 1',
    'Encourages member countries to do more',
    'Reservation: Chile',
    'Not the last part.',
    'It now reads: Not paragraph 1.',
    'No ballot was declared.',
  ])
    expect(text).toContain(words);
  // Whoever asks, nothing is in it that is not for everybody who takes part.
  for (const kept of ['DRAFT', 'UNAPPROVED']) expect(text).not.toContain(kept);
  const delegate = await aSeat(meeting.id, brazil.id);
  expect((await file(delegate)).bytes).toEqual((await file()).bytes);
});

it.each([
  ['fr', 'Rapport final'],
  ['es', 'Informe final'],
  ['ar', 'التقرير الختامي'],
] as const)('is made in %s', async (locale, title) => {
  const { file, organizer } = await ground();
  const { info, text, part } = await readPdf((await file(organizer, locale)).bytes);
  expect(info).toMatchObject({ Title: title, Language: locale });
  expect(part).toBe('1');
  expect(wordsOf(text)).toContain('Ana');
});

it('does not exist for who takes no part', async () => {
  const { file } = await ground();
  const elsewhere = await aConference();
  for (const stranger of [await anActor(), await anActor('organizer', elsewhere.id)])
    await expect(file(stranger)).rejects.toMatchObject({ kind: 'notFound' });
});
