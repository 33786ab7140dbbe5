import { headVersionOf } from '@/features/outcomes/queries';
import { inAll } from '@/tests/setup/conference/conference';
import type { Side } from '@/tests/setup/sides/side';
import { type Fields, inFour, inMeeting, type Row } from './forms';

const ofDraft = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first) });
const headOf = ({ canary }: Side) =>
  headVersionOf({ kind: 'recommendation', strength: null, title: inAll(canary('draft')) });

export const outcomes: Record<string, Row> = {
  'outcomes.edit': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      headVersion: headOf(side),
      kind: 'measure',
      strength: '',
      ...inFour('title', 'Another title'),
    }),
  },
  'outcomes.addParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), part: 'operative' }),
  },
  'outcomes.saveParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      paragraphId: side.ids.text,
      version: '1',
      ...inFour('verb', 'Invites'),
      ...inFour('addressee', 'members'),
      ...inFour('text', 'to report every year'),
    }),
  },
  'outcomes.removeParagraph': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), paragraphId: side.ids.preamble, version: '1' }),
  },
  'outcomes.reserve': {
    may: ['chair', 'administrator'],
    input: (side) => ({
      ...ofDraft(side),
      delegationId: side.ids.otherMeeting,
      text: 'It reserves its position.',
    }),
  },
  'outcomes.adopt': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), version: '1', noObjection: 'on' }),
  },
  'outcomes.leave': {
    may: ['chair', 'administrator'],
    input: (side) => ({ ...ofDraft(side), version: '1' }),
  },
};
