import { expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { session } from '@/db/schema/agenda';
import { delegation, participant } from '@/db/schema/delegations';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { MOST_ASKED, MOST_FOUND } from '@/domain/search';
import { getConference } from '@/features/conferences/queries';
import { MOST_SEARCHES, search, searchOrSay } from '@/features/conferences/queries/search';
import { actorOf } from '@/platform/signed-in';
import { aRelease } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { forcibly } from '../ballots/voted';

async function counted<T>(work: () => Promise<T>): Promise<{ count: number; result: T }> {
  let count = 0;
  const end = watchStatements(() => {
    count += 1;
  });
  const result = await work().finally(end);
  return { count, result };
}

const START = new Date('2023-03-21T13:00:00Z');
const END = new Date('2023-03-21T14:00:00Z');

/** A conference of `size` sessions and persons who are all called alike. */
async function crowded(size: number) {
  const made = await aConference();
  const conferenceId = made.id;
  const { id: delegationId } = await aDelegation(conferenceId, 'Crowd', { quota: 500 });
  const rows = Array.from({ length: size }, (_, n) => ({ n, accountId: newId() }));
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(account).values(
      rows.map(({ accountId, n }) => ({
        id: accountId,
        email: `${accountId}@example.org`,
        name: `Crowd Person ${n}`,
      })),
    );
    await tx.insert(participant).values(
      rows.map(({ accountId }) => ({
        conferenceId,
        delegationId,
        accountId,
        capacity: 'delegate' as const,
      })),
    );
    await tx.insert(session).values(
      rows.map(({ n }) => ({
        conferenceId,
        kind: 'panel' as const,
        title: inAll(`Crowd ${n}`),
        startsAt: START,
        endsAt: END,
      })),
    );
  });
  return getConference(ANONYMOUS, made.slug);
}

const from = (conference: Awaited<ReturnType<typeof crowded>>, client = newId()) =>
  ({ conference, locale: 'en', client }) as const;

it('is one question to the database beside the one that counts, of ten rows as of hundreds, and shows a few', async () => {
  for (const size of [5, 400]) {
    const conference = await crowded(size);
    const organizer = await anActor('organizer', conference.id);
    const { count, result } = await counted(() => search(organizer, from(conference), 'crowd'));
    expect(count).toBe(2);
    const lines = result.groups.flatMap((group) => group.lines);
    expect(lines.length).toBe(size === 5 ? 11 : MOST_FOUND);
    expect(result.groups.map(({ key }) => key).sort()).toEqual(['delegation', 'person', 'session']);
    if (size === 400) expect(result.sentence).toBe('The 20 best of 801 results');
  }
});

it('looks once more at each kind that is drawn from something frozen, and only where it is found', async () => {
  const conference = await crowded(2);
  const released = {
    kind: 'panel' as const,
    itemNumber: null,
    room: null,
    languages: [],
    startsAt: START.toISOString(),
    endsAt: END.toISOString(),
  };
  const id = await withTx(
    SYSTEM,
    async (tx) => (await tx.select({ id: session.id }).from(session).limit(1))[0]?.id ?? '',
  );
  await aRelease(conference.id, [{ ...released, id, title: inAll('Frozen panel') }]);
  await anOutcome(conference.id, {
    number: 1,
    title: inAll('Frozen text'),
    adoptedAt: new Date(),
    adoptionMethod: 'consensus',
  });
  const ask = (typed: string) => counted(() => search(ANONYMOUS, from(conference), typed));
  // An adopted text that this process has not looked at yet is one more.
  await ask('frozen text');
  expect((await ask('nothing at all')).count).toBe(2);
  expect((await ask('frozen panel')).count).toBe(3);
  expect((await ask('frozen')).count).toBe(4);
  expect((await ask('frozen')).result.groups.map(({ key }) => key)).toEqual(['outcome', 'session']);
});

it('shows nothing of what is in doubt', async () => {
  const conference = await crowded(1);
  const released = {
    kind: 'panel' as const,
    itemNumber: null,
    room: null,
    languages: [],
    startsAt: START.toISOString(),
    endsAt: END.toISOString(),
  };
  await aRelease(conference.id, [{ ...released, id: newId(), title: inAll('Frozen panel') }]);
  await anOutcome(conference.id, {
    number: 1,
    title: inAll('Frozen text'),
    adoptedAt: new Date(),
    adoptionMethod: 'consensus',
  });
  await forcibly(
    `update agenda_release set sessions = jsonb_set(sessions, '{0,title,en}', '"Forged panel"') where conference_id = '${conference.id}'`,
  );
  await forcibly(
    `update outcome set title = jsonb_set(title, '{en}', '"Forged text"') where conference_id = '${conference.id}'`,
  );
  const { groups } = await search(ANONYMOUS, from(conference), 'forged');
  expect(groups).toEqual([
    {
      key: 'outcome',
      label: 'Outcomes',
      lines: [{ title: 'Outcome 1', href: `/en/${conference.slug}/outcomes/1` }],
    },
  ]);
});

it('reads no more of a question than is shown, and answers an empty one with pages and acts', async () => {
  const conference = await crowded(1);
  const long = `crowd ${'x'.repeat(MOST_ASKED)}`;
  expect((await search(ANONYMOUS, from(conference), long)).groups).toEqual([]);
  const { result, count } = await counted(() => search(ANONYMOUS, from(conference), '  '));
  expect(count).toBe(0);
  expect(result.groups.map(({ key }) => key)).toEqual(['page', 'action']);
  for (const typed of [['crowd'], undefined, 'ﷺ'.repeat(MOST_ASKED), '\u0000', 'a '.repeat(MOST_ASKED)])
    expect((await search(ANONYMOUS, from(conference), typed)).groups.length).toBeLessThanOrEqual(9);
});

it('counts searches of an account, and of a network where nobody is signed in', async () => {
  const conference = await crowded(1);
  const often = async (who: Actor, client: string, times: number) => {
    const refusals = [];
    for (let n = 0; n < times; n++)
      refusals.push((await searchOrSay(who, from(conference, client), 'crowd')).refused);
    return refusals.filter(Boolean).length;
  };
  const one = await actorOf((await anAccount()).id);
  expect(await often(one, 'net', MOST_SEARCHES.account + 2)).toBe(2);
  const { results } = await searchOrSay(one, from(conference), 'crowd');
  expect(results).toEqual({ groups: [], sentence: expect.stringContaining('Too many attempts') });
  // Somebody else on the same network goes on.
  expect(await often(await actorOf((await anAccount()).id), 'net', 1)).toBe(0);
  await forcibly(
    `update rate_limit set points = ${MOST_SEARCHES.client - 1} where key = 'search:client:other'`,
  );
  expect(await often(ANONYMOUS, 'other', 1)).toBe(0);
  await forcibly(
    `update rate_limit set points = ${MOST_SEARCHES.client - 1} where key = 'search:client:other'`,
  );
  expect(await often(ANONYMOUS, 'other', 3)).toBe(2);
});

it('finds a person for the staff by name, by what they registered as and by address, until they are withdrawn', async () => {
  const conference = await crowded(1);
  const officer = await anActor('credentialsOfficer', conference.id);
  const [{ id: delegationId } = { id: '' }] = await withTx(SYSTEM, (tx) =>
    tx.select({ id: delegation.id }).from(delegation).limit(1),
  );
  const held = await anAccount({ name: 'Ñusta Quispe', email: `nusta-${newId()}@example.org` });
  const where = await withTx(SYSTEM, async (tx) =>
    (await tx.select({ id: delegation.id, conferenceId: delegation.conferenceId }).from(delegation)).find(
      (one) => one.conferenceId === conference.id,
    ),
  );
  const seat = await aSeat(conference.id, where?.id ?? delegationId, 'delegate', { accountId: held.id });
  for (const typed of ['nusta', 'QUISPE ñus', held.email]) {
    const { groups } = await search(officer, from(conference), typed);
    expect(groups, typed).toMatchObject([
      {
        key: 'person',
        lines: [
          { title: 'Ñusta Quispe', href: `/en/${conference.slug}/accreditation/${seat.participantId}` },
        ],
      },
    ]);
  }
  await forcibly(`update participant set withdrawn_at = now() where id = '${seat.participantId}'`);
  expect((await search(officer, from(conference), 'nusta')).groups).toEqual([]);
});
