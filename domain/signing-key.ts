import { canonicalJson } from './canonical';

/** A key of the house. `endorsement`: the key before it says so; null for the first, and where that one was lost. */
export type HouseKey = { publicKey: string; fingerprint: string; since: string; endorsement: string | null };

/** What the key before signs when another takes its place (base64 of Ed25519 over this text in UTF-8). */
export function endorsementText(previous: string, next: string, since: string): string {
  return canonicalJson({ format: 'plenary-key-1', previous, next, since });
}

/**
 * The keys that a result package lists: from the oldest that signed one of its receipts up to the one that signs the
 * package, none left out between. `keys` is all that the house has had, the oldest first.
 * @throws RangeError when one of them is no key of the house.
 */
export function keysBetween(
  keys: readonly HouseKey[],
  used: readonly string[],
  signing: string,
): readonly HouseKey[] {
  const indexOf = (fingerprint: string) => {
    const index = keys.findIndex((one) => one.fingerprint === fingerprint);
    if (index < 0) throw new RangeError(`${fingerprint} is no key of this house`);
    return index;
  };
  const last = indexOf(signing);
  return keys
    .slice(Math.min(last, ...used.map(indexOf)), last + 1)
    .map(({ publicKey, fingerprint, since, endorsement }) => ({
      publicKey,
      fingerprint,
      since,
      endorsement,
    }));
}
