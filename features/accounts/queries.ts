import { eq } from 'drizzle-orm';
import { cache } from 'react';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import type { Actor } from '@/domain/actor';

/** The viewer's own account, or null when nobody is signed in; once per request. */
export const getOwnAccount = cache(async (viewer: Actor) => {
  const { accountId } = viewer;
  if (!accountId) return null;
  const [own] = await withTx(viewer, (tx) =>
    tx
      .select({ id: account.id, name: account.name, email: account.email, locale: account.locale })
      .from(account)
      .where(eq(account.id, accountId)),
  );
  return own ?? null;
});
