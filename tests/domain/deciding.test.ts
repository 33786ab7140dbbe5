import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Counts, decide, isAdopted, settles, type VoteCounts } from '@/domain/deciding';
import { MAJORITIES, type Rules, TIE_RULES, type VoteRules } from '@/domain/rules';

type Vector = { id: string; case: string; rules: Rules; counts: Counts; expected: string };
const vectors: Vector[] = JSON.parse(readFileSync('tests/data/voting-vectors.json', 'utf8'));

describe('the worked cases', () => {
  test('there are 38', () => expect(vectors).toHaveLength(38));
  test.each(vectors)('$id $case: $expected', ({ rules, counts, expected }) => {
    expect(decide(rules, counts)).toBe(expected);
  });
});

const figure = fc.nat({ max: 60 });
const quorumOf = (members: number) =>
  fc.constantFrom(
    { base: members, moreThan: [1, 2] as const },
    { base: members, moreThan: [1, 3] as const },
    { base: members, atLeast: [1, 3] as const },
    undefined,
  );

/** Any rules, and the votes of a ballot with at least one delegation that has not voted. */
const ballots = fc
  .record({
    yes: figure,
    no: figure,
    abstain: figure,
    absent: fc.integer({ min: 1, max: 60 }),
    inHall: fc.nat(),
  })
  .chain(({ yes, no, abstain, absent, inHall }) => {
    const voted = yes + no + abstain;
    const members = voted + absent;
    const counts: VoteCounts = { yes, no, abstain, members, present: voted + (inHall % (absent + 1)) };
    const rules: fc.Arbitrary<VoteRules> = fc.record({
      procedure: fc.constant('vote' as const),
      majority: fc.constantFrom(...MAJORITIES),
      onTie: fc.constantFrom(...TIE_RULES),
      quorum: quorumOf(members),
      abstentionGuard: fc.boolean(),
    });
    return fc.record({ rules, counts: fc.constant(counts), round: fc.constantFrom(1, 2) });
  });

/** The three ways in which a ballot can have one more "for". */
function oneMoreFor(counts: VoteCounts): VoteCounts[] {
  const { yes, no, abstain, present = 0, members = 0 } = counts;
  const more: VoteCounts[] = [];
  const votes = yes + no + abstain;
  if (votes < members) more.push({ ...counts, yes: yes + 1, present: Math.max(present, votes + 1) });
  if (present < members) more.push({ ...counts, yes: yes + 1, present: present + 1 });
  if (no > 0) more.push({ ...counts, yes: yes + 1, no: no - 1 });
  if (abstain > 0) more.push({ ...counts, yes: yes + 1, abstain: abstain - 1 });
  return more;
}

describe('one more "for"', () => {
  test('never takes an adoption away, whatever quorum, guard, majority or tie rule', () => {
    let adopted = 0;
    fc.assert(
      fc.property(ballots, ({ rules, counts, round }) => {
        if (decide(rules, { ...counts, round }) !== 'adopted') return;
        adopted += 1;
        for (const more of oneMoreFor(counts)) expect(decide(rules, { ...more, round })).toBe('adopted');
      }),
      { numRuns: 5000 },
    );
    expect(adopted).toBeGreaterThan(500);
  });

  const halfOf38: VoteRules = {
    procedure: 'vote',
    majority: 'simple',
    onTie: 'rejected',
    quorum: { base: 38, moreThan: [1, 2] },
  };

  test('may turn "no decision" into a rejection: it can complete the quorum, or lift the guard', () => {
    expect(decide(halfOf38, { yes: 5, no: 14, abstain: 0 })).toBe('inquorate');
    expect(decide(halfOf38, { yes: 6, no: 14, abstain: 0 })).toBe('rejected');
    const guarded: VoteRules = { ...halfOf38, quorum: undefined, abstentionGuard: true };
    expect(decide(guarded, { yes: 4, no: 6, abstain: 11 })).toBe('deferredAbstentions');
    expect(decide(guarded, { yes: 5, no: 6, abstain: 11 })).toBe('rejected');
  });

  test('is not the only help: one more "against" can complete the quorum of an adoption', () => {
    expect(decide(halfOf38, { yes: 19, no: 0, abstain: 0 })).toBe('inquorate');
    expect(decide(halfOf38, { yes: 19, no: 1, abstain: 0 })).toBe('adopted');
  });
});

describe('deciding', () => {
  test('one more "against" in place of a "for" never makes an adoption', () => {
    fc.assert(
      fc.property(ballots, ({ rules, counts }) => {
        if (counts.yes === 0 || decide(rules, counts) === 'adopted') return;
        const worse = { ...counts, yes: counts.yes - 1, no: counts.no + 1 };
        expect(decide(rules, worse)).not.toBe('adopted');
      }),
      { numRuns: 2000 },
    );
  });

  test('agrees with fractions of unlimited precision near the thresholds of huge bodies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300_000_000 }), fc.integer({ min: -2, max: 2 }), (no, off) => {
        const yes = Math.max(0, 2 * no + off);
        const rules: VoteRules = { procedure: 'vote', majority: 'twoThirds', onTie: 'rejected' };
        const adopted = 3n * BigInt(yes) >= 2n * (BigInt(yes) + BigInt(no));
        expect(decide(rules, { yes, no, abstain: 0 })).toBe(adopted ? 'adopted' : 'rejected');
      }),
    );
  });

  test.each([
    [{ yes: 1.5, no: 0, abstain: 0 }],
    [{ yes: -1, no: 0, abstain: 0 }],
    [{ yes: Number.NaN, no: 0, abstain: 0 }],
    [{ yes: 3, no: 0, abstain: 0, present: 2 }],
    [{ yes: 3, no: 0, abstain: 0, members: 2 }],
    [{ yes: 3, no: 0, abstain: 0 }],
  ])('refuses impossible counts: %j', (counts) => {
    const rules: VoteRules = { procedure: 'vote', majority: 'absoluteOfMembers', onTie: 'rejected' };
    expect(() => decide(rules, counts)).toThrow(RangeError);
  });

  test('refuses more votes than delegations present', () => {
    const rules: VoteRules = { procedure: 'vote', majority: 'simple', onTie: 'rejected' };
    expect(() => decide(rules, { yes: 1, no: 1, abstain: 1, present: 2 })).toThrow(
      'more votes than delegations',
    );
    expect(decide(rules, { yes: 2, no: 1, abstain: 1, present: 4 })).toBe('adopted');
  });

  test('defers for abstentions exactly when they are more than half of the votes', () => {
    fc.assert(
      fc.property(figure, figure, figure, (yes, no, abstain) => {
        const rules: VoteRules = {
          procedure: 'vote',
          majority: 'simple',
          onTie: 'rejected',
          abstentionGuard: true,
        };
        const deferred = decide(rules, { yes, no, abstain }) === 'deferredAbstentions';
        expect(deferred).toBe(abstain > yes + no);
      }),
    );
  });

  test('knows which words end the matter', () => {
    const consensus = { procedure: 'consensus' } as const;
    expect(settles(consensus, 'inquorate')).toBe(false);
    expect(settles(consensus, 'rejectedTie')).toBe(true);
    const silence = { procedure: 'silence', minimumHours: 72 } as const;
    expect(settles({ ...silence, onBroken: 'vote' }, 'silenceBroken')).toBe(false);
    expect(settles({ ...silence, onBroken: 'sponsor' }, 'silenceBroken')).toBe(true);
    expect(settles({ ...silence, onBroken: 'vote' }, 'adoptedBySilence')).toBe(true);
    expect(isAdopted('adoptedBySilence')).toBe(true);
    expect(isAdopted('rejected')).toBe(false);
  });
});
