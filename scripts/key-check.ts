import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { ForeignKey, settleKey, signer } from '@/platform/keys';
import { Failure } from './failure.mjs';

/** What a person reads when the house is started with another key than the one it signs with. */
export function foreignKey({ known, given }: ForeignKey): Failure {
  return new Failure(
    `This database signs with the key ${known}, and this start was given the key ${given}. Nothing was started: receipts and results of two keys would not hold beside each other.`,
    'start with the secrets with which it was started before (SIGNING_KEY, or secrets.json in the data folder, from a backup). If that key is lost for good: npm run key:rotate -- --lost "how it was lost".',
  );
}

/**
 * Records the key of this process as the house's own at the first start, and makes sure of it at every other.
 * @throws Failure when the house signs with another key
 */
export async function checkKey(): Promise<void> {
  try {
    await withTx(SYSTEM, (tx) => settleKey(tx, signer()));
  } catch (error) {
    throw error instanceof ForeignKey ? foreignKey(error) : error;
  }
}
