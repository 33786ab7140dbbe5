import { eq } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { paragraph } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { changesBetween } from '@/domain/release';
import { draftSessions } from '../queries';
import { newestRelease } from './frozen';
import { draftName, releasedFrom } from './release';

/** What goes along when a conference is moved, and what stands in the way of it. */
export type ConferenceMove = {
  sessions: number;
  /** the number of the release that everybody reads; null when there is none */
  released: number | null;
  /** changes of the draft that no release has */
  unreleased: number;
  /** paragraphs of notes: the sessions have met */
  notes: number;
  /** names the draft that was looked at */
  draft: string;
};

export const countNotes = (tx: Tx, conferenceId: string): Promise<number> =>
  tx.$count(paragraph, eq(paragraph.conferenceId, conferenceId));

/** For the page on which a conference is moved. */
export async function getMoving(viewer: Actor, conferenceId: string): Promise<ConferenceMove> {
  authorize(viewer, 'conference.move', { conferenceId });
  return withTx(viewer, async (tx) => {
    const latest = await newestRelease(tx, conferenceId);
    const draft = releasedFrom(await draftSessions(tx, conferenceId));
    return {
      sessions: draft.length,
      released: latest?.number ?? null,
      unreleased: latest ? changesBetween(latest.sessions, draft).length : 0,
      notes: await countNotes(tx, conferenceId),
      draft: draftName(draft),
    };
  });
}
