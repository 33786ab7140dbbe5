import { and, asc, eq, gt, lt, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, withTx } from '@/db/client';
import { liveNotes, liveUpdate } from '@/db/schema/live-notes';
import { type Actor, SYSTEM } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { liveInput } from '../input';
import { bureauOf } from '../queries';
import { requireUnapproved } from './approval';

/** Where notes are written: a session of a conference. */
export type LiveDesk = { conferenceId: string; sessionId: string };
/** The same, as an address says it. */
export type LiveAddress = z.output<typeof liveInput>;

const isOf = ({ conferenceId, sessionId }: LiveDesk) =>
  and(eq(liveNotes.conferenceId, conferenceId), eq(liveNotes.sessionId, sessionId));

type UpdateRow = typeof liveUpdate.$inferSelect;

/** The updates of a session after the given one, in their order. */
export const updatesAfter = (
  tx: Tx,
  { conferenceId, sessionId }: LiveDesk,
  after: number,
): Promise<UpdateRow[]> =>
  tx
    .select()
    .from(liveUpdate)
    .where(
      and(
        eq(liveUpdate.conferenceId, conferenceId),
        eq(liveUpdate.sessionId, sessionId),
        gt(liveUpdate.sequence, after),
      ),
    )
    .orderBy(asc(liveUpdate.sequence));

/** The document of a session, to stay as it is until the transaction ends; nothing where nobody has written there live. */
export async function lockLive(tx: Tx, desk: LiveDesk) {
  const [row] = await tx.select().from(liveNotes).where(isOf(desk)).for('update');
  return row;
}

/** The session of which the address of a socket speaks. @throws Refusal where it speaks of none */
export function liveAddressIn(query: URLSearchParams): LiveAddress {
  const { conference, session: sessionId } = Object.fromEntries(query);
  const read = liveInput.safeParse({ conference, sessionId });
  if (!read.success) throw missing();
  return read.data;
}

/** What a socket reads of the desk at which somebody writes. */
export const liveDocument = ({ conferenceId, sessionId }: LiveDesk) => ({
  conferenceId,
  key: liveKey({ conferenceId, sessionId }),
  read: (after: number) => writtenAfter({ conferenceId, sessionId }, after),
});

/** The name under which it is announced that something was written there. */
export const liveKey = ({ conferenceId, sessionId }: LiveDesk): string =>
  `notes ${conferenceId} ${sessionId}`;

/** Whether somebody may write there live. @throws Refusal where they may not, or where the notes are approved */
export async function requireLive(viewer: Actor, { conference, sessionId }: LiveAddress): Promise<LiveDesk> {
  return withTx(viewer, async (tx) => {
    const { id: conferenceId } = await conferenceAt(tx, conference);
    authorize(viewer, 'paragraph.write', {
      conferenceId,
      bureau: await bureauOf(tx, conferenceId, sessionId),
    });
    await requireUnapproved(tx, conferenceId, sessionId);
    return { conferenceId, sessionId };
  });
}

type LiveRow = { written: number; state: Buffer | null; updates: Buffer[] };

/** What was written after an update: the state of the document first, where that one is merged into it. One question. */
async function writtenAfter({ conferenceId, sessionId }: LiveDesk, after: number) {
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<LiveRow>(sql`
      select n.written, case when n.merged > ${after} then n.state end as state,
        array(select u.update from live_update u where u.conference_id = n.conference_id and u.session_id = n.session_id
          and u.sequence > greatest(${after}, n.merged) order by u.sequence) as updates
      from live_notes n where n.conference_id = ${conferenceId} and n.session_id = ${sessionId}`),
  );
  const [row] = rows;
  if (!row) return { upTo: after, updates: [] };
  return { upTo: row.written, updates: [...(row.state ? [row.state] : []), ...row.updates] };
}

/** Documents in which something was written that the paragraphs do not say yet. */
export const unsettled = (): Promise<LiveDesk[]> =>
  withTx(SYSTEM, (tx) =>
    tx
      .select({ conferenceId: liveNotes.conferenceId, sessionId: liveNotes.sessionId })
      .from(liveNotes)
      .where(lt(liveNotes.settled, liveNotes.written))
      .limit(50),
  );
