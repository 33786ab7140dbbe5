import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AmendmentInDebate, Debate, DebateEvent } from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { whyNotNow } from '@/domain/amendments/refusing';
import { debateAfter, replay } from '@/domain/amendments/replaying';
import { eventTried, sequences, tabledTexts } from './sequences';

/** A line of the text, by a key that sorts it: prefixes first. It is read from the events, without the domain. */
type Line = { key: number[]; text: string; gone: boolean };

const byKey = (a: Line, b: Line): number => {
  for (let n = 0; n < Math.min(a.key.length, b.key.length); n += 1) {
    const difference = (a.key[n] as number) - (b.key[n] as number);
    if (difference) return difference;
  }
  return a.key.length - b.key.length;
};

/** The text that the record alone leads to, in a second way: keys in place of a tree, words by what was tabled last. */
function textFrom(tabled: Debate, events: readonly DebateEvent[]): string[] {
  const lines = new Map<string, Line>(
    tabled.paragraphs.map(({ id, text }, n) => [id, { key: [n], text, gone: false }]),
  );
  const asks = new Map<string, AmendmentInDebate['asks'] & { rank: number }>();
  const words = new Map<string, string>();
  const parts = new Map<string, readonly string[]>();
  const line = (id: string) => lines.get(id) as Line;
  /** the words of what an amendment would change, when it was tabled */
  const read = new Map<string, string | undefined>();
  const aim = (one: AmendmentInDebate['asks']) => {
    if (one.kind === 'add') return undefined;
    return 'amendment' in one ? words.get(one.amendment) : line(one.paragraph).text;
  };
  const carry = (id: string) => {
    const one = asks.get(id);
    if (!one) throw new Error(`${id} was never tabled`);
    const text = words.get(id) as string;
    // Never upon other words than those that its mover read.
    expect(aim(one)).toBe(read.get(id));
    if (one.kind === 'add') {
      const key = one.after === null ? [-1, one.rank] : [...line(one.after).key, one.rank];
      lines.set(id, { key, text, gone: false });
      return;
    }
    if ('amendment' in one) words.set(one.amendment, text);
    else {
      expect(line(one.paragraph).gone).toBe(false);
      if (one.kind === 'delete') line(one.paragraph).gone = true;
      else line(one.paragraph).text = text;
    }
  };
  for (const event of events) {
    if (event.kind === 'amendment.tabled') {
      const { amendment } = event;
      asks.set(amendment.id, { ...amendment, rank: asks.size });
      if ('text' in amendment) words.set(amendment.id, amendment.text);
      read.set(amendment.id, aim(amendment));
    }
    if (event.kind === 'amendment.accepted') carry(event.amendment);
    if (event.kind === 'amendment.voted' && event.result === 'adopted') carry(event.amendment);
    if (event.kind === 'paragraph.revised') line(event.paragraph).text = event.text;
    if (event.kind === 'paragraph.removed') line(event.paragraph).gone = true;
    if (event.kind === 'paragraph.split') {
      const { key } = line(event.paragraph);
      line(event.paragraph).gone = true;
      for (const [n, { id, text }] of event.into.entries())
        lines.set(id, { key: [...key, -1, n], text, gone: false });
    }
    if (event.kind === 'part.divided') parts.set(event.part, event.paragraphs);
    if (event.kind === 'part.voted' && event.result === 'rejected')
      for (const id of parts.get(event.part) ?? []) line(id).gone = true;
  }
  return [...lines.values()]
    .filter(({ gone }) => !gone)
    .sort(byKey)
    .map(({ text }) => text);
}

/** Who seconds an amendment by the record alone. */
function secondersOf(events: readonly DebateEvent[], amendment: string): Set<string> {
  const seconders = new Set<string>();
  for (const event of events) {
    if (event.kind === 'amendment.seconded' && event.amendment === amendment) seconders.add(event.by);
    if (event.kind === 'seconding.withdrawn' && event.amendment === amendment) seconders.delete(event.by);
  }
  return seconders;
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

test('whatever is tabled, accepted, withdrawn, divided and voted, the text is replayed from the events', () => {
  const seen: Record<string, number> = {};
  const count = (what: string) => {
    seen[what] = (seen[what] ?? 0) + 1;
  };
  fc.assert(
    fc.property(tabledTexts, sequences, (tabled, steps) => {
      const events: DebateEvent[] = [];
      let debate = frozen(tabled);
      for (const [n, step] of steps.entries()) {
        const event = frozen(eventTried(debate, step, n));
        const refusal = whyNotNow(debate, event);
        if (refusal) {
          count(refusal.why);
          expect(() => debateAfter(debate, event)).toThrow(RangeError);
          continue;
        }
        const next = frozen(debateAfter(debate, event));
        if (event.kind === 'amendment.voted' || event.kind === 'amendment.accepted')
          expect(secondersOf(events, event.amendment).size).toBeGreaterThanOrEqual(tabled.seconders);
        for (const { asks, status } of debate.amendments)
          if (status !== 'open')
            expect(next.amendments.find((one) => one.asks.id === asks.id)?.status).toBe(status);
        debate = next;
        events.push(event);
        count(event.kind);
      }
      for (const { fall } of debate.amendments) if (fall) count(`fall ${fall.because}`);
      const isPartAdopted = debate.parts.some(({ status }) => status === 'adopted');
      if (debate.outcome === 'rejected' && isPartAdopted) count('whole rejected after a part was adopted');
      const recorded: DebateEvent[] = JSON.parse(JSON.stringify(events));
      expect(replay(tabled, recorded)).toEqual(debate);
      expect(mergedText(debate).map(({ text }) => text)).toEqual(textFrom(tabled, recorded));
    }),
    { numRuns: 2000 },
  );
  const kinds = ['amendment.tabled', 'amendment.accepted', 'amendment.withdrawn', 'amendment.voted'];
  const rare = ['paragraph.revised', 'paragraph.split', 'part.divided', 'part.voted', 'proposal.voted'];
  const falls = ['revised', 'deleted', 'split', 'removed', 'rejected', 'withdrawn', 'fell', 'unseconded'];
  const seconding = [
    'amendment.seconded',
    'seconding.withdrawn',
    'unseconded',
    'secondsOwn',
    'secondedAlready',
  ];
  for (const what of [
    ...kinds,
    ...rare,
    ...seconding,
    ...falls.map((because) => `fall ${because}`),
    'whole rejected after a part was adopted',
    'changed',
    'replacesEverything',
  ])
    expect(seen[what] ?? 0, what).toBeGreaterThan(5);
});
