import { and, eq, isNull } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { consensusCall, objection } from '@/db/schema/consensus-calls';
import type { Actor } from '@/domain/actor';
import { whyNotDeclare } from '@/domain/consensus-calls';
import { missing, refuse } from '@/domain/refusal';

type Called = { conferenceId: string; id: string };
export type CallRow = typeof consensusCall.$inferSelect;

export const callsOn = ({ conferenceId, id }: Called) =>
  and(eq(consensusCall.conferenceId, conferenceId), eq(consensusCall.outcomeId, id));

/** The call by its number on a text that is locked. @throws Refusal where there is none */
export async function callOn(tx: Tx, called: Called, number: number): Promise<CallRow> {
  const [row] = await tx
    .select()
    .from(consensusCall)
    .where(and(callsOn(called), eq(consensusCall.number, number)));
  if (!row) throw missing();
  return row;
}

/** The call that is open on a text that is locked. */
export async function openCallOn(tx: Tx, called: Called): Promise<CallRow | undefined> {
  const [row] = await tx
    .select()
    .from(consensusCall)
    .where(and(callsOn(called), isNull(consensusCall.endedAt)))
    .for('update');
  return row;
}

/** Who watches a text while it is called. */
export const watchersOf = ({ id }: Pick<Called, 'id'>, { sessionId }: Pick<CallRow, 'sessionId'>) =>
  [`outcome:${id}`, `speakers:${sessionId}`] as const;

export const endCall = (tx: Tx, { conferenceId, outcomeId, number }: CallRow, end: Partial<CallRow>) =>
  tx
    .update(consensusCall)
    .set(end)
    .where(and(callsOn({ conferenceId, id: outcomeId }), eq(consensusCall.number, number)));

type Declaring = { called: Called; named: number | null; at: Date };

/**
 * The open call that an adoption names, once it can be declared at that instant; null where none is open. The text is locked.
 * @throws Refusal while its clock runs or an objection stands, and where the form was drawn from another call
 */
export async function requireDeclarable(tx: Tx, { called, named, at }: Declaring): Promise<CallRow | null> {
  const open = await openCallOn(tx, called);
  if ((open?.number ?? null) !== named) throw refuse('outcomes.calls.why.otherCall', {}, 'stale');
  if (!open) return null;
  const objections = await tx.$count(
    objection,
    and(
      eq(objection.conferenceId, open.conferenceId),
      eq(objection.outcomeId, open.outcomeId),
      eq(objection.call, open.number),
      isNull(objection.withdrawnAt),
    ),
  );
  const why = whyNotDeclare(open, { objections, now: at });
  if (why) throw refuse(`outcomes.calls.why.${why}`, {}, why === 'over' ? 'stale' : 'conflict');
  return open;
}

/** The chair's gavel: the call ends as declared, at the instant of the adoption. */
export const declareCall = (tx: Tx, actor: Actor, call: CallRow, at: Date) =>
  endCall(tx, call, { endedAs: 'declared', endedAt: at, endedBy: actor.accountId });
