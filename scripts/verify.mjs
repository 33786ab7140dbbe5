// Checks a declared result as result-format.md says, in the order of its section 13. Needs only Node 20.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = 'Usage: node verify.mjs result.json result.sig [receipt.json ...] [--fingerprint HEX]';
let stage = 'bytes';
function must(holds, sentence) {
  if (!holds) throw Object.assign(new Error(`CONFLICT [${stage}] ${sentence}`), { exit: 1 });
}
const sha = (data) => createHash('sha256').update(data).digest('hex');
const isObject = (v) => v !== null && typeof v === 'object' && !Array.isArray(v);
function json(v) {
  if (Array.isArray(v)) return `[${v.map(json)}]`;
  const member = (name) => `${JSON.stringify(name)}:${json(v[name])}`;
  const names = (of) => Object.keys(of).filter((name) => of[name] !== undefined);
  return isObject(v) ? `{${names(v).sort().map(member)}}` : JSON.stringify(v);
}
const same = (a, b) => json(a) === json(b);
const link = (word, before, content) => sha(`plenary-ballot-${word}\n${before}\n${json(content)}`);

// Reads JSON in UTF-8, with whole numbers, without half of a surrogate pair or a member that is there twice.
function members(v) {
  if (v === null || typeof v !== 'object') return 0;
  return Object.values(v).reduce((sum, one) => sum + members(one), isObject(v) ? Object.keys(v).length : 0);
}
function read(bytes, file) {
  const fine = (v) => (typeof v === 'number' ? v <= 1e9 : v?.isWellFormed?.() !== false);
  const strict = (name, v) => (fine(name) && fine(v) ? v : must(false));
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const [bare, value] = [text.replace(/"(?:[^"\\]|\\.)*"/g, ''), JSON.parse(text, strict)];
    return /-|\d[.eE]/.test(bare) || bare.split(':').length - 1 !== members(value) ? must(false) : value;
  } catch {
    must(false, `${file} is not JSON in UTF-8 with whole numbers and whole characters`);
  }
}

// A public key is written in one way only; its fingerprint is the hash of its bytes.
function keyOf({ publicKey, fingerprint }) {
  const der = Buffer.from(String(publicKey).split('\n')[1] ?? '', 'base64');
  const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  const ed25519 = der.length === 44 && der.toString('hex').startsWith('302a300506032b6570032100');
  must(ed25519 && publicKey === pem, 'a public key is no Ed25519 key, or not written as it should be');
  must(fingerprint === sha(der), 'a fingerprint is not that of its key');
  return createPublicKey(publicKey);
}
function signs(key, signature, content) {
  const raw = Buffer.from(String(signature), 'base64');
  const written = raw.length === 64 && raw.toString('base64') === signature;
  return written && verify(null, Buffer.from(json(content)), key, raw);
}

// What a member may be: a kind, members of its own, a word, one of several (|), a list (*). With ? it may be missing.
const like = (pattern) => (v) => typeof v === 'string' && pattern.test(v);
const day = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const KINDS = {
  map: isObject,
  text: like(/^/),
  hash: like(/^[0-9a-f]{64}$/),
  salt: like(/^[0-9a-f]{32}$/),
  time: (v) => day(v) && v > '0001' && new Date(v).toJSON() === v,
  count: (v) => Number.isSafeInteger(v),
  flag: (v) => v === true || v === false,
  none: (v) => v === null,
  texts: (v) => isObject(v) && json(v) !== '{}' && is(Object.entries(v), 'named*'),
  named: ([name, v]) => /^[a-z]{2}$/.test(name) && typeof v === 'string',
  share: (v) => is(v, 'count*') && v.length === 2 && v[1] > 0 && Math.max(...v) <= 1000,
};
const SAID = 'ballot:text sequence:count delegation:text';
const VOTE = `${SAID} version:count choice:for|against|abstain at:time`;
const LINK = 'previous:hash hash:hash';
const RULES = `procedure:vote onTie:rejected|secondVote quorum?:MoreRules|LeastRules abstentionGuard?:flag
  correspondence?:flag closeEarlyWhenAllVoted?:flag recordedVote?:flag secondVoteDelayHours?:count`;
const HEAD = `conference:Conference ballot:Ballot rules:VoteRules|MembersRules|SilenceRules roll:Seat*
  excluded:Excluded* chain:Chain`;
const TAIL = `refused:count closedAt:time tally:map counts:map outcome:text explanation:Explanation key:Key`;
const FORMS = {
  Result1: `format:plenary-result-1 ${HEAD} events:OldVote* breaks:OldBreak* ${TAIL}`,
  Result2: `format:plenary-result-2 ${HEAD} events:Vote* breaks:Break* ${TAIL} keys:HouseKey*`,
  Conference: 'id:text symbol:text title:texts timeZone:text',
  Ballot: `id:text number:count procedure:vote|silence round:count question:texts opensAt:time closesAt:time`,
  VoteRules: `${RULES} majority:simple|twoThirds members?:count`,
  MembersRules: `${RULES} majority:absoluteOfMembers|twoThirdsOfMembers members:count`,
  MoreRules: 'base:count moreThan:share',
  LeastRules: 'base:count atLeast:share',
  SilenceRules: 'procedure:silence minimumHours:count onBroken?:sponsor|vote',
  Seat: 'delegation:text country:text',
  Excluded: 'name:text reason:text',
  Chain: 'opening:hash head:hash length:count',
  Vote: `${VOTE} salt:salt ${LINK}`,
  OldVote: `${VOTE} salt?:salt ${LINK}`,
  Break: `${SAID} at:time salt:salt reason:hash ${LINK}`,
  OldBreak: 'delegation:text at:time',
  Explanation: 'key:text params:map',
  Key: 'publicKey:text fingerprint:hash',
  HouseKey: 'publicKey:text fingerprint:hash since:time endorsement:text|none',
};
function is(v, kind) {
  if (kind.endsWith('*')) return Array.isArray(v) && v.every((one) => is(one, kind.slice(0, -1)));
  if (kind.includes('|')) return kind.split('|').some((one) => is(v, one));
  if (!FORMS[kind]) return KINDS[kind]?.(v) ?? v === kind;
  const named = FORMS[kind].split(/\s+/).map((one) => /(\w+)(\??):(.+)/.exec(one).slice(1));
  const members = named.filter(([name, mayMiss]) => !mayMiss || Object.hasOwn(v ?? {}, name));
  const order = (names) => (kind.endsWith('Rules') ? names.sort() : names);
  if (!isObject(v) || !same(order(Object.keys(v)), order(members.map(([name]) => name)))) return false;
  return members.every(([name, , what]) => is(v[name], what));
}

// The outcome, by the tables of section 8.
export function decide(r, c) {
  if (r.procedure === 'silence' && c.hours < r.minimumHours) return 'invalidPeriod';
  if (r.procedure === 'silence') return c.breaks > 0 ? 'silenceBroken' : 'adoptedBySilence';
  if (r.quorum && c.present < needed(r.quorum)) return 'inquorate';
  if (r.abstentionGuard && c.abstain > c.yes + c.no) return 'deferredAbstentions';
  if (c.yes + c.no === 0) return 'rejectedNoVotesCast';
  const tied = r.onTie === 'secondVote' ? 'tiedSecondVote' : 'rejectedTie';
  if (r.majority === 'simple' && c.yes === c.no) return tied;
  const base = r.majority.endsWith('OfMembers') ? c.members : c.yes + c.no;
  const carried = r.majority.startsWith('twoThirds') ? 3 * c.yes >= 2 * base : 2 * c.yes > base;
  return carried ? 'adopted' : 'rejected';
}
function needed({ base, moreThan, atLeast }) {
  const [n, d] = moreThan ?? atLeast;
  return moreThan ? Math.floor((base * n) / d) + 1 : Math.ceil((base * n) / d);
}

// The explanation of section 9: the name of a sentence, and the numbers in it.
export function explain(r, c, outcome) {
  const { yes, no, abstain, present, members } = c;
  const cast = yes + no;
  const thirds = (base) => ({ needed: Math.ceil((2 * base) / 3), exact: (2 * base) % 3 === 0 ? 1 : 0 });
  const threshold = {
    simple: {},
    twoThirds: { cast, ...thirds(cast) },
    absoluteOfMembers: { members, needed: Math.floor(members / 2) + 1 },
    twoThirdsOfMembers: { members, ...thirds(members) },
  }[r.majority];
  const mode = r.correspondence ? 'replies' : 'present';
  const votes = { for: yes, against: no, abstain };
  const phrase = (params, after = '') => ({ key: `decision.explain.${outcome}${after}`, params });
  const broken = outcome === 'silenceBroken' ? `.${r.onBroken ?? 'sponsor'}` : '';
  if (r.procedure === 'silence') return phrase({ ...c, minimum: r.minimumHours }, broken);
  const { quorum } = r;
  if (outcome === 'inquorate') return phrase({ present, base: quorum.base, needed: needed(quorum), mode });
  if (outcome === 'deferredAbstentions') return phrase({ ...votes, votes: cast + abstain });
  if (outcome === 'tiedSecondVote') return phrase({ ...votes, hours: r.secondVoteDelayHours ?? 0 });
  if (outcome !== 'adopted' && outcome !== 'rejected') return phrase(votes);
  return phrase({ ...votes, ...threshold }, `.${r.majority}`);
}

/** Checks package, signature and receipts ([file, bytes]); returns what to write. @param {string | null} trusted */
export function check(bytes, signature, receipts = [], trusted = null) {
  // The package is spelled in one way only, so that nothing in it can be read in two ways.
  stage = 'bytes';
  const result = read(bytes, 'the package');
  const spelled = Buffer.from(`${JSON.stringify(result, null, 2)}\n`);
  must(bytes.equals(spelled), 'the package is spelled in another way');

  // The key in the package signed these bytes.
  stage = 'key';
  const publicKey = keyOf(result?.key ?? {});
  stage = 'signature';
  must(signature.length === 64 && verify(null, bytes, publicKey, signature), 'the key did not make it');

  // Everything is there, nothing else is, and each is what it should be.
  stage = 'members';
  must(is(result, 'Result1|Result2'), 'a member is missing, too much, or not what it should be');
  const { conference, rules, roll, excluded, events, breaks, chain, closedAt, key } = result;
  const { id: ballot, number, ...asked } = result.ballot;
  const { round, procedure, opensAt, closesAt } = asked;
  const old = result.format === 'plenary-result-1';

  // The chain begins with question, rules, roll and times, fixed before the first vote.
  stage = 'opening';
  const opening = { conference: conference.id, ballot, ...asked, rules, roll };
  const [word, content] = old ? ['opening-1', opening] : ['opening-2', { ...opening, number, excluded }];
  const opened = link(word, '0'.repeat(64), content);
  must(opened === chain.opening, 'question, rules, roll or times were changed');
  const possible = opensAt < closesAt && procedure === rules.procedure && number > 0 && round > 0;
  must(possible, 'times, procedure or numbers are impossible');

  // The roll has each delegation and each country once, and nobody who is excluded.
  stage = 'roll';
  const entitled = new Set(roll.map((one) => one.delegation));
  const countries = new Set(roll.map((one) => one.country));
  const names = excluded.map((one) => one.name);
  must(roll.length > 0 && entitled.size === roll.length, 'the roll is empty or has a delegation twice');
  must(roll.length <= (rules.members ?? Infinity), 'more are on the roll than there are members');
  must(old || same(names, [...names].sort()), 'the excluded are not sorted');
  must(new Set([...names, ...countries]).size === names.length + roll.length, 'a country is there twice');

  // Each vote, or each break of silence, hangs on the one before it, and was made in time by somebody on the roll.
  stage = 'chain';
  const silence = procedure === 'silence';
  must((silence ? events : breaks).length === 0, 'there are votes in a silence, or breaks in a vote');
  const entries = silence ? breaks : events;
  const chained = old && silence ? [] : entries;
  const current = new Map();
  for (const [index, entry] of entries.entries()) {
    const { previous, hash, ...said } = entry;
    const [what, before] = [`${silence ? 'break' : 'vote'} ${index + 1}`, entries[index - 1]];
    const version = (current.get(said.delegation)?.version ?? 0) + 1;
    must(entitled.has(said.delegation), `${what} is by nobody on the roll`);
    must(said.at >= (before?.at ?? opensAt) && said.at < closedAt, `${what} was not made when it could be`);
    must(silence ? !current.has(said.delegation) : said.version === version, `${what} has a wrong version`);
    current.set(said.delegation, said);
    if (chained.length === 0) continue;
    must(said.ballot === ballot && said.sequence === index + 1, `${what} is out of sequence`);
    must(previous === (before?.hash ?? chain.opening), `${what} does not hang on the one before it`);
    must(hash === link(silence ? 'break-1' : 'vote-1', previous, said), `${what} was changed`);
  }
  const whole = { ...chain, head: chained.at(-1)?.hash ?? chain.opening, length: chained.length };
  must(same(whole, chain), 'the chain does not end with the last entry');

  // It ended at its closing instant, just after a break of silence, or early when all had voted and the rules allow it.
  stage = 'end';
  const broken = silence && breaks.length > 0;
  const end = broken ? new Date(Date.parse(breaks.at(-1).at) + 1).toJSON() : closesAt;
  const early = !silence && rules.closeEarlyWhenAllVoted === true && current.size === roll.length;
  must(closedAt <= closesAt && (early || closedAt === end), `it should have ended at ${end}`);

  // The last version of each delegation counts.
  stage = 'tally';
  const of = (choice) => [...current.values()].filter((vote) => vote.choice === choice).length;
  const [yes, no, abstain] = [of('for'), of('against'), of('abstain')];
  const notVoting = roll.length - yes - no - abstain;
  const tally = { roll: roll.length, for: yes, against: no, abstain, notVoting };
  must(same(tally, result.tally), `the tally should be ${json(tally)}`);

  // The rules decide upon the counts, and the explanation says why.
  stage = 'decision';
  const hours = Math.floor((Date.parse(closesAt) - Date.parse(opensAt)) / 3_600_000);
  const voted = { yes, no, abstain, present: current.size, members: rules.members };
  const counts = silence ? { hours, breaks: breaks.length } : voted;
  must(same(counts, result.counts), `the counts should be ${json(counts)}`);
  const outcome = decide(rules, counts);
  must(outcome === result.outcome, `the outcome should be ${outcome}`);
  must(same(explain(rules, counts, outcome), result.explanation), 'the explanation contradicts the votes');

  // The last key of the list signed the package, and each but the first is endorsed by the one before it.
  stage = 'keys';
  const keys = old ? [{ ...key, since: closedAt, endorsement: null }] : result.keys;
  const known = new Map(keys.map((one) => [one.fingerprint, keyOf(one)]));
  must(keys.at(-1)?.fingerprint === key.fingerprint, 'the last key is not the one that signed');
  must(known.size === keys.length, 'a key is there twice');
  let leading = [];
  for (const [index, { fingerprint, since, endorsement }] of keys.entries()) {
    const before = keys[index - 1];
    must(!before || since >= before.since, 'a key is older than the one before it');
    const endorsed = before && endorsement !== null;
    leading = endorsed ? [...leading, fingerprint] : [fingerprint];
    if (!endorsed) continue;
    const vow = { format: 'plenary-key-1', previous: before.fingerprint, next: fingerprint, since };
    must(signs(known.get(before.fingerprint), endorsement, vow), 'an endorsement is not by the key before');
  }

  // Each receipt is signed by one of the keys, and is of an entry that is there, unchanged.
  stage = 'receipt';
  const format = silence ? 'plenary-break-receipt-1' : 'plenary-receipt-1';
  let [last, isTrusted] = [0, trusted !== null];
  for (const [file, written] of receipts) {
    const { signature: by, ...said } = Object(read(written, file));
    const genuine = known.has(said.key) && signs(known.get(said.key), by, said);
    must(genuine, `${file} is not signed by a key of this result`);
    const entry = chained[said.sequence - 1];
    const receipt = { ...entry, format, head: entry?.hash, key: said.key };
    must(entry && same(receipt, said), `${file} is of an entry that is not in this result`);
    last = Math.max(last, said.sequence);
    isTrusted ||= leading.includes(said.key);
  }

  // The key that the reader trusts is the key of the package, or leads to it.
  stage = 'fingerprint';
  must(trusted === null || leading.includes(trusted), `${trusted} does not lead to the key of this result`);
  return [
    `OK ${outcome}: ${json(tally)}, ${receipts.length} receipts. Signed by key ${key.fingerprint}`,
    !isTrusted && "Not checked: whether this key is the house's; give --fingerprint or a receipt by it.",
    `Not checked: whether an entry after number ${last} of ${chain.length} was changed or left out; only its receipt shows that.`,
    old && 'Not checked: who was excluded and which breaks there were; format 1 does not chain them.',
    "Not checked: how many votes were refused; that is the house's word.",
  ].filter(Boolean);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const options = { fingerprint: { type: 'string' } };
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const trusted = values.fingerprint?.replace(/[\s:]/g, '').toLowerCase() ?? null;
    if (positionals.length < 2 || (trusted !== null && !KINDS.hash(trusted))) throw new Error(USAGE);
    const [[, bytes], [, signature], ...receipts] = positionals.map((file) => [file, readFileSync(file)]);
    console.log(check(bytes, signature, receipts, trusted).join('\n'));
  } catch (error) {
    console.error(error.exit ? error.message : `CANNOT CHECK: ${error.message}`);
    process.exitCode = error.exit ?? 2;
  }
}
