import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { session as sessionTable } from '@/db/schema/agenda';
import { conference, rulesProfile } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { draftSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { closeConference } from '@/features/conferences/commands/closing';
import { writeRules } from '@/features/conferences/commands/rules';
import { editConference } from '@/features/conferences/commands/settings';
import { rulesInput, settingsInput } from '@/features/conferences/input';
import { getConference } from '@/features/conferences/queries';
import { getRules, listRules } from '@/features/conferences/queries/settings';
import { dateRange } from '@/platform/i18n/format';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { eventsOf, mailsOf } from '@/tests/setup/stored';

const kindsOf = async (conferenceId: string) =>
  (
    await withTx(SYSTEM, (tx) =>
      tx
        .select({ kind: event.kind })
        .from(event)
        .where(eq(event.conferenceId, conferenceId))
        .orderBy(event.sequence),
    )
  ).map(({ kind }) => kind);

async function aHouse() {
  const { id, slug } = await aConference({}, ['CL', 'PE']);
  const organizer = await anActor('organizer', id);
  return { id, slug, organizer };
}

const KNOWN = {
  title: inAll('Renamed'),
  summary: null,
  hostCountry: 'PE',
  hostCity: null,
  startsOn: '2024-05-01',
  endsOn: '2024-05-02',
  timeZone: 'America/Lima',
};
const REASON = 'The host has another hall.';
const FACTS = { ...KNOWN, reason: REASON };

const RULES = {
  replaces: null,
  name: inAll('House rules'),
  majority: 'twoThirds' as const,
  quorum: 'atLeast' as const,
  share: [1, 3] as [number, number],
  of: 'members' as const,
  onTie: 'rejected' as const,
  secondVoteDelayHours: 24,
  abstentionGuard: true,
  correspondence: false,
  closeEarlyWhenAllVoted: false,
  minimumHours: 72,
  onBroken: 'vote' as const,
  newHeadAccredited: true,
  newHeadWaitingHours: 48,
  seconders: 1,
  consensusCall: true,
  consensusSeconds: 90,
  membersFirst: true,
  newSpeakersFirst: true,
  regionsAlternate: false,
};

describe('the facts of a conference', () => {
  it('are changed by its organizer, and never upon an older version', async () => {
    const { id, slug, organizer } = await aHouse();
    const input = { conferenceId: id, version: 1, ...FACTS };
    await editConference(organizer, input);
    expect(await getConference(organizer, slug)).toMatchObject({ ...KNOWN, version: 2 });
    await expect(editConference(organizer, input)).rejects.toMatchObject({ key: 'common.refusal.stale' });
    expect(await kindsOf(id)).toEqual(['conference.edited']);
  });

  it('are changed by nobody else', async () => {
    const { id } = await aHouse();
    const other = await anActor('organizer', (await aConference()).id);
    const input = { conferenceId: id, version: 1, ...FACTS };
    for (const [actor, kind] of [
      [other, 'notFound'],
      [await anActor(), 'notFound'],
      [await anActor('chair', id), 'forbidden'],
    ] as const) {
      await expect(editConference(actor, input)).rejects.toMatchObject({ kind });
      await expect(
        closeConference(actor, { conferenceId: id, version: 1, sure: true }),
      ).rejects.toMatchObject({ kind });
      await expect(writeRules(actor, { ...RULES, conferenceId: id })).rejects.toMatchObject({ kind });
    }
    expect(await kindsOf(id)).toEqual([]);
  });

  it('are corrected with a reason once others know them, and without one while nobody does', async () => {
    const { id, slug, organizer } = await aHouse();
    const { title, hostCity, startsOn, endsOn, timeZone } = await getConference(organizer, slug);
    const stands = { ...KNOWN, title, hostCity, startsOn, endsOn, timeZone, hostCountry: 'CL', reason: null };
    const edit = async (change: Partial<typeof FACTS> | { reason: null }) => {
      const { version } = await getConference(organizer, slug);
      return editConference(organizer, { conferenceId: id, version, ...stands, ...change });
    };
    for (const change of [
      { title: inAll('Corrected') },
      { hostCountry: 'PE' },
      { startsOn: '2023-03-20' },
      { endsOn: null, startsOn: null },
      { timeZone: 'America/Lima' },
    ])
      await expect(edit(change as Partial<typeof FACTS>), JSON.stringify(change)).rejects.toMatchObject({
        key: 'common.invalid.empty',
        field: 'reason',
      });
    await edit({ summary: inAll('Nobody counts on it.') } as never);
    await edit({ title: inAll('Corrected'), reason: REASON });
    const [, corrected] = await withTx(SYSTEM, (tx) =>
      tx.select().from(event).where(eq(event.conferenceId, id)).orderBy(event.sequence),
    );
    expect(corrected).toMatchObject({
      kind: 'conference.edited',
      before: { title },
      after: { title: inAll('Corrected'), reason: REASON },
    });
    await withTx(SYSTEM, (tx) =>
      tx
        .update(conference)
        .set({ hiddenAt: new Date(), hiddenBy: organizer.accountId })
        .where(eq(conference.id, id)),
    );
    await edit({ title: inAll('Corrected again') });
    expect(await mailsOf(id)).toEqual([]);
  });

  it('are told to whoever comes where days, clock or place change: one mail each, in the own language', async () => {
    const { id, slug, organizer } = await aHouse();
    const { id: comes } = await aDelegation(id, 'CL');
    const { id: stays } = await aDelegation(id, 'PE');
    const head = await aSeat(id, comes, 'head');
    const other = await aSeat(id, stays, 'head');
    const accounts = await withTx(SYSTEM, async (tx) => {
      await tx
        .update(delegation)
        .set({ withdrawnAt: new Date(), withdrawalReason: REASON })
        .where(eq(delegation.id, stays));
      await tx
        .update(account)
        .set({ locale: 'ar' })
        .where(eq(account.id, head.accountId ?? ''));
      return tx.select().from(account);
    });
    const addressOf = (one: string | null) => accounts.find((row) => row.id === one)?.email;
    const change = { conferenceId: id, version: 1, ...FACTS };
    await editConference(organizer, { ...change, startsOn: '2023-03-20', endsOn: '2023-03-24' });
    const mails = await mailsOf(id);
    expect(mails.map(({ recipient, template }) => [recipient, template]).sort()).toEqual(
      [organizer.accountId, head.accountId].map((one) => [addressOf(one), 'conferences.moved']).sort(),
    );
    expect(mails.map(({ recipient }) => recipient)).not.toContain(addressOf(other.accountId));
    const [toHead] = mails.filter(({ locale }) => locale === 'ar');
    const params = toHead?.params ?? {};
    expect(params).toMatchObject({ reason: REASON });
    expect(String(params.link)).toContain(`/ar/${slug}/me`);
    const lines = String(params.changes).split('\n');
    expect(lines[0]).toContain(dateRange('2023-03-20', '2023-03-24', 'ar'));
    expect(lines[0]).toContain(dateRange('2023-03-21', '2023-03-23', 'ar'));
    // A summary is read by everybody, and nobody plans by it.
    const { version } = await getConference(organizer, slug);
    const stands = { ...change, startsOn: '2023-03-20', endsOn: '2023-03-24', version };
    await editConference(organizer, { ...stands, summary: inAll('A summary'), reason: null });
    expect(await mailsOf(id)).toHaveLength(mails.length);
  });

  it('ask for both dates or none, in their order, and for nothing that was not asked for', () => {
    const form = { conferenceId: crypto.randomUUID(), version: '1', ...FACTS, summary: '', hostCity: '' };
    expect(settingsInput.safeParse(form).success).toBe(true);
    for (const wrong of [
      { startsOn: '2024-05-03' },
      { endsOn: '' },
      { endsOn: '2024-02-30' },
      { timeZone: 'Mars/Olympus' },
      { hostCountry: 'XX' },
      { closedAt: '2024-01-01' },
      { title: { ...FACTS.title, de: 'Umbenannt' } },
      { title: { ...FACTS.title, en: 'x'.repeat(10_000) } },
    ]) {
      expect(settingsInput.safeParse({ ...form, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});

describe('closing', () => {
  it('waits for the first day of the conference', async () => {
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const ahead = await aConference({ startsOn: day(2), endsOn: day(3) });
    const organizer = await anActor('organizer', ahead.id);
    const close = (conferenceId: string) => ({ conferenceId, version: 1, sure: true });
    await expect(closeConference(organizer, close(ahead.id))).rejects.toMatchObject({
      key: 'conferences.refusal.notBegun',
    });
    const dateless = await aConference({ startsOn: null, endsOn: null });
    await closeConference(await anActor('organizer', dateless.id), close(dateless.id));
  });

  it('happens once, whoever presses first, and for good', async () => {
    const { id, slug, organizer } = await aHouse();
    const presses = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        closeConference(organizer, { conferenceId: id, version: 1, sure: true }),
      ),
    );
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await kindsOf(id)).toEqual(['conference.closed']);
    const { version, closedAt } = await getConference(organizer, slug);
    expect(closedAt).toBeInstanceOf(Date);
    await expect(editConference(organizer, { conferenceId: id, version, ...FACTS })).rejects.toMatchObject({
      key: 'conferences.refusal.closed',
    });
  });
});

describe('the dates and the time zone', () => {
  const facts = { ...FACTS, startsOn: '2023-03-21', endsOn: '2023-03-23', timeZone: 'America/Santiago' };

  it('stay where sessions would lie on no day of the conference, and say which', async () => {
    const { id, slug, organizer } = await aHouse();
    await aSession(id, { title: inAll('Opening') });
    await aSession(id, { title: inAll('Cancelled'), cancelledAt: new Date() });
    // What lies outside already was put there on purpose.
    await aSession(id, {
      title: inAll('Excursion'),
      startsAt: new Date('2023-03-25T13:00:00Z'),
      endsAt: new Date('2023-03-25T14:00:00Z'),
    });
    const change = { conferenceId: id, version: 1, ...facts };
    const late = editConference(organizer, { ...change, startsOn: '2023-03-22' });
    await expect(late).rejects.toMatchObject({
      key: 'conferences.refusal.breaks',
      field: 'startsOn',
      params: { what: { messages: [{ params: { title: inAll('Opening') } }] } },
    });
    // At 10:00 in Santiago it is the next day in Kiritimati.
    const shifted = {
      ...change,
      startsOn: '2023-03-21',
      endsOn: '2023-03-21',
      timeZone: 'Pacific/Kiritimati',
    };
    await expect(editConference(organizer, shifted)).rejects.toMatchObject({
      key: 'conferences.refusal.breaks',
    });
    await editConference(organizer, { ...change, startsOn: '2023-03-20', endsOn: '2023-03-24' });
    expect(await getConference(organizer, slug)).toMatchObject({ version: 2, endsOn: '2023-03-24' });
  });

  it('stay where a release announced times that would shift, or sessions that would be outside', async () => {
    const { id, organizer } = await aHouse();
    const session = await aSession(id, { title: inAll('Opening') });
    await aRelease(id, releasedFrom(await withTx(SYSTEM, (tx) => draftSessions(tx, id))));
    // In the draft it has gone; the public still reads it.
    await withTx(SYSTEM, (tx) =>
      tx.update(sessionTable).set({ cancelledAt: new Date() }).where(eq(sessionTable.id, session.id)),
    );
    const change = { conferenceId: id, version: 1, ...facts };
    await expect(editConference(organizer, { ...change, timeZone: 'America/Lima' })).rejects.toMatchObject({
      field: 'timeZone',
      params: { what: { messages: [{ key: 'conferences.breaks.release', params: { number: 1 } }] } },
    });
    await expect(editConference(organizer, { ...change, startsOn: '2023-03-22' })).rejects.toMatchObject({
      params: { what: { messages: [{ key: 'conferences.breaks.session' }] } },
    });
    await expect(
      editConference(organizer, { ...change, startsOn: null, endsOn: null }),
    ).rejects.toMatchObject({ key: 'conferences.refusal.breaks' });
    await editConference(organizer, { ...change, endsOn: '2023-03-24' });
  });
});

describe('rules of procedure', () => {
  it('change by a new version, and the one before is withdrawn', async () => {
    const { id, organizer } = await aHouse();
    await writeRules(organizer, { ...RULES, conferenceId: id });
    const [first] = await listRules(organizer, id);
    if (!first) throw new Error('no rules');
    expect(first.profile.vote.quorum).toEqual({ of: 'members', atLeast: [1, 3] });
    expect(first.profile.newHead).toEqual({ accredited: true, waitingHours: 48 });
    const { membersFirst, newSpeakersFirst, regionsAlternate } = RULES;
    const alternation = { membersFirst, newSpeakersFirst, regionsAlternate };
    expect(first.profile.alternation).toEqual(alternation);
    const written = (await eventsOf(id)).filter(({ kind }) => kind === 'rules.written');
    expect(written).toMatchObject([{ after: { profile: { alternation } } }]);
    const next = { ...RULES, conferenceId: id, replaces: first.id, quorum: 'none' as const };
    const raced = await Promise.allSettled([writeRules(organizer, next), writeRules(organizer, next)]);
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const now = await listRules(organizer, id);
    expect(now).toMatchObject([{ version: 2, profile: { vote: { quorum: null } } }]);
    await expect(getRules(organizer, id, first.id)).rejects.toMatchObject({ kind: 'notFound' });
    const kept = await withTx(SYSTEM, (tx) =>
      tx.select().from(rulesProfile).where(eq(rulesProfile.conferenceId, id)),
    );
    expect(kept).toHaveLength(2);
  });

  it('take whole shares that are at most one', () => {
    const form = {
      ...RULES,
      conferenceId: crypto.randomUUID(),
      replaces: '',
      abstentionGuard: 'on',
      correspondence: undefined,
      closeEarlyWhenAllVoted: undefined,
    };
    const parsed = (share: string) => rulesInput.safeParse({ ...form, share });
    expect(parsed('2/3').data).toMatchObject({ share: [2, 3], abstentionGuard: true, correspondence: false });
    for (const share of ['3/2', '0/1', '1/0', '0.5', 'half', '1/2/3']) {
      expect(parsed(share).success, share).toBe(false);
    }
  });
});
