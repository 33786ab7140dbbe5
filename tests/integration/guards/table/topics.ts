import { linkVersionOf } from '@/features/topics/queries/topics';
import { inAll } from '@/tests/setup/conference/conference';
import { inFour, inMeeting, type Row } from './forms';

const EDITORS = ['organizer', 'chair', 'administrator'] as const;

export const topics: Record<string, Row> = {
  'topics.addTopic': {
    may: EDITORS,
    input: (side) => ({ ...inMeeting(side), ...inFour('title', 'Wildlife') }),
  },
  'topics.editTopic': {
    may: EDITORS,
    input: (side) => ({
      ...inMeeting(side),
      topicId: side.ids.topic,
      version: '1',
      ...inFour('title', 'Trafficking in firearms'),
    }),
  },
  'topics.removeTopic': {
    may: EDITORS,
    input: (side) => ({ ...inMeeting(side), topicId: side.ids.freeTopic, version: '1' }),
  },
  'topics.linkTopic': {
    may: EDITORS,
    input: (side) => ({
      ...inMeeting(side),
      topicId: side.ids.topic,
      toId: side.ids.freeTopic,
      ...inFour('how', 'One is sold by the other.'),
    }),
  },
  'topics.unlinkTopic': {
    may: EDITORS,
    input: (side) => ({
      ...inMeeting(side),
      topicId: side.ids.topic,
      toId: side.ids.linkedTopic,
      linkVersion: linkVersionOf({ how: inAll('One feeds the other.') }),
    }),
  },
  'topics.attachTopic': {
    may: EDITORS,
    input: (side) => ({ ...inMeeting(side), topicId: side.ids.topic, target: `session:${side.ids.session}` }),
  },
  'topics.detachTopic': {
    may: EDITORS,
    input: (side) => ({
      ...inMeeting(side),
      topicId: side.ids.topic,
      version: '1',
      target: `outcome:${side.ids.draft}`,
    }),
  },
};
