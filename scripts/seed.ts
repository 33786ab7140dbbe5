import { parseArgs } from 'node:util';
import { closePool } from '@/db/client';
import { MODES, type Mode } from '@/sample/calendar';
import { AddressTaken, type Loading, loadSample } from '@/sample/loader/load';
import { Failure, fail } from './failure.mjs';

const USAGE = 'npm run db:seed -- [--now session|vote] [--reset]';

const SAID: Record<Loading, string> = {
  loaded: 'the sample conference is loaded',
  'loaded anew': 'the sample conference is loaded anew',
  'already there': 'the sample conference is already there; to load it anew: npm run db:seed -- --reset',
};

/** What the command line asks for. A place on the calendar is for a sample loaded anew: one that is there is not moved. */
function wanted(): { mode: Mode; anew: boolean } {
  const correct = `write it so: ${USAGE}`;
  let options: { now?: string; reset?: boolean };
  try {
    options = parseArgs({ options: { now: { type: 'string' }, reset: { type: 'boolean' } } }).values;
  } catch {
    throw new Failure('db:seed does not know these options.', correct);
  }
  const { now, reset = false } = options;
  if (now === undefined) return { mode: 'real', anew: reset };
  const mode = MODES.find((one) => one === now && one !== 'real');
  if (!mode) throw new Failure(`--now is "session" or "vote", not "${now}".`, correct);
  return { mode, anew: true };
}

function taken({ addresses }: AddressTaken): Failure {
  const quoted = addresses.map((address) => `"${address}"`).join(' and ');
  return new Failure(
    `The sample needs the address ${quoted}, which belongs to a conference that is no sample; nothing was changed.`,
    'load the sample into another database: set DATABASE_URL.',
  );
}

try {
  const { mode, anew } = wanted();
  console.log(SAID[await loadSample(mode, new Date(), anew)]);
  await closePool();
} catch (error) {
  fail(error instanceof AddressTaken ? taken(error) : error);
}
