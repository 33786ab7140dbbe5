'use server';

import { action } from '@/platform/action';
import { adoptOutcome, leaveOutcomeOpen, recordReservation } from './commands/adoption';
import { acceptAmendment, decideAmendment, tableAmendment, withdrawAmendment } from './commands/amendments';
import { openConsensusCall, withdrawConsensusCall } from './commands/consensus-calls';
import { recordCorrigendum } from './commands/corrigenda';
import { decidePart, divideOutcome, withdrawDivision } from './commands/division';
import { rejectOutcome, withdrawOutcome } from './commands/ending';
import { correctShowOfHands, recordShowOfHands } from './commands/hands';
import { mergeNote, mergeOutcome } from './commands/merging';
import { addObjection, withdrawObjection } from './commands/objections';
import { moveOutcomeParagraph } from './commands/order';
import { proposeOutcome } from './commands/proposals';
import { recallOutcome } from './commands/recall';
import { correctReservation, withdrawReservation } from './commands/reservations';
import { secondAmendment, withdrawSeconding } from './commands/seconding';
import {
  askForSponsorship,
  confirmSponsorship,
  declineSponsorship,
  joinSponsorship,
  withdrawSponsorship,
} from './commands/sponsorship';
import { admitSubmission, submitOutcome } from './commands/submission';
import { rewriteOutcomeParagraph, tableOutcome } from './commands/tabling';
import {
  addOutcomeParagraph,
  editOutcome,
  removeOutcomeParagraph,
  saveOutcomeParagraph,
} from './commands/text';
import { addTranslation } from './commands/translations';
import {
  addParagraphInput,
  admissionInput,
  adoptInput,
  amendmentInput,
  amendmentStateInput,
  amendmentVoteInput,
  consensusCallEndInput,
  consensusCallInput,
  corrigendumInput,
  divisionInput,
  endInput,
  handsCorrectionInput,
  handsInput,
  leaveOpenInput,
  mergeInput,
  mergeNoteInput,
  moveParagraphInput,
  objectionEndInput,
  objectionInput,
  outcomeInput,
  paragraphInput,
  partStateInput,
  partVoteInput,
  proposalInput,
  recallInput,
  removeParagraphInput,
  reservationCorrectionInput,
  reservationEndInput,
  reservationInput,
  rewriteInput,
  secondingInput,
  sponsorInput,
  sponsorshipInput,
  submissionInput,
  tableInput,
  translationInput,
} from './input';

export const editOutcomeAction = action('outcomes.editOutcome', outcomeInput, editOutcome, {
  changes: 'outcome',
});
export const addOutcomeParagraphAction = action(
  'outcomes.addOutcomeParagraph',
  addParagraphInput,
  addOutcomeParagraph,
  {
    adds: 'outcomeParagraph',
  },
);
export const saveOutcomeParagraphAction = action(
  'outcomes.saveOutcomeParagraph',
  paragraphInput,
  saveOutcomeParagraph,
  {
    changes: 'outcomeParagraph',
  },
);
export const removeOutcomeParagraphAction = action(
  'outcomes.removeOutcomeParagraph',
  removeParagraphInput,
  removeOutcomeParagraph,
  {
    removes: 'outcomeParagraph',
  },
);
export const recordReservationAction = action(
  'outcomes.recordReservation',
  reservationInput,
  recordReservation,
  {
    adds: 'reservation',
  },
);
export const adoptOutcomeAction = action('outcomes.adoptOutcome', adoptInput, adoptOutcome, {
  decides: 'outcome',
});
export const openConsensusCallAction = action(
  'outcomes.openConsensusCall',
  consensusCallInput,
  openConsensusCall,
  { adds: 'consensusCall' },
);
export const withdrawConsensusCallAction = action(
  'outcomes.withdrawConsensusCall',
  consensusCallEndInput,
  withdrawConsensusCall,
  { decides: 'consensusCall' },
);
export const addObjectionAction = action('outcomes.addObjection', objectionInput, addObjection, {
  adds: 'objection',
});
export const withdrawObjectionAction = action(
  'outcomes.withdrawObjection',
  objectionEndInput,
  withdrawObjection,
  { decides: 'objection' },
);
export const recordShowOfHandsAction = action('outcomes.recordShowOfHands', handsInput, recordShowOfHands, {
  adds: 'showOfHands',
});
export const correctShowOfHandsAction = action(
  'outcomes.correctShowOfHands',
  handsCorrectionInput,
  correctShowOfHands,
  { decides: 'showOfHands' },
);
export const leaveOutcomeOpenAction = action('outcomes.leaveOutcomeOpen', leaveOpenInput, leaveOutcomeOpen, {
  decides: 'outcome',
});
export const recallOutcomeAction = action('outcomes.recallOutcome', recallInput, recallOutcome, {
  decides: 'outcome',
});
export const proposeOutcomeAction = action('outcomes.proposeOutcome', proposalInput, proposeOutcome, {
  adds: 'outcome',
});
export const submitOutcomeAction = action('outcomes.submitOutcome', submissionInput, submitOutcome, {
  adds: 'outcome',
});
export const admitSubmissionAction = action('outcomes.admitSubmission', admissionInput, admitSubmission, {
  adds: 'lateAdmission',
});
export const askForSponsorshipAction = action('outcomes.askForSponsorship', sponsorInput, askForSponsorship, {
  adds: 'sponsorship',
});
export const joinSponsorshipAction = action('outcomes.joinSponsorship', sponsorInput, joinSponsorship, {
  adds: 'sponsorship',
});
export const confirmSponsorshipAction = action(
  'outcomes.confirmSponsorship',
  sponsorshipInput,
  confirmSponsorship,
  { decides: 'sponsorship' },
);
export const declineSponsorshipAction = action(
  'outcomes.declineSponsorship',
  sponsorshipInput,
  declineSponsorship,
  { decides: 'sponsorship' },
);
export const withdrawSponsorshipAction = action(
  'outcomes.withdrawSponsorship',
  sponsorshipInput,
  withdrawSponsorship,
  { decides: 'sponsorship' },
);
export const withdrawOutcomeAction = action('outcomes.withdrawOutcome', endInput, withdrawOutcome, {
  decides: 'outcome',
});
export const rejectOutcomeAction = action('outcomes.rejectOutcome', endInput, rejectOutcome, {
  decides: 'outcome',
});
export const mergeOutcomeAction = action('outcomes.mergeOutcome', mergeInput, mergeOutcome, {
  decides: 'outcome',
});
export const mergeNoteAction = action('outcomes.mergeNote', mergeNoteInput, mergeNote, {
  adds: 'outcomeParagraph',
});
export const moveOutcomeParagraphAction = action(
  'outcomes.moveOutcomeParagraph',
  moveParagraphInput,
  moveOutcomeParagraph,
  { decides: 'outcomeParagraph' },
);
export const correctReservationAction = action(
  'outcomes.correctReservation',
  reservationCorrectionInput,
  correctReservation,
  { decides: 'reservation' },
);
export const withdrawReservationAction = action(
  'outcomes.withdrawReservation',
  reservationEndInput,
  withdrawReservation,
  { decides: 'reservation' },
);
export const recordCorrigendumAction = action(
  'outcomes.recordCorrigendum',
  corrigendumInput,
  recordCorrigendum,
  { adds: 'corrigendum' },
);
export const addTranslationAction = action('outcomes.addTranslation', translationInput, addTranslation, {
  adds: 'translation',
});
export const tableOutcomeAction = action('outcomes.tableOutcome', tableInput, tableOutcome, {
  decides: 'outcome',
});
export const rewriteOutcomeParagraphAction = action(
  'outcomes.rewriteOutcomeParagraph',
  rewriteInput,
  rewriteOutcomeParagraph,
  { decides: 'outcomeParagraph' },
);
export const tableAmendmentAction = action('outcomes.tableAmendment', amendmentInput, tableAmendment, {
  adds: 'amendment',
});
export const secondAmendmentAction = action('outcomes.secondAmendment', secondingInput, secondAmendment, {
  adds: 'seconding',
});

export const withdrawSecondingAction = action(
  'outcomes.withdrawSeconding',
  secondingInput,
  withdrawSeconding,
  { removes: 'seconding' },
);

export const withdrawAmendmentAction = action(
  'outcomes.withdrawAmendment',
  amendmentStateInput,
  withdrawAmendment,
  { decides: 'amendment' },
);
export const acceptAmendmentAction = action(
  'outcomes.acceptAmendment',
  amendmentStateInput,
  acceptAmendment,
  { decides: 'amendment' },
);
export const decideAmendmentAction = action('outcomes.decideAmendment', amendmentVoteInput, decideAmendment, {
  decides: 'amendment',
});

export const divideOutcomeAction = action('outcomes.divideOutcome', divisionInput, divideOutcome, {
  adds: 'part',
});
export const withdrawDivisionAction = action('outcomes.withdrawDivision', partStateInput, withdrawDivision, {
  decides: 'part',
});
export const decidePartAction = action('outcomes.decidePart', partVoteInput, decidePart, {
  decides: 'part',
});
