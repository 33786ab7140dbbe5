import * as z from 'zod';
import { REMARKS_MAX } from '@/domain/credentials-reports';
import { digest, id, localProse, reason, slug, wholeNumber } from '@/platform/fields';

/** `number`: of the report; `version`: how many acts on it there were when the form was drawn */
const onReport = { conference: slug, number: wholeNumber(1, 100_000), version: wholeNumber(0, 1_000_000) };

/** `states`: the digest of the states that were looked at. */
export const issuingInput = z.strictObject({
  conference: slug,
  states: digest,
  remarks: localProse(REMARKS_MAX),
});

/** Of a report, or of its adoption. */
export const reportWithdrawalInput = z.strictObject({ ...onReport, reason });

export const adoptionInput = z.strictObject({ ...onReport, sessionId: id, remarks: localProse(REMARKS_MAX) });
