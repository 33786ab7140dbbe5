import { and, eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { event, eventReason } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { recordOf } from '@/domain/record-view';
import { changeWords } from '@/features/conferences/components/record-words';
import { getConference } from '@/features/conferences/queries';
import { listEntries } from '@/features/conferences/queries/record';
import { decideCredentials } from '@/features/delegations/commands/credentials';
import { editDelegation } from '@/features/delegations/commands/delegation';
import { reinstateDelegation, withdrawDelegation } from '@/features/delegations/commands/withdrawal';
import { getWithdrawal, withdrawalVersionOf } from '@/features/delegations/queries/withdrawal';
import { record, verifyEvents } from '@/platform/record';
import { REDACTED } from '@/platform/redaction';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

/** A delegation that was edited, decided upon, withdrawn and reinstated, each with its reason. */
async function anEventfulOne() {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL', 'PE']);
  const organizer = await anActor('organizer', conferenceId);
  const officer = await anActor('credentialsOfficer', conferenceId);
  const { id: delegationId } = await aDelegation(conferenceId, 'CL', { credentialsStatus: 'provisional' });
  const { accountId: focal } = await aSeat(conferenceId, delegationId, 'focalPoint');
  const at = { conference, delegationId };
  await editDelegation(organizer, { ...at, version: 1, kind: 'host', reason: 'It hosts us.' });
  const decided = { ...at, version: 2, to: 'rejected' as const };
  await decideCredentials(officer, { ...decided, reason: 'Signed by Anna Roe.' });
  const facts = await getWithdrawal(organizer, conferenceId, delegationId);
  await withdrawDelegation(organizer, {
    ...at,
    word: 'CL',
    factsVersion: withdrawalVersionOf(facts),
    reason: 'Ivo Poe wrote so.',
  });
  await reinstateDelegation(organizer, { ...at, version: 4, reason: 'Ivo Poe comes.' });
  const reasonsTo = async (viewer: Actor) => {
    const held = await getConference(viewer, conference);
    const { entries, things } = await listEntries(
      viewer,
      held,
      recordOf({ entity: 'delegation', id: delegationId }),
    );
    const reading = { viewer, conference: held, locale: 'en' as const, things };
    return entries.map((entry) =>
      changeWords(reading, entry.changes)
        .filter(({ label }) => label === 'Reason')
        .map(({ before, after }) => [before, after]),
    );
  };
  return { conferenceId, delegationId, organizer, officer, focal, reasonsTo };
}

const KEPT = ['Ivo Poe comes.', 'Ivo Poe wrote so.', 'Signed by Anna Roe.', 'It hosts us.'];

it('of acts upon a delegation stay to be read by those concerned, and never stand in the chain', async () => {
  const { conferenceId, organizer, officer, focal, reasonsTo } = await anEventfulOne();
  const all = KEPT.map((reason) => [[undefined, reason]]);
  for (const viewer of [organizer, officer, await actorOf(focal ?? '')])
    expect(await reasonsTo(viewer)).toEqual(all);
  const rows = await withTx(SYSTEM, (tx) =>
    tx
      .select({ after: event.after })
      .from(event)
      .where(eq(event.conferenceId, conferenceId))
      .orderBy(event.sequence),
  );
  expect(rows.map(({ after }) => (after as { reason: string }).reason)).toEqual(Array(4).fill(REDACTED));
  expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, conferenceId))).toEqual({ count: 4, broken: null });
});

it('of an accreditation is read by the staff, and not by the focal point', async () => {
  const { conferenceId, delegationId, officer, focal, reasonsTo } = await anEventfulOne();
  const seat = await aSeat(conferenceId, delegationId);
  await withTx(SYSTEM, (tx) =>
    record(tx, officer, {
      conferenceId,
      kind: 'registration.returned',
      entityId: seat.participantId,
      before: { decision: null, reason: null },
      after: { delegationId, decision: 'returned', reason: 'The photo shows a cat.' },
    }),
  );
  expect((await reasonsTo(officer))[0]).toEqual([[undefined, 'The photo shows a cat.']]);
  expect((await reasonsTo(await actorOf(focal ?? '')))[0]).toEqual([]);
});

it('are added to by the application, which changes none, and takes none away but by a decided erasure', async () => {
  const { conferenceId } = await anEventfulOne();
  const its = and(eq(eventReason.conferenceId, conferenceId), eq(eventReason.sequence, 1));
  const denied = { cause: expect.objectContaining({ code: '42501' }) };
  await expect(
    withTx(SYSTEM, (tx) => tx.update(eventReason).set({ reason: 'x' }).where(its)),
  ).rejects.toMatchObject(denied);
  await expect(withTx(SYSTEM, (tx) => tx.delete(eventReason).where(its))).rejects.toMatchObject({
    cause: expect.objectContaining({ code: '23001' }),
  });
});
