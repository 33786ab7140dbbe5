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

export const foundSeries = action(seriesInput, createSeries, { adds: 'series' });
export const foundConference = action(conferenceInput, createConference, { adds: 'conference' });
export const edit = action(settingsInput, editConference, { changes: 'conference' });
export const close = action(closingInput, closeConference, { decides: 'conference' });
export const setRules = action(rulesInput, writeRules, { adds: 'rulesProfile' });
export const suspend = action(suspensionInput, suspendVotingRight, { adds: 'suspension' });
export const endSuspensionNow = action(suspensionEndInput, endSuspension, { decides: 'suspension' });
