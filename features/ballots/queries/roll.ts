import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { member, votingRightSuspension } from '@/db/schema/conferences';
import { delegation, participant } from '@/db/schema/delegations';
import { computeRoll, type ElectoralRoll } from '@/domain/roll';

/** The electoral roll of a ballot that opens at `at`, from the members, delegations and suspensions of now. */
export async function rollAt(tx: Tx, conferenceId: string, at: Date): Promise<ElectoralRoll> {
  const members = await tx
    .select({ code: member.countryCode })
    .from(member)
    .where(eq(member.conferenceId, conferenceId));
  const head = tx
    .select({ one: sql`1` })
    .from(participant)
    .where(
      and(
        eq(participant.conferenceId, delegation.conferenceId),
        eq(participant.delegationId, delegation.id),
        eq(participant.capacity, 'head'),
        isNull(participant.withdrawnAt),
      ),
    );
  const delegations = await tx
    .select({
      id: delegation.id,
      kind: delegation.kind,
      countryCode: delegation.countryCode,
      organization: delegation.organization,
      credentials: delegation.credentialsStatus,
      hasHead: sql<boolean>`exists (${head})`,
    })
    .from(delegation)
    .where(eq(delegation.conferenceId, conferenceId));
  const suspensions = await tx
    .select({
      countryCode: votingRightSuspension.countryCode,
      startsAt: votingRightSuspension.startsAt,
      endsAt: votingRightSuspension.endsAt,
    })
    .from(votingRightSuspension)
    .where(eq(votingRightSuspension.conferenceId, conferenceId));
  return computeRoll(
    members.map(({ code }) => code),
    delegations,
    suspensions,
    at,
  );
}
