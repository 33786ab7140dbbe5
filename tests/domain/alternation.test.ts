import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELEGATION_KINDS, type DelegationKind } from '@/domain/actor';
import {
  alternationOf,
  BY_ARRIVAL,
  type Debated,
  inCallingOrder,
  orderInWords,
  placedBy,
  placedWithout,
  type Requested,
  rulesKept,
} from '@/domain/alternation';
import { MEMBER_REGIONS, type MemberRegion } from '@/domain/regions';
import type { AlternationProfile } from '@/domain/rules';
import { FLOOR_KINDS, type FloorKind } from '@/domain/speakers';
import { RULES } from '@/tests/setup/conference/rules';

const debated = (rules: Partial<AlternationProfile> = {}, more: Partial<Debated> = {}): Debated => ({
  ...{ rules: { ...BY_ARRIVAL, ...rules }, spoken: new Set(), lastRegion: null },
  ...more,
});

type Asking = Partial<Requested>;

const asks = (...asking: Asking[]): Requested[] =>
  asking.map((one, n) => ({
    ...{ id: `r${n + 1}`, sequence: n + 1, position: null, kind: 'statement', delegationId: `d${n + 1}` },
    ...{ delegationKind: 'memberInRegion', region: null },
    ...one,
  }));
const kinds = (...all: FloorKind[]) => asks(...all.map((kind) => ({ kind })));
const regions = (...all: (MemberRegion | null)[]) => asks(...all.map((region) => ({ region })));
const reasons = (order: readonly { because: string | null }[]) => order.map(({ because }) => because);

const MEMBERS: readonly DelegationKind[] = ['memberInRegion', 'memberOutOfRegion', 'host'];
const isMember = (one: Requested) => MEMBERS.includes(one.delegationKind);

const someRules = fc.record({
  membersFirst: fc.boolean(),
  newSpeakersFirst: fc.boolean(),
  regionsAlternate: fc.boolean(),
});
const someRegion = fc.option(fc.constantFrom(...MEMBER_REGIONS.slice(0, 3)));
const asking = fc.record({
  kind: fc.constantFrom(...FLOOR_KINDS, 'statement' as const),
  delegationId: fc.nat(9).map((n) => `d${n}`),
  delegationKind: fc.constantFrom(...DELEGATION_KINDS),
  region: someRegion,
});
const someDebate = fc
  .record({ rules: someRules, spoken: fc.array(fc.nat(9)), lastRegion: someRegion })
  .map(({ spoken, ...rest }): Debated => ({ ...rest, spoken: new Set(spoken.map((n) => `d${n}`)) }));
const act = fc.record({
  does: fc.constantFrom(
    'ask' as const,
    'ask' as const,
    'end' as const,
    'up' as const,
    'down' as const,
    'byRules' as const,
  ),
  asking,
  which: fc.nat(30),
});
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** A list after a number of acts, with what the chair did, as the commands do it. */
function acted(
  acts: readonly Act[],
  by: Debated,
  seen?: (before: Requested[], now: Requested[], one: Act) => void,
) {
  let waiting: Requested[] = [];
  let sequence = 0;
  for (const one of acts) {
    const order = inCallingOrder(waiting, by);
    const chosen = order[one.which % Math.max(1, order.length)];
    const before = waiting;
    const put = (placed: readonly { id: string; position: number | null }[]) => {
      waiting = waiting.map((row) => ({ ...row, ...placed.find(({ id }) => id === row.id) }));
    };
    if (one.does === 'ask') {
      sequence += 1;
      waiting = [...waiting, { ...one.asking, id: `r${sequence}`, sequence, position: null }];
    } else if (chosen && one.does === 'end') {
      put(placedWithout(order, chosen.id));
      waiting = waiting.filter(({ id }) => id !== chosen.id);
    } else if (chosen && one.does !== 'end') put(placedBy(order, chosen.id, one.does) ?? []);
    seen?.(before, waiting, one);
  }
  return waiting;
}

const lists = fc.tuple(fc.array(act, { maxLength: 50, size: 'max' }), someDebate);

describe('the order in which those who wait are called', () => {
  it('has points of order first, statements as they arrived, and replies at the end', () => {
    const list = kinds('statement', 'reply', 'statement', 'pointOfOrder', 'reply', 'pointOfOrder');
    expect(orderInWords(inCallingOrder(list, debated()))).toBe('4, 6, 1, 3, 2, 5');
  });

  it('has all who wait once, the kinds in their order, whatever order the rows come in', () => {
    fc.assert(
      fc.property(lists, fc.infiniteStream(fc.nat()), ([acts, by], lot) => {
        const waiting = acted(acts, by);
        const order = inCallingOrder(waiting, by);
        expect(order.map(({ id }) => id).sort()).toEqual(waiting.map(({ id }) => id).sort());
        const ranks = order.map(({ kind }) => FLOOR_KINDS.indexOf(kind));
        expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
        const shuffled = waiting
          .map((row) => ({ row, key: lot.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ row }) => row);
        expect(inCallingOrder(shuffled, by)).toEqual(order);
      }),
    );
  });

  it('is that of arrival where no rule is kept and the chair moved nobody', () => {
    fc.assert(
      fc.property(
        fc.array(asking, { maxLength: 30, size: 'max' }),
        someDebate,
        (all, { spoken, lastRegion }) => {
          const order = inCallingOrder(asks(...all), { rules: BY_ARRIVAL, spoken, lastRegion });
          for (const kind of FLOOR_KINDS) {
            const sequences = order.filter((one) => one.kind === kind).map(({ sequence }) => sequence);
            expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
          }
          expect(reasons(order).every((because) => because === null)).toBe(true);
        },
      ),
    );
  });

  it('keeps each rule in its precedence among those whom the chair did not place', () => {
    fc.assert(
      fc.property(lists, ([acts, by]) => {
        const { rules, spoken, lastRegion } = by;
        const statements = inCallingOrder(acted(acts, by), by).filter(({ kind }) => kind === 'statement');
        statements.forEach((one, at) => {
          if (one.position !== null) return;
          const behind = statements.slice(at + 1).filter(({ position }) => position === null);
          const alike = behind.filter((other) => !rules.membersFirst || isMember(other) === isMember(one));
          if (rules.membersFirst && !isMember(one)) expect(behind.some(isMember)).toBe(false);
          const isNew = ({ delegationId }: Requested) => !spoken.has(delegationId);
          if (rules.newSpeakersFirst && !isNew(one)) expect(alike.some(isNew)).toBe(false);
          const turn = alike.filter((other) => !rules.newSpeakersFirst || isNew(other) === isNew(one));
          const before = at > 0 ? (statements[at - 1]?.region ?? null) : lastRegion;
          const follows = (other: Requested) => other.region !== null && other.region === before;
          // Two of one region follow each other where nobody else of the same turn waits.
          if (rules.regionsAlternate && follows(one)) expect(turn.every(follows)).toBe(true);
          // Otherwise who asked first is called first, unless a region gives way.
          const earlier = turn.filter((other) => other.sequence < one.sequence);
          expect(earlier.every((other) => rules.regionsAlternate && follows(other))).toBe(true);
        });
      }),
    );
  });

  it('says why wherever the place is another than by arrival, and nowhere else', () => {
    fc.assert(
      fc.property(lists, ([acts, by]) => {
        const order = inCallingOrder(acted(acts, by), by);
        for (const one of order) {
          const alike = order.filter(({ kind }) => kind === one.kind);
          const arrived = alike.filter((other) => other.sequence < one.sequence).length;
          const moved = alike.indexOf(one) - arrived;
          if (one.position !== null) expect(one.because).toBe('placed');
          else if (moved === 0) expect(one.because).toBeNull();
          else {
            const earlier = ['member', 'newSpeaker', 'otherRegion', 'aroundPlaced'];
            const later = ['afterMembers', 'spoken', 'sameRegion', 'aroundPlaced'];
            expect(moved < 0 ? earlier : later).toContain(one.because);
            if (one.because === 'member') expect(isMember(one)).toBe(true);
            if (one.because === 'afterMembers') expect(isMember(one)).toBe(false);
            if (one.because === 'newSpeaker') expect(by.spoken.has(one.delegationId)).toBe(false);
            if (one.because === 'spoken') expect(by.spoken.has(one.delegationId)).toBe(true);
            if (one.because === 'aroundPlaced')
              expect(alike.some(({ position }) => position !== null)).toBe(true);
            if (one.kind !== 'statement') expect(one.because).toBe('aroundPlaced');
          }
        }
      }),
    );
  });

  it('names each rule to those whom it moved', () => {
    const guests = asks({ delegationKind: 'observer' }, {}, {});
    expect(reasons(inCallingOrder(guests, debated({ membersFirst: true })))).toEqual([
      ...['member', 'member', 'afterMembers'],
    ]);
    const again = debated({ newSpeakersFirst: true }, { spoken: new Set(['d1']) });
    const second = inCallingOrder(asks({}, {}), again);
    expect(orderInWords(second)).toBe('2, 1');
    expect(reasons(second)).toEqual(['newSpeaker', 'spoken']);
    const alternating = inCallingOrder(
      regions('africa', 'africa', 'asia', 'africa'),
      debated({ regionsAlternate: true }),
    );
    expect(orderInWords(alternating)).toBe('1, 3, 2, 4');
    expect(reasons(alternating)).toEqual([null, 'otherRegion', 'sameRegion', null]);
    const last = debated({ regionsAlternate: true }, { lastRegion: 'africa' });
    expect(orderInWords(inCallingOrder(regions('africa', 'asia', null), last))).toBe('2, 1, 3');
    expect(orderInWords(inCallingOrder(regions('africa', null, 'africa'), last))).toBe('2, 1, 3');
  });
});

describe('what the chair moved', () => {
  it('goes by one, and keeps its place until the chair moves it or somebody before it is over', () => {
    fc.assert(
      fc.property(lists, ([acts, by]) => {
        acted(acts, by, (before, now, { does }) => {
          const placeOf = (rows: Requested[], id: string) => {
            const order = inCallingOrder(rows, by);
            const kind = order.find((one) => one.id === id)?.kind;
            return order.filter((one) => one.kind === kind).findIndex((one) => one.id === id) + 1;
          };
          for (const one of now.filter(({ position }) => position !== null)) {
            expect(placeOf(now, one.id)).toBe(one.position);
            const [was, is] = [placeOf(before, one.id), one.position ?? 0];
            const isSame = before.find(({ id }) => id === one.id)?.position === one.position;
            if (does === 'ask') expect(is).toBe(was);
            if (does === 'end') expect([was, was - 1]).toContain(is);
            if (!isSame && does !== 'end') expect(Math.abs(is - was)).toBe(1);
          }
        });
      }),
    );
  });

  it('moves as the chair asks, and as a list without rules does: with the neighbour', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 50, size: 'max' }), (acts) => {
        let expected: string[] = [];
        let sequence = 0;
        const by = debated();
        const neighbourly = acts.filter(({ does }) => does !== 'byRules');
        acted(neighbourly, by, (before, now, { does, which }) => {
          const order = inCallingOrder(before, by).map(({ id }) => id);
          const chosen = order[which % Math.max(1, order.length)];
          const kindOf = (id?: string) => [...before, ...now].find((one) => one.id === id)?.kind;
          if (does === 'ask') {
            sequence += 1;
            expected = [...expected, `r${sequence}`];
          } else if (does === 'end') expected = expected.filter((id) => id !== chosen);
          else if (chosen) {
            const alike = expected.filter((id) => kindOf(id) === kindOf(chosen));
            const other = alike[alike.indexOf(chosen) + (does === 'up' ? -1 : 1)];
            if (other) expected = expected.map((id) => (id === chosen ? other : id === other ? chosen : id));
          }
          for (const kind of FLOOR_KINDS)
            expect(
              inCallingOrder(now, by)
                .filter((one) => one.kind === kind)
                .map(({ id }) => id),
            ).toEqual(expected.filter((id) => kindOf(id) === kind));
        });
      }),
    );
  });

  it('goes nowhere across the kinds, nor past the ends', () => {
    const order = inCallingOrder(kinds('statement', 'reply', 'statement', 'pointOfOrder'), debated());
    for (const [id, way] of [
      ['r1', 'up'],
      ['r4', 'down'],
      ['r2', 'up'],
      ['nobody', 'up'],
    ] as const)
      expect(placedBy(order, id, way)).toBeNull();
    expect(placedBy(order, 'r3', 'up')).toEqual([{ id: 'r3', position: 1 }]);
  });

  it('stands where the rules put it again, once the chair leaves it to them', () => {
    const by = debated({ membersFirst: true });
    const list = asks({ delegationKind: 'guest', position: 1 }, {}, { position: 3 });
    const order = inCallingOrder(list, by);
    expect(placedBy(order, 'r2', 'byRules')).toBeNull();
    expect(placedBy(order, 'nobody', 'byRules')).toBeNull();
    expect(placedBy(order, 'r1', 'byRules')).toEqual([{ id: 'r1', position: null }]);
    const left = inCallingOrder(asks({ delegationKind: 'guest' }, {}, { position: 3 }), by);
    expect(orderInWords(left)).toBe('2, 1, 3');
  });

  it('stands against every rule, and says so', () => {
    const by = debated({ membersFirst: true });
    const order = inCallingOrder(asks({ delegationKind: 'guest', position: 1 }, {}, {}), by);
    expect(orderInWords(order)).toBe('1, 2, 3');
    expect(reasons(order)).toEqual(['placed', null, null]);
    const later = inCallingOrder(asks({ position: 3 }, {}, {}), debated());
    expect(reasons(later)).toEqual(['aroundPlaced', 'aroundPlaced', 'placed']);
  });
});

describe('several rules in force', () => {
  it('come to what any of them asks for', () => {
    const asking = (one: Partial<AlternationProfile>) => ({
      ...RULES,
      alternation: { ...BY_ARRIVAL, ...one },
    });
    expect(alternationOf([])).toEqual(BY_ARRIVAL);
    expect(alternationOf([{ ...RULES, alternation: undefined }])).toEqual(BY_ARRIVAL);
    const both = alternationOf([asking({ regionsAlternate: true }), asking({ membersFirst: true })]);
    expect(rulesKept(both)).toEqual(['membersFirst', 'regionsAlternate']);
  });
});
