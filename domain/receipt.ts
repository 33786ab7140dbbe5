import { canonicalJson } from './canonical';
import { saidBy, type VoteContent } from './chain';

/** What a delegation keeps of its vote. With the result package it shows that the vote is in it, unchanged. */
export type Receipt = VoteContent & {
  format: 'plenary-receipt-1';
  /** the hash before this vote, and the hash of this vote */
  previous: string;
  hash: string;
  /** the head of the chain when the receipt was given: this vote's own hash, as it was the last one then */
  head: string;
  /** fingerprint of the key that signs */
  key: string;
};

export type SignedReceipt = Receipt & { signature: string };

/** The receipt of a vote that was just recorded, still unsigned. */
export function receiptOf(vote: VoteContent, previous: string, hash: string, fingerprint: string): Receipt {
  return { format: 'plenary-receipt-1', ...saidBy(vote), previous, hash, head: hash, key: fingerprint };
}

/** The text that a receipt's signature covers: its canonical JSON without the signature. */
export function receiptText(receipt: Receipt & { signature?: string }): string {
  const { signature: _, ...signed } = receipt;
  return canonicalJson(signed);
}
