import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { getLocale } from 'next-intl/server';
import type * as z from 'zod';
import { heard, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, signInToken } from '@/db/schema/accounts';
import type { Actor } from '@/domain/actor';
import { isLocale, type Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { act } from '@/platform/act';
import { clientKey } from '@/platform/client';
import { hidden, limit } from '@/platform/limit';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import { isTrial } from '@/platform/roles';
import { endAllSessions, endSession, onward, signInLink, startSession } from '@/platform/session';
import type { doorInput, ownAccountInput, signInInput } from '../input';

/** A mailed link is valid for so long. */
export const LINK_HOURS = 1;
const QUARTER = 900;
/** Every answer takes this long at least, so that its time tells nothing about the address. */
export const ANSWER_MS = 300;

/**
 * Mails a one-time link to the address, if it has an account. Known and unknown addresses get the same
 * answer after the same work: for an unknown one the mail and the event are written and taken back.
 */
export async function requestSignIn(actor: Actor, input: z.output<typeof signInInput>) {
  authorize(actor, 'account.signIn');
  const began = performance.now();
  const asked = await getLocale();
  const locale = isLocale(asked) ? asked : 'en';
  const client = await clientKey();
  await act(actor, async (tx) => {
    await limit(tx, `signIn:client:${client}`, 30, QUARTER);
    await limit(tx, `signIn:address:${hidden(input.email)}`, 5, QUARTER);
  });
  await act(actor, (tx, actor) => mailLink(tx, actor, input.email, locale, onward(input.to, locale)));
  await pause(Math.max(0, ANSWER_MS - (performance.now() - began)));
  return { message: 'accounts.signIn.sent', params: { hours: LINK_HOURS } };
}

async function mailLink(tx: Tx, actor: Actor, email: string, locale: Locale, to: string): Promise<void> {
  await tx.delete(signInToken).where(lt(signInToken.expiresAt, sql`clock_timestamp()`));
  const [known] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.email, email), isNull(account.disabledAt)));
  await tx.execute(sql`savepoint link`);
  const link = await signInLink(tx, email, locale, to, LINK_HOURS);
  await queueMail(tx, {
    conferenceId: null,
    to: email,
    locale,
    template: 'account.signIn',
    params: { link, hours: LINK_HOURS },
  });
  await record(tx, actor, {
    conferenceId: null,
    kind: 'account.linkAsked',
    entity: 'account',
    entityId: known?.id ?? newId(),
  });
  // Going back to the savepoint would forget a failure after it.
  await heard(tx);
  await tx.execute(known ? sql`release savepoint link` : sql`rollback to savepoint link`);
}

/** Opens an account of the sample without a mail. Outside of a trial house this does not exist. */
export async function continueAs(actor: Actor, input: z.output<typeof doorInput>) {
  const locale = await getLocale();
  authorize(actor, 'account.continueAsSample');
  await act(actor, async (tx) => {
    if (!(await isTrial(tx))) throw missing();
    const [door] = await tx
      .select({ id: account.id })
      .from(account)
      .where(and(eq(account.id, input.account), eq(account.sample, true), isNull(account.disabledAt)));
    if (!door) throw missing();
    await startSession(tx, door.id);
  });
  // The action puts the reader's language before the path again.
  return { redirect: onward(input.to, locale).slice(3) };
}

/** Signs this browser out. */
export async function signOut(actor: Actor) {
  authorize(actor, 'account.signOut');
  await act(actor, async (tx, actor) => {
    await endSession(tx);
    await signedOut(tx, actor, 'account.signedOut');
  });
  return { redirect: '' };
}

/** Signs the account out in every browser. */
export async function signOutEverywhere(actor: Actor) {
  authorize(actor, 'account.signOut');
  await act(actor, async (tx, actor) => {
    await endAllSessions(tx, actor.accountId ?? '');
    await signedOut(tx, actor, 'account.signedOutEverywhere');
  });
  return { redirect: '' };
}

function signedOut(tx: Tx, actor: Actor, kind: string): Promise<void> {
  return record(tx, actor, { conferenceId: null, kind, entity: 'account', entityId: actor.accountId ?? '' });
}

/** One's own name, and the language of one's mails. */
export async function editOwnAccount(actor: Actor, input: z.output<typeof ownAccountInput>) {
  authorize(actor, 'account.edit');
  const own = actor.accountId ?? '';
  await act(actor, async (tx, actor) => {
    const [before] = await tx
      .select({ name: account.name, locale: account.locale })
      .from(account)
      .where(eq(account.id, own))
      .for('update');
    const after = { name: input.name, locale: input.locale };
    await tx.update(account).set(after).where(eq(account.id, own));
    await record(tx, actor, {
      conferenceId: null,
      kind: 'account.edited',
      entity: 'account',
      entityId: own,
      before,
      after,
    });
  });
  return { message: 'accounts.account.saved' };
}
