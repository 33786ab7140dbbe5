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

export const foundSeries = action('conferences.foundSeries', seriesInput, createSeries, { adds: 'series' });
export const foundConference = action('conferences.foundConference', conferenceInput, createConference, {
  adds: 'conference',
});
export const edit = action('conferences.edit', settingsInput, editConference, { changes: 'conference' });
export const close = action('conferences.close', closingInput, closeConference, { decides: 'conference' });
export const setRules = action('conferences.setRules', rulesInput, writeRules, { adds: 'rulesProfile' });
export const suspend = action('conferences.suspend', suspensionInput, suspendVotingRight, {
  adds: 'suspension',
});
export const endSuspensionNow = action('conferences.endSuspensionNow', suspensionEndInput, endSuspension, {
  decides: 'suspension',
});
