import { and, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { FIRST_LOCALE, type Locale, pick } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed, sameVersion } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import { signInLink } from '@/platform/sign-in-link';
import type { grantInput, withdrawalInput } from '../input';

/** An invitation's link is valid for so long. */
const INVITATION_HOURS = 72;

/**
 * Grants a role in a conference by e-mail address. Somebody new gets an account, under the address where no name is
 * given, and is written to in the language that was chosen, else in that of whoever grants; whoever has an account, in its language.
 */
export async function grantRole(actor: Actor, input: z.output<typeof grantInput>): Promise<Done> {
  const { conferenceId, role } = input;
  return act(actor, async (tx, actor) => {
    const [where] = await tx
      .select({
        id: conference.id,
        slug: conference.slug,
        title: conference.title,
        originalLanguage: conference.originalLanguage,
        sample: conference.sample,
      })
      .from(conference)
      .where(and(eq(conference.id, conferenceId), isNull(conference.removedAt)))
      .for('share');
    if (!where) throw missing();
    authorize(actor, 'role.grant', { conferenceId });
    await tx
      .insert(account)
      .values({
        email: input.email,
        name: input.name ?? input.email,
        locale: input.locale ?? (await localeOf(tx, actor)),
      })
      .onConflictDoNothing({ target: account.email });
    const [who] = await tx.select().from(account).where(eq(account.email, input.email));
    if (!who || who.disabledAt) throw refuse('accounts.refusal.disabled', {}, 'conflict', 'email');
    const granted = await tx
      .insert(roleGrant)
      .values({ accountId: who.id, conferenceId, role, grantedBy: actor.accountId })
      .onConflictDoNothing()
      .returning({ id: roleGrant.id });
    if (!granted[0]) throw refuse('accounts.refusal.alreadyHolds', {}, 'conflict', 'email');
    const link = await signInLink(tx, {
      email: who.email,
      locale: who.locale,
      path: `/${who.locale}/${where.slug}/me`,
      hours: INVITATION_HOURS,
    });
    await queueMail(tx, {
      conferenceId,
      to: who.email,
      locale: who.locale,
      template: 'account.invited',
      params: {
        link,
        hours: INVITATION_HOURS,
        role,
        conference: pick(where.title, who.locale, where.originalLanguage),
      },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'role.granted',
      entityId: granted[0].id,
      after: { accountId: who.id, role },
    });
    return { message: 'accounts.roles.granted' };
  });
}

async function localeOf(tx: Tx, { accountId }: Actor): Promise<Locale> {
  const own = eq(account.id, accountId ?? '');
  const [row] = accountId ? await tx.select({ locale: account.locale }).from(account).where(own) : [];
  return row?.locale ?? FIRST_LOCALE;
}

/** Withdraws a role: from the next request on it is gone. */
export async function withdrawRole(actor: Actor, input: z.output<typeof withdrawalInput>): Promise<Done> {
  const { conferenceId } = input;
  return act(actor, async (tx, actor) => {
    const [grant] = await tx
      .select()
      .from(roleGrant)
      .where(and(eq(roleGrant.id, input.grant), eq(roleGrant.conferenceId, conferenceId)))
      .for('update');
    if (!grant) throw missing();
    authorize(actor, 'role.withdraw', { conferenceId });
    if (grant.withdrawnAt) throw removed();
    sameVersion(grant, input.version);
    if (grant.accountId === actor.accountId && grant.role === 'organizer' && !actor.administrator)
      throw refuse('accounts.refusal.ownRole', {}, 'conflict');
    await tx
      .update(roleGrant)
      .set({ withdrawnAt: sql`clock_timestamp()`, withdrawnBy: actor.accountId, version: grant.version + 1 })
      .where(and(eq(roleGrant.id, grant.id), isNull(roleGrant.withdrawnAt)));
    await record(tx, actor, {
      conferenceId,
      kind: 'role.withdrawn',
      entityId: grant.id,
      before: { accountId: grant.accountId, role: grant.role },
    });
    return { message: 'accounts.roles.withdrawn' };
  });
}
