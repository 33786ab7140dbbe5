import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { decideCredentials } from '@/features/delegations/commands/credentials';
import { changeQuota } from '@/features/delegations/commands/invitation';
import { REDACTED } from '@/platform/redaction';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';

async function ground() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL', { credentialsStatus: 'awaited' });
  const officer = await anActor('credentialsOfficer', conference.id);
  const address = { conference: conference.slug, delegationId: home.id };
  const stored = async () => {
    const [row] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(delegation)
        .where(and(eq(delegation.conferenceId, conference.id), eq(delegation.id, home.id))),
    );
    return row;
  };
  return { conference, home, officer, address, stored };
}

describe('credentials', () => {
  it('go from state to state, each on record; a rejection has a reason', async () => {
    const { conference, officer, address, stored } = await ground();
    await decideCredentials(officer, { ...address, version: 1, to: 'submitted', reason: null });
    expect(
      await refusalOf(decideCredentials(officer, { ...address, version: 2, to: 'rejected', reason: null })),
    ).toBe('delegations.refusal.reasonNeeded invalid reason');
    await decideCredentials(officer, { ...address, version: 2, to: 'rejected', reason: 'Unsigned' });
    expect(await stored()).toMatchObject({ credentialsStatus: 'rejected', credentialsReason: 'Unsigned' });
    const events = await eventsOf(conference.id);
    expect(events.map((e) => [e.before, e.after])).toEqual([
      [
        { status: 'awaited', reason: null },
        { status: 'submitted', reason: null },
      ],
      [
        { status: 'submitted', reason: null },
        { status: 'rejected', reason: REDACTED },
      ],
    ]);
  });

  it('are decided once by two officers at a time', async () => {
    const { officer, address, conference } = await ground();
    const other = await anActor('credentialsOfficer', conference.id);
    const both = await Promise.allSettled([
      decideCredentials(officer, { ...address, version: 1, to: 'submitted', reason: null }),
      decideCredentials(other, { ...address, version: 1, to: 'provisional', reason: null }),
    ]);
    const [lost] = both.filter((b) => b.status === 'rejected');
    expect(both.filter((b) => b.status === 'fulfilled')).toHaveLength(1);
    expect(lost?.reason.message).toBe('delegations.refusal.credentialsChanged');
  });

  it('are the credentials officer’s alone', async () => {
    const { conference, home, address } = await ground();
    const input = { ...address, version: 1, to: 'submitted' as const, reason: null };
    const organizer = await anActor('organizer', conference.id);
    expect(await refusalOf(decideCredentials(organizer, input))).toContain('forbidden');
    const head = await aSeat(conference.id, home.id, 'head');
    expect(await refusalOf(decideCredentials(head, input))).toContain('forbidden');
    const elsewhere = await anActor('credentialsOfficer', (await aConference()).id);
    expect(await refusalOf(decideCredentials(elsewhere, input))).toContain('notFound');
  });
});

describe('the places of a delegation', () => {
  it('are never fewer than the persons nominated', async () => {
    const { conference, home, address, stored } = await ground();
    const organizer = await anActor('organizer', conference.id);
    await aSeat(conference.id, home.id);
    await aSeat(conference.id, home.id);
    expect(await refusalOf(changeQuota(organizer, { ...address, version: 1, quota: 1 }))).toBe(
      'delegations.refusal.quotaBelow conflict quota',
    );
    await changeQuota(organizer, { ...address, version: 1, quota: 2 });
    expect((await stored())?.quota).toBe(2);
    const focal = await aSeat(conference.id, home.id, 'focalPoint');
    expect(await refusalOf(changeQuota(focal, { ...address, version: 1, quota: 9 }))).toContain('forbidden');
  });
});
