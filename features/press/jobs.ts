import { asc } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { document } from '@/db/schema/documents';
import { prepared } from '@/db/speed/statement';
import { SYSTEM } from '@/domain/actor';
import type { JobsOf } from '@/platform/jobs';
import { log } from '@/platform/log';
import { publishScheduledCommunique } from './commands/communique-publishing';
import { isDue } from './queries/communique';

const MOST_AT_ONCE = 50;

const due = prepared((tx) =>
  tx
    .select({ conferenceId: document.conferenceId, documentId: document.id })
    .from(document)
    .where(isDue)
    .orderBy(asc(document.publishesAt))
    .limit(MOST_AT_ONCE)
    .prepare('communiques_due'),
);

/**
 * Publishes every communiqué whose instant has come, each in a transaction of its own; returns how many this call
 * published. One that fails is logged and does not hold up the others.
 */
export async function publishDue(): Promise<number> {
  const refs = await withTx(SYSTEM, (tx) => due(tx).execute());
  let done = 0;
  for (const ref of refs) {
    try {
      if (await publishScheduledCommunique(SYSTEM, ref)) done += 1;
    } catch (error) {
      log.error({ err: error, entityId: ref.documentId }, 'a communiqué could not be published');
    }
  }
  return done;
}

export const pressJobs = {
  'press.publishDue': { everyMs: 500, run: publishDue },
} satisfies JobsOf<'press'>;
