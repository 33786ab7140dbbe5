'use server';

import { action } from '@/platform/action';
import { adoptCredentialsReport } from './commands/adoption';
import { issueCredentialsReport } from './commands/reports';
import { withdrawCredentialsReport, withdrawReportAdoption } from './commands/withdrawal';
import { adoptionInput, issuingInput, reportWithdrawalInput } from './input';

export const issueCredentialsReportAction = action(
  'credentials.issueCredentialsReport',
  issuingInput,
  issueCredentialsReport,
  { adds: 'credentialsReport' },
);
export const withdrawCredentialsReportAction = action(
  'credentials.withdrawCredentialsReport',
  reportWithdrawalInput,
  withdrawCredentialsReport,
  { decides: 'credentialsReport' },
);
export const adoptCredentialsReportAction = action(
  'credentials.adoptCredentialsReport',
  adoptionInput,
  adoptCredentialsReport,
  { decides: 'credentialsReport' },
);
export const withdrawReportAdoptionAction = action(
  'credentials.withdrawReportAdoption',
  reportWithdrawalInput,
  withdrawReportAdoption,
  { decides: 'credentialsReport' },
);
