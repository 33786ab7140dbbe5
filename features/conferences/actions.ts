'use server';

import { action } from '@/platform/action';
import { closeConference, reopenConference } from './commands/closing';
import { editLetter, sendLetter } from './commands/convening';
import { setDeadlines } from './commands/deadlines';
import { makeFinalReport } from './commands/final-report';
import { createConference, createSeries } from './commands/founding';
import { hideConference, showConference } from './commands/hiding';
import { changeLanguages } from './commands/languages';
import { addMember, removeMember } from './commands/members';
import { removeConference } from './commands/removal';
import { renameConference } from './commands/renaming';
import { writeRules } from './commands/rules';
import { editConference } from './commands/settings';
import { endSuspension, writeSuspension } from './commands/suspensions';
import {
  closingInput,
  conferenceInput,
  deadlinesInput,
  finalReportInput,
  hidingInput,
  languagesInput,
  letterInput,
  letterSendingInput,
  memberInput,
  memberRemovalInput,
  namesInput,
  removalInput,
  reopeningInput,
  rulesInput,
  seriesInput,
  settingsInput,
  showingInput,
  suspensionEndInput,
  suspensionInput,
} from './input';

export const createSeriesAction = action('conferences.createSeries', seriesInput, createSeries, {
  adds: 'series',
});
export const createConferenceAction = action(
  'conferences.createConference',
  conferenceInput,
  createConference,
  {
    adds: 'conference',
  },
);
export const editConferenceAction = action('conferences.editConference', settingsInput, editConference, {
  changes: 'conference',
});
export const setDeadlinesAction = action('conferences.setDeadlines', deadlinesInput, setDeadlines, {
  changes: 'conference',
});
export const editLetterAction = action('conferences.editLetter', letterInput, editLetter, {
  changes: 'conference',
});
export const sendLetterAction = action('conferences.sendLetter', letterSendingInput, sendLetter, {
  decides: 'delegation',
});
export const changeLanguagesAction = action('conferences.changeLanguages', languagesInput, changeLanguages, {
  changes: 'conference',
});
export const renameConferenceAction = action('conferences.renameConference', namesInput, renameConference, {
  changes: 'conference',
});
export const closeConferenceAction = action('conferences.closeConference', closingInput, closeConference, {
  decides: 'conference',
});
export const reopenConferenceAction = action(
  'conferences.reopenConference',
  reopeningInput,
  reopenConference,
  {
    decides: 'conference',
  },
);
export const makeFinalReportAction = action(
  'conferences.makeFinalReport',
  finalReportInput,
  makeFinalReport,
  {
    adds: 'finalReport',
  },
);
export const removeConferenceAction = action('conferences.removeConference', removalInput, removeConference, {
  removes: 'conference',
});
export const hideConferenceAction = action('conferences.hideConference', hidingInput, hideConference, {
  decides: 'conference',
});
export const showConferenceAction = action('conferences.showConference', showingInput, showConference, {
  decides: 'conference',
});
export const addMemberAction = action('conferences.addMember', memberInput, addMember, { adds: 'member' });
export const removeMemberAction = action('conferences.removeMember', memberRemovalInput, removeMember, {
  removes: 'member',
});
export const writeRulesAction = action('conferences.writeRules', rulesInput, writeRules, {
  adds: 'rulesProfile',
});
export const writeSuspensionAction = action('conferences.writeSuspension', suspensionInput, writeSuspension, {
  adds: 'suspension',
});
export const endSuspensionAction = action('conferences.endSuspension', suspensionEndInput, endSuspension, {
  decides: 'suspension',
});
