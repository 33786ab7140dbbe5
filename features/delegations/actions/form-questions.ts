'use server';

import { action } from '@/platform/action';
import { editFormAnswers, saveFormAnswers, saveFormAnswersDraft } from '../commands/form-answers';
import {
  addFormQuestion,
  editFormQuestion,
  moveFormQuestion,
  retireFormQuestion,
} from '../commands/form-questions';
import {
  formAnswersBehalfInput,
  formAnswersInput,
  formQuestionChoice,
  formQuestionInput,
  formQuestionMoveInput,
  newFormQuestionInput,
} from '../input/form-questions';

export const addFormQuestionAction = action(
  'delegations.addFormQuestion',
  newFormQuestionInput,
  addFormQuestion,
  { adds: 'formQuestion' },
);
export const editFormQuestionAction = action(
  'delegations.editFormQuestion',
  formQuestionInput,
  editFormQuestion,
  { changes: 'formQuestion' },
);
export const moveFormQuestionAction = action(
  'delegations.moveFormQuestion',
  formQuestionMoveInput,
  moveFormQuestion,
  { decides: 'formQuestion' },
);
export const retireFormQuestionAction = action(
  'delegations.retireFormQuestion',
  formQuestionChoice,
  retireFormQuestion,
  { decides: 'formQuestion' },
);
export const saveFormAnswersAction = action(
  'delegations.saveFormAnswers',
  formAnswersInput,
  saveFormAnswers,
  { changes: 'registration' },
);
export const saveFormAnswersDraftAction = action(
  'delegations.saveFormAnswersDraft',
  formAnswersInput,
  saveFormAnswersDraft,
  { changes: 'registration' },
);
export const editFormAnswersAction = action(
  'delegations.editFormAnswers',
  formAnswersBehalfInput,
  editFormAnswers,
  { changes: 'registration' },
);
