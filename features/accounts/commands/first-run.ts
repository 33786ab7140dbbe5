import { createHash, timingSafeEqual } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { getLocale } from 'next-intl/server';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import type { Actor } from '@/domain/actor';
import { localeOr } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { clientKey } from '@/platform/client';
import { config } from '@/platform/config';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';
import { carrySession, startSession } from '@/platform/session';
import type { firstRunInput } from '../input';
import { hasAdministrator } from '../queries';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * Makes the first administrator, by the code that the terminal printed, and signs the browser in. The code
 * is good for one: two who send it at once are ordered by a lock, and the second is told that it is used.
 */
export async function createAdministrator(
  actor: Actor,
  input: z.output<typeof firstRunInput>,
): Promise<Done> {
  authorize(actor, 'administrator.create');
  const code = config().FIRST_RUN_CODE;
  if (!code) throw missing();
  const client = await clientKey();
  await act(actor, (tx) => limit(tx, `firstRun:client:${client}`, 10, 900));
  if (!timingSafeEqual(digest(code), digest(input.code)))
    throw refuse('accounts.refusal.wrongCode', {}, 'forbidden', 'code');
  const locale = await getLocale();
  const token = await act(actor, async (tx, actor) => {
    await oneAtATime(tx);
    if (await hasAdministrator(tx)) throw refuse('accounts.refusal.codeUsed', {}, 'conflict', 'code');
    const [made] = await tx
      .insert(account)
      .values({ email: input.email, name: input.name, locale: localeOr(locale) })
      .onConflictDoUpdate({
        target: account.email,
        set: { name: input.name },
        setWhere: eq(account.sample, false),
      })
      .returning({ id: account.id });
    if (!made) throw refuse('accounts.refusal.sampleAddress', {}, 'conflict', 'email');
    await tx.insert(roleGrant).values({ accountId: made.id, role: 'administrator' });
    await record(tx, actor, {
      conferenceId: null,
      kind: 'administrator.created',
      entityId: made.id,
    });
    return startSession(tx, made.id);
  });
  await carrySession(token);
  return { redirect: '/first-run/series' };
}

/** Held until the transaction ends: whoever counts administrators and then makes one does so alone. */
async function oneAtATime(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('plenary.administrator'))`);
}
