/** Titles and the like, before a name: the full stop behind them ends no sentence. In the four languages of the house. */
const BEFORE_NAMES = new Set(
  `mr mrs ms mx messrs dr drs prof st ste sts hon rev gen col lt maj capt sgt gov sen rep pres amb jr vs cf viz al approx
  m mm mlle mgr av bd env
  ej cit ibid sr sra sres sras srta dra lic ing arq excmo excma ilmo ilma ud uds vd vds ee uu ff aa dd hh rr hnos gral pdte dña aprox
  السيد د أ م ص`
    .split(/\s+/)
    .filter(Boolean),
);
/** The same before a number only, Roman ones among them: elsewhere they end a sentence like any word. */
const BEFORE_NUMBERS = new Set(
  'no nos art arts para paras par sec sect ch chap cap vol fig p pp pág págs núm núms num nro nros n ed inc res doc rev add corr ref tel annex'.split(
    ' ',
  ),
);
const NUMBER = /^(?:[\p{Nd}]|[IVXLC]+\b)/u;
const END = /[.!?؟…]+["”»’)\]]*(?=\s)/gu;

/** The first sentence or line of a text, without surrounding space; all of it when it is one. */
export function firstSentence(text: string): string {
  const [line = ''] = text.trim().split('\n', 1);
  for (const { 0: end, index } of line.matchAll(END)) {
    const upTo = line.slice(0, index + end.length);
    const next = line.slice(index + end.length).trimStart();
    if (end !== '.' || endsSentence(line.slice(0, index), next)) return upTo;
  }
  return line.trim();
}

/** True when a full stop between the two ends a sentence. */
function endsSentence(before: string, next: string): boolean {
  // What goes on in small letters goes on.
  if (/^\p{Ll}/u.test(next)) return false;
  const word = /[\p{L}\p{M}\p{N}.]+$/u.exec(before)?.[0] ?? '';
  // An initial, or letters with stops between: U.N., c.-à-d., p. ej.
  if (/^\p{L}\p{M}*$/u.test(word) || /\p{L}\.\p{L}/u.test(word)) return false;
  const plain = word.toLowerCase();
  return !BEFORE_NAMES.has(plain) && !(BEFORE_NUMBERS.has(plain) && NUMBER.test(next));
}
