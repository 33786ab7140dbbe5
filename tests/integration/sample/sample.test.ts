import { and, asc, eq, gt, isNull, lte, ne, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { account } from '@/db/schema/accounts';
import { session } from '@/db/schema/agenda';
import { ballot } from '@/db/schema/ballots';
import { checkIn } from '@/db/schema/check-ins';
import { communiqueParagraph } from '@/db/schema/communique';
import { conference } from '@/db/schema/conferences';
import { debateEvent } from '@/db/schema/debates';
import { delegation, participant } from '@/db/schema/delegations';
import { followUpRhythm } from '@/db/schema/implementation';
import { paragraph } from '@/db/schema/notes';
import { outcome, outcomeSource } from '@/db/schema/outcomes';
import { event } from '@/db/schema/record';
import { floorRequest, intervention } from '@/db/schema/speakers';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { SAMPLE_ACCOUNTS, sampleEmail } from '@/domain/sample-accounts';
import { getGlance } from '@/features/conferences/queries/public';
import { delegationsHere } from '@/features/delegations/queries/check-ins';
import { askForReports } from '@/features/implementation/jobs';
import { listFollowUps } from '@/features/implementation/queries/follow-up';
import { verifyEvents } from '@/platform/record';
import { actorOf } from '@/platform/signed-in';
import { SAMPLE_SLUG } from '@/sample/content/series';
import { AddressTaken, loadSample } from '@/sample/loader/load';
import { resetSample } from '@/sample/loader/reset';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, aSeat } from '@/tests/setup/conference/people';
import { ofEveryTable } from '../../setup/tables';
import { configured } from '../accounts/browser';

/** One digest a table, over all its rows. */
async function digests(): Promise<Record<string, string>> {
  const tables = await ofEveryTable<{ digest: string }>(
    (table) => `select '${table}' as name,
      md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${table}" t`,
  );
  return Object.fromEntries(tables.map(({ name, digest }) => [name, digest]));
}

/** Past the guard: an address never changes. */
const rename = (id: string, slug: string) =>
  withTx(SYSTEM, (tx) =>
    asOwner(tx, async () => {
      await tx.execute(sql`alter table conference disable trigger user`);
      await tx.update(conference).set({ slug }).where(eq(conference.id, id));
      await tx.execute(sql`alter table conference enable trigger user`);
    }),
  );

const filled = () =>
  withTx(SYSTEM, async (tx) => {
    const [row] = await tx.select().from(conference).where(eq(conference.slug, SAMPLE_SLUG));
    if (!row) throw new Error('the sample is not there');
    return row;
  });

describe('loading the sample', () => {
  afterEach(async () => {
    await resetSample();
  });

  it('loads once, each person and text in its place, with chains that hold', async () => {
    expect(await loadSample('real', new Date())).toBe('loaded');
    expect(await loadSample('real', new Date())).toBe('already there');
    const { id, startsOn, endsOn } = await filled();
    expect(await getGlance(ANONYMOUS, id)).toMatchObject({
      members: 38,
      present: { member: 37, memberOutOfRegion: 1, observer: 4, secretariat: 1 },
    });
    expect([startsOn, endsOn]).toEqual(['2023-03-21', '2023-03-23']);
    await withTx(SYSTEM, async (tx) => {
      const sent = and(eq(delegation.conferenceId, id), eq(delegation.kind, 'memberInRegion'));
      expect(await tx.$count(delegation, sent)).toBe(37);
      const persons = await tx
        .select({ email: account.email, sample: account.sample })
        .from(participant)
        .innerJoin(account, eq(account.id, participant.accountId))
        .where(eq(participant.conferenceId, id));
      expect(persons.length).toBeGreaterThan(100);
      for (const one of persons)
        expect(one).toMatchObject({ sample: true, email: expect.stringMatching(/@sample\.invalid$/) });
      const recorded = and(eq(outcome.conferenceId, id), eq(outcome.adoptionMethod, 'recorded'));
      expect(await tx.$count(outcome, recorded)).toBe(7);
      const sourced = await tx
        .selectDistinct({ id: outcomeSource.outcomeId })
        .from(outcomeSource)
        .where(eq(outcomeSource.conferenceId, id));
      expect(sourced).toHaveLength(11);
      const paragraphs = await tx
        .select()
        .from(communiqueParagraph)
        .where(eq(communiqueParagraph.conferenceId, id));
      expect(paragraphs).toHaveLength(7);
      for (const { text } of paragraphs) for (const language of LOCALES) expect(text[language]).not.toBe('');
      expect(await verifyEvents(tx, id)).toMatchObject({ broken: null });
      const here = (table: typeof intervention | typeof floorRequest) => eq(table.conferenceId, id);
      expect(await tx.$count(intervention, here(intervention))).toBeGreaterThan(30);
      const came = await tx.select().from(checkIn).where(eq(checkIn.conferenceId, id));
      const accepted = and(eq(participant.conferenceId, id), eq(participant.decision, 'accepted'));
      expect(came.length).toBeGreaterThan(80);
      expect(came.length).toBeLessThan(await tx.$count(participant, accepted));
      const arrivals = and(eq(event.conferenceId, id), eq(event.kind, 'checkIn.added'));
      expect(await tx.$count(event, arrivals)).toBe(came.length);
      expect((await delegationsHere(tx, id)).size).toBeGreaterThan(30);
      const goesOn = and(here(intervention), isNull(intervention.endedAt));
      expect(await tx.$count(intervention, goesOn)).toBe(0);
      expect(await tx.$count(debateEvent, eq(debateEvent.conferenceId, id))).toBe(13);
    });
    const [first, second, ...others] = await listFollowUps(ANONYMOUS, { id });
    expect(others).toEqual([]);
    for (const followUp of [first, second]) {
      expect(followUp?.members).toHaveLength(38);
      expect(followUp?.rounds.length).toBeGreaterThan(3);
      expect(followUp?.rhythms).toHaveLength(2);
      const standings = new Set(followUp?.members.map(({ standing }) => standing));
      expect([...standings].sort()).toEqual(['answered', 'awaited', 'settled']);
    }
    // Whom a report is asked of was written to already.
    expect(await askForReports()).toBe(0);
  });

  it('stops in the middle of the conference when it is to be now', async () => {
    const now = new Date();
    await loadSample('session', now);
    const { id, closedAt } = await filled();
    expect(closedAt).toBeNull();
    await withTx(SYSTEM, async (tx) => {
      const running = and(lte(session.startsAt, now), gt(session.endsAt, now), ne(session.kind, 'break'));
      expect(await tx.$count(session, and(eq(session.conferenceId, id), running))).toBeGreaterThan(0);
      expect(await tx.$count(ballot, eq(ballot.conferenceId, id))).toBe(0);
      expect(
        await tx.$count(paragraph, and(eq(paragraph.conferenceId, id), gt(paragraph.createdAt, now))),
      ).toBe(0);
      const drafts = and(isNull(outcome.adoptedAt), isNull(outcome.leftOpenAt));
      expect(await tx.$count(outcome, and(eq(outcome.conferenceId, id), drafts))).toBeGreaterThan(0);
      const speaks = and(eq(intervention.conferenceId, id), isNull(intervention.endedAt));
      const waits = and(eq(floorRequest.conferenceId, id), isNull(floorRequest.endedAt));
      // Where groups meet side by side, as at some hours of the day, one speaks in each.
      const speaking = await tx.select({ in: intervention.sessionId }).from(intervention).where(speaks);
      expect(speaking.length).toBeGreaterThan(0);
      expect(new Set(speaking.map((one) => one.in)).size).toBe(speaking.length);
      expect(await tx.$count(floorRequest, waits)).toBeGreaterThan(0);
      expect(await tx.$count(followUpRhythm, eq(followUpRhythm.conferenceId, id))).toBe(0);
    });
  });
});

describe('the sample in the midst of the vote', () => {
  beforeAll(async () => {
    await loadSample('vote', new Date());
  });
  afterAll(async () => {
    await resetSample();
  });

  it('opens every door of "continue as" with the part that its name says', async () => {
    const { id: conferenceId } = await filled();
    const rows = await withTx(SYSTEM, (tx) => tx.select().from(account).where(eq(account.sample, true)));
    const part = async (key: (typeof SAMPLE_ACCOUNTS)[number]['key']) => {
      const row = rows.find(({ email }) => email === sampleEmail(key));
      if (!row) throw new Error(`no account ${key}`);
      const { administrator, roles, seats } = await actorOf(row.id);
      return {
        administrator,
        roles: roles.map(({ role }) => role),
        seats: seats.map((s) => `${s.capacity} of ${s.delegationKind}`),
      };
    };
    const parts = await configured({ SAMPLE: '1' }, async () =>
      Object.fromEntries(
        await Promise.all(SAMPLE_ACCOUNTS.map(async ({ key }) => [key, await part(key)] as const)),
      ),
    );
    const nobody = { administrator: false, roles: [], seats: [] };
    expect(parts).toEqual({
      organizer: { ...nobody, roles: ['organizer'] },
      'credentials-officer': { ...nobody, roles: ['credentialsOfficer'] },
      chair: { ...nobody, roles: ['chair'], seats: ['head of memberInRegion'] },
      rapporteur: { ...nobody, roles: ['rapporteur'], seats: ['alternate of memberInRegion'] },
      'head-of-delegation': { ...nobody, seats: ['head of memberInRegion'] },
      delegate: { ...nobody, seats: ['delegate of memberInRegion'] },
      observer: { ...nobody, seats: ['head of observer'] },
      'focal-point': { ...nobody, seats: ['focalPoint of memberInRegion'] },
      'press-officer': { ...nobody, roles: ['pressOfficer'] },
      administrator: { ...nobody, administrator: true },
    });
    expect(conferenceId).toBeTruthy();
  });

  it('has one ballot declared, one open and one silence running', async () => {
    const { id, closedAt } = await filled();
    expect(closedAt).not.toBeNull();
    await withTx(SYSTEM, async (tx) => {
      const all = await tx
        .select()
        .from(ballot)
        .where(eq(ballot.conferenceId, id))
        .orderBy(asc(ballot.number));
      const now = new Date();
      expect(
        all.map(({ procedure, declaredAt, closesAt }) => [procedure, declaredAt !== null, closesAt > now]),
      ).toEqual([
        ['vote', true, false],
        ['vote', false, true],
        ['silence', false, true],
      ]);
      expect(all[0]?.result).toMatchObject({
        outcome: 'adopted',
        counts: { roll: 37, for: 24, against: 9, abstain: 4, notVoting: 0, members: 38 },
        explanation: { key: 'decision.explain.adopted.twoThirds', params: { cast: 33, needed: 22 } },
      });
      expect(all[0]?.resultPackage).toContain('"format": "plenary-result-2"');
    });
  });
});

describe('resetting the sample', () => {
  it('leaves everything else as it was, to the last row', async () => {
    const { id } = await aConference({}, ['CL', 'UY']);
    const from = await aDelegation(id, 'CL');
    await aSeat(id, from.id, 'head');
    const { id: sessionId } = await aSession(id);
    await anOutcome(id, { sessionId, leftOpenAt: new Date() });
    const before = await digests();
    await loadSample('vote', new Date());
    expect(await digests()).not.toEqual(before);
    expect(await resetSample()).toBe(4);
    expect(await digests()).toEqual(before);
    expect(await resetSample()).toBe(0);
  });

  it('loads nothing where a conference that is no sample bears its address', async () => {
    const { id } = await aConference({ slug: SAMPLE_SLUG });
    const before = await digests();
    await expect(loadSample('real', new Date())).rejects.toThrow(new AddressTaken([SAMPLE_SLUG]));
    expect(await digests()).toEqual(before);
    await rename(id, `not-${id}`);
  });
});
