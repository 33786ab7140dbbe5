import fc from 'fast-check';
import { type Amendment, type Debate, type DebateEvent, VOTED } from '@/domain/amendments/debate';
import { debateOn } from '@/domain/amendments/replaying';

const MOVERS = ['AR', 'BR', 'CL', 'UY'];
const WORDS = ['urges', 'members', 'to', 'share', 'data', 'yearly', 'with', 'donors', 'again'];
const texts = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 })
  .map((words) => words.join(' '));

export const tabledTexts = fc
  .tuple(
    fc.array(fc.record({ text: texts, part: fc.constantFrom('preambular', 'operative') }), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.constantFrom(0, 0, 1, 2),
  )
  .map(([paragraphs, seconders]) =>
    debateOn(
      'UY',
      paragraphs.map((one, n) => ({ id: `p${n}`, ...one })),
      seconders,
    ),
  );

/** Something that somebody tries, before it is known what there is to do it to. */
const tries = fc.record({
  act: fc.nat({ max: 32 }),
  at: fc.nat({ max: 999 }),
  also: fc.nat({ max: 999 }),
  text: texts,
  by: fc.constantFrom(...MOVERS),
  result: fc.constantFrom(...VOTED),
  stale: fc.nat({ max: 19 }).map((n) => n === 0),
  /** of a text whose amendments are seconded, where it is not 0: it is seconded, or that is taken back */
  seconds: fc.constantFrom(0, 0, 1, 1, 1, 2),
});
export type Try = typeof tries extends fc.Arbitrary<infer T> ? T : never;
export const sequences = fc.array(tries, { minLength: 10, maxLength: 50 });

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** The amendment that is tried, to something that was ever there. */
export function amendmentTried(debate: Debate, one: Try, id: string): Amendment {
  const { act, at, text, by } = one;
  const paragraph = pick(debate.paragraphs, at)?.id ?? '';
  const amendment = pick(debate.amendments, at)?.asks.id;
  if (act % 4 === 0) return { id, by, kind: 'delete', paragraph };
  if (act % 4 === 1) return { id, by, kind: 'add', after: at % 5 === 0 ? null : paragraph, text };
  if (act % 4 === 2 && amendment) return { id, by, kind: 'revise', amendment, text };
  return { id, by, kind: 'revise', paragraph, text };
}

const versionOf = (debate: Debate, asks: Amendment): number => {
  if (asks.kind === 'add') return 1;
  const versions = 'amendment' in asks ? debate.amendments : debate.paragraphs;
  const id = 'amendment' in asks ? asks.amendment : asks.paragraph;
  return versions.find((one) => ('asks' in one ? one.asks.id : one.id) === id)?.version ?? 1;
};

/** The event that a try comes to, possible or not. */
export function eventTried(debate: Debate, one: Try, step: number): DebateEvent {
  const { at, also, text, by, result, stale } = one;
  // Amendments come first: what divides the text, or decides it, closes them.
  const isLate = step >= 15;
  const act = isLate ? one.act : one.act % 25;
  if (act < 12 && (!isLate || stale)) {
    const amendment = amendmentTried(debate, one, `a${step}`);
    return { kind: 'amendment.tabled', amendment, version: versionOf(debate, amendment) - Number(stale) };
  }
  const open = debate.amendments.filter(({ status }) => status === 'open' || stale);
  const chosen = pick(open, at)?.asks;
  const amendment = chosen?.id ?? '';
  if (debate.seconders > 0 && one.seconds > 0 && open.length > 0)
    return { kind: one.seconds === 1 ? 'amendment.seconded' : 'seconding.withdrawn', amendment, by };
  if (act < 19 && open.length > 0) return { kind: 'amendment.voted', amendment, result };
  if (act === 19 || act === 20) {
    const target = debate.amendments.find(
      ({ asks }) => chosen && 'amendment' in chosen && asks.id === chosen.amendment,
    );
    return { kind: 'amendment.accepted', amendment, by: stale ? by : (target?.asks.by ?? debate.sponsor) };
  }
  if (act === 21) return { kind: 'amendment.withdrawn', amendment, by: stale ? by : (chosen?.by ?? by) };
  const standing = debate.paragraphs.filter(({ status }) => status === 'stands' || stale);
  const paragraph = pick(standing, at)?.id ?? '';
  const other = pick(standing, also)?.id ?? '';
  if (act === 22) return { kind: 'paragraph.revised', paragraph, by: stale ? by : 'UY', text };
  if (act === 23) {
    const into = [text, WORDS[at % WORDS.length] as string].map((piece, n) => ({
      id: `s${step}-${n}`,
      text: piece,
    }));
    return { kind: 'paragraph.split', paragraph, by: 'UY', into };
  }
  if (act === 24 && also % 2) return { kind: 'paragraph.removed', paragraph, by: 'UY' };
  if (act < 27 && debate.parts.length < 2)
    return {
      kind: 'part.divided',
      part: `d${step}`,
      paragraphs: also % 3 ? [paragraph] : [paragraph, other],
    };
  if (act === 27 && also % 4 === 0)
    return { kind: 'division.withdrawn', part: pick(debate.parts, at)?.id ?? '' };
  if (act < 29) return { kind: 'part.voted', part: pick(debate.parts, at)?.id ?? '', result };
  if (also % 9 === 0) return { kind: 'proposal.withdrawn', by: 'UY' };
  return { kind: 'proposal.voted', result };
}
