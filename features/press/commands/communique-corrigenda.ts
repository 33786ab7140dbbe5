import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { communiqueCorrigendum } from '@/db/schema/communique';
import type { Actor } from '@/domain/actor';
import { PRESS_OFFICES } from '@/domain/communique';
import { requireFewerBeside } from '@/domain/correcting';
import { officeAmong } from '@/domain/offices';
import { missing, refuse } from '@/domain/refusal';
import { isCorrectable } from '@/domain/wording';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { communiqueCorrigendumInput } from '../input';
import { paragraphsOf } from '../queries/communique';
import { lockCommunique } from './communique';

/**
 * Records a corrigendum beside a published communiqué, which stays as it was published.
 * @throws Refusal while it is not published, where it is not in the language, or does not say what is called wrong
 */
export async function recordCommuniqueCorrigendum(
  actor: Actor,
  input: z.output<typeof communiqueCorrigendumInput>,
): Promise<Done> {
  const { paragraphId, language, wrong, reads, reason } = input;
  return act(actor, async (tx, actor) => {
    const row = await lockCommunique(tx, actor, 'communique.recordCorrigendum', input.conference);
    const { conferenceId, id: documentId } = row;
    if (!row.publishedAt) throw refuse('press.refusal.notPublished', {}, 'conflict');
    const paragraphs = await paragraphsOf(tx, row);
    const index = paragraphs.findIndex(({ id }) => id === paragraphId);
    if (paragraphId && index === -1) throw missing();
    const words = (paragraphId ? paragraphs[index]?.text : row.title)?.[language];
    if (!words)
      throw refuse(
        'press.refusal.notInLanguage',
        { language: { languages: [language] } },
        'invalid',
        'language',
      );
    const before = await tx
      .select()
      .from(communiqueCorrigendum)
      .where(
        and(
          eq(communiqueCorrigendum.conferenceId, conferenceId),
          eq(communiqueCorrigendum.documentId, documentId),
        ),
      );
    const here = before.filter((one) => one.paragraphId === paragraphId && one.language === language);
    if (!isCorrectable(wrong, words, here))
      throw refuse('press.refusal.wordsNotThere', {}, 'invalid', 'wrong');
    requireFewerBeside(before.length);
    const number = before.length + 1;
    const recordedAs = officeAmong(PRESS_OFFICES, actor, 'communique.recordCorrigendum', conferenceId);
    const notice = { language, wrong, reads, reason };
    await tx.insert(communiqueCorrigendum).values({
      ...{ conferenceId, documentId, number, paragraphId, recordedAs, ...notice },
      recordedBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'corrigendum.communiqueRecorded',
      entityId: documentId,
      after: { number: paragraphId ? index + 1 : null, corrigendum: number, as: recordedAs, ...notice },
      topics: [`communique:${conferenceId}`, `communiqueDraft:${conferenceId}`],
    });
    return { message: 'press.done.corrigendumRecorded', params: { number } };
  });
}
