import { orderVersionOf } from '@/features/speakers/queries/order';
import type { Side } from '@/tests/setup/sides/side';
import type { Row } from './forms';

const PRESIDING = ['organizer', 'chair', 'administrator'] as const;
/** Whoever presides, and all who sit in the one delegation of people there. */
const ASKING = [...PRESIDING, 'head', 'delegate', 'headOther', 'observer'] as const;

const debate = (side: Side) => ({ conference: side.announcing.slug, sessionId: side.ids.debate });
const closed = (side: Side) => ({ conference: side.announcing.slug, sessionId: side.ids.closedDebate });

export const speakers: Record<string, Row> = {
  'speakers.addFloorRequest': {
    may: ASKING,
    input: (side) => ({
      ...debate(side),
      ...{ delegationId: side.ids.ownAnnouncing, kind: 'reply', speaker: 'Ana Rojas, head of delegation' },
    }),
  },
  'speakers.withdrawFloorRequest': {
    may: ASKING,
    input: (side) => ({ ...debate(side), requestId: side.ids.waiting }),
  },
  'speakers.moveFloorRequest': {
    may: PRESIDING,
    input: (side) => ({
      ...debate(side),
      requestId: side.ids.waiting,
      orderVersion: orderVersionOf([{ id: side.ids.waiting }, { id: side.ids.waitingBehind }]),
      direction: 'down',
    }),
  },
  'speakers.giveFloor': {
    may: PRESIDING,
    input: (side) => ({
      ...debate(side),
      ...{ floorVersion: '2', requestId: side.ids.waiting, delegationId: '', kind: '', speaker: '' },
    }),
  },
  'speakers.endIntervention': {
    may: PRESIDING,
    input: (side) => ({ ...debate(side), interventionId: side.ids.speech, version: '1' }),
  },
  'speakers.pauseIntervention': {
    may: PRESIDING,
    input: (side) => ({ ...debate(side), interventionId: side.ids.speech, version: '1' }),
  },
  'speakers.resumeIntervention': {
    may: PRESIDING,
    input: (side) => ({ ...closed(side), interventionId: side.ids.pausedSpeech, version: '1' }),
  },
  'speakers.correctIntervention': {
    may: PRESIDING,
    input: (side) => ({
      ...{ ...debate(side), interventionId: side.ids.endedSpeech, version: '1', standing: 'given' },
      ...{ delegationId: side.ids.ownAnnouncing, speaker: 'Ana Rojas, head of delegation' },
      ...{
        startedAt: '2023-03-23T10:05:00',
        endedAt: '2023-03-23T10:09:00',
        reason: 'Another delegation spoke.',
      },
    }),
  },
  'speakers.closeSpeakersList': {
    may: PRESIDING,
    input: (side) => ({ ...debate(side), listVersion: '0' }),
  },
  'speakers.reopenSpeakersList': {
    may: PRESIDING,
    input: (side) => ({ ...closed(side), listVersion: '1' }),
  },
  'speakers.setSpeakingTimes': {
    may: PRESIDING,
    input: (side) => ({
      ...debate(side),
      ...{ listVersion: '0', statement: '5', pointOfOrder: '2', reply: '3' },
    }),
  },
};
