import { describe, expect, it } from 'vitest';
import { watchStatements } from '@/db/client';
import { PERSON_ORDERS, type PersonOrder, personsIn } from '@/domain/person-views';
import { registrationStatus } from '@/domain/registration';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { listDelegationLines, listDelegations } from '@/features/delegations/queries/lines';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { asOwner } from '@/tests/setup/owner';

async function ground() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL');
  await aSeat(conference.id, home.id);
  const organizer = await anActor('organizer', conference.id);
  return { conference, home, organizer };
}

describe('the lists', () => {
  it('know the same states as the domain', async () => {
    const { conference, home, organizer } = await ground();
    const at = (minute: number) => new Date(Date.UTC(2023, 0, 1, 0, minute));
    const rows = [
      {},
      { submittedAt: at(1) },
      { submittedAt: at(1), decision: 'accepted' as const, decidedAt: at(2) },
      { submittedAt: at(1), decision: 'returned' as const, decisionReason: 'x', decidedAt: at(2) },
      { submittedAt: at(3), decision: 'returned' as const, decisionReason: 'x', decidedAt: at(2) },
    ];
    const wanted = new Map<string, string>();
    for (const row of rows) {
      const seat = await aSeat(conference.id, home.id, 'delegate', row);
      const facts = { submittedAt: null, decision: null, decidedAt: null, ...row };
      wanted.set(
        seat.participantId,
        registrationStatus({ nominatedAt: at(0), startedAt: null, withdrawnAt: null, ...facts }),
      );
    }
    const all = personsIn({ show: 'persons' });
    const { people, counts } = await listPeople(organizer, conference.id, all, { locale: 'en' });
    expect(counts).toEqual({
      submitted: 2,
      notSubmitted: 2,
      returned: 1,
      accepted: 1,
      requests: 0,
      persons: 6,
    });
    for (const [id, status] of wanted) expect(people.find((p) => p.id === id)?.status).toBe(status);
    const [line] = (await listDelegations(organizer, conference.id)).delegations;
    expect(line).toMatchObject({ nominated: 6, notSubmitted: 2, submitted: 2, returned: 1, accepted: 1 });
  });

  it('take as many statements for 1,000 rows as for 10', async () => {
    const { conference, home, organizer } = await ground();
    const statements = async () => {
      let sent = 0;
      const stop = watchStatements(() => {
        sent += 1;
      });
      await listDelegations(organizer, conference.id);
      await listPeople(organizer, conference.id, personsIn({ show: 'persons' }), { locale: 'en' });
      await listDelegationLines(organizer, conference.id);
      await getDelegation(organizer, conference.id, home.id);
      stop();
      return sent;
    };
    for (let n = 0; n < 10; n += 1) await aSeat(conference.id, home.id);
    const few = await statements();
    await asOwner(
      `insert into account (id, email, name) select gen_random_uuid(), '${conference.slug}-' || n || '@example.org', 'P' from generate_series(1, 1000) n`,
      `insert into delegation (conference_id, id, kind, organization, quota) select '${conference.id}', gen_random_uuid(), 'observer', 'Organization ' || n, 5 from generate_series(1, 900) n`,
      `insert into participant (conference_id, id, delegation_id, account_id, capacity) select '${conference.id}', gen_random_uuid(), '${home.id}', id, 'delegate' from account where email like '${conference.slug}-%'`,
    );
    expect(await statements()).toBe(few);
    const unsubmitted = personsIn({ show: 'notSubmitted' });
    const { people, total } = await listPeople(organizer, conference.id, unsubmitted, {
      page: 3,
      locale: 'en',
    });
    expect([people.length, total > 1000]).toEqual([50, true]);
    // A sign that means something to LIKE is none of a name.
    for (const question of ['%', '_', "'"]) {
      const page = await listPeople(organizer, conference.id, { ...unsubmitted, question }, { locale: 'en' });
      expect([question, page.total === total]).toEqual([question, true]);
    }
    const nobody = { ...unsubmitted, question: 'nobody of that name' };
    const named = await listPeople(organizer, conference.id, nobody, { locale: 'en' });
    expect(named).toMatchObject({ people: [], total: 0 });
  });
});

describe('a list of persons', () => {
  /** Four who handed in one after another, of two countries and an organization. */
  async function queue() {
    const { id } = await aConference();
    const at = (minute: number) => ({ submittedAt: new Date(Date.UTC(2023, 0, 1, 0, minute)) });
    const chile = (await aDelegation(id, 'CL')).id;
    const germany = (await aDelegation(id, 'DE', { kind: 'memberOutOfRegion' })).id;
    const union = (await aDelegation(id, 'Brotherhood of Coasts')).id;
    await aSeat(id, germany, 'expert', { name: 'Ñusta', ...at(1) });
    await aSeat(id, chile, 'head', { name: 'Nz', ...at(2) });
    await aSeat(id, union, 'adviser', { name: 'Nadia', ...at(3) });
    await aSeat(id, chile, 'alternate', { name: 'Oskar', ...at(4) });
    await aSeat(id, chile, 'delegate', { name: 'Waits for nothing' });
    return { id, officer: await anActor('organizer', id) };
  }

  it('stands in the order asked for, both ways, in the language of who reads it', async () => {
    const { id, officer } = await queue();
    const names = async (sort: string, locale: 'en' | 'es' = 'en') =>
      (await listPeople(officer, id, personsIn({ sort }), { locale })).people
        .map(({ name }) => name)
        .join(' ');
    const orders: Record<PersonOrder, string> = {
      name: 'Nadia Ñusta Nz Oskar',
      delegation: 'Nadia Nz Oskar Ñusta',
      capacity: 'Nz Oskar Nadia Ñusta',
      status: 'Nadia Ñusta Nz Oskar',
      since: 'Ñusta Nz Nadia Oskar',
    };
    for (const by of PERSON_ORDERS) expect(await names(by), by).toBe(orders[by]);
    expect(await names('-since')).toBe('Oskar Nadia Nz Ñusta');
    expect(await names('name', 'es')).toBe('Nadia Nz Ñusta Oskar');
    expect(await names('delegation', 'es')).toBe('Ñusta Nadia Nz Oskar');
  });

  it('tells who stand beside a person in it, as it is narrowed and ordered', async () => {
    const { id, officer } = await queue();
    const all = (await listPeople(officer, id, personsIn({ show: 'persons' }), { locale: 'en' })).people;
    const idOf = (name: string) => all.find((one) => one.name === name)?.id ?? '';
    const beside = async (name: string, typed: Parameters<typeof personsIn>[0] = {}) => {
      const page = await listPeople(officer, id, personsIn(typed), { locale: 'en', beside: idOf(name) });
      return [page.previous, page.next].map((one) => all.find((person) => person.id === one)?.name);
    };
    expect(await beside('Nz')).toEqual(['Ñusta', 'Nadia']);
    expect(await beside('Oskar')).toEqual(['Nadia', 'Ñusta']);
    expect(await beside('Nz', { sort: 'name' })).toEqual(['Ñusta', 'Oskar']);
    expect(await beside('Nz', { q: 'n' })).toEqual(['Ñusta', 'Nadia']);
    expect(await beside('Nz', { q: 'nusta' })).toEqual([undefined, 'Ñusta']);
    expect(await beside('Ñusta', { q: 'nusta' })).toEqual([undefined, undefined]);
    expect(await beside('Waits for nothing')).toEqual([undefined, 'Ñusta']);
  });

  it('shows the part of it in which the person stands', async () => {
    const { conference, home, organizer } = await ground();
    for (let n = 10; n < 35; n += 1) await aSeat(conference.id, home.id, 'delegate', { name: `P ${n}` });
    const typed = personsIn({ show: 'notSubmitted', q: 'P ', sort: 'name' });
    const { people } = await listPeople(organizer, conference.id, typed, { locale: 'en' });
    const at = async (n: number) => {
      const page = await listPeople(organizer, conference.id, typed, { locale: 'en', beside: people[n]?.id });
      return [
        page.page,
        page.people[0]?.name,
        page.previous === people[n - 1]?.id,
        page.next === people[n + 1]?.id,
      ];
    };
    expect(await at(19)).toEqual([1, 'P 10', true, true]);
    expect(await at(20)).toEqual([2, 'P 30', true, true]);
  });
});
