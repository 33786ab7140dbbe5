import { canonicalJson } from './canonical';
import { type BreakContent, brokenBy, saidBy, type VoteContent } from './chain';

/** Where what a receipt is of stands in the chain, and whose key signs. */
type ChainFields = {
  /** the hash before it, and its own */
  previous: string;
  hash: string;
  /** the head of the chain when the receipt was given: its own hash, as it was the last one then */
  head: string;
  /** fingerprint of the key that signs */
  key: string;
};

/** What a delegation keeps of its vote. With the result package it shows that the vote is in it, unchanged. */
export type Receipt = VoteContent & ChainFields & { format: 'plenary-receipt-1' };

/** What a delegation keeps of its break of silence. */
export type BreakReceipt = BreakContent & ChainFields & { format: 'plenary-break-receipt-1' };

export type SignedReceipt = Receipt & { signature: string };
export type SignedBreakReceipt = BreakReceipt & { signature: string };

/** The receipt of a vote that was just recorded, still unsigned. */
export function receiptOf(vote: VoteContent, previous: string, hash: string, fingerprint: string): Receipt {
  return { format: 'plenary-receipt-1', ...saidBy(vote), previous, hash, head: hash, key: fingerprint };
}

/** The receipt of a break of silence that was just recorded, still unsigned. */
export function breakReceiptOf(
  content: BreakContent,
  previous: string,
  hash: string,
  fingerprint: string,
): BreakReceipt {
  const chainFields = { previous, hash, head: hash, key: fingerprint };
  return { format: 'plenary-break-receipt-1', ...brokenBy(content), ...chainFields };
}

/** The text that a receipt's signature covers: its canonical JSON without the signature. */
export function receiptText(receipt: (Receipt | BreakReceipt) & { signature?: string }): string {
  const { signature: _, ...signed } = receipt;
  return canonicalJson(signed);
}
