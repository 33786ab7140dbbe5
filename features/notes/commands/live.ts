import { sql } from 'drizzle-orm';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { violated } from '@/db/client';
import { liveNotes } from '@/db/schema/live-notes';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import { heldBureauOf } from '../queries';
import { requireUnapproved } from '../queries/approval';
import type { LiveAddress, LiveDesk } from '../queries/live';
import { paragraphsIn } from '../queries/live-document';
import { appendUpdate } from './live-rows';
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
  try {
    await act(actor, async (tx, actor) => {
      const { id: conferenceId } = await conferenceAt(tx, conference);
      authorize(actor, 'paragraph.write', {
        conferenceId,
        bureau: await heldBureauOf(tx, conferenceId, sessionId),
      });
      await requireUnapproved(tx, conferenceId, sessionId);
      await appendUpdate(tx, { conferenceId, sessionId }, { update, paragraphs, by: actor.accountId });
    });
  } catch (error) {
    const violation = violated(error);
    if (violation === 'live_update_size') throw refuse('notes.refusal.tooMuchAtOnce', {}, 'tooMany');
    throw violation?.startsWith('live_notes_') ? refuse('notes.refusal.full', {}, 'tooMany') : error;
  }
}
