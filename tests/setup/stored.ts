import { and, eq, isNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { ballot } from '@/db/schema/ballots';
import { participant, registration } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';

/** The ballot's row as it is now. */
export async function rowOf(ref: { conferenceId: string; ballotId: string }) {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(ballot)
      .where(and(eq(ballot.conferenceId, ref.conferenceId), eq(ballot.id, ref.ballotId))),
  );
  if (!row) throw new Error('no such ballot');
  return row;
}

/** The account of whoever acts. */
export const accountRow = (actor: Actor) =>
  withTx(SYSTEM, async (tx) => {
    const [row] = await tx
      .select()
      .from(account)
      .where(eq(account.id, actor.accountId ?? ''));
    return row;
  });

/** Who sits in a delegation and has not been withdrawn. */
export const seatsIn = (conferenceId: string, delegationId: string) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(participant)
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          eq(participant.delegationId, delegationId),
          isNull(participant.withdrawnAt),
        ),
      ),
  );

export const registrationOf = (conferenceId: string, participantId: string) =>
  withTx(SYSTEM, async (tx) => {
    const [row] = await tx
      .select()
      .from(registration)
      .where(and(eq(registration.conferenceId, conferenceId), eq(registration.participantId, participantId)));
    return row;
  });

export const mailsOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.conferenceId, conferenceId)));

export const eventsOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) =>
    tx.select().from(event).where(eq(event.conferenceId, conferenceId)).orderBy(event.sequence),
  );
