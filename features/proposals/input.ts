import * as z from 'zod';
import { CHOSEN_ACTS, LAPSES } from '@/domain/second-person';
import { digest, id, oneOf, reason, slug, wholeNumber } from '@/platform/fields';

/** `proposalVersion`: the digest of what was proposed, as the page showed it. */
const ofProposal = {
  conference: slug,
  proposal: id,
  proposalVersion: digest,
};

export const confirmProposalInput = z.strictObject(ofProposal);
export const withdrawProposalInput = z.strictObject(ofProposal);
export const rejectProposalInput = z.strictObject({ ...ofProposal, reason });

export const secondPersonInput = z.strictObject({
  conferenceId: id,
  version: wholeNumber(1, 1_000_000),
  /** in the order of the list, each once */
  acts: z
    .preprocess((sent) => sent ?? [], z.array(oneOf(CHOSEN_ACTS)).max(CHOSEN_ACTS.length))
    .transform((acts) => CHOSEN_ACTS.filter((act) => acts.includes(act))),
  hours: wholeNumber(LAPSES.least, LAPSES.most),
});
