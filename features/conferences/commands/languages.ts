import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { violated } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { type Refusal, refuse } from '@/domain/refusal';
import { originalFirst } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { lockHead, record } from '@/platform/record';
import type { languagesInput } from '../input';
import { listAdoptedIn } from '../queries/languages';
import { removalFacts } from '../queries/removal';
import { lockConference } from './settings';

const originalStays = () => refuse('conferences.refusal.originalStays', {}, 'conflict', 'originalLanguage');

const adoptedIn = (languages: readonly string[]): Refusal =>
  refuse('conferences.refusal.adoptedIn', { languages: { languages } }, 'conflict', 'languages');

/**
 * Changes the languages that a conference works in; with a reason once something is public. What was adopted in a language
 * keeps it, and the original stays once anything is public or final. What is written in a language that goes is kept.
 */
export async function changeLanguages(actor: Actor, input: z.output<typeof languagesInput>): Promise<Done> {
  const { conferenceId, version, originalLanguage, reason } = input;
  const languages = originalFirst(input.languages, originalLanguage);
  const changing = act(actor, async (tx, actor) => {
    const before = await lockConference(tx, conferenceId);
    authorize(actor, 'conference.edit', { conferenceId });
    if (before.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    if (before.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    if (languages.join() === before.languages.join())
      throw refuse('conferences.refusal.sameLanguages', {}, 'invalid', 'languages');
    // Behind the lock of the chain nothing becomes public any more.
    const head = await lockHead(tx, sql`${conferenceId}`);
    const isPublic = (await removalFacts(tx, conferenceId)).public !== null;
    const removed = before.languages.filter((one) => !languages.includes(one));
    const adopted = await listAdoptedIn(tx, conferenceId, removed);
    if (adopted.length > 0) throw adoptedIn(adopted);
    if (originalLanguage !== before.originalLanguage && isPublic) throw originalStays();
    if (!before.title[originalLanguage]) {
      const params = { language: { languages: [originalLanguage] } };
      throw refuse('conferences.refusal.titleFirst', params, 'conflict', 'originalLanguage');
    }
    if (isPublic && !reason) throw refuse('common.invalid.empty', {}, 'invalid', 'reason');
    await tx
      .update(conference)
      .set({ languages, originalLanguage, version: version + 1 })
      .where(eq(conference.id, conferenceId));
    await record(
      tx,
      actor,
      {
        conferenceId,
        kind: 'conference.languagesChanged',
        entityId: conferenceId,
        before: { languages: before.languages, originalLanguage: before.originalLanguage },
        after: { languages, originalLanguage, reason },
        topics: [`conference:${conferenceId}`],
      },
      head,
    );
    return { message: 'conferences.done.languagesChanged' } as const;
  });
  return changing.catch((error) => {
    throw violated(error) === 'conference_original' ? originalStays() : error;
  });
}
