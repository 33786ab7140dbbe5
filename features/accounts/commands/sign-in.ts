import { setTimeout as pause } from 'node:timers/promises';
import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import { getLocale } from 'next-intl/server';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, signInToken } from '@/db/schema/accounts';
import { heard } from '@/db/speed/later';
import type { Actor } from '@/domain/actor';
import { type Locale, localeOr } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { clientKey } from '@/platform/client';
import { config } from '@/platform/config';
import { moment } from '@/platform/i18n/format';
import { hidden, limit } from '@/platform/limit';
import { askingBrowser, type Link, sentByOurPage, spendLink } from '@/platform/link';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import { isTrial } from '@/platform/roles';
import {
  carrySession,
  dropSession,
  endAllSessions,
  endSession,
  onward,
  startSession,
} from '@/platform/session';
import { signInLink } from '@/platform/sign-in-link';
import type { doorInput, linkInput, ownAccountInput, signInInput } from '../input';
import { landing } from '../queries/landing';
import { isDrawnFor } from '../queries/link';

/** A mailed link is valid for so long. */
const LINK_HOURS = 1;
const QUARTER = 900;
/** Every answer takes this long at least, so that its time tells nothing about the address. */
export const ANSWER_MS = 300;

/**
 * Mails a one-time link to the address, if it has an account. Known and unknown addresses get the same
 * answer after the same work: for an unknown one the mail and the event are written and taken back.
 */
export async function askForLink(actor: Actor, input: z.output<typeof signInInput>): Promise<Done> {
  authorize(actor, 'account.signIn');
  const began = performance.now();
  const locale = localeOr(await getLocale());
  const client = await clientKey();
  await act(actor, async (tx) => {
    await limit(tx, `signIn:client:${client}`, 30, QUARTER);
    await limit(tx, `signIn:address:${hidden(input.email)}`, 5, QUARTER);
  });
  const asking = { locale, to: onward(input.to, locale), by: await askingBrowser() };
  await act(actor, (tx, actor) => mailLink(tx, actor, input.email, asking));
  await pause(Math.max(0, ANSWER_MS - (performance.now() - began)));
  return { message: 'accounts.signIn.sent', params: { hours: LINK_HOURS } };
}

type LinkRequest = { locale: Locale; to: string; by: string };

async function mailLink(tx: Tx, actor: Actor, email: string, { locale, to, by }: LinkRequest): Promise<void> {
  await tx.delete(signInToken).where(lt(signInToken.expiresAt, sql`clock_timestamp()`));
  const [known] = await tx
    .select({ id: account.id })
    .from(account)
    .where(and(eq(account.email, email), isNull(account.disabledAt)));
  await tx.execute(sql`savepoint link`);
  const link = await signInLink(tx, { email, locale, path: to, hours: LINK_HOURS, askedBy: by });
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
    entityId: known?.id ?? newId(),
  });
  // Going back to the savepoint would forget a failure after it.
  await heard(tx);
  await tx.execute(known ? sql`release savepoint link` : sql`rollback to savepoint link`);
}

/**
 * Uses a mailed link up and signs this browser in, whoever was signed in before. Only the page of the link can ask for
 * it, drawn for who is signed in now; so no other site, and nobody's mistake, signs a browser in as somebody else.
 */
export async function signIn(actor: Actor, input: z.output<typeof linkInput>): Promise<Done> {
  authorize(actor, 'account.signIn');
  if (!(await sentByOurPage())) throw refuse('common.http.foreign', {}, 'forbidden');
  const locale = await getLocale();
  const opened = await act(actor, async (tx, actor) => {
    const link = await spendLink(tx, input);
    if (!link) throw refuse('accounts.refusal.linkSpent', {}, 'notFound');
    if (!isDrawnFor(actor, input)) throw refuse('accounts.refusal.otherSignedIn', {}, 'stale');
    if (link.elsewhere) await tellElsewhere(tx, link);
    return { token: await startSession(tx, link.accountId), home: await landing(tx, link.accountId) };
  });
  await carrySession(opened.token);
  return { redirect: arrival(input.to, locale, opened.home) };
}

/** Where a sign-in leads, without the language, which the action puts before it: what was asked for, or where one lands. */
function arrival(to: string | undefined, locale: string, home: string): string {
  return onward(to, locale).slice(3) || home;
}

/** Tells the owner of an account that somebody signed in with a link that another browser had asked for. */
async function tellElsewhere(tx: Tx, { accountId, email }: Link): Promise<void> {
  const [own] = await tx.select({ locale: account.locale }).from(account).where(eq(account.id, accountId));
  if (!own) return;
  const { locale } = own;
  await queueMail(tx, {
    conferenceId: null,
    to: email,
    locale,
    template: 'account.signedInElsewhere',
    params: {
      time: moment(await dbNow(tx), locale, 'UTC'),
      address: `${config().BASE_URL}/${locale}/account`,
    },
  });
}

/** Opens an account of the sample without a mail. Outside of a trial house this does not exist. */
export async function continueAsSample(actor: Actor, input: z.output<typeof doorInput>): Promise<Done> {
  const locale = await getLocale();
  authorize(actor, 'account.continueAsSample');
  const opened = await act(actor, async (tx) => {
    if (!(await isTrial(tx))) throw missing();
    const [door] = await tx
      .select({ id: account.id })
      .from(account)
      .where(and(eq(account.id, input.account), eq(account.sample, true), isNull(account.disabledAt)));
    if (!door) throw missing();
    return { token: await startSession(tx, door.id), home: await landing(tx, door.id) };
  });
  await carrySession(opened.token);
  return { redirect: arrival(input.to, locale, opened.home) };
}

/** Signs this browser out. */
export async function signOut(actor: Actor): Promise<Done> {
  authorize(actor, 'account.signOut');
  await act(actor, async (tx, actor) => {
    await endSession(tx);
    await signedOut(tx, actor, 'account.signedOut');
  });
  await dropSession();
  return { redirect: '' };
}

/** Signs the account out in every browser. */
export async function signOutEverywhere(actor: Actor): Promise<Done> {
  authorize(actor, 'account.signOut');
  await act(actor, async (tx, actor) => {
    await endAllSessions(tx, actor.accountId ?? '');
    await signedOut(tx, actor, 'account.signedOutEverywhere');
  });
  await dropSession();
  return { redirect: '' };
}

function signedOut(
  tx: Tx,
  actor: Actor,
  kind: 'account.signedOut' | 'account.signedOutEverywhere',
): Promise<void> {
  return record(tx, actor, { conferenceId: null, kind, entityId: actor.accountId ?? '' });
}

/** One's own name, and the language of one's mails. */
export async function editAccount(actor: Actor, input: z.output<typeof ownAccountInput>): Promise<Done> {
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
      entityId: own,
      before,
      after,
    });
  });
  return { message: 'accounts.account.saved' };
}
