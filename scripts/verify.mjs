// Checks a declared result as result-format.md says, in the order of its section 13. Needs only Node 20.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { readFileSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

// The first thing that does not hold ends the run, with the name of the check under way.
let checking = '';
function must(holds, sentence) {
  if (!holds) throw Object.assign(new Error(`CONFLICT [${checking}] ${sentence}`), { exit: 1 });
}

// Canonical JSON: no spaces, the members sorted by name. A member that is undefined is not there.
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value);
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).filter((name) => value[name] !== undefined);
  return `{${names.sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}
const same = (one, other) => canonical(one) === canonical(other);
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const link = (word, before, content) => sha256(`plenary-ballot-${word}\n${before}\n${canonical(content)}`);

// Reads JSON in UTF-8: whole numbers in digits, up to 1000000000; no half of a surrogate pair; no member there twice.
function read(bytes, file) {
  const outsideOfTexts = (json) => json.replace(/"(?:[^"\\]|\\.)*"/g, '');
  const colonsIn = (json) => outsideOfTexts(json).split(':').length;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text);
    const spelled = JSON.stringify(value);
    const hasOtherNumbers = /-|\d[.eE]|(?!1000000000\b)\d{10}/.test(outsideOfTexts(text));
    const hasHalves = /\\ud/.test(spelled.replaceAll('\\\\', ''));
    if (!hasOtherNumbers && !hasHalves && colonsIn(text) === colonsIn(spelled)) return value;
  } catch {}
  must(false, `${file} is not JSON in UTF-8 with whole numbers and whole characters`);
}

// A public key is an Ed25519 key, written in one way only; its fingerprint is the hash of its bytes.
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
  return key !== undefined && isWritten && verify(null, Buffer.from(canonical(content)), key, raw);
}

// How a value of each kind is spelled in canonical JSON. A time is one of the calendar, too.
const KINDS = {
  text: /^"/,
  hash: /^"[0-9a-f]{64}"$/,
  salt: /^"[0-9a-f]{32}"$/,
  time: /^"(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"$/,
  texts: /^\{("[a-z]{2}":"([^"\\]|\\.)*",?)+\}$/,
  count: /^\d+$/,
  share: /^\[(\d{1,3}|1000),([1-9]\d{0,2}|1000)\]$/,
  flag: /^(true|false)$/,
  map: /^\{/,
  null: /^null$/,
  missing: /^undefined$/,
};

// The members of each object by section 3, each with its kind, its form or its word: with | one of several, with * a list.
const ENTRY = 'ballot:text sequence:count delegation:text';
const VOTE = `${ENTRY} version:count choice:for|against|abstain at:time`;
const LINK = 'previous:hash hash:hash';
const HEAD =
  'conference:Conference ballot:Ballot rules:VoteRules|SilenceRules roll:Seat* excluded:Excluded* chain:Chain';
const TAIL = 'refused:count closedAt:time tally:map counts:map outcome:text explanation:Explanation key:Key';
const BY = 'office:organizer|credentialsOfficer|focalPoint|administrator|system|head|formerHead';
const FORMS = {
  Package1: `format:plenary-result-1 ${HEAD} events:OldVote* breaks:OldBreak* ${TAIL}`,
  Package2: `format:plenary-result-2 ${HEAD} events:Vote* breaks:Break* ${TAIL} keys:HouseKey*`,
  Package3: `format:plenary-result-3 ${HEAD} events:Vote* breaks:Break* acts:Move|Change|Objection* ${TAIL} keys:HouseKey*`,
  Cancelled: `format:plenary-result-3 ${HEAD} events:Sealed* breaks:Break* acts:Move|Change|Objection|Cancel*
    refused:count closedAt:time tally:map outcome:cancelled key:Key keys:HouseKey*`,
  Conference: 'id:text symbol:text title:texts timeZone:text',
  Ballot: 'id:text number:count procedure:vote|silence round:count question:texts opensAt:time closesAt:time',
  VoteRules: `procedure:vote majority:simple|twoThirds|absoluteOfMembers|twoThirdsOfMembers onTie:rejected|secondVote
    members:count|missing quorum:MoreRules|LeastRules|missing abstentionGuard:flag|missing correspondence:flag|missing
    closeEarlyWhenAllVoted:flag|missing recordedVote:flag|missing secondVoteDelayHours:count|missing newHead:NewHeadRules|missing`,
  MoreRules: 'base:count moreThan:share',
  LeastRules: 'base:count atLeast:share',
  SilenceRules: 'procedure:silence minimumHours:count onBroken:sponsor|vote|missing newHead:NewHeadRules|missing',
  NewHeadRules: 'accredited:flag waitingHours:count',
  Seat: 'delegation:text country:text',
  Excluded: 'name:text reason:text',
  Chain: 'opening:hash head:hash length:count',
  Vote: `${VOTE} salt:salt ${LINK}`,
  Sealed: `${ENTRY} version:count at:time ${LINK}`,
  Move: `ballot:text sequence:count kind:closeMoved from:time to:time ${BY} reason:text at:time ${LINK}`,
  Change: `ballot:text sequence:count kind:headReplaced|headConfirmed delegation:text ${BY} at:time ${LINK}`,
  Objection: `ballot:text sequence:count kind:headObjected delegation:text ${BY} reason:text at:time ${LINK}`,
  Cancel: `ballot:text sequence:count kind:cancelled ${BY} reason:text at:time ${LINK}`,
  OldVote: `${VOTE} salt:salt|missing ${LINK}`,
  Break: `${ENTRY} at:time salt:salt reason:hash ${LINK}`,
  OldBreak: 'delegation:text at:time',
  Explanation: 'key:text params:map',
  Key: 'publicKey:text fingerprint:hash',
  HouseKey: 'publicKey:text fingerprint:hash since:time endorsement:text|null',
};

// Whether a value is that. An object has all members of its form, no others, and in their order (in rules, in any).
function is(value, what) {
  if (what.endsWith('*')) return Array.isArray(value) && value.every((one) => is(one, what.slice(0, -1)));
  if (what.includes('|')) return what.split('|').some((one) => is(value, one));
  const isInCalendar = () => what !== 'time' || new Date(value).toJSON() === value;
  if (KINDS[what]) return KINDS[what].test(canonical(value)) && isInCalendar();
  if (!FORMS[what]) return value === what;
  const members = FORMS[what].split(/\s+/).map((member) => member.split(':'));
  const names = members.map(([name]) => name).filter((name) => Object.hasOwn(value ?? {}, name));
  const inOrder = (list) => (what.endsWith('Rules') ? list.toSorted() : list);
  if (!isObject(value) || !same(inOrder(Object.keys(value)), inOrder(names))) return false;
  return members.every(([name, kind]) => is(value[name], kind));
}

// What the rules decide upon the counts (section 8), and why: the name of a sentence and the numbers in it (section 9).
export function decide(rules, counts) {
  const { yes, no, abstain, present, members, hours, breaks } = counts;
  const { quorum, majority } = rules;
  const so = (outcome, params, more = '') => ({ outcome, key: `decision.explain.${outcome}${more}`, params });
  const silence = { hours, breaks, minimum: rules.minimumHours };
  if (hours < rules.minimumHours) return so('invalidPeriod', silence);
  if (breaks > 0) return so('silenceBroken', silence, `.${rules.onBroken ?? 'sponsor'}`);
  if (rules.procedure === 'silence') return so('adoptedBySilence', silence);
  const [parts, whole] = quorum?.moreThan ?? quorum?.atLeast ?? [0, 1];
  const share = ((quorum?.base ?? 0) * parts) / whole;
  const quorate = quorum?.moreThan ? Math.floor(share) + 1 : Math.ceil(share);
  const mode = rules.correspondence ? 'replies' : 'present';
  if (present < quorate) return so('inquorate', { present, base: quorum.base, needed: quorate, mode });
  const votes = { for: yes, against: no, abstain };
  const deferred = { ...votes, votes: yes + no + abstain };
  if (rules.abstentionGuard && abstain > yes + no) return so('deferredAbstentions', deferred);
  if (yes + no === 0) return so('rejectedNoVotesCast', votes);
  const isTie = majority === 'simple' && yes === no;
  if (isTie && rules.onTie === 'rejected') return so('rejectedTie', votes);
  if (isTie) return so('tiedSecondVote', { ...votes, hours: rules.secondVoteDelayHours ?? 0 });
  const base = majority.endsWith('OfMembers') ? members : yes + no;
  const twoThirds = { needed: Math.ceil((2 * base) / 3), exact: (2 * base) % 3 === 0 ? 1 : 0 };
  const threshold = majority.startsWith('twoThirds') ? twoThirds : { needed: Math.floor(base / 2) + 1 };
  const all = majority.endsWith('OfMembers') ? { members } : { cast: base };
  const params = majority === 'simple' ? votes : { ...votes, ...all, ...threshold };
  return so(yes >= threshold.needed ? 'adopted' : 'rejected', params, `.${majority}`);
}

/** Checks package, signature and receipts ([file, bytes]); returns what to write. @param {string | null} trusted */
export function check(bytes, signature, receipts = [], trusted = null) {
  checking = 'bytes'; // The package is spelled in one way only, so that nothing in it can be read in two ways.
  const result = read(bytes, 'the package');
  must(bytes.equals(Buffer.from(`${JSON.stringify(result, null, 2)}\n`)), 'the package is spelled in another way');

  checking = 'key'; // The key in the package is an Ed25519 key.
  const publicKey = keyOf(result?.key ?? {});

  checking = 'signature'; // It signed these bytes.
  must(signature.length === 64 && verify(null, bytes, publicKey, signature), 'the key did not make it');

  checking = 'members'; // Everything is there, nothing else is, and each is what it should be.
  must(is(result, 'Package1|Package2|Package3|Cancelled'), 'a member is missing, too much, or not what it should be');
  const { conference, rules, roll, excluded, events, breaks, acts = [], chain, closedAt, key } = result;
  const { id: ballot, number, ...terms } = result.ballot;
  const { opensAt, closesAt } = terms;
  const [isOld, isCancelled] = [result.format === 'plenary-result-1', is(result, 'Cancelled')];
  const isSilence = rules.procedure === 'silence';
  const isCounted = isSilence || !rules.majority.endsWith('OfMembers') || rules.members !== undefined;
  must(isCounted, 'a majority of members, and nobody says of how many');

  checking = 'opening'; // The chain begins with question, rules, roll and times, fixed before the first vote.
  const opening = { conference: conference.id, ballot, ...terms, rules, roll };
  const [word, content] = isOld ? ['opening-1', opening] : ['opening-2', { ...opening, number, excluded }];
  must(chain.opening === link(word, '0'.repeat(64), content), 'question, rules, roll or times were changed');
  const isPossible = opensAt < closesAt && number > 0 && terms.round > 0 && terms.procedure === rules.procedure;
  must(isPossible, 'times, numbers or procedure are impossible');

  checking = 'roll'; // The roll has each delegation and each country once, and nobody who is excluded.
  const delegations = new Set(roll.map((seat) => seat.delegation));
  const names = excluded.map((one) => one.name);
  const countries = new Set([...names, ...roll.map((seat) => seat.country)]);
  must(roll.length > 0 && delegations.size === roll.length, 'the roll is empty or has a delegation twice');
  must(roll.length <= (rules.members ?? Infinity), 'more are on the roll than there are members');
  const areOnce = countries.size === names.length + roll.length;
  must(areOnce && (isOld || same(names, names.toSorted())), 'a country is there twice, or the excluded are not sorted');

  checking = 'chain'; // Each vote, break or act is by one on the roll, in time, and hangs on the one before it.
  const isEmpty = (isSilence ? events : breaks).length === 0 && result.acts?.length !== 0;
  must(isEmpty, 'there are votes in a silence, or breaks in a vote, or acts without one');
  const [own, done] = [[...(isSilence ? breaks : events)], [...acts]];
  const next = (sequence) => (own.length === 0 || done[0]?.sequence === sequence ? done : own).shift();
  const entries = [...own, ...done].map((_, index) => next(index + 1));
  const chained = isOld && isSilence ? [] : entries;
  const [latest, objected] = [new Map(), new Set()]; // Who is objected to does nothing until that is settled.
  let [head, close] = [chain.opening, closesAt];
  for (const [index, { previous, hash, ...entry }] of entries.entries()) {
    const isAct = entry.kind !== undefined;
    const before = latest.get(entry.delegation);
    const isEnd = index === entries.length - 1 && entry.at === closedAt;
    const isNotLate = entry.at < close && (entry.kind === 'cancelled' ? isEnd : entry.at < closedAt);
    const isInTime = isNotLate && entry.at >= (entries[index - 1]?.at ?? opensAt);
    const isNext = isAct || (isSilence ? !before : entry.version === (before?.version ?? 0) + 1);
    const isHere = entry.ballot === ballot && entry.sequence === index + 1;
    const hashed = link(isAct ? 'act-1' : isSilence ? 'break-1' : 'vote-1', head, entry);
    const isLinked = previous === head && (hash === hashed || (isCancelled && !isAct));
    must(!('delegation' in entry) || delegations.has(entry.delegation), `entry ${index + 1} is by nobody on the roll`);
    must(isInTime && isNext, `entry ${index + 1} was not made in time, or has a wrong version`);
    must(!chained.length || (isHere && isLinked), `entry ${index + 1} was changed, or hangs on another`);
    const { from = close, to = close, at } = entry;
    must(from === close && to > at, `entry ${index + 1} moves another close, or into the past`);
    if (entry.kind === 'headObjected') objected.add(entry.delegation);
    else if (isAct) objected.delete(entry.delegation);
    else latest.set(entry.delegation, entry);
    must(isAct || !objected.has(entry.delegation), `entry ${index + 1} is by a head to whom somebody objected`);
    [head, close] = [chained.length ? hash : head, to];
  }
  must(chain.head === head && chain.length === chained.length, 'the chain does not end with the last entry');
  const isEnded = !isCancelled || (entries.at(-1)?.kind === 'cancelled' && breaks.length === 0);
  must(isEnded, 'nothing says that it was cancelled, or silence was broken before');

  checking = 'end'; // It ended at its close, just after a break, or early when all had voted and that is allowed; or cancelled.
  const end = breaks.length > 0 ? new Date(Date.parse(breaks.at(-1).at) + 1).toJSON() : close;
  const mayEndEarly = !isSilence && rules.closeEarlyWhenAllVoted === true && latest.size === roll.length;
  must(isCancelled || (closedAt <= close && (mayEndEarly || closedAt === end)), `it should have ended at ${end}`);

  checking = 'tally'; // The last version of each delegation counts; of what was cancelled, only that it voted.
  const votesFor = (choice) => [...latest.values()].filter((vote) => vote.choice === choice).length;
  const [yes, no, abstain] = ['for', 'against', 'abstain'].map(votesFor);
  const taken = isCancelled ? { voted: latest.size } : { for: yes, against: no, abstain };
  const tally = { roll: roll.length, ...taken, notVoting: roll.length - (taken.voted ?? yes + no + abstain) };
  must(same(result.tally, tally), `the tally should be ${canonical(tally)}`);

  checking = 'decision'; // The rules decide upon the counts, and the explanation says why; unless it was cancelled.
  const hours = Math.floor((Date.parse(close) - Date.parse(opensAt)) / 3_600_000);
  const voted = { yes, no, abstain, present: latest.size, members: rules.members };
  const counts = isSilence ? { hours, breaks: breaks.length } : voted;
  const { outcome, ...explanation } = isCancelled ? result : decide(rules, counts);
  must(isCancelled || same(result.counts, counts), `the counts should be ${canonical(counts)}`);
  must(result.outcome === outcome, `the outcome should be ${outcome}`);
  must(isCancelled || same(result.explanation, explanation), 'the explanation contradicts the votes');

  checking = 'keys'; // The last key signed the package, and each but the first is endorsed by the one before it.
  const keys = isOld ? [{ ...key, since: closedAt, endorsement: null }] : result.keys;
  const known = new Map(keys.map((one) => [one.fingerprint, keyOf(one)]));
  const isLast = keys.at(-1)?.fingerprint === key.fingerprint;
  must(isLast && known.size === keys.length, 'the last key is not the one that signed, or a key is there twice');
  for (const [index, { fingerprint: next, since, endorsement }] of keys.slice(1).entries()) {
    const { fingerprint: previous, since: before } = keys[index];
    const vow = { format: 'plenary-key-1', previous, next, since };
    const isGiven = endorsement === null || isSigned(known.get(previous), endorsement, vow);
    must(since >= before && isGiven, 'a key is older than the one before it, or not endorsed by it');
  }

  checking = 'receipt'; // Each receipt is signed by one of the keys, and is of an entry that is there, unchanged.
  const contents = receipts.map(([file, written]) => {
    const { signature: signed, ...receipt } = Object(read(written, file));
    const entry = chained[receipt.sequence - 1];
    const format = isSilence ? 'plenary-break-receipt-1' : 'plenary-receipt-1';
    // What is sealed the receipt opens: with choice and salt its hash is the one in the chain.
    const { format: _, previous, hash, head: _head, key: by, ...content } = receipt;
    const opened = isCancelled ? { choice: content.choice, salt: content.salt } : {};
    const opens = !isCancelled || link('vote-1', previous, content) === hash;
    const isWhole = same(receipt, { format, ...entry, ...opened, head: entry?.hash, key: by });
    must(isSigned(known.get(by), signed, receipt), `${file} is not signed by a key of this result`);
    must(entry && !entry.kind && isWhole && opens, `${file} is of an entry that is not in this result`);
    return receipt;
  });

  checking = 'fingerprint'; // The key that the reader trusts is the key of the package, or leads to it.
  const lastUnendorsed = keys.findLastIndex((one) => one.endorsement === null);
  const leading = keys.slice(Math.max(0, lastUnendorsed)).map((one) => one.fingerprint);
  must(trusted === null || leading.includes(trusted), `${trusted} does not lead to the key of this result`);
  const isTrusted = trusted !== null || contents.some((receipt) => leading.includes(receipt.key));
  const last = Math.max(0, ...contents.map((receipt) => receipt.sequence));
  return [
    `OK ${outcome}: ${canonical(tally)}, ${receipts.length} receipts. Signed by key ${key.fingerprint}`,
    !isTrusted && "Not checked: whether this key is the house's; give --fingerprint or a receipt by it.",
    `Not checked: whether an entry after number ${last} of ${chain.length} was changed or left out; ` +
      'only its receipt shows that.',
    isCancelled && 'Not checked: what was voted; a cancelled ballot keeps it sealed, but for whoever has a receipt.',
    isOld && 'Not checked: who was excluded and which breaks there were; format 1 does not chain them.',
    "Not checked: how many votes were refused; that is the house's word.",
  ].filter(Boolean);
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { fingerprint: { type: 'string' } } });
    const trusted = values.fingerprint?.replace(/[\s:]/g, '').toLowerCase() ?? null;
    const isUsable = positionals.length >= 2 && (trusted === null || is(trusted, 'hash'));
    if (!isUsable)
      throw new Error('Usage: node verify.mjs result.json result.sig [receipt.json ...] [--fingerprint HEX]');
    const [[, bytes], [, signature], ...receipts] = positionals.map((file) => [file, readFileSync(file)]);
    console.log(check(bytes, signature, receipts, trusted).join('\n'));
  } catch (error) {
    console.error(error.exit ? error.message : `CANNOT CHECK: ${error.message}`);
    process.exitCode = error.exit ?? 2;
  }
}
