import { and, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import { signInLink } from '@/platform/sign-in-link';
import type { administratorInput, administratorWithdrawalInput } from '../input';
import { administratorsNow } from '../queries/administrators';

/** An invitation's link is valid for so long. */
const INVITATION_HOURS = 72;

/**
 * Names one more administrator of the house by e-mail address; somebody new gets an account. To hand the house over, the one
 * before withdraws afterwards.
 * @throws Refusal when the one who names is of the sample, whose doors stand open to everybody
 */
export async function nameAdministrator(
  actor: Actor,
  input: z.output<typeof administratorInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    authorize(actor, 'administrator.name');
    const own = await ownAccount(tx, actor);
    if (own?.sample) throw refuse('accounts.refusal.trialHouse', {}, 'forbidden');
    await tx
      .insert(account)
      .values({ email: input.email, name: input.name ?? input.email, locale: input.locale ?? own?.locale })
      .onConflictDoNothing({ target: account.email });
    const [who] = await tx.select().from(account).where(eq(account.email, input.email));
    if (!who || who.disabledAt) throw refuse('accounts.refusal.disabled', {}, 'conflict', 'email');
    if (who.sample) throw refuse('accounts.refusal.sampleAddress', {}, 'conflict', 'email');
    const [granted] = await tx
      .insert(roleGrant)
      .values({ accountId: who.id, role: 'administrator', grantedBy: actor.accountId })
      .onConflictDoNothing()
      .returning({ id: roleGrant.id });
    if (!granted) throw refuse('accounts.refusal.alreadyHolds', {}, 'conflict', 'email');
    const { email, locale } = who;
    const link = await signInLink(tx, { email, locale, path: `/${locale}/account`, hours: INVITATION_HOURS });
    await queueMail(tx, {
      conferenceId: null,
      to: email,
      locale,
      template: 'account.administrator',
      params: { link, hours: INVITATION_HOURS, by: own?.name ?? '' },
    });
    await record(tx, actor, {
      conferenceId: null,
      kind: 'administrator.named',
      entityId: granted.id,
      after: { accountId: who.id, role: 'administrator' },
    });
    return { message: 'accounts.administrators.named' };
  });
}

/**
 * Withdraws an administrator, another or oneself, with a reason that all of them are told.
 * @throws Refusal for the last one: the database keeps one
 */
export async function withdrawAdministrator(
  actor: Actor,
  input: z.output<typeof administratorWithdrawalInput>,
): Promise<Done> {
  try {
    return await act(actor, async (tx, actor) => {
      authorize(actor, 'administrator.withdraw');
      const administers = and(eq(roleGrant.id, input.grant), eq(roleGrant.role, 'administrator'));
      const [grant] = await tx.select().from(roleGrant).where(administers).for('update');
      if (!grant) throw missing();
      if (grant.withdrawnAt) throw removed();
      sameVersion(grant, input.version);
      await tellOfWithdrawal(tx, actor, grant.accountId, input.reason);
      await tx
        .update(roleGrant)
        .set({
          withdrawnAt: sql`clock_timestamp()`,
          withdrawnBy: actor.accountId,
          version: grant.version + 1,
        })
        .where(and(eq(roleGrant.id, grant.id), isNull(roleGrant.withdrawnAt)));
      await record(tx, actor, {
        conferenceId: null,
        kind: 'administrator.withdrawn',
        entityId: grant.id,
        before: { accountId: grant.accountId, role: 'administrator' },
        after: { reason: input.reason },
      });
      return { redirect: grant.accountId === actor.accountId ? '/account' : '/administrators' };
    });
  } catch (error) {
    if (violated(error) === 'role_grant_last')
      throw refuse('accounts.refusal.lastAdministrator', {}, 'conflict');
    throw error;
  }
}

async function ownAccount(tx: Tx, { accountId }: Actor) {
  const [own] = accountId ? await tx.select().from(account).where(eq(account.id, accountId)) : [];
  return own;
}

/** Writes to all who administer the house until now, the one who goes among them. */
async function tellOfWithdrawal(tx: Tx, actor: Actor, leaving: string, reason: string): Promise<void> {
  const all = await administratorsNow(tx);
  const name = all.find(({ accountId }) => accountId === leaving)?.name ?? '';
  const by = (await ownAccount(tx, actor))?.name ?? '';
  for (const { email, locale } of all) {
    await queueMail(tx, {
      conferenceId: null,
      to: email,
      locale,
      template: 'account.administratorWithdrawn',
      params: { name, by, reason },
    });
  }
}
