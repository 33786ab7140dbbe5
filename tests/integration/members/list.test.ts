import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference, member } from '@/db/schema/conferences';
import { membership } from '@/db/schema/memberships';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { createConference } from '@/features/conferences/commands/founding';
import { addMember } from '@/features/conferences/commands/members';
import { conferenceInput } from '@/features/conferences/input';
import {
  addMembership,
  editMembership,
  endMembership,
  removeMembership,
} from '@/features/members/commands/memberships';
import { membershipChangeInput, membershipInput } from '@/features/members/input';
import { getCountryOnList, listMemberships } from '@/features/members/queries/memberships';
import { HOUSE } from '@/platform/record';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { holdRows, withoutLock } from '@/tests/setup/unguarded';

let administrator: Actor;
beforeEach(async () => {
  administrator = await anActor('administrator');
  await withTx(SYSTEM, (tx) => tx.delete(membership));
});

const reason = 'As the depositary notified.';
const add = (countryCode: string, more: { region?: string; since?: string } = {}) =>
  addMembership(administrator, membershipInput.parse({ countryCode, region: 'americas', ...more }));
const rows = () => withTx(SYSTEM, (tx) => tx.select().from(membership).orderBy(asc(membership.createdAt)));
const idOf = async (code: string) => (await rows()).find((row) => row.countryCode === code)?.id ?? '';

describe('the list of members', () => {
  it('takes a country once for each day, and again once it has left', async () => {
    await add('CL', { since: '1945-10-24' });
    await expect(add('CL', { since: '2020-01-01' })).rejects.toMatchObject({
      key: 'members.refusal.memberThen',
      field: 'countryCode',
    });
    const membershipId = await idOf('CL');
    const end = { membershipId, version: 1, until: '2019-12-31', reason };
    await endMembership(administrator, end);
    await expect(endMembership(administrator, end)).rejects.toMatchObject({ kind: 'stale' });
    await add('CL', { since: '2020-01-01' });
    const known = (await listMemberships(administrator)).map(({ since, until, reason: why }) => [
      since,
      until,
      why,
    ]);
    expect(known).toEqual([
      ['1945-10-24', '2019-12-31', reason],
      ['2020-01-01', null, null],
    ]);
    // The first cannot be stretched over the second.
    const stretched = { membershipId, version: 2, region: null, since: '1945-10-24', until: null, reason };
    await expect(editMembership(administrator, stretched)).rejects.toMatchObject({
      key: 'members.refusal.memberThen',
    });
    const kinds = await withTx(SYSTEM, (tx) =>
      tx.select({ kind: event.kind }).from(event).where(eq(event.entityId, membershipId)),
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['membership.added', 'membership.ended']);
  });

  it('is corrected with a reason, upon what was seen, and ends no day before it begins', async () => {
    await add('CL', { since: '1945-10-24' });
    const membershipId = await idOf('CL');
    const change = (values: object) =>
      editMembership(
        administrator,
        membershipChangeInput.parse({ membershipId, version: 1, region: 'americas', reason, ...values }),
      );
    await expect(change({ since: '2000-01-02', until: '2000-01-01' })).rejects.toMatchObject({
      key: 'common.invalid.range',
      field: 'until',
    });
    await change({ since: '1945-10-25' });
    await expect(change({ since: '1945-10-26' })).rejects.toMatchObject({ key: 'common.refusal.stale' });
    const [corrected] = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.kind, 'membership.edited')),
    );
    expect(corrected).toMatchObject({
      conferenceId: HOUSE,
      before: { since: '1945-10-24' },
      after: { since: '1945-10-25', reason },
    });
  });

  it('loses what was never true, unless a conference relies on it', async () => {
    await aConference({}, ['CL']);
    await add('CL');
    await add('PE');
    const remove = async (code: string) =>
      removeMembership(administrator, { membershipId: await idOf(code), version: 1, reason });
    await expect(remove('CL')).rejects.toMatchObject({ key: 'members.refusal.inScope' });
    await remove('PE');
    expect((await rows()).map(({ countryCode }) => countryCode)).toEqual(['CL']);
    expect((await getCountryOnList(administrator, 'CL')).inScope.length).toBeGreaterThan(0);
    await expect(getCountryOnList(administrator, 'ZZ')).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('has one end where two administrators end a membership at once, and would have two without the lock', async () => {
    await add('CL');
    const membershipId = await idOf('CL');
    const colleague = await anActor('administrator');
    const both = (version: number) =>
      Promise.allSettled([
        endMembership(administrator, { membershipId, version, until: '2020-01-01', reason }),
        endMembership(colleague, { membershipId, version, until: '2021-01-01', reason }),
      ]);
    const meeting = async (version: number) => {
      const door = await holdRows('membership', [membershipId]);
      const presses = both(version);
      await door.standing(2);
      await door.release();
      return (await presses).map(({ status }) => status).sort();
    };
    expect(await meeting(1)).toEqual(['fulfilled', 'rejected']);
    const { done, taken } = await withoutLock('membership', () => meeting(2));
    expect([taken > 0, done]).toEqual([true, ['fulfilled', 'fulfilled']]);
  });

  it('has a country once where two add it at once', async () => {
    const colleague = await anActor('administrator');
    const input = membershipInput.parse({ countryCode: 'PE' });
    const both = await Promise.allSettled([administrator, colleague].map((one) => addMembership(one, input)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { key: 'members.refusal.memberThen' },
    });
  });
});

describe('a new conference', () => {
  const createdWith = async (values: object) => {
    const { id } = await aConference();
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(conference).where(eq(conference.id, id)));
    const slug = `founded-${randomUUID().slice(0, 8)}`;
    const input = conferenceInput.parse({
      seriesId: row?.seriesId,
      slug,
      symbol: slug.toUpperCase(),
      languages: ['en'],
      originalLanguage: 'en',
      title: { en: 'Conference' },
      region: 'americas',
      startsOn: '2023-03-21',
      endsOn: '2023-03-23',
      timeZone: 'UTC',
      ...values,
    });
    await createConference(administrator, input);
    const [made] = await withTx(SYSTEM, (tx) =>
      tx.select().from(conference).where(eq(conference.slug, slug)),
    );
    const conferenceId = made?.id ?? '';
    const members = () =>
      withTx(SYSTEM, (tx) => tx.select().from(member).where(eq(member.conferenceId, conferenceId)));
    const codes = async () => (await members()).map(({ countryCode }) => countryCode).sort();
    return { conferenceId, codes };
  };

  beforeEach(async () => {
    await add('CL');
    await add('PE', { since: '2023-03-21' });
    await add('AR', { since: '2023-03-22' });
    await add('FR', { region: 'europe' });
  });

  it('is founded with the members of its region that are members on its days', async () => {
    expect(await (await createdWith({})).codes()).toEqual(['CL', 'PE']);
    expect(await (await createdWith({ region: 'world' })).codes()).toEqual(['CL', 'FR', 'PE']);
    expect(await (await createdWith({ members: 'FR PE' })).codes()).toEqual(['FR', 'PE']);
    await expect(createdWith({ members: 'CL, AR, BO' })).rejects.toMatchObject({
      key: 'conferences.refusal.notMembers',
      params: { codes: 'AR, BO' },
      field: 'members',
    });
  });

  it('takes into its scope later whoever is a member on its days, and nobody else', async () => {
    const { conferenceId, codes } = await createdWith({});
    const organizer = await anActor('organizer', conferenceId);
    const later = (countryCode: string) => addMember(organizer, { conferenceId, countryCode });
    await expect(later('AR')).rejects.toMatchObject({ key: 'conferences.refusal.notMember' });
    await later('FR');
    expect(await codes()).toEqual(['CL', 'FR', 'PE']);
  });

  it('names its members itself where no list is kept of its days', async () => {
    await withTx(SYSTEM, (tx) => tx.delete(membership));
    expect(await (await createdWith({ members: 'BO' })).codes()).toEqual(['BO']);
  });
});
