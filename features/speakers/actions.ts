'use server';

import { action } from '@/platform/action';
import { correctIntervention } from './commands/correcting';
import { endIntervention, giveFloor, pauseIntervention, resumeIntervention } from './commands/giving';
import { closeSpeakersList, reopenSpeakersList, setSpeakingTimes } from './commands/list';
import { addFloorRequest, moveFloorRequest, withdrawFloorRequest } from './commands/requests';
import {
  floorInput,
  floorRequestEndInput,
  floorRequestInput,
  floorRequestMoveInput,
  interventionCorrectionInput,
  interventionInput,
  speakersListInput,
  speakingTimesInput,
} from './input';

export const addFloorRequestAction = action('speakers.addFloorRequest', floorRequestInput, addFloorRequest, {
  adds: 'floorRequest',
});
export const withdrawFloorRequestAction = action(
  'speakers.withdrawFloorRequest',
  floorRequestEndInput,
  withdrawFloorRequest,
  { decides: 'floorRequest' },
);
export const moveFloorRequestAction = action(
  'speakers.moveFloorRequest',
  floorRequestMoveInput,
  moveFloorRequest,
  { decides: 'floorRequest' },
);
export const giveFloorAction = action('speakers.giveFloor', floorInput, giveFloor, { adds: 'intervention' });
export const endInterventionAction = action('speakers.endIntervention', interventionInput, endIntervention, {
  decides: 'intervention',
});
export const closeSpeakersListAction = action(
  'speakers.closeSpeakersList',
  speakersListInput,
  closeSpeakersList,
  { decides: 'speakersList' },
);
export const reopenSpeakersListAction = action(
  'speakers.reopenSpeakersList',
  speakersListInput,
  reopenSpeakersList,
  { decides: 'speakersList' },
);
export const pauseInterventionAction = action(
  'speakers.pauseIntervention',
  interventionInput,
  pauseIntervention,
  { decides: 'intervention' },
);
export const resumeInterventionAction = action(
  'speakers.resumeIntervention',
  interventionInput,
  resumeIntervention,
  { decides: 'intervention' },
);
export const correctInterventionAction = action(
  'speakers.correctIntervention',
  interventionCorrectionInput,
  correctIntervention,
  { decides: 'intervention' },
);
export const setSpeakingTimesAction = action(
  'speakers.setSpeakingTimes',
  speakingTimesInput,
  setSpeakingTimes,
  { decides: 'speakersList' },
);
