'use server';

import { action } from '@/platform/action';
import { adoptCredentialsReport, withdrawReportAdoption } from './commands/adoption';
import { issueCredentialsReport, withdrawCredentialsReport } from './commands/reports';
import { adoptionInput, adoptionWithdrawalInput, issuingInput, reportWithdrawalInput } from './input';

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
  adoptionWithdrawalInput,
  withdrawReportAdoption,
  { decides: 'credentialsReport' },
);
