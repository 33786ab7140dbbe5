import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { dbNow, withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { rollAt } from '@/features/ballots/queries/roll';
import { addMember } from '@/features/conferences/commands/members';
import { listMembers } from '@/features/conferences/queries/members';
import { editDelegation } from '@/features/delegations/commands/delegation';
import { getCountry } from '@/features/delegations/queries/countries';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

const reason = 'The invitation said so.';

async function invited(sender: string, values: Parameters<typeof aDelegation>[2] = {}) {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL', 'PE']);
  const organizer = await anActor('organizer', conferenceId);
  const delegation = await aDelegation(conferenceId, sender, values);
  const edit = (change: Partial<Parameters<typeof editDelegation>[1]>) =>
    editDelegation(organizer, {
      conference,
      delegationId: delegation.id,
      version: 1,
      kind: delegation.kind,
      reason,
      ...change,
    });
  const now = () => getDelegation(organizer, conferenceId, delegation.id);
  return { conferenceId, conference, organizer, delegation, edit, now };
}

describe('a roll of the past', () => {
  it('has a delegation of the kind and the name that it had then', async () => {
    const { conferenceId, delegation, edit } = await invited('Ocean Watch');
    const then = await withTx(SYSTEM, (tx) => dbNow(tx));
    await edit({ kind: 'guest', organization: 'Sea Watch' });
    await edit({ kind: 'secretariat', version: 2 });
    const excludedAt = async (at: Date) => {
      const { excluded } = await withTx(SYSTEM, (tx) => rollAt(tx, conferenceId, at));
      return excluded.find(({ delegationId }) => delegationId === delegation.id);
    };
    expect(await excludedAt(then)).toMatchObject({ name: 'Ocean Watch', reason: 'observer' });
    const now = await withTx(SYSTEM, (tx) => dbNow(tx));
    expect(await excludedAt(new Date(now.getTime() + 1000))).toMatchObject({
      name: 'Sea Watch',
      reason: 'secretariat',
    });
  });
});

describe('the kind of a delegation, and the name of its sender', () => {
  it('are corrected with a reason, on record and by mail to the focal points', async () => {
    const { conferenceId, delegation, edit, now } = await invited('Ocean Watch');
    await aSeat(conferenceId, delegation.id, 'focalPoint');
    await edit({ kind: 'guest', organization: 'Ocean Watch International' });
    expect(await now()).toMatchObject({
      kind: 'guest',
      organization: 'Ocean Watch International',
      version: 2,
    });
    const [recorded] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(event)
        .where(and(eq(event.conferenceId, conferenceId), eq(event.kind, 'delegation.edited'))),
    );
    expect(recorded).toMatchObject({
      before: { kind: 'observer', organization: 'Ocean Watch' },
      after: { kind: 'guest', organization: 'Ocean Watch International' },
    });
    const [mail] = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.conferenceId, conferenceId)),
    );
    expect(mail).toMatchObject({
      template: 'delegation.edited',
      params: {
        reason,
        changes:
          'Kind: Guest (before: Observer)\nOrganization: Ocean Watch International (before: Ocean Watch)',
      },
    });
  });

  it('are refused where the sender cannot be so, where it is there already, and where nothing changes', async () => {
    const ofOrganization = await invited('Ocean Watch');
    await aDelegation(ofOrganization.conferenceId, 'Sea Watch');
    await expect(ofOrganization.edit({ kind: 'memberInRegion' })).rejects.toMatchObject({ field: 'kind' });
    await expect(ofOrganization.edit({ organization: 'SEA watch' })).rejects.toMatchObject({
      key: 'delegations.refusal.invited',
    });
    await expect(ofOrganization.edit({})).rejects.toMatchObject({
      key: 'delegations.refusal.sameAsBefore',
    });
    const ofCountry = await invited('FR', { kind: 'memberOutOfRegion' });
    await expect(ofCountry.edit({ kind: 'memberInRegion' })).rejects.toMatchObject({
      key: 'delegations.refusal.notMember',
    });
    await aDelegation(ofCountry.conferenceId, 'FR', { kind: 'observer' });
    await expect(ofCountry.edit({ kind: 'observer' })).rejects.toMatchObject({
      key: 'delegations.refusal.invited',
    });
  });

  it('are corrected by one of two at once', async () => {
    const { edit, now } = await invited('Ocean Watch');
    const raced = await Promise.allSettled([edit({ kind: 'guest' }), edit({ organization: 'Sea Watch' })]);
    expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(raced.find((one) => one.status === 'rejected')).toMatchObject({ reason: { kind: 'stale' } });
    expect((await now()).version).toBe(2);
  });

  it('are offered when its country becomes a member, and it votes from then on', async () => {
    const { conferenceId, organizer, delegation, edit } = await invited('FR', { kind: 'memberOutOfRegion' });
    const added = await addMember(organizer, { conferenceId, countryCode: 'FR' });
    expect(added).toEqual({ message: 'conferences.members.addedOutside' });
    const memberNow = async () =>
      (await listMembers(organizer, conferenceId)).find(({ code }) => code === 'FR');
    expect(await memberNow()).toMatchObject({ outside: delegation.id, delegations: 0 });
    await edit({ kind: 'memberInRegion' });
    expect(await memberNow()).toMatchObject({ outside: null, delegations: 1 });
    expect(await getCountry(organizer, conferenceId, 'FR')).toMatchObject({
      isMember: true,
      kinds: ['memberInRegion'],
    });
  });
});
