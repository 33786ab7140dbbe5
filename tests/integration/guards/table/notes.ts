import { notesVersionOf } from '@/features/notes/queries';
import type { Side } from '@/tests/setup/sides/side';
import { inMeeting, type Row } from './forms';

const classifying = {
  ...{ classifiedBefore: 'public', classification: 'bureau' },
  reason: 'It speaks of an operation that goes on.',
};
/** What the notes of the session that meets are known by. */
const standingVersion = ({ ids, canary }: Side) =>
  notesVersionOf([ids.paragraph, ids.nextParagraph].map((id) => ({ id, version: 1, text: canary('note') })));
const ofCirculation = (side: Side) => ({ ...inMeeting(side), circulationId: side.ids.circulation });
const ofComment = (side: Side) => ({ ...inMeeting(side), commentId: side.ids.comment, version: '1' });

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
      notesVersion: standingVersion(side),
    }),
  },
  'notes.circulateNotes': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...{ ...inMeeting(side), sessionId: side.ids.session, commentsUntil: '2190-03-21T10:15' },
      notesVersion: standingVersion(side),
    }),
  },
  'notes.extendCirculation': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...ofCirculation(side), version: '1', commentsUntil: '2190-03-21T10:15' }),
  },
  'notes.withdrawCirculation': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...ofCirculation(side), version: '1' }),
  },
  'notes.addComment': {
    may: ['head', 'delegate'],
    input: (side) => ({
      ...{ ...ofCirculation(side), paragraphId: side.ids.circulated, delegationId: side.ids.ownMeeting },
      text: 'We said something else.',
    }),
  },
  'notes.correctComment': {
    may: ['head', 'delegate'],
    input: (side) => ({ ...ofComment(side), text: 'We said that in the afternoon.' }),
  },
  'notes.withdrawComment': { may: ['head', 'delegate'], input: ofComment },
  'notes.settleComment': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...ofComment(side), end: 'notTakenUp', answer: 'It was said in another session.' }),
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
