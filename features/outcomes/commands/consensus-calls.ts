import { and, eq, or } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { consensusCall } from '@/db/schema/consensus-calls';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { hasSpeakersList } from '@/domain/speakers';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { consensusCallEndInput, consensusCallInput } from '../input';
import { notedIn } from '../queries/session';
import { requireWhole } from './adoption';
import { callOn, callsOn, endCall, watchersOf } from './calling';
import { requireDecidable } from './debates';
import { lockOutcome } from './recall';
import { lockDraft } from './text';

/** @throws Refusal for a session that does not take place, or that the text does not belong to */
async function requireOnTable(
  tx: Tx,
  { conferenceId, id }: { conferenceId: string; id: string },
  sessionId: string,
): Promise<void> {
  const [held] = await tx
    .select({ kind: session.kind, cancelledAt: session.cancelledAt })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
    .for('share');
  if (!held) throw missing();
  if (held.cancelledAt || !hasSpeakersList(held.kind))
    throw refuse('outcomes.calls.why.noSession', {}, 'conflict');
  const onTable = await tx.$count(
    outcome,
    and(
      eq(outcome.conferenceId, conferenceId),
      eq(outcome.id, id),
      or(eq(outcome.sessionId, sessionId), notedIn(sessionId)),
    ),
  );
  if (onTable === 0) throw refuse('outcomes.calls.why.otherSession', {}, 'conflict');
}

/**
 * Calls for objections to a text, for so many seconds by the database's clock. Until the call ends, the text stays as it is and
 * nothing else decides it.
 * @throws Refusal where it is called already, or another text is in the same session
 */
export function openConsensusCall(actor: Actor, input: z.output<typeof consensusCallInput>): Promise<Done> {
  const { conference, text, sessionId, seconds } = input;
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'consensusCall.open', { conference, number: text.number });
    const { conferenceId, id: outcomeId, number } = row;
    if (row.conferenceClosedAt) throw refuse('outcomes.refusal.conferenceClosed', {}, 'late');
    if (row.version !== text.version) throw refuse('outcomes.refusal.changed', {}, 'stale');
    await requireOnTable(tx, row, sessionId);
    await requireDecidable(tx, row, 'decided');
    await requireWhole(tx, row);
    const call = 1 + (await tx.$count(consensusCall, callsOn(row)));
    const openedAt = await dbNow(tx);
    const dueAt = new Date(openedAt.getTime() + seconds * 1000);
    try {
      await tx.insert(consensusCall).values({
        ...{ conferenceId, outcomeId, number: call, sessionId, seconds, openedAt, dueAt },
        openedBy: actor.accountId,
      });
    } catch (error) {
      if (violated(error) !== 'consensus_call_open_in') throw error;
      throw refuse('outcomes.calls.why.otherOpen', {}, 'conflict');
    }
    await record(tx, actor, {
      conferenceId,
      kind: 'consensusCall.opened',
      entityId: outcomeId,
      after: { number, call, seconds, sessionId },
      topics: [...watchersOf(row, { sessionId })],
    });
    return { message: 'outcomes.calls.done.opened', params: { number } };
  });
}

/** Withdraws a call, with the reason; also one that nobody can answer any more. The text is a draft as before. */
export function withdrawConsensusCall(
  actor: Actor,
  input: z.output<typeof consensusCallEndInput>,
): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { row } = await lockOutcome(tx, input);
    const { conferenceId, id, number } = row;
    authorize(actor, 'consensusCall.withdraw', { conferenceId });
    const call = await callOn(tx, row, input.call);
    if (call.endedAs) throw refuse('outcomes.calls.why.over', {}, 'stale');
    await endCall(tx, call, {
      ...{ endedAs: 'withdrawn', endedAt: await dbNow(tx), endedBy: actor.accountId, endReason: reason },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'consensusCall.withdrawn',
      entityId: id,
      after: { number, call: call.number, reason },
      topics: [...watchersOf(row, call)],
    });
    return { message: 'outcomes.calls.done.withdrawn', params: { number } };
  });
}
