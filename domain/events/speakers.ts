import type { FloorKind, SpeakingTimes } from '../speakers';
import type { SpeechStanding } from '../speeches';
import { about } from './about';

const speakersList = about('speakersList');

/** `number`: of the request in the order of arrival, or of the speech */
type WhoAsked = { number: number; delegationId: string; floorKind: FloorKind };
/** `order`: the numbers of those who wait, as they are called */
type Positioned = { position: number; order: string };

/** `version`: of the record of a speech, one more with each correction */
type SpeechRead = {
  version: number;
  delegationId: string;
  standing: SpeechStanding;
  startedAt: Date;
  endedAt: Date;
};

/** Who asked for the floor of a session, and to whom it was given. Names of speakers stay out of it. */
export const SPEAKERS_EVENTS = {
  'floorRequest.added': speakersList<{ after: WhoAsked }>(),
  'floorRequest.withdrawn': speakersList<{ before: WhoAsked }>(),
  'floorRequest.moved': speakersList<{
    before: Positioned;
    after: { number: number; delegationId: string } & Positioned;
  }>(),
  'floor.given': speakersList<{ after: WhoAsked }>(),
  'intervention.paused': speakersList<{ after: WhoAsked }>(),
  'intervention.resumed': speakersList<{ after: WhoAsked }>(),
  'intervention.ended': speakersList<{ after: WhoAsked & { startedAt: Date; endedAt: Date } }>(),
  'intervention.corrected': speakersList<{
    before: SpeechRead;
    after: SpeechRead & WhoAsked & { reason: string };
  }>(),
  'speakersList.closed': speakersList<{ after: { closedAt: Date } }>(),
  'speakersList.reopened': speakersList<{ before: { closedAt: Date } }>(),
  /** in minutes */
  'speakingTimes.set': speakersList<{ before: SpeakingTimes; after: SpeakingTimes }>(),
};
