import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, accountAddress, authSession, signInToken } from '@/db/schema/accounts';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { confirmAccountAddress, offerAccountAddress } from '@/features/accounts/commands/address';
import { getAddressOfLink, getOwnAddress } from '@/features/accounts/queries/address';
import { withdrawParticipant } from '@/features/delegations/commands/nomination';
import { signInLink } from '@/platform/sign-in-link';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { asOwner } from '@/tests/setup/owner';
import { inRequest } from '@/tests/setup/request';
import { onDatabaseAfter } from '@/tests/setup/unguarded';

const anAddress = () => `${crypto.randomUUID()}@example.org`;
const accountOf = async ({ accountId }: Actor) => {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(account)
      .where(eq(account.id, accountId ?? '')),
  );
  if (!row) throw new Error('there is no such account');
  return row;
};
const mailsTo = (address: string) =>
  withTx(SYSTEM, (tx) =>
    tx.select().from(outbox).where(eq(outbox.recipient, address)).orderBy(outbox.createdAt, outbox.id),
  );

const offer = (actor: Actor, email: string) => offerAccountAddress(actor, { email });
const confirm = async (actor: Actor, token: string) =>
  (await inRequest(() => confirmAccountAddress(actor, { token }))).result;
/** The key of the last link that was mailed to an address. */
async function tokenSentTo(address: string): Promise<string> {
  const mails = await mailsTo(address);
  const link = mails.findLast(({ template }) => template === 'account.addressOffered')?.params.link;
  return new URL(String(link)).searchParams.get('token') ?? '';
}
async function offered(actor: Actor, email = anAddress()) {
  await offer(actor, email);
  return { email, token: await tokenSentTo(email) };
}

describe('another address for one’s own account', () => {
  it('takes effect when its reader confirms it, ends every session, and keeps what the account holds', async () => {
    const administrator = await anActor('administrator');
    const accountId = administrator.accountId ?? '';
    const { email: former } = await accountOf(administrator);
    await withTx(SYSTEM, async (tx) => {
      const expiresAt = new Date(Date.now() + 3_600_000);
      await tx.insert(authSession).values({ accountId, tokenHash: crypto.randomUUID(), expiresAt });
      await signInLink(tx, { email: former, locale: 'en', path: '/en', hours: 1 });
    });
    const { email, token } = await offered(administrator);
    expect(await accountOf(administrator)).toMatchObject({ email: former });
    expect(await getOwnAddress(administrator)).toEqual({ seated: false, offered: email });
    expect(await getAddressOfLink(administrator, token)).toBe(email);
    expect(await confirm(administrator, token)).toEqual({ redirect: '/sign-in' });
    expect(await accountOf(administrator)).toMatchObject({ email });
    const now = await actorOf(accountId);
    expect(now.administrator).toBe(true);
    const left = await withTx(SYSTEM, async (tx) => [
      await tx.$count(authSession, eq(authSession.accountId, accountId)),
      await tx.$count(signInToken, eq(signInToken.identifier, former)),
    ]);
    expect(left).toEqual([0, 0]);
    const toFormer = await mailsTo(former);
    expect(toFormer.map(({ template }) => template)).toEqual([
      'account.addressLeaving',
      'account.addressLeft',
    ]);
    // Whoever offered it may have been a stranger, and the address before a stranger's.
    expect(JSON.stringify(toFormer)).not.toContain(email);
    const events = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.entityId, accountId)).orderBy(event.sequence),
    );
    expect(events.map(({ kind }) => kind)).toEqual(['account.addressOffered', 'account.addressConfirmed']);
    expect(JSON.stringify(events)).not.toContain('@');
    const [kept] = await withTx(SYSTEM, (tx) =>
      tx.select().from(accountAddress).where(eq(accountAddress.accountId, accountId)),
    );
    expect(kept).toMatchObject({ email, former, withdrawnAt: null });
    await expect(confirm(now, token)).rejects.toMatchObject({ key: 'accounts.refusal.addressOver' });
  });

  it('is confirmed by nobody else, not after another was offered, and not after two weeks', async () => {
    const [own, other] = [await anActor('administrator'), await anActor('administrator')];
    const first = await offered(own);
    expect(await getAddressOfLink(other, first.token)).toBeNull();
    await expect(confirm(other, first.token)).rejects.toMatchObject({ key: 'accounts.refusal.addressOver' });
    const second = await offered(own);
    await expect(confirm(own, first.token)).rejects.toMatchObject({ key: 'accounts.refusal.addressOver' });
    await asOwner(
      `update account_address set offered_at = offered_at - interval '15 days' where email = '${second.email}'`,
    );
    await expect(confirm(own, second.token)).rejects.toMatchObject({ key: 'accounts.refusal.addressOver' });
    expect(await getOwnAddress(own)).toEqual({ seated: false, offered: null });
    expect((await accountOf(own)).email).not.toBe(second.email);
  });

  it('is withdrawn by offering the present one', async () => {
    const own = await anActor('administrator');
    const { email: present } = await accountOf(own);
    await expect(offer(own, present)).rejects.toMatchObject({ key: 'accounts.refusal.sameAddress' });
    const { token } = await offered(own);
    await offer(own, present);
    expect(await getOwnAddress(own)).toEqual({ seated: false, offered: null });
    await expect(confirm(own, token)).rejects.toMatchObject({ key: 'accounts.refusal.addressOver' });
  });

  it('tells nobody but its reader that it has an account', async () => {
    const own = await anActor('administrator');
    const { email: present } = await accountOf(own);
    const { email: taken } = await anAccount();
    await expect(offer(own, taken)).resolves.toEqual(await offer(await anActor(), anAddress()));
    const meanwhile = await offered(own);
    await anAccount({ email: meanwhile.email });
    await expect(confirm(own, meanwhile.token)).rejects.toMatchObject({
      key: 'accounts.refusal.addressTaken',
    });
    expect(await accountOf(own)).toMatchObject({ email: present });
  });

  it('is not for the accounts of the sample, nor for who sits in a delegation', async () => {
    const sample = await actorOf((await anAccount({ sample: true })).id);
    await expect(offer(sample, anAddress())).rejects.toMatchObject({ key: 'accounts.refusal.sampleStays' });
    const { id: conferenceId, slug: conference } = await aConference({}, ['CL']);
    const delegation = await aDelegation(conferenceId, 'CL');
    const focal = await aSeat(conferenceId, delegation.id, 'focalPoint');
    const head = await aSeat(conferenceId, delegation.id, 'head');
    const seated = { key: 'accounts.refusal.addressOfSeat', kind: 'forbidden' };
    await expect(offer(head, anAddress())).rejects.toMatchObject(seated);
    expect((await getOwnAddress(head)).seated).toBe(true);
    await withdrawParticipant(focal, { conference, participantId: head.participantId, version: 1 });
    const { token } = await offered(head);
    const again = await aSeat(conferenceId, delegation.id, 'delegate', { accountId: head.accountId ?? '' });
    await expect(confirm(again, token)).rejects.toMatchObject(seated);
  });

  it('is confirmed once by two who press at once, and is that of one account where two were offered it', async () => {
    const twice = await anActor('administrator');
    const { token } = await offered(twice);
    const pressed = await Promise.allSettled([confirm(twice, token), confirm(twice, token)]);
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(pressed.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { key: 'accounts.refusal.addressOver' },
    });

    const both = async () => {
      const email = anAddress();
      const two = [await anActor('administrator'), await anActor('administrator')];
      const tokens: string[] = [];
      for (const one of two) tokens.push((await offered(one, email)).token);
      const done = await Promise.allSettled(two.map((one, n) => confirm(one, tokens[n] ?? '')));
      const hold = await withTx(SYSTEM, (tx) => tx.$count(account, eq(account.email, email)));
      return { hold, done };
    };
    const { hold, done } = await both();
    expect(hold).toBe(1);
    expect(done.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { key: 'accounts.refusal.addressTaken' },
    });
    const unguarded = ['alter table account drop constraint account_email_unique'];
    expect((await onDatabaseAfter(unguarded, both)).hold).toBe(2);
  });

  it('stays what it was once it was confirmed or withdrawn', async () => {
    const own = await anActor('administrator');
    const { email, token } = await offered(own);
    await confirm(own, token);
    for (const change of ['former = null, confirmed_at = null', 'withdrawn_at = clock_timestamp()'])
      await expect(
        withTx(SYSTEM, (tx) =>
          tx.execute(sql`update account_address set ${sql.raw(change)} where email = ${email}`),
        ),
      ).rejects.toThrow();
  });
});
