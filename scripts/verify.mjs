// node verify.mjs result.json result.sig [receipt.json ...]: checks a declared result. Needs only Node 20.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const fail = (conflict) => {
  console.error(`CONFLICT: ${conflict}`);
  process.exit(1);
};
process.on('uncaughtException', (error) => fail(error.message));
const check = (holds, conflict) => holds || fail(conflict);
const sha = (data) => createHash('sha256').update(data).digest('hex');
const pair = ([key, value]) => `${JSON.stringify(key)}:${json(value)}`;
const json = (v) => {
  if (v === null || typeof v !== 'object') return JSON.stringify(v);
  return Array.isArray(v)
    ? `[${v.map(json)}]`
    : `{${Object.keys(v)
        .sort()
        .map((k) => pair([k, v[k]]))}}`;
};
const same = (a, b) => json(a) === json(b);
const link = (word, previous, content) => sha(`plenary-ballot-${word}-1\n${previous}\n${json(content)}`);
const checkTime = (at, what) => check(new Date(at).toISOString() === at, `${what} has no valid time`);

function decide({ procedure, quorum: q, majority, onTie, abstentionGuard, minimumHours }, c) {
  if (procedure === 'silence' && c.hours < minimumHours) return 'invalidPeriod';
  if (procedure === 'silence') return c.breaks > 0 ? 'silenceBroken' : 'adoptedBySilence';
  if (q?.moreThan && c.present * q.moreThan[1] <= q.base * q.moreThan[0]) return 'inquorate';
  if (q?.atLeast && c.present * q.atLeast[1] < q.base * q.atLeast[0]) return 'inquorate';
  if (abstentionGuard && c.abstain > c.yes + c.no) return 'deferredAbstentions';
  if (c.yes + c.no === 0) return 'rejectedNoVotesCast';
  if (majority === 'simple' && c.yes === c.no)
    return onTie === 'secondVote' ? 'tiedSecondVote' : 'rejectedTie';
  const base = majority.endsWith('OfMembers') ? c.members : c.yes + c.no;
  return (majority.startsWith('twoThirds') ? 3 * c.yes >= 2 * base : 2 * c.yes > base)
    ? 'adopted'
    : 'rejected';
}

const [file, signature, ...receipts] = process.argv.slice(2);
check(signature, 'nothing to check. Usage: node verify.mjs result.json result.sig [receipt.json ...]');
const bytes = readFileSync(file);
const { key, rules, chain, closedAt, counts, ...r } = JSON.parse(bytes);
const publicKey = createPublicKey(key.publicKey);
check(verify(null, bytes, publicKey, readFileSync(signature)), `${signature} does not sign ${file}`);
const fingerprint = sha(publicKey.export({ type: 'spki', format: 'der' }));
check(
  r.format === 'plenary-result-1' && fingerprint === key.fingerprint,
  'the format or fingerprint is wrong',
);
const { id: ballot, number, ...asked } = r.ballot;
const opening = { conference: r.conference.id, ballot, ...asked, rules, roll: r.roll };
check(
  link('opening', '0'.repeat(64), opening) === chain.opening,
  'question, rules, times or roll were changed',
);
for (const at of [asked.opensAt, asked.closesAt, closedAt]) checkTime(at, 'the ballot');
check(closedAt <= asked.closesAt, 'the ballot ended after its closing instant');
const roll = new Set(r.roll.map((one) => one.delegation));
check(roll.size > 0 && roll.size === r.roll.length, 'the roll is empty or has a delegation twice');
const checkEntitled = ({ delegation, at }, what) => {
  check(roll.has(delegation), `${what} is by ${delegation}, which is not on the roll`);
  checkTime(at, what);
  check(at >= asked.opensAt && at < closedAt, `${what} was not made while the ballot was open`);
};
const current = new Map();
let head = chain.opening;
for (const { previous, hash, ...vote } of r.events) {
  const what = `vote ${vote.sequence}`;
  check(vote.ballot === ballot && previous === head, `${what} does not hang on what came before it`);
  check(link('vote', previous, vote) === hash, `${what} was changed: its hash is another`);
  check(vote.sequence === r.events.findIndex((one) => one.hash === hash) + 1, `${what} is out of sequence`);
  checkEntitled(vote, what);
  check(vote.version === (current.get(vote.delegation)?.version ?? 0) + 1, `${what} has a wrong version`);
  current.set(vote.delegation, vote);
  head = hash;
}
check(head === chain.head && chain.length === r.events.length, 'the head is not the hash of the last vote');
for (const one of r.breaks) checkEntitled(one, 'a break of silence');
const [yes, no, abstain] = ['for', 'against', 'abstain'].map(
  (choice) => [...current.values()].filter((vote) => vote.choice === choice).length,
);
check(yes + no + abstain === current.size, 'a vote is neither for, against nor abstaining');
const tally = { roll: roll.size, for: yes, against: no, abstain, notVoting: roll.size - current.size };
check(same(tally, r.tally), `the tally should be ${json(tally)}`);
const present = rules.correspondence ? current.size : counts.present;
check(
  !present || (present >= current.size && present <= roll.size),
  'the number of delegations present is impossible',
);
const hours = Math.floor((Date.parse(asked.closesAt) - Date.parse(asked.opensAt)) / 3_600_000);
const silence = rules.procedure === 'silence';
const recounted = silence
  ? { hours, breaks: r.breaks.length }
  : { yes, no, abstain, present, members: rules.members };
