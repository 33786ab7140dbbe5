import type { ChoiceWords } from '@/components/chart/choice';
import type { Locale } from '@/domain/local-text';
import type { Position } from '@/domain/positions';
import type { Choice } from '@/domain/tally';
import { sayIn } from '@/platform/i18n/messages';

/** The words of a vote in the reader's language. */
export function choiceWords(locale: Locale): ChoiceWords {
  const say = sayIn(locale);
  return {
    for: say('decision.choice.for'),
    against: say('decision.choice.against'),
    abstain: say('decision.choice.abstain'),
    notVoting: say('decision.choice.notVoting'),
    // What the drawings know is what can be cast, and not voting.
  } satisfies Record<Choice | 'notVoting', string>;
}

/** What each position is called in the reader's language. */
export function positionWords(locale: Locale): Readonly<Record<Position, string>> {
  const say = sayIn(locale);
  return {
    ...choiceWords(locale),
    silent: say('ballots.position.silent'),
    broke: say('ballots.position.broke'),
    notOnRoll: say('ballots.position.notOnRoll'),
  };
}
