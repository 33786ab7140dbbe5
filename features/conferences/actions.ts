'use server';

import { action } from '@/platform/action';
import { createConference, createSeries } from './commands/founding';
import { writeRules } from './commands/rules';
import { closeConference, editConference } from './commands/settings';
import { endSuspension, suspendVotingRight } from './commands/suspensions';
import {
  closingInput,
  conferenceInput,
  rulesInput,
  seriesInput,
  settingsInput,
  suspensionEndInput,
  suspensionInput,
} from './input';

export const foundSeries = action(seriesInput, createSeries);
export const foundConference = action(conferenceInput, createConference);
export const edit = action(settingsInput, editConference);
export const close = action(closingInput, closeConference);
export const setRules = action(rulesInput, writeRules);
export const suspend = action(suspensionInput, suspendVotingRight);
export const endSuspensionNow = action(suspensionEndInput, endSuspension);
