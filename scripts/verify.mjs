// Checks a declared result as result-format.md says, in the order of its section 13. Needs only Node 20.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const USAGE = 'Usage: node verify.mjs result.json result.sig [receipt.json ...] [--fingerprint HEX]';

// The first thing that does not hold ends the run, with the name of the check under way.
let checking = 'bytes';
function must(holds, sentence) {
  if (!holds) throw Object.assign(new Error(`CONFLICT [${checking}] ${sentence}`), { exit: 1 });
}

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);

// Canonical JSON: no spaces, the members sorted by name. A member that is undefined is not there.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return `{${names.sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}
const same = (a, b) => canonical(a) === canonical(b);
const link = (word, before, content) => sha256(`plenary-ballot-${word}\n${before}\n${canonical(content)}`);

// Reads JSON in UTF-8: whole numbers in digits, no half of a surrogate pair, no member there twice.
function read(bytes, file) {
  const isFine = (part) => (typeof part === 'number' ? part <= 1e9 : part?.isWellFormed?.() !== false);
  let members = -1;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text, function (name, part) {
      // Called for every element of a list, every member of an object, and in the end for the whole.
      if (!Array.isArray(this)) members += 1;
      return isFine(name) && isFine(part) ? part : must(false);
    });
    const outsideOfStrings = text.replace(/"(?:[^"\\]|\\.)*"/g, '');
    const colons = outsideOfStrings.split(':').length - 1;
    if (members === colons && !/-|\d[.eE]/.test(outsideOfStrings)) return value;
  } catch {}
  must(false, `${file} is not JSON in UTF-8 with whole numbers and whole characters`);
}

// A public key is written in one way only; its fingerprint is the hash of its bytes.
function keyOf({ publicKey, fingerprint }) {
  const der = Buffer.from(String(publicKey).split('\n')[1] ?? '', 'base64');
  const pem = `-----BEGIN PUBLIC KEY-----\n${der.toString('base64')}\n-----END PUBLIC KEY-----\n`;
  const isEd25519 = der.length === 44 && der.toString('hex').startsWith('302a300506032b6570032100');
  must(isEd25519 && publicKey === pem, 'a public key is no Ed25519 key, or not written as it should be');
  must(fingerprint === sha256(der), 'a fingerprint is not that of its key');
  return createPublicKey(publicKey);
}

// Whether this signature, in base64, is by this key over the canonical JSON of the content.
function isSigned(key, signature, content) {
  const raw = Buffer.from(String(signature), 'base64');
  const isWritten = raw.length === 64 && raw.toString('base64') === signature;
  return isWritten && verify(null, Buffer.from(canonical(content)), key, raw);
}

// What a member is, by the tables of section 3: of a kind, of a form, or the word itself; with | one of several, with *
// a list. A name with ? may be missing.
const like = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
const isTimeLike = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const KINDS = {
  text: like(/^/),
  hash: like(/^[0-9a-f]{64}$/),
  salt: like(/^[0-9a-f]{32}$/),
  language: like(/^[a-z]{2}$/),
  time: (value) => isTimeLike(value) && value > '0001' && new Date(value).toJSON() === value,
  count: (value) => Number.isSafeInteger(value),
  flag: (value) => value === true || value === false,
  none: (value) => value === null,
  map: isObject,
  texts: (value) => isObject(value) && !same(value, {}) && is(Object.entries(value), 'translation*'),
  translation: ([name, value]) => is(name, 'language') && is(value, 'text'),
  share: (value) => is(value, 'count*') && value.length === 2 && value[1] > 0 && Math.max(...value) <= 1000,
};
const [ENTRY, LINK] = ['ballot:text sequence:count delegation:text', 'previous:hash hash:hash'];
const VOTE = `${ENTRY} version:count choice:for|against|abstain at:time`;
const RULES = `procedure:vote onTie:rejected|secondVote quorum?:MoreRules|LeastRules abstentionGuard?:flag
  correspondence?:flag closeEarlyWhenAllVoted?:flag recordedVote?:flag secondVoteDelayHours?:count`;
const HEAD = `conference:Conference ballot:Ballot rules:VoteRules|MembersRules|SilenceRules roll:Seat*
  excluded:Excluded* chain:Chain`;
const TAIL = 'refused:count closedAt:time tally:map counts:map outcome:text explanation:Explanation key:Key';
const FORMS = {
  Package1: `format:plenary-result-1 ${HEAD} events:OldVote* breaks:OldBreak* ${TAIL}`,
  Package2: `format:plenary-result-2 ${HEAD} events:Vote* breaks:Break* ${TAIL} keys:HouseKey*`,
  Conference: 'id:text symbol:text title:texts timeZone:text',
  Ballot: 'id:text number:count procedure:vote|silence round:count question:texts opensAt:time closesAt:time',
  VoteRules: `${RULES} majority:simple|twoThirds members?:count`,
  MembersRules: `${RULES} majority:absoluteOfMembers|twoThirdsOfMembers members:count`,
  SilenceRules: 'procedure:silence minimumHours:count onBroken?:sponsor|vote',
  MoreRules: 'base:count moreThan:share',
  LeastRules: 'base:count atLeast:share',
  Seat: 'delegation:text country:text',
  Excluded: 'name:text reason:text',
  Chain: 'opening:hash head:hash length:count',
  Vote: `${VOTE} salt:salt ${LINK}`,
  OldVote: `${VOTE} salt?:salt ${LINK}`,
  Break: `${ENTRY} at:time salt:salt reason:hash ${LINK}`,
  OldBreak: 'delegation:text at:time',
  Explanation: 'key:text params:map',
  Key: 'publicKey:text fingerprint:hash',
  HouseKey: 'publicKey:text fingerprint:hash since:time endorsement:text|none',
};

// Whether a value is that: an object has all members of its form, no others, and in their order (in rules, in any).
function is(value, what) {
  if (what.endsWith('*')) return Array.isArray(value) && value.every((one) => is(one, what.slice(0, -1)));
  if (what.includes('|')) return what.split('|').some((one) => is(value, one));
  if (!FORMS[what]) return KINDS[what]?.(value) ?? value === what;
  const named = FORMS[what].split(/\s+/).map((member) => /(\w+)(\??):(.+)/.exec(member).slice(1));
  const members = named.filter(([name, mayMiss]) => !mayMiss || Object.hasOwn(value ?? {}, name));
  const inOrder = (names) => (what.endsWith('Rules') ? names.sort() : names);
  if (!isObject(value) || !same(inOrder(Object.keys(value)), inOrder(members.map(([name]) => name)))) return false;
  return members.every(([name, , kind]) => is(value[name], kind));
}

// The outcome, by the tables of section 8.
export function decide(rules, counts) {
  const { yes, no, abstain, present, members, hours, breaks } = counts;
  if (rules.procedure === 'silence' && hours < rules.minimumHours) return 'invalidPeriod';
  if (rules.procedure === 'silence') return breaks > 0 ? 'silenceBroken' : 'adoptedBySilence';
  if (rules.quorum && present < needed(rules.quorum)) return 'inquorate';
  if (rules.abstentionGuard && abstain > yes + no) return 'deferredAbstentions';
  if (yes + no === 0) return 'rejectedNoVotesCast';
  const tied = rules.onTie === 'secondVote' ? 'tiedSecondVote' : 'rejectedTie';
  if (rules.majority === 'simple' && yes === no) return tied;
  const all = rules.majority.endsWith('OfMembers') ? members : yes + no;
  const isCarried = rules.majority.startsWith('twoThirds') ? 3 * yes >= 2 * all : 2 * yes > all;
  return isCarried ? 'adopted' : 'rejected';
}

// The fewest present that are a quorum.
function needed({ base, moreThan, atLeast }) {
  const [n, d] = moreThan ?? atLeast;
  return moreThan ? Math.floor((base * n) / d) + 1 : Math.ceil((base * n) / d);
}

// The explanation of section 9: the name of a sentence, and the numbers in it.
export function explain(rules, counts, outcome) {
  const { yes, no, abstain, present, members } = counts;
  const { quorum, majority } = rules;
  const because = (params, more = '') => ({ key: `decision.explain.${outcome}${more}`, params });
  if (rules.procedure === 'silence') {
    const onBroken = outcome === 'silenceBroken' ? `.${rules.onBroken ?? 'sponsor'}` : '';
    return because({ ...counts, minimum: rules.minimumHours }, onBroken);
  }
  const mode = rules.correspondence ? 'replies' : 'present';
  if (outcome === 'inquorate') return because({ present, base: quorum.base, needed: needed(quorum), mode });
  const votes = { for: yes, against: no, abstain };
  if (outcome === 'deferredAbstentions') return because({ ...votes, votes: yes + no + abstain });
  if (outcome === 'tiedSecondVote') return because({ ...votes, hours: rules.secondVoteDelayHours ?? 0 });
  if (outcome !== 'adopted' && outcome !== 'rejected') return because(votes);
  const twoThirds = (base) => ({ needed: Math.ceil((2 * base) / 3), exact: (2 * base) % 3 === 0 ? 1 : 0 });
  const threshold = {
    simple: {},
    twoThirds: { cast: yes + no, ...twoThirds(yes + no) },
    absoluteOfMembers: { members, needed: Math.floor(members / 2) + 1 },
    twoThirdsOfMembers: { members, ...twoThirds(members) },
  };
  return because({ ...votes, ...threshold[majority] }, `.${majority}`);
}

/** Checks package, signature and receipts ([file, bytes]); returns what to write. @param {string | null} trusted */
export function check(bytes, signature, receipts = [], trusted = null) {
  // The package is spelled in one way only, so that nothing in it can be read in two ways.
  checking = 'bytes';
  const result = read(bytes, 'the package');
  const spelled = Buffer.from(`${JSON.stringify(result, null, 2)}\n`);
  must(bytes.equals(spelled), 'the package is spelled in another way');

  // The key in the package is an Ed25519 key.
  checking = 'key';
  const publicKey = keyOf(result?.key ?? {});

  // It signed these bytes.
  checking = 'signature';
  must(signature.length === 64 && verify(null, bytes, publicKey, signature), 'the key did not make it');

  // Everything is there, nothing else is, and each is what it should be.
  checking = 'members';
  must(is(result, 'Package1|Package2'), 'a member is missing, too much, or not what it should be');
  const { conference, rules, roll, excluded, events, breaks, chain, closedAt, key } = result;
  const { id: ballot, number, ...terms } = result.ballot;
  const { procedure, round, opensAt, closesAt } = terms;
  const isOld = result.format === 'plenary-result-1';
  const isSilence = procedure === 'silence';

  // The chain begins with question, rules, roll and times, fixed before the first vote.
  checking = 'opening';
  const opening = { conference: conference.id, ballot, ...terms, rules, roll };
  const [word, content] = isOld ? ['opening-1', opening] : ['opening-2', { ...opening, number, excluded }];
  must(chain.opening === link(word, '0'.repeat(64), content), 'question, rules, roll or times were changed');
  must(opensAt < closesAt && number > 0 && round > 0, 'times or numbers are impossible');
  must(procedure === rules.procedure, 'the rules are those of another procedure');

  // The roll has each delegation and each country once, and nobody who is excluded.
  checking = 'roll';
  const delegations = new Set(roll.map((seat) => seat.delegation));
  const names = excluded.map((one) => one.name);
  const named = new Set([...names, ...roll.map((seat) => seat.country)]);
  must(roll.length > 0 && delegations.size === roll.length, 'the roll is empty or has a delegation twice');
  must(roll.length <= (rules.members ?? Infinity), 'more are on the roll than there are members');
  must(isOld || same(names, [...names].sort()), 'the excluded are not sorted');
  must(named.size === names.length + roll.length, 'a country is there twice');

  // Each vote, or each break of silence, was made in time by somebody on the roll, and hangs on the one before it.
  checking = 'chain';
  must((isSilence ? events : breaks).length === 0, 'there are votes in a silence, or breaks in a vote');
  const entries = isSilence ? breaks : events;
  const chained = isOld && isSilence ? [] : entries;
  const latest = new Map();
  entries.forEach(({ delegation, at, version }, index) => {
    const before = latest.get(delegation);
    must(delegations.has(delegation), `entry ${index + 1} is by nobody on the roll`);
    must(at >= (entries[index - 1]?.at ?? opensAt) && at < closedAt, `entry ${index + 1} was not made in time`);
    must(isSilence ? !before : version === (before?.version ?? 0) + 1, `entry ${index + 1} has a wrong version`);
    latest.set(delegation, entries[index]);
  });
  const head = chained.reduce((before, { previous, hash, ...content }, index) => {
    must(content.ballot === ballot && content.sequence === index + 1, `entry ${index + 1} is out of sequence`);
    must(previous === before, `entry ${index + 1} does not hang on the one before it`);
    must(hash === link(isSilence ? 'break-1' : 'vote-1', previous, content), `entry ${index + 1} was changed`);
    return hash;
  }, chain.opening);
  must(chain.head === head && chain.length === chained.length, 'the chain does not end with the last entry');

  // It ended at its closing instant, just after a break of silence, or early when all had voted and the rules allow it.
  checking = 'end';
  const isBroken = isSilence && breaks.length > 0;
  const end = isBroken ? new Date(Date.parse(breaks.at(-1).at) + 1).toJSON() : closesAt;
  const mayEndEarly = !isSilence && rules.closeEarlyWhenAllVoted === true && latest.size === roll.length;
  must(closedAt <= closesAt && (mayEndEarly || closedAt === end), `it should have ended at ${end}`);

  // The last version of each delegation counts.
  checking = 'tally';
  const votesFor = (choice) => [...latest.values()].filter((vote) => vote.choice === choice).length;
  const [yes, no, abstain] = [votesFor('for'), votesFor('against'), votesFor('abstain')];
  const tally = { roll: roll.length, for: yes, against: no, abstain, notVoting: roll.length - yes - no - abstain };
  must(same(result.tally, tally), `the tally should be ${canonical(tally)}`);

  // The rules decide upon the counts, and the explanation says why.
  checking = 'decision';
  const hours = Math.floor((Date.parse(closesAt) - Date.parse(opensAt)) / 3_600_000);
  const voted = { yes, no, abstain, present: latest.size, members: rules.members };
  const counts = isSilence ? { hours, breaks: breaks.length } : voted;
  const outcome = decide(rules, counts);
  must(same(result.counts, counts), `the counts should be ${canonical(counts)}`);
  must(result.outcome === outcome, `the outcome should be ${outcome}`);
  must(same(result.explanation, explain(rules, counts, outcome)), 'the explanation contradicts the votes');

  // The last key of the list signed the package, and each but the first is endorsed by the one before it.
  checking = 'keys';
  const keys = isOld ? [{ ...key, since: closedAt, endorsement: null }] : result.keys;
  const known = new Map(keys.map((one) => [one.fingerprint, keyOf(one)]));
  must(keys.at(-1)?.fingerprint === key.fingerprint, 'the last key is not the one that signed');
  must(known.size === keys.length, 'a key is there twice');
  let leading = [];
  for (const [index, { fingerprint, since, endorsement }] of keys.entries()) {
    const before = keys[index - 1];
    const isEndorsed = before !== undefined && endorsement !== null;
    const vow = { format: 'plenary-key-1', previous: before?.fingerprint, next: fingerprint, since };
    must(!before || since >= before.since, 'a key is older than the one before it');
    const isGiven = !isEndorsed || isSigned(known.get(before.fingerprint), endorsement, vow);
    must(isGiven, 'an endorsement is not by the key before');
    leading = isEndorsed ? [...leading, fingerprint] : [fingerprint];
  }

  // Each receipt is signed by one of the keys, and is of an entry that is there, unchanged.
  checking = 'receipt';
  const format = isSilence ? 'plenary-break-receipt-1' : 'plenary-receipt-1';
  let [last, isTrusted] = [0, trusted !== null];
  for (const [file, written] of receipts) {
    const { signature: signed, ...content } = Object(read(written, file));
    const isGenuine = known.has(content.key) && isSigned(known.get(content.key), signed, content);
    must(isGenuine, `${file} is not signed by a key of this result`);
    const entry = chained[content.sequence - 1];
    const receipt = { format, ...entry, head: entry?.hash, key: content.key };
    must(entry && same(content, receipt), `${file} is of an entry that is not in this result`);
    last = Math.max(last, content.sequence);
    isTrusted ||= leading.includes(content.key);
  }

  // The key that the reader trusts is the key of the package, or leads to it.
  checking = 'fingerprint';
  must(trusted === null || leading.includes(trusted), `${trusted} does not lead to the key of this result`);
  return [
    `OK ${outcome}: ${canonical(tally)}, ${receipts.length} receipts. Signed by key ${key.fingerprint}`,
    !isTrusted && "Not checked: whether this key is the house's; give --fingerprint or a receipt by it.",
    `Not checked: whether an entry after number ${last} of ${chain.length} was changed or left out; ` +
      'only its receipt shows that.',
    isOld && 'Not checked: who was excluded and which breaks there were; format 1 does not chain them.',
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
