import type { Tx } from '@/db/client';
import { type BadgeNamed, badgeCode, badgeText, readBadgeCode } from '@/domain/badges';
import { houseKeys } from '@/features/ballots/queries/keys';
import { signer } from '@/platform/keys';
import { isSigned, signText } from '@/platform/signing';

/** The code of a badge, signed with the key of the house: the same key makes the same code of it every time. */
export const codeOf = (badge: BadgeNamed): string =>
  badgeCode({ ...badge, signature: signText(signer(), badgeText(badge)) });

/**
 * Which badge a code names, where the house signed it, with this key or with one of before; null for anything else. Two
 * questions, and none for what is no code at all.
 */
export async function badgeNamedBy(tx: Tx, code: string): Promise<BadgeNamed | null> {
  const read = readBadgeCode(code);
  if (!read) return null;
  const { signature, ...badge } = read;
  const keys = [signer(), ...(await houseKeys(tx))];
  const signed = keys.some(({ publicKey }) => isSigned(publicKey, badgeText(badge), signature));
  return signed ? badge : null;
}
