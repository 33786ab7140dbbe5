import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

const MOST = 100;

/** Who administers the house now, the one who has the longest first; at most 100. */
export function administratorsNow(tx: Tx) {
  return tx
    .select({
      grant: roleGrant.id,
      version: roleGrant.version,
      since: roleGrant.grantedAt,
      accountId: account.id,
      name: account.name,
      email: account.email,
      locale: account.locale,
    })
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(
      and(eq(roleGrant.role, 'administrator'), isNull(roleGrant.withdrawnAt), isNull(account.disabledAt)),
    )
    .orderBy(asc(roleGrant.grantedAt), asc(roleGrant.id))
    .limit(MOST);
}

export type Administrator = Awaited<ReturnType<typeof administratorsNow>>[number];

/** The administrators, for their own eyes. One question. */
export async function listAdministrators(viewer: Actor): Promise<Administrator[]> {
  authorize(viewer, 'administrator.name');
  return withTx(viewer, administratorsNow);
}

/** One of them, to be withdrawn, and how many there are. @throws Refusal `notFound` */
export async function getAdministrator(viewer: Actor, grant: string) {
  authorize(viewer, 'administrator.withdraw');
  const all = await withTx(viewer, administratorsNow);
  const administrator = all.find((one) => one.grant === grant);
  if (!administrator) throw missing();
  return { administrator, others: all.length - 1 };
}
