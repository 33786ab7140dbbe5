import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { proposal } from '@/db/schema/proposals';
import { proposalDigest } from '@/features/proposals/queries/gate';
import { inAll } from './conference';

/** What is proposed: to switch off that acts need a second person, and to wait longer for one. */
export const switchedOff = (conferenceId: string) => ({ conferenceId, version: 1, acts: [], hours: 48 });

/** A proposal of an organizer, which lapses in a day. */
export async function aProposal(
  tx: Tx,
  conferenceId: string,
  values: Pick<typeof proposal.$inferInsert, 'proposedBy'> & Partial<typeof proposal.$inferInsert>,
): Promise<void> {
  const input = switchedOff(conferenceId);
  await tx.insert(proposal).values({
    conferenceId,
    id: newId(),
    act: 'setSecondPerson',
    entityId: conferenceId,
    subject: inAll('The conference'),
    path: '/settings/second-person',
    input,
    digest: proposalDigest('setSecondPerson', input),
    proposedAs: 'organizer',
    lapsesAt: new Date(Date.now() + 24 * 3_600_000),
    ...values,
  });
}
