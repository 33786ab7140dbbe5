// node verify.mjs result.json result.sig [receipt.json ...]: checks a declared result. Needs only Node 20.
import assert from 'node:assert/strict';
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

process.on('uncaughtException', ({ message }) => {
  console.error(`CONFLICT: ${message}`);
  process.exit(1);
});
const sha = (data) => createHash('sha256').update(data).digest('hex');
const sorted = (_, v) => (v?.constructor === Object ? Object.fromEntries(Object.entries(v).sort()) : v);
const json = (value) => JSON.stringify(value, sorted);
const link = (word, previous, content) => sha(`plenary-ballot-${word}-1\n${previous}\n${json(content)}`);
const checkTime = (at, what) => assert(new Date(at).toJSON() === at, `${what} has no valid time`);
function decide({ procedure, quorum, majority: m, onTie, abstentionGuard, minimumHours }, c) {
  if (procedure === 'silence' && c.hours < minimumHours) return 'invalidPeriod';
  if (procedure === 'silence') return c.breaks > 0 ? 'silenceBroken' : 'adoptedBySilence';
  const [part, whole] = quorum?.moreThan ?? quorum?.atLeast ?? [0, 1];
  const over = quorum ? c.present * whole - quorum.base * part : 0;
  if (over < 0 || (over === 0 && quorum?.moreThan)) return 'inquorate';
  if (abstentionGuard && c.abstain > c.yes + c.no) return 'deferredAbstentions';
  if (c.yes + c.no === 0) return 'rejectedNoVotesCast';
  if (m === 'simple' && c.yes === c.no) return onTie === 'secondVote' ? 'tiedSecondVote' : 'rejectedTie';
  const base = m.endsWith('OfMembers') ? c.members : c.yes + c.no;
  const carried = m.startsWith('twoThirds') ? 3 * c.yes >= 2 * base : 2 * c.yes > base;
  return carried ? 'adopted' : 'rejected';
}
const [file, signature, ...receipts] = process.argv.slice(2);
assert(signature, 'nothing to check. Usage: node verify.mjs result.json result.sig [receipt.json ...]');
const bytes = readFileSync(file);
const { key, rules, chain, closedAt, counts, ...r } = JSON.parse(bytes);
const publicKey = createPublicKey(key.publicKey);
assert(verify(null, bytes, publicKey, readFileSync(signature)), `${signature} does not sign ${file}`);
const fingerprint = sha(publicKey.export({ type: 'spki', format: 'der' }));
assert(r.format === 'plenary-result-1' && fingerprint === key.fingerprint, 'wrong format or fingerprint');
const { id: ballot, number, ...asked } = r.ballot;
const opening = { conference: r.conference.id, ballot, ...asked, rules, roll: r.roll };
assert(link('opening', '0'.repeat(64), opening) === chain.opening, 'question, rules or roll were changed');
for (const at of [asked.opensAt, asked.closesAt, closedAt]) checkTime(at, 'the ballot');
const roll = new Set(r.roll.map((one) => one.delegation));
assert(roll.size > 0 && roll.size === r.roll.length, 'the roll is empty or has a delegation twice');
const current = new Map();
let head = chain.opening;
for (const [index, { previous, hash, ...vote }] of [...r.events, ...r.breaks].entries()) {
  const isVote = index < r.events.length;
  const what = isVote ? `vote ${vote.sequence}` : 'a break of silence';
  assert(roll.has(vote.delegation), `${what} is by ${vote.delegation}, which is not on the roll`);
  checkTime(vote.at, what);
  assert(vote.at >= asked.opensAt && vote.at < closedAt, `${what} was not made while the ballot was open`);
  if (!isVote) continue;
  assert(vote.ballot === ballot && vote.sequence === index + 1, `${what} is out of sequence`);
  assert(previous === head && link('vote', head, vote) === hash, `${what} is not the one that was chained`);
  assert(vote.version === (current.get(vote.delegation)?.version ?? 0) + 1, `${what} has a wrong version`);
  current.set(vote.delegation, vote);
  head = hash;
}
assert(head === chain.head && chain.length === r.events.length, 'the head is not the hash of the last vote');
const of = (choice) => [...current.values()].filter((vote) => vote.choice === choice).length;
const [yes, no, abstain] = [of('for'), of('against'), of('abstain')];
assert(yes + no + abstain === current.size, 'a vote is neither for, against nor abstaining');
const tally = { roll: roll.size, for: yes, against: no, abstain, notVoting: roll.size - current.size };
assert(json(tally) === json(r.tally), `the tally should be ${json(tally)}`);
const [{ members, correspondence }, silence, end] = [rules, rules.procedure === 'silence', asked.closesAt];
const early = silence ? r.breaks.length > 0 : rules.closeEarlyWhenAllVoted && tally.notVoting === 0;
assert(early ? closedAt <= end : closedAt === end, 'the ballot ended before or after its closing instant');
const present = correspondence ? current.size : counts.present;
assert(silence || (present >= current.size && present <= roll.size), 'the number present is impossible');
const hours = Math.floor((Date.parse(asked.closesAt) - Date.parse(asked.opensAt)) / 3_600_000);
const counted = silence ? { hours, breaks: r.breaks.length } : { yes, no, abstain, present, members };
assert(json(counted) === json(counts), `the counts should be ${json(counted)}`);
assert(decide(rules, counted) === r.outcome, `the outcome should be ${decide(rules, counted)}`);
for (const receipt of receipts) {
  const { signature: signed, ...said } = JSON.parse(readFileSync(receipt));
  const ours = verify(null, Buffer.from(json(said)), publicKey, Buffer.from(signed, 'base64'));
  const { format, head, key: signer, ...vote } = said;
  const matches = json(vote) === json(r.events[vote.sequence - 1]) && head === vote.hash;
  assert(ours, `${receipt} is not signed by the key of this result`);
  assert(matches, `${receipt} is of a vote that is not in the result`);
}
console.log(`OK ${r.outcome}: ${json(tally)}, ${receipts.length} receipts. Signed by key ${fingerprint}`);
