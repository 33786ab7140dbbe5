import { config } from '@/platform/config';
import { readSigningKey, type SigningKey } from '@/platform/signing';

let kept: SigningKey | undefined;

/** The key of this house, read once: it signs receipts and results. */
export function signer(): SigningKey {
  kept ??= readSigningKey(config().SIGNING_KEY);
  return kept;
}
