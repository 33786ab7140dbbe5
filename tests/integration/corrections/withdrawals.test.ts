import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { dbNow, withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { rollAt } from '@/features/ballots/queries/roll';
import { getGlance } from '@/features/conferences/queries/public';
import { nominateParticipant } from '@/features/delegations/commands/nomination';
import { reinstateDelegation, withdrawDelegation } from '@/features/delegations/commands/withdrawal';
import { getDelegation, listDelegations } from '@/features/delegations/queries/delegations';
import { getWithdrawal, withdrawalVersionOf } from '@/features/delegations/queries/withdrawal';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

const reason = 'Its government cannot send anybody.';

async function aSent() {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL', 'PE']);
  const organizer = await anActor('organizer', conferenceId);
  const delegation = await aDelegation(conferenceId, 'CL');
  const head = await aSeat(conferenceId, delegation.id, 'head');
  const focal = await aSeat(conferenceId, delegation.id, 'focalPoint');
  const delegationId = delegation.id;
  const shown = () => getWithdrawal(organizer, conferenceId, delegationId);
  const withdraw = async (word = 'CL', factsVersion?: string) =>
    withdrawDelegation(organizer, {
      conference,
      delegationId,
      reason,
      word,
      factsVersion: factsVersion ?? withdrawalVersionOf(await shown()),
    });
  const reinstate = (version = 2) =>
    reinstateDelegation(organizer, { conference, delegationId, version, reason });
  const entitledAt = async (at?: Date) => {
    const now = await withTx(SYSTEM, (tx) => dbNow(tx));
    const { entitled } = await withTx(SYSTEM, (tx) =>
      rollAt(tx, conferenceId, at ?? new Date(now.getTime() + 1000)),
    );
    return entitled.map(({ countryCode }) => countryCode);
  };
  const now = () => getDelegation(organizer, conferenceId, delegationId);
  const seatsOf = async (accountId: string | null) => (await actorOf(accountId ?? '')).seats.length;
  return {
    conferenceId,
    conference,
    organizer,
    delegation,
    head,
    focal,
    shown,
    withdraw,
    reinstate,
    entitledAt,
    now,
    seatsOf,
  };
}

const instant = () => withTx(SYSTEM, (tx) => dbNow(tx));

describe('a delegation that does not come', () => {
  it('leaves the counts, the roll and its persons’ hands, and comes back with all that it had', async () => {
    const { conferenceId, organizer, head, focal, withdraw, reinstate, entitledAt, now, seatsOf } =
      await aSent();
    const stood = await instant();
    expect(await entitledAt()).toEqual(['CL']);
    await withdraw();
    const gone = await instant();
    expect(await now()).toMatchObject({
      withdrawalReason: reason,
      may: { nominate: false, reinstate: true },
    });
    expect([await seatsOf(head.accountId), await seatsOf(focal.accountId)]).toEqual([0, 0]);
    expect(await entitledAt()).toEqual([]);
    expect((await getGlance(organizer, conferenceId)).present).toEqual({});
    expect(await listDelegations(organizer, conferenceId)).toMatchObject({
      delegations: [],
      withdrawn: [{ countryCode: 'CL' }],
    });
    await reinstate();
    expect([await seatsOf(head.accountId), await seatsOf(focal.accountId)]).toEqual([1, 1]);
    expect(await now()).toMatchObject({ withdrawnAt: null, version: 3, people: [{ capacity: 'head' }] });
    expect(await entitledAt()).toEqual(['CL']);
    // A roll of the past is asked of the record.
    expect([await entitledAt(stood), await entitledAt(gone)]).toEqual([['CL'], []]);
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.conferenceId, conferenceId)),
    );
    expect(mails.map(({ template }) => template).toSorted()).toEqual([
      'delegation.reinstated',
      'delegation.reinstated',
      'delegation.withdrawn',
      'delegation.withdrawn',
    ]);
  });

  it('is withdrawn by its name, and as what was shown', async () => {
    const { conferenceId, delegation, shown, withdraw, now } = await aSent();
    await expect(withdraw('Chile')).rejects.toMatchObject({ key: 'common.refusal.wrongWord' });
    const before = withdrawalVersionOf(await shown());
    await aSeat(conferenceId, delegation.id, 'adviser');
    await expect(withdraw('CL', before)).rejects.toMatchObject({ key: 'common.refusal.changed' });
    expect(await now()).toMatchObject({ withdrawnAt: null });
  });

  it('is withdrawn and reinstated once, and nothing else changes in it meanwhile', async () => {
    const { conference, delegation, organizer, withdraw, reinstate, shown } = await aSent();
    const factsVersion = withdrawalVersionOf(await shown());
    const twice = await Promise.allSettled([withdraw('CL', factsVersion), withdraw('CL', factsVersion)]);
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(
      nominateParticipant(organizer, {
        conference,
        delegationId: delegation.id,
        email: `${crypto.randomUUID()}@example.org`,
        name: 'Somebody',
        capacity: 'adviser',
        locale: 'en',
      }),
    ).rejects.toMatchObject({ key: 'delegations.refusal.withdrawn' });
    const back = await Promise.allSettled([reinstate(), reinstate()]);
    expect(back.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('waits for what its focal point is doing, or is read by them first', async () => {
    const { conference, delegation, focal, withdraw, shown, now } = await aSent();
    const factsVersion = withdrawalVersionOf(await shown());
    const acting = await actorOf(focal.accountId ?? '');
    const person = { email: `${crypto.randomUUID()}@example.org`, name: 'Somebody', locale: 'en' as const };
    const [nominated, withdrawn] = await Promise.allSettled([
      nominateParticipant(acting, {
        conference,
        delegationId: delegation.id,
        capacity: 'adviser',
        ...person,
      }),
      withdraw('CL', factsVersion),
    ]);
    // Either the nomination came first and another thing follows than was shown, or there is nobody to nominate any more.
    expect([nominated.status, withdrawn.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    expect((await now()).people).toHaveLength(nominated.status === 'fulfilled' ? 2 : 1);
  });
});
