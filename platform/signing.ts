import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { type BreakReceipt, type Receipt, receiptText } from '@/domain/receipt';
import { endorsementText } from '@/domain/signing-key';

/** An Ed25519 key that signs receipts and results. */
export type SigningKey = {
  privateKey: KeyObject;
  /** SPKI in PEM: what `openssl pkeyutl -pubin -inkey` reads */
  publicKey: string;
  /** SHA-256 of the public key's DER form, 64 hexadecimal digits */
  fingerprint: string;
};

/** A new private key in PKCS #8, PEM. */
export function newSigningKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/**
 * Reads a private key in PKCS #8, PEM.
 * @throws Error when it is no Ed25519 private key.
 */
export function readSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('the signing key is no Ed25519 key');
  const publicKey = createPublicKey(privateKey);
  return {
    privateKey,
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(publicKey),
  };
}

/** The fingerprint of a public key: `openssl pkey -pubin -in key.pem -outform der | sha256sum` says the same. */
export function fingerprintOf(publicKey: KeyObject | string): string {
  const key = typeof publicKey === 'string' ? createPublicKey(publicKey) : publicKey;
  return createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** True when a fingerprint is that of the public half beside it; false, too, for what is no key. */
export function isOfItself({ publicKey, fingerprint }: { publicKey: string; fingerprint: string }): boolean {
  try {
    return fingerprintOf(publicKey) === fingerprint;
  } catch {
    return false;
  }
}

/** The signature of a text in UTF-8: 64 bytes in base64. */
export function signText(key: SigningKey, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), key.privateKey).toString('base64');
}

/** True when the signature (base64) of the text is by the key (SPKI, PEM). Never throws for a bad signature. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  return verify(
    null,
    Buffer.from(text, 'utf8'),
    createPublicKey(publicKey),
    Buffer.from(signature, 'base64'),
  );
}

/** The receipt with its signature over the canonical text. */
export function signReceipt<R extends Receipt | BreakReceipt>(
  key: SigningKey,
  receipt: R,
): R & { signature: string } {
  return { ...receipt, signature: signText(key, receiptText(receipt)) };
}

/** What the key of before signs when the key with the fingerprint `next` takes its place at `since`. */
export function endorse(key: SigningKey, next: string, since: string): string {
  return signText(key, endorsementText(key.fingerprint, next, since));
}
