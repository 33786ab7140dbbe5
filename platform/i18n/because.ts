import type { Verdict } from '@/domain/deciding';
import type { Phrase } from '@/domain/explaining';
import type { Locale } from '@/domain/local-text';
import type { WordedSentence } from '@/domain/refusal';
import { worded } from './worded';

const parts = ({ key }: Phrase) => key.split('.').slice(2) as [verdict: Verdict, rule?: string];

/** What was decided, with the votes that decided it where there were any: "Adopted, 24 to 9, 4 abstaining". */
export function headline(locale: Locale, phrase: Phrase): string {
  const [verdict] = parts(phrase);
  const { params } = phrase;
  return 'abstain' in params
    ? worded({ key: `decision.headline.${verdict}`, params } as WordedSentence, locale)
    : worded({ key: `decision.verdict.${verdict}`, params: {} } as WordedSentence, locale);
}

/** Why a decision is what it is, without what the headline says: "Two thirds of the 33 votes for and against is 22." */
export function because(locale: Locale, phrase: Phrase): string {
  const [verdict, rule] = parts(phrase);
  const sentence = rule ? `decision.because.${verdict}.${rule}` : `decision.because.${verdict}`;
  return worded({ key: sentence, params: phrase.params } as WordedSentence, locale);
}

/** Both in one, where no headline stands above. */
export const inFull = (locale: Locale, phrase: Phrase): string =>
  'abstain' in phrase.params
    ? `${headline(locale, phrase)}. ${because(locale, phrase)}`
    : because(locale, phrase);
