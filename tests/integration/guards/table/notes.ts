import { inMeeting, type Row } from './forms';

export const notes: Record<string, Row> = {
  'notes.addParagraph': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      sessionId: side.ids.session,
      language: 'en',
      text: 'The session opened.',
    }),
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
  'notes.settleAside': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), asideId: side.ids.aside, version: '1', end: 'taken' }),
  },
  'notes.draftOutcome': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), paragraphId: side.ids.paragraph, kind: 'recommendation' }),
  },
};
