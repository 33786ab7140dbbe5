import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { event } from '@/db/schema/record';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { closeConference } from '@/features/conferences/commands/closing';
import { createConference } from '@/features/conferences/commands/founding';
import { addMember } from '@/features/conferences/commands/members';
import { removeConference } from '@/features/conferences/commands/removal';
import { removedRecordFile } from '@/features/conferences/exports';
import { getConference } from '@/features/conferences/queries';
import { getRemoval, listRemoved, removalVersionOf } from '@/features/conferences/queries/removal';
import { listConferences } from '@/features/conferences/queries/series';
import { record, verifyEvents } from '@/platform/record';
import { actorOf } from '@/platform/signed-in';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { holdRows } from '@/tests/setup/unguarded';

const reason = 'It was founded twice.';

async function aMistake() {
  const symbol = `WRONG-${crypto.randomUUID().slice(0, 8)}`;
  const { id, slug } = await aConference({ symbol });
  const administrator = await anActor('administrator');
  const removal = async () => ({
    conferenceId: id,
    factsVersion: removalVersionOf(await getRemoval(administrator, id)),
    reason,
    word: symbol,
  });
  return { id, slug, symbol, administrator, removal };
}

const seen = (viewer: Actor, slug: string) =>
  getConference(viewer, slug).then(
    () => 'seen',
    (error) => error.kind,
  );
const chainOf = (id: string) => withTx(SYSTEM, (tx) => verifyEvents(tx, id));
const kindsIn = (id: string) =>
  withTx(SYSTEM, (tx) =>
    tx.select({ kind: event.kind }).from(event).where(eq(event.conferenceId, id)).orderBy(event.sequence),
  ).then((rows) => rows.map(({ kind }) => kind));

describe('a conference that was founded by mistake', () => {
  it('is removed with a reason and its symbol, as what follows was shown, by an administrator alone', async () => {
    const { id, administrator, removal } = await aMistake();
    const shown = await removal();
    await expect(removeConference(administrator, { ...shown, word: 'WRONG' })).rejects.toMatchObject({
      field: 'word',
    });
    await expect(removeConference(await anActor('organizer', id), shown)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(removeConference(administrator, shown)).rejects.toMatchObject({ kind: 'stale' });
    const twice = await removal();
    const ended = await Promise.allSettled([
      removeConference(administrator, twice),
      removeConference(administrator, twice),
    ]);
    expect(ended.map((one) => (one.status === 'rejected' ? one.reason.kind : one.status)).sort()).toEqual([
      'fulfilled',
      'stale',
    ]);
    expect(await kindsIn(id)).toEqual(['conference.removed']);
  });

  it('is gone for everybody with a part in it, who are told why; address and symbol are free', async () => {
    const { id, slug, symbol, administrator, removal } = await aMistake();
    const organizer = await anActor('organizer', id);
    const { id: delegationId } = await aDelegation(id, 'CL');
    const focalPoint = await aSeat(id, delegationId, 'focalPoint');
    await aSession(id);
    await addMember(organizer, { conferenceId: id, countryCode: 'CL' });
    await removeConference(administrator, await removal());
    const now = await actorOf(organizer.accountId ?? '');
    expect([now.roles, (await actorOf(focalPoint.accountId ?? '')).seats]).toEqual([[], []]);
    for (const viewer of [ANONYMOUS, organizer, administrator]) {
      expect(await seen(viewer, slug)).toBe('notFound');
      expect(await seen(viewer, `removed-${id}`)).toBe('notFound');
    }
    const { conferences } = await listConferences(ANONYMOUS);
    expect(conferences.map((one) => one.id)).not.toContain(id);
    await expect(addMember(organizer, { conferenceId: id, countryCode: 'AR' })).rejects.toMatchObject({
      kind: 'notFound',
    });
    const { rows: mails } = await withTx(SYSTEM, (tx) =>
      tx.execute<{ params: object }>(
        sql`select params from outbox where conference_id = ${id} and template = 'conferences.removed'`,
      ),
    );
    expect(mails.map(({ params }) => params)).toEqual(
      Array.from({ length: 2 }, () => ({ conference: 'Conference', symbol, reason })),
    );
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute<{ id: string }>(sql`select series_id as id from conference where id = ${id}`),
    );
    const again = { slug, symbol, title: inAll('Again'), region: 'americas' as const, members: [] };
    const open = { ordinal: null, hostCountry: null, hostCity: null, startsOn: null, endsOn: null };
    await createConference(administrator, {
      ...again,
      ...open,
      seriesId: rows[0]?.id ?? '',
      timeZone: 'UTC',
      languages: [...LOCALES],
      originalLanguage: 'en',
    });
    expect(await seen(ANONYMOUS, slug)).toBe('seen');
  });

  it('stays as a record for administrators, whose chain holds and ends', async () => {
    const { id, slug, symbol, administrator, removal } = await aMistake();
    const organizer = await anActor('organizer', id);
    await addMember(organizer, { conferenceId: id, countryCode: 'CL' });
    await removeConference(administrator, await removal());
    expect(await chainOf(id)).toEqual({ count: 2, broken: null });
    const [entry] = (await listRemoved(administrator)).filter((one) => one.id === id);
    expect(entry).toMatchObject({ slug, symbol, reason, by: 'Test Person', entries: 2 });
    const { bytes } = await removedRecordFile(administrator, id, 'en');
    expect(bytes.toString()).toContain(reason);
    for (const viewer of [organizer, ANONYMOUS])
      await expect(removedRecordFile(viewer, id, 'en')).rejects.toMatchObject({ key: expect.any(String) });
    const after = { countryCode: 'AR' };
    await expect(
      withTx(SYSTEM, (tx) =>
        record(tx, SYSTEM, { conferenceId: id, kind: 'member.added', entityId: 'AR', after }),
      ),
    ).rejects.toThrow();
    const asApp = (values: object) =>
      withTx(SYSTEM, (tx) => tx.update(conference).set(values).where(eq(conference.id, id)));
    await expect(asApp({ removedAt: null })).rejects.toThrow();
    await expect(asApp({ title: inAll('Another') })).rejects.toThrow();
  });

  it('stays once something is public or final: for the command, and for the database', async () => {
    const publishing: ((id: string) => Promise<unknown>)[] = [
      (id) => aRelease(id, []),
      async (id) => {
        const organizer = await anActor('organizer', id);
        await closeConference(organizer, { conferenceId: id, version: 1, sure: true });
      },
      async (id) => {
        const { id: outcomeId } = await anOutcome(id);
        const leftOpenAt = new Date();
        await withTx(SYSTEM, async (tx) => {
          await tx.execute(sql`update outcome set left_open_at = ${leftOpenAt} where id = ${outcomeId}`);
          const after = { number: 1, leftOpenAt };
          await record(tx, SYSTEM, {
            conferenceId: id,
            kind: 'outcome.leftOpen',
            entityId: outcomeId,
            after,
          });
        });
      },
    ];
    for (const publish of publishing) {
      const { id, slug, administrator, removal } = await aMistake();
      await publish(id);
      await expect(removeConference(administrator, await removal())).rejects.toMatchObject({
        key: 'conferences.refusal.publicAlready',
      });
      const removed = { slug: `removed-${id}`, symbol: id, removedAt: new Date(), version: 9 };
      await expect(
        withTx(SYSTEM, (tx) => tx.update(conference).set(removed).where(eq(conference.id, id))),
      ).rejects.toMatchObject({ cause: { constraint: 'conference_public' } });
      expect(await seen(ANONYMOUS, slug)).toBe('seen');
    }
  });

  it('has one outcome with a release, whichever comes first', async () => {
    const { id, slug, administrator, removal } = await aMistake();
    const shown = await removal();
    const held = await holdRows('conference', [id]);
    const released = withTx(SYSTEM, async (tx) => {
      await tx.execute(sql`select from conference where id = ${id} and slug = ${slug} for no key update`);
      const after = { number: 1, sessions: 0, changes: 0, digest: '' };
      await record(tx, SYSTEM, { conferenceId: id, kind: 'agenda.released', entityId: '1', after });
    });
    await held.standing(1);
    const removed = removeConference(administrator, shown);
    const ended = Promise.allSettled([released, removed]);
    await Promise.race([held.standing(2), removed.catch(() => null)]);
    await held.release();
    expect((await ended).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(removed).rejects.toMatchObject({ key: 'conferences.refusal.publicAlready' });
    expect(await chainOf(id)).toEqual({ count: 1, broken: null });
  });
});
