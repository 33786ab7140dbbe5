import type { Phrase } from '@/domain/explaining';
import type { Locale } from '@/domain/local-text';
import type { WordedSentence } from '@/domain/refusal';
import { worded } from './worded';

/** Why a decision is what it is, without its verdict: "24 for, 9 against, 4 abstaining. Two thirds of …". */
export function because(locale: Locale, { key, params }: Phrase): string {
  const [, , verdict, rule] = key.split('.');
  const sentence = rule ? `decision.because.${verdict}.${rule}` : `decision.because.${verdict}`;
  return worded({ key: sentence, params } as WordedSentence, locale);
}
