import { describe, expect, it } from 'vitest';
import { VERDICTS } from '@/domain/deciding';
import type { Phrase } from '@/domain/explaining';
import { LOCALES } from '@/domain/local-text';
import { headline } from '@/platform/i18n/because';
import { sayIn } from '@/platform/i18n/messages';
import { messageTexts } from '../../setup/message-texts';

const valuesIn = (text: string) => new Set([...text.matchAll(/\{(\w+),/g)].map(([, name]) => name));

describe.each(LOCALES)('the words of a result in %s', (locale) => {
  /** Half of the narrowest bar, and the widest letter of its face. */
  const HALF = 144;
  const LETTER = 8.2;

  it('fit on a bar beside its threshold, wherever that is', () => {
    const say = sayIn(locale);
    const words = [
      say('ballots.result.needed', { needed: 193 }),
      say('ballots.result.quorum', { needed: 193 }),
      say('ballots.result.half'),
    ];
    for (const one of words) expect(one.length * LETTER, one).toBeLessThanOrEqual(HALF);
  });

  it('keep each count with its word, however short the line', () => {
    const params = { for: 24, against: 9, abstain: 14 };
    const keys = [...messageTexts(locale).keys()].filter((key) => key.startsWith('decision.headline.'));
    expect(keys.length).toBeGreaterThan(0);
    // After a comma a line may end.
    for (const key of keys)
      expect(
        headline(locale, { key: key.replace('headline', 'explain'), params } as Phrase),
        key,
      ).not.toMatch(/\d /);
  });

  it('say why with the figures that were signed, and no others', () => {
    const texts = messageTexts(locale);
    const reasons = [...texts].filter(([key]) => key.startsWith('decision.because.'));
    const explained = [...texts.keys()].filter((key) => key.startsWith('decision.explain.'));
    expect(reasons.map(([key]) => key.replace('because', 'explain'))).toEqual(explained);
    for (const [key, text] of reasons) {
      const signed = valuesIn(texts.get(key.replace('because', 'explain')) ?? '');
      expect(
        [...valuesIn(text)].filter((name) => !signed.has(name)),
        key,
      ).toEqual([]);
    }
  });

  it('say the votes in the headline alone, with all of them, wherever votes decided', () => {
    const texts = messageTexts(locale);
    const votes = ['for', 'against', 'abstain'];
    const valuesOf = (key: string) => valuesIn(texts.get(key) ?? '');
    for (const verdict of VERDICTS) {
      const explanations = [...texts.keys()].filter(
        (key) => key === `decision.explain.${verdict}` || key.startsWith(`decision.explain.${verdict}.`),
      );
      const signed = votes.filter((vote) => explanations.some((key) => valuesOf(key).has(vote)));
      const head = valuesOf(`decision.headline.${verdict}`);
      expect([...head].sort(), verdict).toEqual(signed.sort());
    }
    for (const [key] of texts)
      if (key.startsWith('decision.because.'))
        expect(
          votes.filter((vote) => valuesOf(key).has(vote)),
          key,
        ).toEqual([]);
  });
});
