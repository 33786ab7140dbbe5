import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';
import { describe, expect, test } from 'vitest';
import { type Counts, decide, VERDICTS } from '@/domain/deciding';
import { describeProfile, describeRules } from '@/domain/describing';
import { explain, type Phrase } from '@/domain/explaining';
import { freezeRules } from '@/domain/freezing';
import { LOCALES, type Locale } from '@/domain/local-text';
import { EXCLUSION_REASONS } from '@/domain/roll';
import { MAJORITIES, type Rules, type RulesProfile, type VoteRules } from '@/domain/rules';

type Translate = (key: string, params?: Phrase['params']) => string;

function translator(locale: Locale): Translate {
  const messages = JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8'));
  const onError = (error: Error) => {
    throw error;
  };
  return createTranslator({ locale, messages, onError }) as Translate;
}

const say = Object.fromEntries(LOCALES.map((locale) => [locale, translator(locale)])) as Record<
  Locale,
  Translate
>;
const why = (rules: Rules, counts: Counts) => {
  const { key, params } = explain(rules, counts, decide(rules, counts));
  return say.en(key, params);
};
const voteRules = (change: Partial<VoteRules> = {}): VoteRules => ({
  procedure: 'vote',
  majority: 'twoThirds',
  onTie: 'rejected',
  ...change,
});

describe('why, in one sentence', () => {
  test.each<[Rules, Counts, string]>([
    [
      voteRules(),
      { yes: 24, no: 9, abstain: 4 },
      'Adopted: 24 for, 9 against, 4 abstaining; two thirds of 33 is 22.',
    ],
    [
      voteRules(),
      { yes: 35, no: 18, abstain: 28 },
      'Rejected: 35 for, 18 against, 28 abstaining; two thirds of 53, rounded up, is 36.',
    ],
    [
      voteRules({ majority: 'absoluteOfMembers' }),
      { yes: 19, no: 2, abstain: 10, members: 38 },
      'Rejected: 19 for, 2 against, 10 abstaining; a majority of the 38 members is 20.',
    ],
    [
      voteRules({ majority: 'simple', quorum: { base: 38, moreThan: [1, 2] }, correspondence: true }),
      { yes: 18, no: 1, abstain: 0 },
      'No decision: 19 delegations of 38 replied; the quorum is 20.',
    ],
    [
      voteRules({ majority: 'simple', onTie: 'secondVote', secondVoteDelayHours: 48 }),
      { yes: 15, no: 15, abstain: 5 },
      'No decision yet: 15 for, 15 against, 5 abstaining; after a tie there is a second vote within 48 hours.',
    ],
    [
      { procedure: 'consensus' },
      { objections: 0, reservations: 2 },
      'Adopted by consensus, with 2 reservations.',
    ],
    [
      { procedure: 'silence', minimumHours: 72, onBroken: 'vote' },
      { hours: 72, breaks: 1 },
      'No decision: 1 delegation broke silence; the text goes to a vote.',
    ],
  ])('%#', (rules, counts, sentence) => expect(why(rules, counts)).toBe(sentence));

  test('the number that it says is the fewest that carry', () => {
    for (const majority of MAJORITIES.filter((one) => one !== 'simple')) {
      for (let base = 1; base <= 120; base += 1) {
        const counts = (yes: number) => ({ yes, no: base - yes, abstain: 0, members: base });
        const { params } = explain(voteRules({ majority }), counts(base), 'adopted');
        const needed = 'needed' in params ? Number(params.needed) : 0;
        expect(decide(voteRules({ majority }), counts(needed))).toBe('adopted');
        const fewer = counts(needed - 1);
        expect(decide(voteRules({ majority }), fewer)).not.toBe('adopted');
      }
    }
  });
});

const profile: RulesProfile = {
  vote: {
    majority: 'simple',
    quorum: { of: 'membersNotSuspended', moreThan: [1, 2] },
    onTie: 'secondVote',
    secondVoteDelayHours: 48,
    abstentionGuard: true,
    correspondence: true,
    closeEarlyWhenAllVoted: false,
  },
  silence: { minimumHours: 72, onBroken: 'sponsor' },
};

describe('the rules in one plain sentence', () => {
  const scope = { members: 38, suspended: 1, roll: 36 };

  test('before and after the base is counted', () => {
    const before = describeProfile(profile, 'vote');
    expect(say.en(before.key, before.params)).toBe(
      'Adopted when more vote for than against, provided that more than half of the members whose voting ' +
        'rights are not suspended reply; a tie leads to a second vote within 48 hours, and a second tie rejects; ' +
        'deferred when more than half of the votes are abstentions.',
    );
    const after = describeRules(freezeRules(profile, scope, { procedure: 'vote' }));
    expect(say.en(after.key, after.params)).toContain('provided that at least 19 of 37 reply;');
  });

  test.each(LOCALES)('every profile reads as a sentence in %s', (locale) => {
    const quorums = [null, { of: 'roll', atLeast: [1, 3] }, { of: 'members', moreThan: [2, 5] }] as const;
    for (const majority of MAJORITIES) {
      for (const quorum of quorums) {
        const one: RulesProfile = { ...profile, vote: { ...profile.vote, majority, quorum } };
        for (const procedure of ['vote', 'silence', 'consensus'] as const) {
          const phrases = [
            describeProfile(one, procedure),
            describeRules(freezeRules(one, scope, { procedure })),
          ];
          for (const { key, params } of phrases) expect(say[locale](key, params)).toMatch(/^[^{}]{20,}\.$/u);
        }
      }
    }
  });
});

describe.each(LOCALES)('in %s', (locale) => {
  test('every verdict has a word, every exclusion a reason', () => {
    for (const verdict of VERDICTS)
      expect(say[locale](`decision.verdict.${verdict}`)).not.toContain('decision.');
    for (const reason of EXCLUSION_REASONS) {
      expect(say[locale](`decision.excluded.${reason}`)).not.toContain('decision.');
    }
  });

  test('every verdict has a sentence, with every number from 0 to 12, 100 and 193', () => {
    const numbers = [...Array(13).keys(), 100, 193];
    const silence: Rules[] = (['sponsor', 'vote'] as const).map((onBroken) => ({
      procedure: 'silence',
      minimumHours: 72,
      onBroken,
    }));
    for (const n of numbers) {
      const votes = { yes: n, no: n + 1, abstain: n, members: 193, present: 3 * n + 1 };
      const sentences = [
        ...MAJORITIES.flatMap((majority) =>
          (['adopted', 'rejected'] as const).map((verdict) =>
            explain(voteRules({ majority }), votes, verdict),
          ),
        ),
        ...(
          [
            'rejectedTie',
            'rejectedNoVotesCast',
            'tiedSecondVote',
            'inquorate',
            'deferredAbstentions',
          ] as const
        ).map((verdict) => explain(voteRules({ secondVoteDelayHours: n }), votes, verdict)),
        explain({ procedure: 'consensus' }, { objections: 0, reservations: n }, 'adoptedByConsensus'),
        explain({ procedure: 'consensus' }, { objections: n }, 'objected'),
        ...silence.flatMap((rules) =>
          (['adoptedBySilence', 'silenceBroken', 'invalidPeriod'] as const).map((verdict) =>
            explain(rules, { hours: n, breaks: n }, verdict),
          ),
        ),
      ];
      for (const { key, params } of sentences) expect(say[locale](key, params)).toMatch(/^[^{}]{10,}\.$/u);
    }
  });
});
