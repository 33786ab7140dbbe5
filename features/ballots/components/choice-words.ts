import type { ChoiceWords } from '@/components/chart/choice';
import type { Locale } from '@/domain/local-text';
import { sayIn } from '@/platform/i18n/messages';

/** The words of a vote in the reader's language. */
export function choiceWords(locale: Locale): ChoiceWords {
  const say = sayIn(locale);
  return {
    for: say('decision.choice.for'),
    against: say('decision.choice.against'),
    abstain: say('decision.choice.abstain'),
    notVoting: say('decision.choice.notVoting'),
  };
}
