import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { can } from '@/domain/permissions';
import { grantRole, withdrawRole } from '@/features/accounts/commands/roles';
import { listGrants } from '@/features/accounts/queries';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';

const grantOf = (accountId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(roleGrant).where(eq(roleGrant.accountId, accountId)));

async function aGrant() {
  const conference = await aConference();
  const organizer = await anActor('organizer', conference.id);
  const email = `new-${conference.slug}@example.org`;
  const input = { conferenceId: conference.id, email, name: 'New Person', role: 'chair' as const };
  await grantRole(organizer, input);
  const held = (await listGrants(organizer, conference.id)).find((g) => g.email === email);
  if (!held) throw new Error('nothing was granted');
  return { conference, organizer, input, held };
}

describe('a role', () => {
  it('counts from the next request on, and is gone from the next one after its withdrawal', async () => {
    const { conference, organizer, held } = await aGrant();
    const here = { conferenceId: conference.id };
    expect(can(await actorOf(held.accountId), 'outcome.adopt', here)).toBe(true);
    await withdrawRole(organizer, { ...here, grant: held.id, version: 1 });
    expect(can(await actorOf(held.accountId), 'outcome.adopt', here)).toBe(false);
    expect(await listGrants(organizer, conference.id)).toHaveLength(1);
  });

  it('comes with a mail that holds a link, and is granted once', async () => {
    const { organizer, input, held } = await aGrant();
    await expect(grantRole(organizer, input)).rejects.toMatchObject({
      key: 'accounts.refusal.alreadyHolds',
    });
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.recipient, input.email)),
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.params.link).toMatch(/\/en\/sign-in\/link\?token=/);
    expect(await grantOf(held.accountId)).toHaveLength(1);
  });

  it('is told of in the language of its account, else in the one that was chosen, else in the granter’s', async () => {
    const conference = await aConference();
    const organizer = await anActor('organizer', conference.id);
    await withTx(SYSTEM, (tx) =>
      tx
        .update(account)
        .set({ locale: 'ar' })
        .where(eq(account.id, organizer.accountId ?? '')),
    );
    const known = await anAccount({ locale: 'es' });
    const grant = async (email: string, locale?: 'fr') => {
      const input = { conferenceId: conference.id, email, name: null, locale, role: 'chair' as const };
      await grantRole(organizer, input);
      const [mail] = await withTx(SYSTEM, (tx) =>
        tx.select().from(outbox).where(eq(outbox.recipient, email)),
      );
      return [mail?.locale, new URL(String(mail?.params.link)).pathname];
    };
    expect(await grant(known.email, 'fr')).toEqual(['es', '/es/sign-in/link']);
    expect(await grant(`chosen-${conference.slug}@example.org`, 'fr')).toEqual(['fr', '/fr/sign-in/link']);
    expect(await grant(`screen-${conference.slug}@example.org`)).toEqual(['ar', '/ar/sign-in/link']);
    // A name that was left out is the address until its owner gives one.
    const names = (await listGrants(organizer, conference.id)).map(({ name, email }) => name === email);
    expect(names.filter(Boolean)).toHaveLength(2);
  });

  it('is granted and withdrawn by an organizer of that conference alone', async () => {
    const { conference, input, held } = await aGrant();
    const delegation = await aDelegation(conference.id, 'CL');
    const elsewhere = await anActor('organizer', (await aConference()).id);
    const others = [
      { actor: elsewhere, kind: 'notFound' },
      { actor: await anActor(), kind: 'notFound' },
      { actor: await anActor('chair', conference.id), kind: 'forbidden' },
      { actor: await aSeat(conference.id, delegation.id, 'head'), kind: 'forbidden' },
    ];
    for (const { actor, kind } of others) {
      await expect(grantRole(actor, { ...input, role: 'organizer' })).rejects.toMatchObject({ kind });
      await expect(
        withdrawRole(actor, { conferenceId: conference.id, grant: held.id, version: 1 }),
      ).rejects.toMatchObject({ kind });
      await expect(listGrants(actor, conference.id)).rejects.toMatchObject({ kind });
    }
    await expect(
      withdrawRole(elsewhere, {
        conferenceId: elsewhere.roles[0]?.conferenceId ?? '',
        grant: held.id,
        version: 1,
      }),
    ).rejects.toMatchObject({ kind: 'notFound' });
    expect(await grantOf(held.accountId)).toMatchObject([{ withdrawnAt: null }]);
  });
});
