import { sql } from 'drizzle-orm';
import { Doc, encodeStateAsUpdate } from 'yjs';
import type { Tx } from '@/db/client';
import { liveNotes } from '@/db/schema/live-notes';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import { heldBureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';
import { type LiveAddress, type LiveDesk, lockLive, updatesAfter } from '../queries/live';
import { documentOf, paragraphsIn, requireAttributes, unplacedIn } from '../queries/live-document';
import { appendUpdate, overBounds } from './live-rows';
import { lockParagraphs } from './locking';
import { reflect } from './reflecting';

/** Makes the document of a session of its paragraphs, where nobody has written there live before. */
export async function openLive(actor: Actor, { conference, sessionId }: LiveAddress): Promise<LiveDesk> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, conference);
    const desk = { conferenceId, sessionId };
    authorize(actor, 'paragraph.write', {
      conferenceId,
      bureau: await heldBureauOf(tx, conferenceId, sessionId),
    });
    await requireUnapproved(tx, conferenceId, sessionId);
    if ((await tx.$count(liveNotes, isOf(desk))) > 0) return desk;
    await lockParagraphs(tx, actor, conferenceId, sessionId);
    const state = encodeStateAsUpdate(new Doc());
    await tx
      .insert(liveNotes)
      .values({ ...desk, state, paragraphs: 0, bytes: state.length })
      .onConflictDoNothing();
    await reflect(tx, desk, actor.accountId);
    return desk;
  });
}

const isOf = ({ conferenceId, sessionId }: LiveDesk) =>
  sql`${liveNotes.conferenceId} = ${conferenceId} and ${liveNotes.sessionId} = ${sessionId}`;

/**
 * Keeps what somebody wrote live; once this returns it is kept for good. The paragraphs follow when it is settled.
 * @throws Refusal where they may not, where the notes are approved, and where it is too much or no text of notes
 */
export async function writeLive(
  actor: Actor,
  { conference, sessionId }: LiveAddress,
  update: Uint8Array,
): Promise<void> {
  const paragraphs = paragraphsIn(update);
  const unplaced = unplacedIn(update);
  try {
    await act(actor, async (tx, actor) => {
      const { id: conferenceId } = await conferenceAt(tx, conference);
      authorize(actor, 'paragraph.write', {
        conferenceId,
        bureau: await heldBureauOf(tx, conferenceId, sessionId),
      });
      await requireUnapproved(tx, conferenceId, sessionId);
      const desk = { conferenceId, sessionId };
      if (unplaced.length > 0) requireAttributes(await documentWith(tx, desk, update), unplaced);
      await appendUpdate(tx, desk, { update, paragraphs, by: actor.accountId });
    });
  } catch (error) {
    throw overBounds(error);
  }
}

/** The document of a session as an update makes it. */
async function documentWith(tx: Tx, desk: LiveDesk, update: Uint8Array): Promise<Doc> {
  const live = await lockLive(tx, desk);
  const updates = live ? await updatesAfter(tx, desk, live.merged) : [];
  return documentOf([...(live ? [live.state] : []), ...updates.map((one) => one.update), update]);
}
