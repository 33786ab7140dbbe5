import { log } from './log';

/** What is done again and again, `everyMs` milliseconds after it last ended. */
type Job = { everyMs: number; run: () => Promise<unknown> };

/** The jobs of an area. Their names begin with its own, so that no two areas have one name. */
export type JobsOf<Area extends string> = Readonly<Record<`${Area}.${string}`, Job>>;

/**
 * Runs every job until the returned function is called. A failure is logged and tried again. Every instance runs every
 * job: a job takes row locks, so that what is due is done once.
 */
export function startJobs(jobs: Readonly<Record<string, Job>>): () => void {
  const ends = Object.entries(jobs).map(([name, job]) => repeat(name, job));
  return () => {
    for (const end of ends) end();
  };
}

function repeat(name: string, { everyMs, run }: Job): () => void {
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const once = async () => {
    try {
      await run();
    } catch (error) {
      if (!ended) log.error({ err: error, job: name }, 'a job failed; it will be tried again');
    }
    if (!ended) timer = setTimeout(() => void once(), everyMs);
  };
  timer = setTimeout(() => void once(), everyMs);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
