import { dbNow, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { authorize, can } from '@/domain/permissions';
import { isLateToSubmit } from '@/domain/sponsors';
import { type Party, partiesOf } from './parties';
import { spokenFor } from './sponsors';

type SubmittedAt = { id: string; submissionDue: Date | null; closedAt: Date | null };

/** The delegations that the viewer may submit a text for, the others that can be asked, and whether the deadline has passed. */
export type Submitting = { own: Party[]; others: Party[]; late: boolean };

/** What a text is submitted with. Two questions. @throws Refusal for who speaks for no member here */
export function getSubmitting(viewer: Actor, { id, submissionDue }: SubmittedAt): Promise<Submitting> {
  const mine = spokenFor(viewer, id);
  return withTx(viewer, async (tx) => {
    const [delegationId] = mine;
    authorize(viewer, 'outcome.submit', { conferenceId: id, delegationId });
    const late = isLateToSubmit(submissionDue, await dbNow(tx));
    const members = (await partiesOf(tx, id)).filter(({ isHere }) => isHere);
    const own = members.filter((one) => mine.includes(one.id));
    return { own, others: members.filter((one) => own.length > 1 || !own.includes(one)), late };
  });
}

/** The members of which a text can be admitted, once the deadline has passed; none for who may not admit one. Two questions. */
export async function listAdmissible(
  viewer: Actor,
  { id, submissionDue, closedAt }: SubmittedAt,
): Promise<Party[]> {
  if (closedAt || !submissionDue || !can(viewer, 'submission.admit', { conferenceId: id })) return [];
  return withTx(viewer, async (tx) => {
    if (!isLateToSubmit(submissionDue, await dbNow(tx))) return [];
    return (await partiesOf(tx, id)).filter(({ isHere }) => isHere);
  });
}
