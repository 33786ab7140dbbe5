import { and, asc, eq } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { forwarding } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';

/** No outcome has more. */
const MOST = 500;

type OutcomeRef = { conferenceId: string; outcomeId: string };

/** The acts on the way of an outcome to the General Assembly, the first one first. */
export function forwardingsOf(tx: Tx, { conferenceId, outcomeId }: OutcomeRef) {
  const { number, assembly, forwardedOn, symbol, reason, recordedAt } = forwarding;
  return tx
    .select({ number, assembly, forwardedOn, symbol, reason, recordedAt })
    .from(forwarding)
    .where(and(eq(forwarding.conferenceId, conferenceId), eq(forwarding.outcomeId, outcomeId)))
    .orderBy(asc(forwarding.number))
    .limit(MOST);
}

export type ForwardingAct = Awaited<ReturnType<typeof forwardingsOf>>[number];

/** The same for the page of an outcome that the viewer may read. One question to the database. */
export async function listForwardings(viewer: Actor, ref: OutcomeRef): Promise<ForwardingAct[]> {
  return withTx(viewer, (tx) => forwardingsOf(tx, ref));
}
