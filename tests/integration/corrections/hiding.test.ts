import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { agendaRelease } from '@/db/schema/agenda';
import { conference } from '@/db/schema/conferences';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { landing } from '@/features/accounts/queries/landing';
import { closeConference } from '@/features/conferences/commands/closing';
import { hideConference, showConference } from '@/features/conferences/commands/hiding';
import { getConference } from '@/features/conferences/queries';
import { getHiding, removalVersionOf } from '@/features/conferences/queries/removal';
import { search } from '@/features/conferences/queries/search';
import { listConferences } from '@/features/conferences/queries/series';
import { record, verifyEvents } from '@/platform/record';
import { actorOf } from '@/platform/signed-in';
import { aRelease } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

const reason = 'The host has not signed yet.';

async function aPlan() {
  const symbol = `PLAN-${crypto.randomUUID().slice(0, 8)}`;
  const { id, slug } = await aConference({ symbol });
  const organizer = await anActor('organizer', id);
  const hiding = async () => ({
    conferenceId: id,
    factsVersion: removalVersionOf(await getHiding(organizer, id)),
    reason,
  });
  return { id, slug, symbol, organizer, hiding };
}

const seen = (viewer: Actor, slug: string) =>
  getConference(viewer, slug).then(
    () => true,
    (error) => {
      if (error.kind !== 'notFound') throw error;
      return false;
    },
  );
async function isListed(viewer: Actor, { id, symbol }: { id: string; symbol: string }) {
  const { conferences } = await listConferences(viewer);
  const { groups } = await search(viewer, { conference: null, locale: 'en', client: symbol }, symbol);
  const isFound = groups.some(({ key }) => key === 'conference');
  return [conferences.some((one) => one.id === id), isFound];
}
const now = ({ accountId }: Actor) => actorOf(accountId ?? '');
const versionOf = async (viewer: Actor, slug: string) => (await getConference(viewer, slug)).version;
const release = { kind: 'agenda.released', entityId: '1' } as const;
const released = { number: 1, sessions: 0, changes: 0, digest: '' };

describe('a conference that is hidden', () => {
  it('is there for its organizers alone, and back as it was; the others are told both', async () => {
    const { id, slug, symbol, organizer, hiding } = await aPlan();
    const chair = await anActor('chair', id);
    const { id: delegationId } = await aDelegation(id, 'CL');
    const head = await aSeat(id, delegationId, 'head');
    const administrator = await anActor('administrator');
    const shown = await hiding();
    await expect(hideConference(chair, shown)).rejects.toMatchObject({ kind: 'forbidden' });
    await hideConference(organizer, shown);
    for (const viewer of [ANONYMOUS, await now(chair), await now(head), await anActor()]) {
      expect(await seen(viewer, slug)).toBe(false);
      expect(await isListed(viewer, { id, symbol })).toEqual([false, false]);
    }
    for (const viewer of [await now(organizer), administrator]) {
      expect(await seen(viewer, slug)).toBe(true);
      expect(await isListed(viewer, { id, symbol })).toEqual([true, true]);
    }
    const lands = ({ accountId }: Actor) => withTx(SYSTEM, (tx) => landing(tx, accountId ?? ''));
    expect([await lands(head), await lands(chair), await lands(organizer)]).toEqual(['', '', `/${slug}/me`]);
    const { roles } = await now(chair);
    expect([roles, (await now(head)).seats]).toEqual([[], []]);
    const version = await versionOf(organizer, slug);
    await expect(showConference(await now(chair), { conferenceId: id, version })).rejects.toMatchObject({
      kind: 'notFound',
    });
    await showConference(organizer, { conferenceId: id, version });
    for (const viewer of [ANONYMOUS, await now(head)]) expect(await seen(viewer, slug)).toBe(true);
    expect([(await now(chair)).roles.length, (await now(head)).seats.length]).toEqual([1, 1]);
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute<{ template: string; params: { reason?: string } }>(
        sql`select template, params from outbox where conference_id = ${id} order by id`,
      ),
    );
    expect(rows.map(({ template, params }) => [template, params.reason]).sort()).toEqual([
      ['conferences.hidden', reason],
      ['conferences.hidden', reason],
      ['conferences.shown', undefined],
      ['conferences.shown', undefined],
    ]);
    expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, id))).toEqual({ count: 2, broken: null });
  });

  it('stays visible once something is public, for the command and for the database', async () => {
    const { id, organizer, hiding } = await aPlan();
    await aRelease(id, []);
    await expect(hideConference(organizer, await hiding())).rejects.toMatchObject({
      key: 'conferences.refusal.publicNotHidden',
    });
    const bySql = withTx(SYSTEM, (tx) =>
      tx.update(conference).set({ hiddenAt: new Date() }).where(eq(conference.id, id)),
    );
    await expect(bySql).rejects.toMatchObject({ cause: { constraint: 'conference_public' } });
  });

  it('lets nothing of it become public or final', async () => {
    const { id, slug, organizer, hiding } = await aPlan();
    await hideConference(organizer, await hiding());
    await expect(aRelease(id, [])).rejects.toMatchObject({ cause: { constraint: 'conference_hidden' } });
    const closing = { conferenceId: id, version: await versionOf(organizer, slug), sure: true };
    await expect(closeConference(organizer, closing)).rejects.toMatchObject({
      key: 'common.refusal.hidden',
    });
  });

  it('has one outcome with a release that was under way', async () => {
    const { id, organizer, hiding } = await aPlan();
    const shown = await hiding();
    const ends = withTx(SYSTEM, async (tx) => {
      await tx.insert(agendaRelease).values({ conferenceId: id, number: 1, sessions: [] });
      // Nobody else sees the release yet, so the conference is hidden meanwhile, on another connection.
      await hideConference(organizer, shown);
      await record(tx, SYSTEM, { ...release, conferenceId: id, after: released });
    });
    await expect(ends).rejects.toMatchObject({ cause: { constraint: 'conference_hidden' } });
    expect((await getHiding(organizer, id)).public).toBe(null);
  });
});
