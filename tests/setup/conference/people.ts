import { randomUUID } from 'node:crypto';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { delegation, focalPoint, participant } from '@/db/schema/delegations';
import { type Actor, type Capacity, type ConferenceRole, type DelegationKind, SYSTEM } from '@/domain/actor';
import { actorOf } from '@/platform/signed-in';

/** An account with an address of its own. */
export async function anAccount(values: Partial<typeof account.$inferInsert> = {}) {
  const row = { id: newId(), email: `${randomUUID()}@example.org`, name: 'Test Person', ...values };
  await withTx(SYSTEM, (tx) => tx.insert(account).values(row));
  return row;
}

/** Somebody signed in who holds the role in the conference; without a role, a stranger. */
export async function anActor(
  role?: ConferenceRole | 'administrator',
  conferenceId?: string,
): Promise<Actor> {
  const { id } = await anAccount();
  if (role) {
    await withTx(SYSTEM, (tx) =>
      tx.insert(roleGrant).values({
        accountId: id,
        role,
        conferenceId: role === 'administrator' ? null : (conferenceId ?? null),
      }),
    );
  }
  return actorOf(id);
}

/** A delegation: of a country by its code, of an organization by a longer name. */
export async function aDelegation(
  conferenceId: string,
  sender: string,
  values: Partial<typeof delegation.$inferInsert> & { kind?: DelegationKind } = {},
) {
  const country = sender.length === 2;
  const row = {
    conferenceId,
    id: newId(),
    kind: country ? ('memberInRegion' as const) : ('observer' as const),
    countryCode: country ? sender : null,
    organization: country ? null : sender,
    quota: 5,
    credentialsStatus: 'accepted' as const,
    ...values,
  };
  await withTx(SYSTEM, (tx) => tx.insert(delegation).values(row));
  return row;
}

/** Many delegations at once, by default observers with a name of their own. */
export async function manyDelegations(
  conferenceId: string,
  each: readonly Partial<typeof delegation.$inferInsert>[],
) {
  const rows = each.map((values, n) => ({
    conferenceId,
    id: newId(),
    kind: 'observer' as const,
    organization: values.countryCode ? null : `Organization ${n}`,
    quota: 5,
    ...values,
  }));
  await withTx(SYSTEM, (tx) => tx.insert(delegation).values(rows));
  return rows;
}

/** Somebody who sits in the delegation, or is its focal point. */
export async function aSeat(
  conferenceId: string,
  delegationId: string,
  capacity: Capacity | 'focalPoint' = 'delegate',
  { accountId: own, ...values }: Partial<typeof participant.$inferInsert> = {},
): Promise<Actor & { participantId: string }> {
  const accountId = own ?? (await anAccount()).id;
  const id = newId();
  await withTx(SYSTEM, async (tx) => {
    if (capacity === 'focalPoint')
      await tx.insert(focalPoint).values({ conferenceId, id, delegationId, accountId });
    else
      await tx.insert(participant).values({ conferenceId, id, delegationId, accountId, capacity, ...values });
  });
  return { ...(await actorOf(accountId)), participantId: id };
}
