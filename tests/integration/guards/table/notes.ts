import { notesVersionOf } from '@/features/notes/queries';
import { inMeeting, type Row } from './forms';

const classifying = {
  ...{ classifiedBefore: 'public', classification: 'bureau' },
  reason: 'It speaks of an operation that goes on.',
};

export const notes: Record<string, Row> = {
  'notes.addParagraph': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      sessionId: side.ids.session,
      language: 'en',
      text: 'The session opened.',
      ...{ after: side.ids.paragraph, interventionId: '' },
    }),
  },
  'notes.moveParagraph': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), paragraphId: side.ids.paragraph, placeVersion: '1', after: '2' }),
  },
  'notes.saveParagraph': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      paragraphId: side.ids.paragraph,
      version: '1',
      text: 'The chair opened the session.',
    }),
  },
  'notes.editParagraph': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...{ ...inMeeting(side), paragraphId: side.ids.paragraph, version: '1' },
      ...{ kind: 'statement', language: 'fr', delegationId: side.ids.otherMeeting },
      classification: 'participants',
    }),
  },
  'notes.settleAside': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), asideId: side.ids.aside, version: '1', end: 'taken' }),
  },
  'notes.draftOutcome': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), paragraphId: side.ids.paragraph, kind: 'recommendation' }),
  },
  'notes.strikeParagraph': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      paragraphId: side.ids.paragraph,
      version: '1',
      reason: 'It was said in another session.',
    }),
  },
  'notes.keepVersion': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), sessionId: side.ids.session, name: 'As read out' }),
  },
  'notes.restoreVersion': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...{ ...inMeeting(side), keptId: side.ids.keptNotes, meanwhile: 'refused' },
      notesVersion: notesVersionOf(
        [side.ids.paragraph, side.ids.nextParagraph].map((id) => ({
          ...{ id, version: 1, text: side.canary('note') },
        })),
      ),
    }),
  },
  'notes.approveNotes': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      conference: side.voting.slug,
      sessionId: side.ids.notedSession,
      notesVersion: notesVersionOf([{ id: side.ids.noted, version: 1, text: side.canary('note') }]),
    }),
  },
  'notes.recordParagraphCorrigendum': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      conference: side.voting.slug,
      paragraphId: side.ids.approved,
      wrong: 'Said',
      reads: 'Stated',
      reason: 'A slip of the pen.',
    }),
  },
  'notes.classifyNotes': {
    may: ['chair', 'organizer', 'administrator'],
    input: (side) => ({ ...inMeeting(side), sessionId: side.ids.session, ...classifying }),
  },
  'notes.classifyParagraph': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      conference: side.voting.slug,
      paragraphId: side.ids.approved,
      ...classifying,
    }),
  },
};
