import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import type { JobsOf } from '@/platform/jobs';
import { log } from '@/platform/log';
import { holdSession } from './commands/locking';
import { settle } from './commands/settling';
import { unsettled } from './queries/live';

/** Lets the paragraphs of every session say what was written live; one that fails is logged, and holds up no other. */
export async function settleWritten(): Promise<void> {
  for (const desk of await unsettled()) {
    try {
      await withTx(SYSTEM, async (tx) => {
        await holdSession(tx, desk.conferenceId, desk.sessionId);
        await settle(tx, desk);
      });
    } catch (error) {
      log.error({ err: error, entityId: desk.sessionId }, 'what was written live could not be settled');
    }
  }
}

export const noteJobs = { 'notes.settle': { everyMs: 3000, run: settleWritten } } satisfies JobsOf<'notes'>;
