import { inMeeting, type Row } from './forms';

export const notes: Record<string, Row> = {
  'notes.add': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      sessionId: side.ids.session,
      language: 'en',
      text: 'The session opened.',
    }),
  },
  'notes.save': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({
      ...inMeeting(side),
      paragraphId: side.ids.paragraph,
      version: '1',
      text: 'The chair opened the session.',
    }),
  },
  'notes.settle': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), asideId: side.ids.aside, version: '1', end: 'taken' }),
  },
  'notes.draft': {
    may: ['rapporteur', 'chair', 'administrator'],
    input: (side) => ({ ...inMeeting(side), paragraphId: side.ids.paragraph, kind: 'recommendation' }),
  },
};
