import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { act } from '@/platform/act';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';

/** The most downloads of one account in an hour: each reads all that is held about it. */
const MOST_DOWNLOADS = 6;

/** Counts and records that somebody takes what is held about them. @throws Refusal `tooMany` */
export async function downloadOwnData(actor: Actor): Promise<void> {
  await act(actor, async (tx, actor) => {
    const { accountId } = actor;
    if (!accountId) throw missing();
    authorize(actor, 'ownData.download');
    await limit(tx, `ownData:${accountId}`, MOST_DOWNLOADS, 3600);
    await record(tx, actor, { conferenceId: null, kind: 'ownData.downloaded', entityId: accountId });
  });
}
