import { createPrivateKey } from 'node:crypto';
import { canonicalJson } from '@/domain/canonical';
import {
  breakHash,
  brokenBy,
  NO_HASH,
  type OpeningContent,
  openingHash,
  reasonHash,
  saidBy,
  type VoteContent,
  voteHash,
} from '@/domain/chain';
import { decide } from '@/domain/deciding';
import { explain } from '@/domain/explaining';
import { freezeRules } from '@/domain/freezing';
import { breakReceiptOf, receiptOf, receiptText } from '@/domain/receipt';
import { type ChainedVote, resultPackage, resultText } from '@/domain/result-package';
import { endorsementText } from '@/domain/signing-key';
import { countsOf, tally } from '@/domain/tally';
import { sha256 } from '@/platform/chain';
import { endorse, readSigningKey, signReceipt, signText } from '@/platform/signing';
import { withVote } from '@/tests/setup/conference/rules';

/** A key made of a published seed: what it signs, everybody can sign. */
const keyOf = (seed: string) => {
  const key = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
  return readSigningKey(
    createPrivateKey({ key, format: 'der', type: 'pkcs8' })
      .export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  );
};
const SEEDS = ['11', '22'].map((byte) => byte.repeat(32)) as [string, string];
const [first, second] = SEEDS.map(keyOf) as [ReturnType<typeof keyOf>, ReturnType<typeof keyOf>];

const rules = freezeRules(
  withVote({ quorum: { of: 'members', moreThan: [1, 2] } }),
  { members: 3, suspended: 0, roll: 3 },
  { procedure: 'vote' },
);
const opening: OpeningContent = {
  conference: 'c-1',
  ballot: 'b-1',
  number: 4,
  procedure: 'vote',
  round: 1,
  question: { ar: 'هل يُعتمد؟', en: 'Adopt “A/1”?' },
  rules,
  roll: ['AR', 'CL', 'PE'].map((country) => ({ delegation: `d-${country}`, country })),
  excluded: [{ name: 'BR', reason: 'noHead' }],
  opensAt: '2023-04-01T12:00:00.000Z',
  closesAt: '2023-04-04T12:00:00.000Z',
};
const begin = openingHash(sha256, opening);

const votes: ChainedVote[] = [];
for (const [delegation, choice, at] of [
  ['d-CL', 'for', '2023-04-01T12:00:05.250Z'],
  ['d-AR', 'abstain', '2023-04-02T09:30:00.000Z'],
] as const) {
  const sequence = votes.length + 1;
  const salt = sha256(`salt ${sequence}`).slice(0, 32);
  const content: VoteContent = { ballot: 'b-1', sequence, delegation, version: 1, choice, at, salt };
  const previous = votes.at(-1)?.hash ?? begin;
  votes.push({ ...content, previous, hash: voteHash(sha256, previous, content) });
}
const [vote, other] = votes as [ChainedVote, ChainedVote];
const receipt = signReceipt(first, receiptOf(vote, vote.previous, vote.hash, first.fingerprint));

const REASON = 'Paragraph 2 goes too far';
const salt = sha256('salt of a break').slice(0, 32);
const at = '2023-04-02T10:00:00.000Z';
const broken = {
  ballot: 'b-2',
  sequence: 1,
  delegation: 'd-PE',
  at,
  salt,
  reason: reasonHash(sha256, salt, REASON),
};
const before = 'a'.repeat(64);
const hashOfBreak = breakHash(sha256, before, broken);
const breakReceipt = signReceipt(second, breakReceiptOf(broken, before, hashOfBreak, second.fingerprint));

const figures = tally(
  opening.roll.map((one) => one.delegation),
  votes.map(({ delegation, version, choice }) => ({ delegationId: delegation, version, choice })),
);
if (rules.procedure !== 'vote') throw new Error('the example is a vote');
const counts = countsOf(rules, figures);
const outcome = decide(rules, counts);
const [since, until] = ['2023-03-01T00:00:00.000Z', '2023-04-03T00:00:00.000Z'];
const endorsement = endorse(first, second.fingerprint, until);

export const text = resultText(
  resultPackage({
    format: 2,
    conference: { id: 'c-1', symbol: 'C-1', title: { en: 'An example' }, timeZone: 'America/Santiago' },
    opening,
    openingHash: begin,
    events: votes,
    breaks: [],
    acts: [],
    refused: 1,
    tally: figures,
    counts,
    outcome,
    explanation: explain(rules, counts, outcome),
    closedAt: opening.closesAt,
    publicKey: second.publicKey,
    fingerprint: second.fingerprint,
    keys: [
      { publicKey: first.publicKey, fingerprint: first.fingerprint, since, endorsement: null },
      { publicKey: second.publicKey, fingerprint: second.fingerprint, since: until, endorsement },
    ],
  }),
);
export const signature = signText(second, text);
export const receipts = [
  receipt,
  signReceipt(second, receiptOf(other, other.previous, other.hash, second.fingerprint)),
];
export const firstKey = first.fingerprint;

const fenced = (content: string, language = '') => `\`\`\`${language}\n${content}\n\`\`\``;

/** The example of docs/result-format.md: every hash and signature that the page speaks of, with what it is made from. */
export const example = `Two keys, made from private keys (RFC 8032) that are 32 times the byte \`11\`, and 32 times the byte \`22\`. Their fingerprints:

${fenced([first, second].map((one) => one.fingerprint).join('\n'))}

The opening: these three lines, with LF between them and none after the last,

${fenced(`plenary-ballot-opening-2\n${NO_HASH}\n${canonicalJson(opening)}`)}

have the hash \`${begin}\`. The first vote: the lines

${fenced(`plenary-ballot-vote-1\n${begin}\n${canonicalJson(saidBy(vote))}`)}

have the hash \`${vote.hash}\`. Its receipt: what is signed, and the signature by the first key,

${fenced(`${receiptText(receipt)}\n${receipt.signature}`)}

The first key endorses the second: what is signed, and the signature,

${fenced(`${endorsementText(first.fingerprint, second.fingerprint, until)}\n${endorsement}`)}

The package; its last byte is the LF at the end of the last line,

${fenced(text.trimEnd(), 'json')}

has the hash \`${sha256(text)}\`, and the signature, in base64,

${fenced(signature)}

A break of silence, in another ballot. The reason as it was typed is “${REASON}”; the lines

${fenced(`${salt}\n${REASON}`)}

have the hash that is the \`reason\`, and the lines

${fenced(`plenary-ballot-break-1\n${before}\n${canonicalJson(brokenBy(broken))}`)}

have the hash \`${hashOfBreak}\`. Its receipt: what is signed, and the signature by the second key,

${fenced(`${receiptText(breakReceipt)}\n${breakReceipt.signature}`)}
`;
