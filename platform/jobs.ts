import { log } from './log';

/**
 * Runs `job` again and again, `ms` milliseconds after it last ended, until the returned function is called.
 * A failure is logged and tried again. Every instance runs every job: a job takes row locks, so that what
 * is due is done once.
 */
export function repeat(name: string, ms: number, job: () => Promise<unknown>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const run = async () => {
    try {
      await job();
    } catch (error) {
      if (!ended) log.error({ err: error, job: name }, 'a job failed; it will be tried again');
    }
    if (!ended) timer = setTimeout(() => void run(), ms);
  };
  timer = setTimeout(() => void run(), ms);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
