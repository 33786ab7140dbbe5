import { parseArgs } from 'node:util';
import { closePool } from '@/db/client';
import { MODES, type Mode } from '@/db/seed/calendar';
import { type Loading, loadSample } from './seed/load';
import { resetSample } from './seed/reset';

const USAGE = 'npm run db:seed -- [--now session|vote] [--reset]';

const SAID: Record<Loading, string> = {
  loaded: 'the sample conference is loaded',
  'already there': `the sample conference is already there; to load it anew: ${USAGE.replace('[--reset]', '--reset')}`,
  'slug taken': 'a conference that is no sample bears the address of the sample; nothing was loaded',
};

function modeOf(now: string | undefined): Mode | null {
  if (now === undefined) return 'real';
  return MODES.find((mode) => mode === now && mode !== 'real') ?? null;
}

/** Loads the sample; with `reset`, deletes what is there of it first. */
export async function seed(mode: Mode, reset: boolean): Promise<Loading> {
  if (reset) {
    const deleted = await resetSample();
    console.log(`deleted ${deleted} sample conferences`);
  }
  return loadSample(mode, new Date());
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { now: { type: 'string' }, reset: { type: 'boolean' } } });
  const mode = modeOf(values.now);
  if (!mode) {
    console.error(`--now is "session" or "vote": ${USAGE}`);
    return 2;
  }
  const loading = await seed(mode, values.reset === true);
  console.log(SAID[loading]);
  return loading === 'slug taken' ? 1 : 0;
}

if (process.argv[1] === import.meta.filename) {
  process.exitCode = await main();
  await closePool();
}
