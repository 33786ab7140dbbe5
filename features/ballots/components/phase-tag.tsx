import { getTranslations } from 'next-intl/server';
import type { MarkKind, Tone } from '@/components/mark';
import { TagWord } from '@/components/page/tag-word';
import { VERDICTS } from '@/domain/deciding';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotLine } from '../queries/ballot';
import { lookOf } from './verdict-words';

type Shown = Pick<BallotLine, 'phase' | 'procedure' | 'result' | 'breaks'>;

/** Where a ballot stands in a word of the messages, for those that are not declared. */
export function phaseWord({ phase, procedure, breaks }: Shown) {
  if (phase !== 'open' || procedure === 'vote') return phase === 'declared' ? 'closed' : phase;
  return breaks > 0 ? 'broken' : 'running';
}

/** Where a ballot stands, or what was declared: mark, word and colour. */
export async function PhaseTag({ ballot }: { ballot: Shown }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const verdict = VERDICTS.find((word) => word === ballot.result?.outcome);
  if (verdict) {
    return <TagWord {...lookOf(verdict)}>{sayIn(locale)(`decision.verdict.${verdict}`)}</TagWord>;
  }
  const word = phaseWord(ballot);
  const warns = word === 'broken' || word === 'doubted';
  const look: { tone: Tone; mark: MarkKind } =
    word === 'open' || word === 'running'
      ? { tone: 'accent', mark: 'clock' }
      : {
          tone: warns ? 'pending' : 'neutral',
          mark: warns ? 'warning' : word === 'cancelled' ? 'cross' : 'clock',
        };
  return <TagWord {...look}>{t(`phase.${word}`)}</TagWord>;
}
