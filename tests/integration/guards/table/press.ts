import { communiqueHeadVersion } from '@/features/press/queries/communique';
import { inAll } from '@/tests/setup/conference/conference';
import type { Side } from '@/tests/setup/sides/side';
import { type Fields, inFour, inMeeting, type Row } from './forms';

const PRESS = ['pressOfficer', 'organizer', 'administrator'] as const;
const ORGANIZERS = ['organizer', 'administrator'] as const;

/** The chair leads the session. */
const WRITERS = ['pressOfficer', 'organizer', 'chair', 'administrator'] as const;

const words = (side: Side): Fields => ({
  speakerName: '',
  ...inFour('speakerOffice', 'Head of delegation'),
  delegationId: side.ids.otherMeeting,
  saidAt: '2023-03-21T10:30',
  ...inFour('text', 'It was said.'),
});

export const press: Record<string, Row> = {
  'press.draftCommunique': {
    may: PRESS,
    input: (side) => ({
      conference: side.mistake.slug,
      ...inFour('title', 'A communiqué'),
      originalLanguage: 'en',
    }),
  },
  'press.editCommunique': {
    may: PRESS,
    input: (side) => ({
      ...inMeeting(side),
      headVersion: communiqueHeadVersion({
        title: inAll(side.canary('embargoed')),
        originalLanguage: 'en',
      }),
      ...inFour('title', 'Another title'),
      originalLanguage: 'fr',
    }),
  },
  'press.addCommuniqueParagraph': {
    may: PRESS,
    input: (side) => ({ ...inMeeting(side), ...inFour('text', 'One more.') }),
  },
  'press.saveCommuniqueParagraph': {
    may: PRESS,
    input: (side) => ({
      ...inMeeting(side),
      paragraphId: side.ids.said,
      version: '1',
      ...inFour('text', 'In other words.'),
    }),
  },
  'press.moveCommuniqueParagraph': {
    may: PRESS,
    input: (side) => ({
      ...inMeeting(side),
      paragraphId: side.ids.said,
      placeVersion: '1',
      direction: 'down',
    }),
  },
  'press.removeCommuniqueParagraph': {
    may: PRESS,
    input: (side) => ({ ...inMeeting(side), paragraphId: side.ids.saidNext, version: '1' }),
  },
  'press.reviewCommunique': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), version: '1' }),
  },
  'press.publishCommunique': {
    may: PRESS,
    input: (side) => ({ conference: side.over.slug, version: '1', publishesAt: '' }),
  },
  'press.withdrawCommunique': {
    may: PRESS,
    input: (side) => ({
      conference: side.announcing.slug,
      version: '1',
      reason: 'The figures are still being checked.',
    }),
  },
  'press.recordCommuniqueCorrigendum': {
    may: PRESS,
    input: (side) => ({
      conference: side.voting.slug,
      paragraphId: side.ids.published,
      language: 'en',
      wrong: 'said',
      reads: 'written',
      reason: 'A slip of the pen.',
    }),
  },
  'press.addStatement': {
    may: WRITERS,
    input: (side) => ({
      ...inMeeting(side),
      sessionId: side.ids.session,
      ...words(side),
    }),
  },
  'press.editStatement': {
    may: WRITERS,
    input: (side) => ({ ...inMeeting(side), statementId: side.ids.statement, version: '1', ...words(side) }),
  },
  'press.publishStatement': {
    may: WRITERS,
    input: (side) => ({ ...inMeeting(side), statementId: side.ids.statement, version: '1' }),
  },
  'press.withdrawStatement': {
    may: WRITERS,
    input: (side) => ({
      ...inMeeting(side),
      statementId: side.ids.stated,
      version: '1',
      reason: 'It was said in another session.',
    }),
  },
};
