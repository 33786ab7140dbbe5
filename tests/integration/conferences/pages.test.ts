import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { room } from '@/db/schema/conferences';
import { participant } from '@/db/schema/delegations';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { DELEGATION_VIEWS, delegationsIn, personsView } from '@/domain/delegation-views';
import { personsIn } from '@/domain/person-views';
import { listGrants } from '@/features/accounts/queries';
import { getConference } from '@/features/conferences/queries';
import { getClosing } from '@/features/conferences/queries/closing';
import { getOverview } from '@/features/conferences/queries/overview';
import { getGlance } from '@/features/conferences/queries/public';
import { listConferences } from '@/features/conferences/queries/series';
import { listRules, listSuspensions } from '@/features/conferences/queries/settings';
import { delegationsShown } from '@/features/delegations/components/delegations-shown';
import { listDelegations } from '@/features/delegations/queries/lines';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { getCommunique } from '@/features/press/queries/communique';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat, manyDelegations } from '@/tests/setup/conference/people';

async function counted(work: () => Promise<unknown>): Promise<number> {
  let count = 0;
  const end = watchStatements(() => {
    count += 1;
  });
  await work().finally(end);
  return count;
}

async function crowd(conferenceId: string, size: number): Promise<void> {
  const crowded = await manyDelegations(
    conferenceId,
    Array.from({ length: size }, () => ({})),
  );
  await withTx(SYSTEM, async (tx) => {
    const rows = crowded.map(({ id: delegationId }, n) => ({ n, accountId: newId(), delegationId }));
    await tx
      .insert(account)
      .values(rows.map(({ accountId }) => ({ id: accountId, email: `${accountId}@example.org`, name: 'x' })));
    await tx.insert(participant).values(
      rows.map(({ accountId, delegationId }) => ({
        conferenceId,
        accountId,
        delegationId,
        capacity: 'head' as const,
      })),
    );
    await tx.insert(room).values(rows.map(({ n }) => ({ conferenceId, name: `Room ${n}`, capacity: 10 })));
  });
}

const pages = (actor: Actor, conference: Parameters<typeof getOverview>[1] & { slug: string }) => [
  () => listConferences(actor),
  () => getGlance(actor, conference.id),
  () => getCommunique(actor, conference.id),
  () => getOverview(actor, conference),
  () => getClosing(actor, conference.id),
  () => listRules(actor, conference.id),
  () => listSuspensions(actor, conference.id),
  () => listGrants(actor, conference.id),
];

describe('the pages of a conference', () => {
  it('ask as many questions of a thousand rows as of ten', async () => {
    const counts = [];
    for (const size of [10, 1000]) {
      const made = await aConference();
      const organizer = await anActor('organizer', made.id);
      await crowd(made.id, size);
      const conference = await getConference(organizer, made.slug);
      const each = [];
      for (const page of pages(organizer, conference)) each.push(await counted(page));
      counts.push(each);
    }
    expect(counts[0]).toEqual(counts[1]);
    expect(Math.max(...(counts[0] ?? []))).toBeLessThanOrEqual(3);
  });
});

describe('the public page', () => {
  it('counts each member once, and who attends without a vote by what it is', async () => {
    const { id } = await aConference({}, ['CL', 'PE', 'UY', 'AR']);
    await aDelegation(id, 'CL');
    await aDelegation(id, 'CL', { kind: 'host' });
    await aDelegation(id, 'PE');
    await aDelegation(id, 'UY', { kind: 'host' });
    await aDelegation(id, 'BO');
    await aDelegation(id, 'ES', { kind: 'memberOutOfRegion' });
    await aDelegation(id, 'Union of Coasts');
    await aDelegation(id, 'Union of Mountains');
    await aDelegation(id, 'A university', { kind: 'guest' });
    expect(await getGlance(ANONYMOUS, id)).toMatchObject({
      members: 4,
      present: { member: 3, memberOutOfRegion: 2, observer: 2, guest: 1 },
    });
    expect((await getGlance(ANONYMOUS, (await aConference()).id)).present).toEqual({});
  });
});

describe('the overview', () => {
  it('counts who is missing and what waits, and tells the record only to whom it is for', async () => {
    const made = await aConference();
    const organizer = await anActor('organizer', made.id);
    const conference = await getConference(organizer, made.slug);
    const chile = await aDelegation(made.id, 'CL');
    await aDelegation(made.id, 'PE', { credentialsStatus: 'submitted' });
    await aSeat(made.id, chile.id, 'head', { submittedAt: new Date() });
    await aSeat(made.id, chile.id, 'delegate');
    const monday = new Date('2023-03-13T12:00:00Z');
    const tuesday = new Date('2023-03-14T12:00:00Z');
    const judged = (decision: 'accepted' | 'returned', submittedAt: Date, decidedAt: Date) =>
      aSeat(made.id, chile.id, 'delegate', {
        submittedAt,
        decision,
        decidedAt,
        decisionReason: decision === 'returned' ? 'The photo is missing' : null,
      });
    await judged('returned', monday, tuesday);
    await judged('returned', tuesday, monday);
    await judged('accepted', monday, monday);
    await aSession(made.id, {
      startsAt: new Date(Date.now() - 60_000),
      endsAt: new Date(Date.now() + 60_000),
    });
    await aSession(made.id);
    const { counts, sessions, ballots, events } = await getOverview(organizer, conference);
    expect(counts).toMatchObject({
      all: 2,
      noNomination: 1,
      withoutHead: 0,
      credentials: 1,
      credentialsAccepted: 1,
      persons: 5,
      notSubmitted: 1,
      submitted: 2,
      returned: 1,
      accepted: 1,
    });
    expect(sessions.length).toBeGreaterThanOrEqual(1);
    expect(ballots).toEqual([]);
    expect(events).toEqual([]);
    const chair = await anActor('chair', made.id);
    expect((await getOverview(chair, conference)).events).toBeNull();
    const head = await aSeat(made.id, chile.id, 'adviser');
    await expect(getOverview(head, conference)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(getOverview(ANONYMOUS, conference)).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('counts what the list behind each figure lists', async () => {
    const made = await aConference({}, ['AR', 'CL', 'PE', 'UY']);
    const organizer = await anActor('organizer', made.id);
    const conference = await getConference(organizer, made.slug);
    const argentina = await aDelegation(made.id, 'AR', { credentialsStatus: 'awaited' });
    const chile = await aDelegation(made.id, 'CL', { credentialsStatus: 'submitted' });
    const bolivia = await aDelegation(made.id, 'BO', {
      withdrawnAt: new Date(),
      withdrawalReason: 'It does not come.',
      createdAt: new Date(0),
    });
    await aDelegation(made.id, 'PE');
    await aSeat(made.id, argentina.id, 'delegate', { submittedAt: new Date() });
    await aSeat(made.id, chile.id, 'head');
    await aSeat(made.id, chile.id, 'delegate', { withdrawnAt: new Date(), nominatedAt: new Date(0) });
    await aSeat(made.id, bolivia.id, 'delegate');
    const withDeadline = { ...conference, confirmationDue: new Date() };
    const { counts } = await getOverview(organizer, withDeadline);
    const { delegations, uninvited } = await listDelegations(organizer, made.id);
    for (const view of DELEGATION_VIEWS) {
      const listed = personsView(view)
        ? (await listPeople(organizer, made.id, personsIn({ show: view }), { locale: 'en' })).total
        : delegationsShown(delegations, delegationsIn({ show: view }), 'en').length;
      expect(counts[view], view).toBe(listed + (view === 'noNomination' ? uninvited.length : 0));
    }
    expect(counts).toMatchObject({ all: 3, noNomination: 2, withoutHead: 1, awaited: 1, persons: 2 });
  });

  it('counts what closing would leave as it is', async () => {
    const { id } = await aConference();
    const organizer = await anActor('organizer', id);
    await anOutcome(id, { number: 1 });
    await anOutcome(id, { number: 2, leftOpenAt: new Date() });
    await anOutcome(id, { number: 3, adoptedAt: new Date(), adoptionMethod: 'consensus' });
    expect(await getClosing(organizer, id)).toMatchObject({ ahead: 0, drafts: 1, leftOpen: 1, adopted: 1 });
  });
});
