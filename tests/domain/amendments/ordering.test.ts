import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amendment, Debate } from '@/domain/amendments/debate';
import { orderOfVoting } from '@/domain/amendments/ordering';
import { whyNotNow } from '@/domain/amendments/refusing';
import { debateAfter, debateOn } from '@/domain/amendments/replaying';
import { amendmentTried, sequences, tabledTexts } from './sequences';

const table = (debate: Debate, amendment: Amendment): Debate =>
  debateAfter(debate, { kind: 'amendment.tabled', amendment, version: 1 });
const turnsOf = (debate: Debate, amendments: readonly Amendment[]) =>
  orderOfVoting(amendments.reduce(table, debate));

/** Lets as many delegations second these amendments as the rules of the text ask for. */
const seconded = (debate: Debate, ids: readonly string[]): Debate =>
  ids
    .flatMap((amendment) => ['S1', 'S2'].slice(0, debate.seconders).map((by) => ({ amendment, by })))
    .reduce((all, one) => debateAfter(all, { kind: 'amendment.seconded', ...one }), debate);

/** An order of tabling: by lot, but an amendment to an amendment comes after that one. */
function byLot(amendments: readonly Amendment[], lots: readonly number[]): Amendment[] {
  const ordered: Amendment[] = [];
  let waiting = amendments.map((one, n) => ({ one, lot: lots[n] ?? 0 })).sort((a, b) => a.lot - b.lot);
  while (waiting.length > 0) {
    const next = waiting.find(
      ({ one }) => !('amendment' in one) || ordered.some(({ id }) => id === one.amendment),
    );
    if (!next) throw new Error('an amendment to nothing');
    ordered.push(next.one);
    waiting = waiting.filter((other) => other !== next);
  }
  return ordered;
}

describe('the order of voting', () => {
  const debate = debateOn('UY', [
    { id: 'p1', text: 'Encourages members to share data;' },
    { id: 'p2', text: 'Requests the Secretariat to report yearly.' },
  ]);
  const amendments: Amendment[] = [
    { id: 'thanks', by: 'BR', kind: 'add', after: 'p1', text: 'Thanks the host;' },
    { id: 'little', by: 'CL', kind: 'revise', paragraph: 'p1', text: 'Urges members to share data;' },
    { id: 'more', by: 'PE', kind: 'revise', paragraph: 'p1', text: 'Urges all members and donors to share;' },
    { id: 'all', by: 'EC', kind: 'revise', amendment: 'little', text: 'Urges all members to share data;' },
    { id: 'none', by: 'AR', kind: 'delete', paragraph: 'p1' },
    { id: 'first', by: 'MX', kind: 'add', after: null, text: 'The Conference,' },
    { id: 'last', by: 'MX', kind: 'revise', paragraph: 'p2', text: 'Requests the Secretariat to report.' },
  ];

  test('is along the text, furthest removed first, and says why', () => {
    expect(turnsOf(debate, amendments)).toEqual([
      { amendment: 'first', because: 'adds', words: 2, tied: false },
      { amendment: 'none', because: 'deletes', words: 5, tied: false },
      { amendment: 'more', because: 'revises', words: 6, tied: false },
      { amendment: 'all', because: 'amends', words: 1, tied: false },
      { amendment: 'little', because: 'revises', words: 2, tied: false },
      { amendment: 'thanks', because: 'adds', words: 3, tied: false },
      { amendment: 'last', because: 'revises', words: 1, tied: false },
    ]);
  });

  test('leaves out what is decided, and says when two are as far', () => {
    const twins = ['PE', 'CO'].map((by): Amendment => ({ id: by, by, kind: 'delete', paragraph: 'p2' }));
    const tabled = [...amendments, ...twins].reduce(table, debate);
    const rest = debateAfter(tabled, { kind: 'amendment.voted', amendment: 'none', result: 'adopted' });
    expect(orderOfVoting(rest)).toEqual([
      { amendment: 'first', because: 'adds', words: 2, tied: false },
      { amendment: 'thanks', because: 'adds', words: 3, tied: false },
      { amendment: 'CO', because: 'deletes', words: 6, tied: true },
      { amendment: 'PE', because: 'deletes', words: 6, tied: true },
      { amendment: 'last', because: 'revises', words: 1, tied: false },
    ]);
  });

  test('does not depend on the order of tabling', () => {
    let moved = 0;
    let tied = 0;
    let waiting = 0;
    fc.assert(
      fc.property(tabledTexts, sequences, fc.infiniteStream(fc.nat()), (text, tries, stream) => {
        let tabled = text;
        const accepted: Amendment[] = [];
        const supported: string[] = [];
        for (const [n, one] of tries.entries()) {
          const amendment = amendmentTried(tabled, one, `a${n}`);
          if (whyNotNow(tabled, { kind: 'amendment.tabled', amendment, version: 1 })) continue;
          accepted.push(amendment);
          if (one.seconds > 0) supported.push(amendment.id);
          tabled = table(tabled, amendment);
        }
        const lots = [...stream.take(accepted.length)];
        const other = byLot(accepted, lots);
        if (other.some(({ id }, n) => id !== accepted[n]?.id)) moved += 1;
        const order = orderOfVoting(seconded(tabled, supported));
        if (order.some((turn) => turn.tied)) tied += 1;
        expect(orderOfVoting(seconded(other.reduce(table, text), supported))).toEqual(order);
        const isPut = (one: Amendment): boolean => {
          const amended = 'amendment' in one && accepted.find(({ id }) => id === one.amendment);
          return (text.seconders === 0 || supported.includes(one.id)) && (!amended || isPut(amended));
        };
        const put = accepted.filter(isPut);
        if (put.length < accepted.length) waiting += 1;
        expect(order.map(({ amendment }) => amendment).toSorted()).toEqual(
          put.map(({ id }) => id).toSorted(),
        );
      }),
      { numRuns: 1000 },
    );
    expect(moved).toBeGreaterThan(300);
    expect(tied).toBeGreaterThan(100);
    expect(waiting).toBeGreaterThan(100);
  });

  test('does not depend on it either where an amendment took the words of another', () => {
    const own: Amendment[] = [
      { id: 'x', by: 'CL', kind: 'revise', paragraph: 'p1', text: 'Urges members to share data;' },
      { id: 'y', by: 'CL', kind: 'revise', paragraph: 'p1', text: 'Asks members to share data;' },
    ];
    const sub: Amendment = {
      id: 'z',
      by: 'BR',
      kind: 'revise',
      amendment: 'x',
      text: 'Asks members to share data;',
    };
    const orders = [own, own.toReversed()].map((two) =>
      orderOfVoting(
        debateAfter([...two, sub].reduce(table, debate), {
          kind: 'amendment.voted',
          amendment: 'z',
          result: 'adopted',
        }),
      ),
    );
    expect(orders[1]).toEqual(orders[0]);
  });
});
