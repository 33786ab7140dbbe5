import { and, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference } from '@/db/schema/conferences';
import { erasureRequest } from '@/db/schema/erasures';
import { type Actor, SYSTEM } from '@/domain/actor';
import { type ErasureDecision, erasureState, isWaiting, whyNotErased, whyNotPutOff } from '@/domain/erasures';
import { pick } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { conferenceAt, FACTS } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { config } from '@/platform/config';
import { limit } from '@/platform/limit';
import { queueMail } from '@/platform/mail';
import { record } from '@/platform/record';
import type { erasureChoice, erasureDecisionInput, erasureInput } from '../input/erasures';
import { erasureFacts, hasHeld } from '../queries/erasures';
import type { ConferencePlace } from '../queries/places';
import { erasePerson, lockPerson } from './erasing';
import { addresseeOf } from './letters';

/** A person can ask so often in a day. */
const REQUESTS = 10;
const DAY = 86_400;

export type ErasureRow = typeof erasureRequest.$inferSelect;

const isIt = ({ conferenceId, id }: Pick<ErasureRow, 'conferenceId' | 'id'>) =>
  and(eq(erasureRequest.conferenceId, conferenceId), eq(erasureRequest.id, id));

const ownPages = (accountId: string) => [`account:${accountId}`] as const;

/** Asks a conference to erase what it holds about the actor. @throws Refusal while the actor has asked before, and waits */
export async function requestErasure(actor: Actor, input: z.output<typeof erasureInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { accountId } = actor;
    if (!accountId) throw missing();
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    authorize(actor, 'erasure.request', { accountId });
    if (!(await hasHeld(tx, conferenceId, accountId))) throw missing();
    await limit(tx, `erasure:${accountId}`, REQUESTS, DAY);
    const added = await tx
      .insert(erasureRequest)
      .values({ conferenceId, id: newId(), accountId, reason: input.reason, requestedAt: await dbNow(tx) })
      .onConflictDoNothing()
      .returning({ id: erasureRequest.id });
    if (added.length === 0) throw refuse('delegations.refusal.erasureWaits', {}, 'conflict');
    await record(tx, actor, {
      conferenceId,
      kind: 'erasure.requested',
      entityId: conferenceId,
      topics: ownPages(accountId),
    });
    return { message: 'delegations.done.erasureRequested' };
  });
}

/** A request by its id, held, as it was looked at and while something is to come of it. @throws Refusal once it is over */
async function lockErasure(
  tx: Tx,
  key: { conferenceId: string; id: string; version: number },
): Promise<ErasureRow> {
  const [row] = await tx.select().from(erasureRequest).where(isIt(key)).for('no key update');
  if (!row) throw missing();
  if (!isWaiting(erasureState(row)) || row.version !== key.version)
    throw refuse('delegations.refusal.erasureOver', {}, 'stale');
  return row;
}

/** Withdraws what the actor asked of a conference, until it is refused or carried out. */
export async function withdrawErasure(actor: Actor, input: z.output<typeof erasureChoice>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { accountId } = actor;
    if (!accountId) throw missing();
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    authorize(actor, 'erasure.withdraw', { accountId });
    const [newest] = await tx
      .select()
      .from(erasureRequest)
      .where(and(eq(erasureRequest.conferenceId, conferenceId), eq(erasureRequest.accountId, accountId)))
      .orderBy(desc(erasureRequest.requestedAt), desc(erasureRequest.id))
      .limit(1)
      .for('no key update');
    if (!newest) throw missing();
    if (!isWaiting(erasureState(newest))) throw refuse('delegations.refusal.erasureOver', {}, 'stale');
    await tx
      .update(erasureRequest)
      .set({ withdrawnAt: await dbNow(tx), version: newest.version + 1 })
      .where(isIt(newest));
    await record(tx, actor, {
      conferenceId,
      kind: 'erasure.withdrawn',
      entityId: conferenceId,
      topics: ownPages(accountId),
    });
    return { message: 'delegations.done.erasureWithdrawn' };
  });
}

/**
 * Decides on a request, with the reason that the person reads: what is to be erased now is erased with it. One that was put off can
 * be decided anew until its day.
 */
export async function decideErasure(
  actor: Actor,
  input: z.output<typeof erasureDecisionInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, input.conference);
    const conferenceId = meeting.id;
    authorize(actor, 'erasure.decide', { conferenceId });
    const row = await lockErasure(tx, { conferenceId, id: input.erasureId, version: input.version });
    if (row.accountId === actor.accountId) throw refuse('delegations.refusal.erasureOwn', {}, 'conflict');
    await lockPerson(tx, row);
    await requirePossible(tx, row, input);
    const later = input.decision === 'later';
    const decided = {
      decision: input.decision,
      decisionReason: input.reason,
      decidedAt: await dbNow(tx),
      decidedBy: actor.accountId,
      eraseOn: later ? input.eraseOn : null,
      version: row.version + 1,
    };
    await tx.update(erasureRequest).set(decided).where(isIt(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'erasure.decided',
      entityId: conferenceId,
      topics: ownPages(row.accountId),
    });
    if (input.decision === 'erase') await carryOut(tx, actor, row);
    await tellPerson(tx, meeting, row, { ...input, eraseOn: decided.eraseOn });
    return {
      redirect: `/${meeting.slug}/settings/erasures`,
      message: `delegations.done.erasure.${input.decision}`,
    };
  });
}

type WantedErasure = { decision: ErasureDecision; eraseOn: string | null };

/** Refuses what is too early for somebody who still takes part, and a day that has passed. */
async function requirePossible(tx: Tx, row: ErasureRow, { decision, eraseOn }: WantedErasure): Promise<void> {
  if (decision === 'refuse') return;
  const facts = await erasureFacts(tx, row);
  if (decision === 'later' && !eraseOn) throw refuse('common.invalid.date', {}, 'invalid', 'eraseOn');
  const why = decision === 'erase' ? whyNotErased(facts, facts.today) : whyNotPutOff(facts, eraseOn ?? '');
  if (why) throw refuse(why, {}, 'conflict', decision === 'later' ? 'eraseOn' : undefined);
}

/** Erases what was decided to be erased: the seats of the person are held. */
async function carryOut(
  tx: Tx,
  actor: Actor,
  { conferenceId, id, accountId, version }: ErasureRow,
): Promise<void> {
  await erasePerson(tx, { erasureId: id, conferenceId, accountId });
  await tx
    .update(erasureRequest)
    .set({ erasedAt: await dbNow(tx), version: version + 2 })
    .where(isIt({ conferenceId, id }));
  await record(tx, actor, {
    conferenceId,
    kind: 'erasure.erased',
    entityId: conferenceId,
    topics: ownPages(accountId),
  });
}

/** Writes to the person what was decided: the one mail about it, which says nothing of what was erased. */
async function tellPerson(
  tx: Tx,
  meeting: ConferencePlace,
  { accountId }: ErasureRow,
  { decision, eraseOn, reason }: WantedErasure & { reason: string },
): Promise<void> {
  const to = await addresseeOf(tx, accountId);
  await queueMail(tx, {
    conferenceId: meeting.id,
    to: to.email,
    locale: to.locale,
    template: 'delegation.erasureDecided',
    params: {
      conference: pick(meeting.title, to.locale, meeting.originalLanguage),
      erasure: decision,
      day: eraseOn ?? '',
      reason,
      link: `${config().BASE_URL}/${to.locale}/account/data`,
    },
  });
}

/** Carries out one erasure whose day has come, unless somebody else does. @returns whether it did */
export async function eraseDue(tx: Tx, key: Pick<ErasureRow, 'conferenceId' | 'id'>): Promise<boolean> {
  const [row] = await tx
    .select()
    .from(erasureRequest)
    .where(isIt(key))
    .for('no key update', { skipLocked: true });
  if (!row?.eraseOn || erasureState(row) !== 'putOff') return false;
  await lockPerson(tx, row);
  const facts = await erasureFacts(tx, row);
  if (row.eraseOn > facts.today || whyNotErased(facts, facts.today)) return false;
  await carryOut(tx, SYSTEM, row);
  const [meeting] = await tx.select(FACTS).from(conference).where(eq(conference.id, row.conferenceId));
  const reason = row.decisionReason ?? '';
  if (meeting) await tellPerson(tx, meeting, row, { decision: 'erase', eraseOn: null, reason });
  return true;
}
