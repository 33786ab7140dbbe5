import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { account, accountAddress } from '@/db/schema/accounts';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { isOfferOver, OFFER_DAYS } from '@/domain/person-changes';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { config } from '@/platform/config';
import { limit } from '@/platform/limit';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import { dropSession, endAllSessions } from '@/platform/session';
import type { ownAddressConfirmationInput, ownAddressInput } from '../input';
import { addressToken, isSeated, offerOfToken, openOffer } from '../queries/address';

/** Another address can be offered so often in an hour. */
const OFFERS = 5;

const addressOver = (kind: 'late' | 'notFound') => refuse('accounts.refusal.addressOver', {}, kind);

/** One's own account, locked: one change of its address at a time. */
async function lockOwn(tx: Tx, actor: Actor) {
  const [own] = await tx
    .select()
    .from(account)
    .where(eq(account.id, actor.accountId ?? ''))
    .for('no key update');
  if (!own) throw refuse('common.refusal.signIn', {}, 'forbidden');
  return own;
}

/**
 * An account of the sample is everybody's; and whoever sits in a delegation has the address corrected there, where the
 * delegation and the secretariat learn of it, and where a head cannot change hands while a ballot is open.
 */
async function requireOwnToChange(tx: Tx, { id, sample }: typeof account.$inferSelect): Promise<void> {
  if (sample) throw refuse('accounts.refusal.sampleStays', {}, 'forbidden');
  if (await isSeated(tx, id)) throw refuse('accounts.refusal.addressOfSeat', {}, 'forbidden');
}

/**
 * Offers another address for the own account: whoever reads its mail, signed in to this account, confirms it, and until then
 * nothing changes. An offer that was open is withdrawn; offering the present address does no more than that. Whether the
 * address has an account already is told to nobody but its reader.
 */
export async function offerAccountAddress(
  actor: Actor,
  { email }: z.output<typeof ownAddressInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    authorize(actor, 'account.offerAddress');
    const own = await lockOwn(tx, actor);
    await requireOwnToChange(tx, own);
    await limit(tx, `address:${own.id}`, OFFERS, 3600);
    const now = await dbNow(tx);
    const ended = await tx
      .update(accountAddress)
      .set({ withdrawnAt: now })
      .where(openOffer(own.id))
      .returning({ id: accountAddress.id });
    const stays = email === own.email;
    if (stays && ended.length === 0) throw refuse('accounts.refusal.sameAddress', {}, 'invalid', 'email');
    if (!stays) {
      const id = newId();
      await tx.insert(accountAddress).values({ id, accountId: own.id, email, offeredAt: now });
      const { locale, name } = own;
      const query = new URLSearchParams({ token: addressToken(own.id, id) });
      const link = `${config().BASE_URL}/${locale}/account/address?${query}`;
      const mail = { conferenceId: null, locale };
      await queueMail(tx, {
        ...mail,
        to: email,
        template: 'account.addressOffered',
        params: { link, days: OFFER_DAYS, name },
      });
      await queueMail(tx, { ...mail, to: own.email, template: 'account.addressLeaving', params: { name } });
    }
    await record(tx, actor, { conferenceId: null, kind: 'account.addressOffered', entityId: own.id });
    return { message: stays ? 'accounts.done.accountAddressKept' : 'accounts.done.accountAddressOffered' };
  });
}

/**
 * Confirms the address that was offered, as whoever reads its mail and is signed in to the account: a stranger whose address
 * it was by mistake is not. Everybody who is signed in to the account is signed out.
 * @throws Refusal when the offer is over, or the address has an account by now
 */
export async function confirmAccountAddress(
  actor: Actor,
  { token }: z.output<typeof ownAddressConfirmationInput>,
): Promise<Done> {
  try {
    await act(actor, async (tx, actor) => {
      authorize(actor, 'account.confirmAddress');
      const own = await lockOwn(tx, actor);
      const id = offerOfToken(own.id, token);
      if (!id) throw addressOver('notFound');
      const its = and(eq(accountAddress.id, id), eq(accountAddress.accountId, own.id));
      const [offer] = await tx.select().from(accountAddress).where(its).for('update');
      const now = await dbNow(tx);
      if (!offer || offer.confirmedAt || offer.withdrawnAt || isOfferOver(offer.offeredAt, now))
        throw addressOver('late');
      await requireOwnToChange(tx, own);
      // Ends the links to the address before as well.
      await endAllSessions(tx, own.id);
      await tx.update(account).set({ email: offer.email }).where(eq(account.id, own.id));
      await tx.update(accountAddress).set({ confirmedAt: now, former: own.email }).where(its);
      await queueMail(tx, {
        conferenceId: null,
        to: own.email,
        locale: own.locale,
        template: 'account.addressLeft',
        params: { name: own.name },
      });
      await record(tx, actor, { conferenceId: null, kind: 'account.addressConfirmed', entityId: own.id });
    });
  } catch (error) {
    if (violated(error) !== 'account_email_unique') throw error;
    throw refuse('accounts.refusal.addressTaken', {}, 'conflict');
  }
  await dropSession();
  return { redirect: '/sign-in' };
}
