import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { focalPoint } from '@/db/schema/delegations';
import { personChange } from '@/db/schema/person-changes';
import { type Actor, SYSTEM } from '@/domain/actor';
import { recordOf } from '@/domain/record-view';
import { changeWords } from '@/features/conferences/components/record-words';
import { getConference } from '@/features/conferences/queries';
import { listEntries } from '@/features/conferences/queries/record';
import { handOverFocalPoint, renameFocalPoint } from '@/features/delegations/commands/handover';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { actorOf } from '@/platform/signed-in';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf } from '@/tests/setup/stored';

const reason = 'Ivo Poe has retired.';

async function aKept() {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL', 'PE']);
  const organizer = await anActor('organizer', conferenceId);
  const { id: delegationId } = await aDelegation(conferenceId, 'CL');
  const focal = await aSeat(conferenceId, delegationId, 'focalPoint');
  const other = await aSeat(conferenceId, delegationId, 'focalPoint');
  const email = `${randomUUID()}@example.org`;
  const handOver = (actor: Actor, change: Partial<Parameters<typeof handOverFocalPoint>[1]> = {}) =>
    handOverFocalPoint(actor, {
      ...{ conference, delegationId, focalPointId: focal.participantId, version: 1, reason },
      ...{ email, name: 'Ana Sol', locale: 'es' as const },
      ...change,
    });
  const standing = async () =>
    (await getDelegation(organizer, conferenceId, delegationId)).focalPoints.map(({ id }) => id);
  const accountOf = async (address: string) =>
    (await withTx(SYSTEM, (tx) => tx.select().from(account).where(eq(account.email, address))))[0];
  const mailsTo = async (address: string) =>
    (await mailsOf(conferenceId)).filter(({ recipient }) => recipient === address);
  return {
    conferenceId,
    conference,
    organizer,
    delegationId,
    focal,
    other,
    email,
    handOver,
    standing,
    accountOf,
    mailsTo,
  };
}

it('is handed over by its focal point, who loses it, to somebody who gets it, and both are told', async () => {
  const { conferenceId, conference, organizer, delegationId, ...kept } = await aKept();
  const { focal, other, email, handOver, accountOf, mailsTo, standing } = kept;
  expect(await handOver(focal)).toEqual({
    redirect: `/${conference}`,
    message: 'delegations.done.handedOver',
  });
  expect((await actorOf(focal.accountId ?? '')).seats).toEqual([]);
  const next = await accountOf(email);
  expect((await actorOf(next?.id ?? '')).seats).toMatchObject([{ delegationId, capacity: 'focalPoint' }]);
  expect(await standing()).toEqual([other.participantId, expect.any(String)]);
  expect(await mailsTo(email)).toMatchObject([{ template: 'delegation.focalPoint', locale: 'es' }]);
  const [former] = await withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(account)
      .where(eq(account.id, focal.accountId ?? '')),
  );
  const letters = await mailsTo(former?.email ?? '');
  expect(letters).toMatchObject([{ template: 'delegation.handedOver', params: { reason } }]);
  // Who comes is told to nobody whose address may have been a stranger's.
  expect(JSON.stringify(letters)).not.toMatch(/Ana Sol/);
  expect(JSON.stringify(letters)).not.toContain(email);
  const chain = await eventsOf(conferenceId);
  expect(chain.map(({ kind }) => kind)).toEqual(['focalPoint.handedOver']);
  expect(JSON.stringify(chain)).not.toMatch(/Ivo|Ana/);
  for (const viewer of [organizer, await actorOf(next?.id ?? '')]) {
    const held = await getConference(viewer, conference);
    const view = recordOf({ entity: 'delegation', id: delegationId });
    const { entries, things } = await listEntries(viewer, held, view);
    const reading = { viewer, conference: held, locale: 'en' as const, things };
    expect(entries.flatMap(({ changes }) => changeWords(reading, changes))).toContainEqual({
      label: 'Reason',
      after: reason,
      lang: '',
    });
  }
});

it('is handed over by the secretariat for any focal point, and by a focal point for nobody else', async () => {
  const { organizer, conferenceId, other, focal, handOver, standing } = await aKept();
  expect(await refusalOf(handOver(other))).toContain('forbidden');
  expect(await refusalOf(handOver(await anActor('chair', conferenceId)))).toContain('notFound');
  expect(await standing()).toEqual([focal.participantId, other.participantId]);
  await handOver(organizer);
  expect(await refusalOf(handOver(organizer))).toContain('common.refusal.removed');
});

it('goes neither to the same address nor to who is there already', async () => {
  const { organizer, focal, other, handOver, standing } = await aKept();
  const addresses = await withTx(SYSTEM, (tx) => tx.select().from(account));
  const addressOf = (actor: Actor) => addresses.find(({ id }) => id === actor.accountId)?.email ?? '';
  expect(await refusalOf(handOver(organizer, { email: addressOf(focal) }))).toContain('sameAsBefore');
  expect(await refusalOf(handOver(organizer, { email: addressOf(other) }))).toContain('focalPointAlready');
  const closed = await anAccount({ disabledAt: new Date() });
  expect(await refusalOf(handOver(organizer, { email: closed.email }))).toContain('accountDisabled');
  // At no moment has the delegation lost one: what was refused changed nothing.
  expect(await standing()).toEqual([focal.participantId, other.participantId]);
});

it('is handed over once by two at once', async () => {
  const { organizer, delegationId, handOver } = await aKept();
  const raced = await Promise.allSettled([
    handOver(organizer),
    handOver(organizer, { email: `${randomUUID()}@example.org` }),
  ]);
  expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  // The second is told that it came too late, and does not run into the database.
  expect(raced.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { key: 'common.refusal.removed' },
  });
  const rows = await withTx(SYSTEM, (tx) =>
    tx.select().from(focalPoint).where(eq(focalPoint.delegationId, delegationId)),
  );
  expect(rows.filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(2);
});

it('has its name corrected at the same address, by the secretariat and by itself, with the name before on record', async () => {
  const { conferenceId, conference, organizer, delegationId, focal, other } = await aKept();
  const rename = (actor: Actor, name: string, version: number) =>
    renameFocalPoint(actor, {
      ...{ conference, delegationId, focalPointId: focal.participantId, version },
      ...{ name, reason: 'It was misspelt.' },
    });
  expect(await rename(organizer, 'Ivo Pöe', 1)).toEqual({ message: 'delegations.done.focalPointRenamed' });
  expect(await rename(focal, 'Ivo Poe', 2)).toEqual({ message: 'delegations.done.focalPointRenamed' });
  const [shown] = (await getDelegation(organizer, conferenceId, delegationId)).focalPoints;
  expect(shown).toMatchObject({
    id: focal.participantId,
    name: 'Ivo Poe',
    changes: [
      { field: 'name', before: 'Ivo Pöe', after: 'Ivo Poe', hand: 'focalPoint', officer: null },
      { before: 'Test Person', after: 'Ivo Pöe', hand: 'secretariat', officer: { name: 'Test Person' } },
    ],
  });
  // Who keeps the delegation reads what it was, and by which office.
  const own = (await getDelegation(focal, conferenceId, delegationId)).own;
  expect(own?.changes).toMatchObject([
    { before: 'Ivo Pöe' },
    { before: 'Test Person', officer: { name: null } },
  ]);
  const mails = (await mailsOf(conferenceId)).filter(({ template }) => template === 'delegation.changed');
  expect(mails).toHaveLength(1);
  expect(
    JSON.stringify((await eventsOf(conferenceId)).filter(({ kind }) => kind === 'focalPoint.renamed')),
  ).not.toMatch(/Ivo|misspelt/);
  // The account, which may be another's elsewhere, keeps its own.
  const [kept] = await withTx(SYSTEM, (tx) =>
    tx
      .select({ name: account.name })
      .from(account)
      .where(eq(account.id, focal.accountId ?? '')),
  );
  expect(kept).toEqual({ name: 'Test Person' });
  expect(await refusalOf(rename(organizer, 'Ivo Poe', 3))).toBe(
    'delegations.refusal.sameAsBefore invalid name',
  );
  expect(await refusalOf(rename(organizer, 'Another', 2))).toMatch(/ stale$/);
  expect(await refusalOf(rename(other, 'Another', 3))).toMatch(/ forbidden$/);
  const both = withTx(SYSTEM, (tx) =>
    tx.insert(personChange).values({
      ...{ conferenceId, field: 'name', before: 'a', after: 'b', reason: 'x', hand: 'secretariat' },
    }),
  );
  await expect(both, 'of nobody').rejects.toThrow();
});

it('has its name corrected once by two at once', async () => {
  const { conference, organizer, delegationId, focal } = await aKept();
  const rename = (actor: Actor, name: string) =>
    renameFocalPoint(actor, {
      ...{ conference, delegationId, focalPointId: focal.participantId, version: 1, name, reason },
    });
  const raced = await Promise.allSettled([rename(organizer, 'Ivo Poe'), rename(focal, 'Iwo Poe')]);
  expect(raced.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(raced.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'stale' } });
});
