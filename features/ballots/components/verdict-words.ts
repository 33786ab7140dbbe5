import type { MarkKind, Tone } from '@/components/mark';
import { isAdopted, type Verdict } from '@/domain/deciding';
import type { Phrase } from '@/domain/explaining';
import type { Locale } from '@/domain/local-text';
import type { WordedSentence } from '@/domain/refusal';
import { worded } from '@/platform/i18n/worded';

type Look = { tone: Tone; mark: MarkKind };

/** Adopted, not adopted, or no decision. */
export function lookOf(verdict: Verdict): Look {
  if (isAdopted(verdict)) return { tone: 'positive', mark: 'check' };
  return ['rejected', 'rejectedTie', 'rejectedNoVotesCast', 'objected'].includes(verdict)
    ? { tone: 'negative', mark: 'cross' }
    : { tone: 'pending', mark: 'warning' };
}

/** Why a decision is what it is, without its verdict: "24 for, 9 against, 4 abstaining. Two thirds of …". */
export function because(locale: Locale, { key, params }: Phrase): string {
  const [, , verdict, rule] = key.split('.');
  const sentence = rule ? `decision.because.${verdict}.${rule}` : `decision.because.${verdict}`;
  return worded({ key: sentence, params } as WordedSentence, locale);
}
