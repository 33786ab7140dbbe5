import { parseArgs } from 'node:util';
import { closePool, withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { SYSTEM } from '@/domain/actor';
import { houseKeys, rotateKey, settleKey } from '@/features/ballots/queries/keys';
import { ForeignKey, signer } from '@/platform/keys';
import { newSigningKey, readSigningKey } from '@/platform/signing';
import { Failure, fail } from './failure.mjs';
import { foreignKey } from './key-check';
import { keepSigningKey, nextSigningKey } from './secrets.mjs';

const USAGE = 'npm run key:rotate [-- --lost "how the key was lost"]';

function wanted(): { lost?: string } {
  try {
    return parseArgs({ options: { lost: { type: 'string' } } }).values;
  } catch {
    throw new Failure('key:rotate does not know these options.', `write it so: ${USAGE}`);
  }
}

/** The key of this process takes the place of one that is lost. */
async function replaceLost(lost: string): Promise<string> {
  const reason = lost.trim();
  if (reason === '') throw new Failure('A lost key needs a reason.', `write it so: ${USAGE}`);
  const next = signer();
  const current = await withTx(SYSTEM, async (tx) => (await houseKeys(tx)).at(-1));
  if (current?.fingerprint === next.fingerprint) {
    throw new Failure(
      'The key of this house is not lost: it was given to this command.',
      `write: npm run key:rotate`,
    );
  }
  await withTx(SYSTEM, (tx) => asOwner(tx, () => rotateKey(tx, SYSTEM, next, { lost: reason })));
  return next.fingerprint;
}

/** A new key, endorsed by the one of this process; it is kept before it is recorded, so that none of the two is lost. */
async function rotate(): Promise<string> {
  const before = signer();
  const kept = nextSigningKey() ?? newSigningKey();
  const next = readSigningKey(kept);
  const current = await withTx(SYSTEM, async (tx) => (await houseKeys(tx)).at(-1));
  if (current?.fingerprint !== next.fingerprint) {
    keepSigningKey(kept, 'next');
    await withTx(SYSTEM, (tx) => settleKey(tx, before));
    await withTx(SYSTEM, (tx) => asOwner(tx, () => rotateKey(tx, SYSTEM, next, { before })));
  }
  if (!keepSigningKey(kept, 'now')) {
    console.log(
      'set SIGNING_KEY to the new key, which secrets.json in the data folder keeps as SIGNING_KEY_NEXT',
    );
  }
  return next.fingerprint;
}

try {
  const { lost } = wanted();
  const fingerprint = lost === undefined ? await rotate() : await replaceLost(lost);
  console.log(`the house signs with the key ${fingerprint} now; start it again`);
  await closePool();
} catch (error) {
  fail(error instanceof ForeignKey ? foreignKey(error) : error);
}
