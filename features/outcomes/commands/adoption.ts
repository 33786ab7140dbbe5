import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { newId } from '@/db/columns';
import { outcome, outcomeParagraph, reservation } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { consensusRule } from '@/domain/consensus-calls';
import { refuse } from '@/domain/refusal';
import { profilesInForce } from '@/features/ballots/queries/opening';
import { secondPerson } from '@/features/proposals/queries/gate';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { adoptInput, leaveOpenInput, reservationInput } from '../input';
import { textDigest } from '../queries/frozen';
import { symbolGiven } from '../queries/symbols';
import { declareCall, openCallOn, requireDeclarable, watchersOf } from './calling';
import { requireDecidable } from './debates';
import { sourceOf } from './objections';
import { lockDraft } from './text';

/**
 * Records that a delegation accepts the text except a part, which does not block consensus. The chair records what was said in the
 * room; who speaks for the delegation, its own while the text is called for objections.
 */
export async function recordReservation(
  actor: Actor,
  input: z.output<typeof reservationInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { delegationId } = input;
    const row = await lockDraft(tx, actor, 'outcome.see', { ...input, duringCall: true });
    const { conferenceId, number } = row;
    const source = await sourceOf(tx, actor, 'reservation.record', { conferenceId, delegationId });
    const call = await openCallOn(tx, row);
    if (source === 'delegation' && !call)
      throw refuse('outcomes.calls.why.reservesLate', { number }, 'late', 'text');
    const id = newId();
    try {
      await tx.insert(reservation).values({
        conferenceId: row.conferenceId,
        id,
        outcomeId: row.id,
        delegationId,
        text: input.text,
        recordedBy: actor.accountId,
      });
    } catch (error) {
      if (violated(error) === 'reservation_once') {
        throw refuse('outcomes.refusal.reservedAlready', {}, 'conflict', 'delegationId');
      }
      throw error;
    }
    await record(tx, actor, {
      conferenceId: row.conferenceId,
      kind: 'reservation.recorded',
      entityId: row.id,
      after: { delegationId, text: input.text },
      topics: [...(call ? watchersOf(row, call) : [`outcome:${row.id}` as const])],
    });
    return { message: 'outcomes.done.reservationRecorded' };
  });
}

/** @throws Refusal for a text that is not whole yet: without an operative paragraph, or with an empty one */
export async function requireWhole(tx: Tx, row: { conferenceId: string; id: string }): Promise<void> {
  const paragraphs = await tx
    .select()
    .from(outcomeParagraph)
    .where(and(eq(outcomeParagraph.conferenceId, row.conferenceId), eq(outcomeParagraph.outcomeId, row.id)));
  const operative = paragraphs.filter((p) => p.part === 'operative');
  if (operative.length === 0) throw refuse('outcomes.refusal.noOperative');
  const empty = paragraphs.find((p) => Object.values(p.text).every((text) => text === ''));
  if (empty) throw refuse('outcomes.refusal.emptyParagraph', { number: empty.number });
}

/**
 * Records the adoption by consensus, in session: declared upon the call for objections that is open, or without one where no rules in
 * force ask for it. From here on the text cannot change.
 */
export async function adoptOutcome(actor: Actor, input: z.output<typeof adoptInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.adopt', { ...input, duringCall: true });
    if (row.conferenceClosedAt) throw refuse('outcomes.refusal.conferenceClosed', {}, 'late');
    if (row.version !== input.version) throw refuse('outcomes.refusal.changed', {}, 'stale');
    if (!input.call) await requireNoCallAsked(tx, row.conferenceId, input);
    await requireDecidable(tx, row, 'decided');
    await requireWhole(tx, row);
    const named = { called: row, named: input.call ?? null, at: await dbNow(tx) };
    const call = await requireDeclarable(tx, named);
    const waits = await secondPerson(tx, actor, {
      conferenceId: row.conferenceId,
      act: 'adoptOutcome',
      entityId: row.id,
      subject: row.title,
      path: `/outcomes/${row.number}`,
      input,
    });
    if (waits) return waits;
    const adoptedAt = await dbNow(tx);
    if (call) await declareCall(tx, actor, call, adoptedAt);
    await tx
      .update(outcome)
      .set({ adoptedAt, adoptedBy: actor.accountId, adoptionMethod: 'consensus' })
      .where(and(eq(outcome.conferenceId, row.conferenceId), eq(outcome.id, row.id)));
    const symbol = await symbolGiven(tx, row.conferenceId, row.id);
    await record(tx, actor, {
      conferenceId: row.conferenceId,
      kind: 'outcome.adopted',
      entityId: row.id,
      after: {
        number: row.number,
        symbol,
        method: 'consensus',
        adoptedAt,
        digest: await textDigest(tx, row.conferenceId, row.id),
        ...(call && { call: call.number, seconds: call.seconds }),
      },
      topics: [...(call ? watchersOf(row, call) : [`outcome:${row.id}` as const])],
    });
    const params = { number: row.number };
    if (call) return { message: 'outcomes.calls.done.declared', params };
    return { redirect: `/${input.conference}/outcomes/${row.number}` };
  });
}

/** @throws Refusal where nobody confirmed that no delegation objected, or where rules in force ask for a call */
async function requireNoCallAsked(
  tx: Tx,
  conferenceId: string,
  { noObjection }: z.output<typeof adoptInput>,
): Promise<void> {
  const rules = await profilesInForce(tx, conferenceId);
  if (consensusRule(rules.map(({ profile }) => profile)).call)
    throw refuse('outcomes.calls.why.callAsked', {}, 'conflict');
  if (!noObjection) throw refuse('outcomes.refusal.objection', {}, 'invalid', 'noObjection');
}

/** Leaves the text for the post-conference vote. From here on it cannot change. */
export async function leaveOutcomeOpen(actor: Actor, input: z.output<typeof leaveOpenInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.leaveOpen', input);
    if (row.version !== input.version) throw refuse('outcomes.refusal.changed', {}, 'stale');
    await requireDecidable(tx, row, 'decided');
    await requireWhole(tx, row);
    const leftOpenAt = await dbNow(tx);
    await tx
      .update(outcome)
      .set({ leftOpenAt, leftOpenBy: actor.accountId })
      .where(and(eq(outcome.conferenceId, row.conferenceId), eq(outcome.id, row.id)));
    await record(tx, actor, {
      conferenceId: row.conferenceId,
      kind: 'outcome.leftOpen',
      entityId: row.id,
      after: { number: row.number, leftOpenAt },
      topics: [`outcome:${row.id}`],
    });
    return { redirect: `/${input.conference}/outcomes/${row.number}` };
  });
}
