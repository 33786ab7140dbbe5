import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { dbNow, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { roll } from '@/db/schema/ballots';
import { conference as conferenceTable } from '@/db/schema/conferences';
import { outbox } from '@/db/schema/notices';
import { type Actor, SYSTEM } from '@/domain/actor';
import { cancelBallot } from '@/features/ballots/commands/cancelling';
import { openScheduledBallot } from '@/features/ballots/commands/scheduled';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { getBallot } from '@/features/ballots/queries/ballot';
import { rollAt } from '@/features/ballots/queries/roll';
import { getGlance } from '@/features/conferences/queries/public';
import { editDelegation } from '@/features/delegations/commands/delegation';
import { inviteDelegation } from '@/features/delegations/commands/invitation';
import { nominateParticipant } from '@/features/delegations/commands/nomination';
import { reinstateDelegation, withdrawDelegation } from '@/features/delegations/commands/withdrawal';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { listDelegations, listWithdrawn } from '@/features/delegations/queries/lines';
import { getWithdrawal, withdrawalVersionOf } from '@/features/delegations/queries/withdrawal';
import { actorOf } from '@/platform/signed-in';
import { aBallot, cast, HOUR, writeBallot } from '@/tests/setup/conference/ballots';
import { aConference } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { mailsOf } from '@/tests/setup/stored';

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

  it('is reinstated and not invited again, nor does another come in its place', async () => {
    const { conference, conferenceId, delegation, organizer, withdraw } = await aSent();
    await withdraw();
    const focal = { email: `${crypto.randomUUID()}@example.org`, name: 'Somebody', locale: 'en' as const };
    const invite = (
      kind: 'memberInRegion' | 'observer',
      countryCode?: string,
      organization: string | null = null,
    ) => inviteDelegation(organizer, { conference, kind, countryCode, organization, quota: 3, ...focal });
    await expect(invite('memberInRegion', 'CL')).rejects.toMatchObject({
      key: 'delegations.refusal.invitedBefore',
      field: 'countryCode',
    });
    expect(await listWithdrawn(organizer, conferenceId)).toMatchObject([
      { id: delegation.id, countryCode: 'CL' },
    ]);
    const { id } = await aDelegation(conferenceId, 'CL', { kind: 'observer' });
    const edited = { conference, delegationId: id, version: 1, kind: 'memberInRegion' as const, reason };
    await expect(editDelegation(organizer, edited)).rejects.toMatchObject({
      key: 'delegations.refusal.invitedBefore',
    });
    await aDelegation(conferenceId, 'Sea Watch', {
      withdrawnAt: new Date(Date.now() + HOUR),
      withdrawalReason: 'x',
    });
    await expect(invite('observer', undefined, 'SEA watch')).rejects.toMatchObject({ field: 'organization' });
    await expect(listWithdrawn(await anActor('chair', conferenceId), conferenceId)).rejects.toMatchObject({
      kind: 'forbidden',
    });
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

describe('ballots, when a delegation does not come', () => {
  async function aHallWithout(size = 3) {
    const hall = await aHall(size);
    const [gone, ...others] = hall.heads;
    if (!gone) throw new Error('no head');
    const { id: conferenceId, slug } = hall.conference;
    const focal = await aSeat(conferenceId, gone.delegationId, 'focalPoint');
    const facts = () => getWithdrawal(hall.organizer, conferenceId, gone.delegationId);
    const at = { conference: slug, delegationId: gone.delegationId, reason };
    const withdraw = async () => {
      const factsVersion = withdrawalVersionOf(await facts());
      return withdrawDelegation(hall.organizer, { ...at, word: gone.code, factsVersion });
    };
    const reinstate = () => reinstateDelegation(hall.organizer, { ...at, version: 2 });
    const mailedTo = async (template: string) =>
      (await mailsOf(conferenceId))
        .filter((mail) => mail.template === template)
        .map(({ recipient }) => recipient);
    const addressOf = async ({ accountId }: Actor) => {
      const its = eq(account.id, accountId ?? '');
      return (await withTx(SYSTEM, (tx) => tx.select().from(account).where(its)))[0]?.email;
    };
    return { hall, conferenceId, gone, others, focal, facts, withdraw, reinstate, mailedTo, addressOf };
  }

  it('that were cancelled are none of what follows from it', async () => {
    const { hall, facts } = await aHallWithout();
    const cancel = async (number: number) => {
      const shown = await getBallot(SYSTEM, hall.conference.id, number);
      const its = eq(conferenceTable.id, hall.conference.id);
      const [held] = await withTx(SYSTEM, (tx) => tx.select().from(conferenceTable).where(its));
      const shownThen = { conference: hall.conference.slug, number, ballotVersion: ballotVersionOf(shown) };
      return cancelBallot(hall.organizer, { ...shownThen, reason, word: held?.symbol });
    };
    await aBallot(hall);
    await aBallot(
      { ...hall, outcomeId: (await anOutcome(hall.conference.id, { number: 2, leftOpenAt: new Date() })).id },
      { number: 2, opensAt: new Date(Date.now() + HOUR), closesAt: new Date(Date.now() + 2 * HOUR) },
    );
    expect(await facts()).toMatchObject({ openBallots: [1], scheduledBallots: [2] });
    await cancel(1);
    await cancel(2);
    expect(await facts()).toMatchObject({ openBallots: [], scheduledBallots: [] });
  });

  it('that open later have it neither on their roll nor among those who are told', async () => {
    const { hall, conferenceId, gone, others, focal, withdraw, mailedTo, addressOf } = await aHallWithout();
    await withdraw();
    const ballotId = newId();
    const opensAt = await instant();
    await withTx(SYSTEM, (tx) =>
      writeBallot(tx, {
        ...{ conferenceId, id: ballotId, number: 1, outcomeId: hall.outcomeId, procedure: 'vote' },
        ...{ profile: hall.profile, opensAt, closesAt: new Date(opensAt.getTime() + HOUR) },
      }),
    );
    expect(await openScheduledBallot(SYSTEM, { conferenceId, ballotId })).toBe(true);
    const onRoll = await withTx(SYSTEM, (tx) => tx.select().from(roll).where(eq(roll.ballotId, ballotId)));
    const expected = others.map(({ delegationId }) => delegationId);
    expect(onRoll.map(({ delegationId }) => delegationId).toSorted()).toEqual(expected.toSorted());
    const addresses = await mailedTo('ballots.opened');
    expect(addresses).toHaveLength(others.length);
    for (const actor of [gone.actor, focal]) expect(addresses).not.toContain(await addressOf(actor));
    await expect(cast(hall, gone, 'for')).rejects.toMatchObject({
      kind: expect.stringMatching(/^(forbidden|notFound)$/),
    });
  });

  it('that are open keep it on their roll, where nobody votes for it until it is reinstated', async () => {
    const { hall, gone, withdraw, reinstate } = await aHallWithout();
    const { ballotId } = await aBallot(hall);
    await withdraw();
    const kept = and(eq(roll.ballotId, ballotId), eq(roll.delegationId, gone.delegationId));
    expect(await withTx(SYSTEM, (tx) => tx.$count(roll, kept))).toBe(1);
    await expect(cast(hall, gone, 'for')).rejects.toMatchObject({
      kind: expect.stringMatching(/^(forbidden|notFound)$/),
    });
    await reinstate();
    const back = await actorOf(gone.actor.accountId ?? '');
    expect((await cast(hall, back, 'for')).receipt).toMatchObject({ version: 1 });
  });
});
