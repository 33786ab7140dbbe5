import { cva } from 'class-variance-authority';
import { getTranslations } from 'next-intl/server';
import { CHART_CHOICES } from '@/components/chart/choice';
import { Hemicycle, isLargeHall } from '@/components/chart/hemicycle';
import { VoteBar } from '@/components/chart/vote-bar';
import { VERDICTS } from '@/domain/deciding';
import { directionOf } from '@/domain/local-text';
import { type MeasuredPart, measureOf, type Threshold } from '@/domain/measuring';
import { because, headline, inFull } from '@/platform/i18n/because';
import { countryName } from '@/platform/i18n/country-names';
import { number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { choiceWords } from './choice-words';
import { OwnPosition } from './own-position';
import { VerdictHead } from './verdict';
import { lookOf } from './verdict-words';

type Props = { ballot: BallotWhole; here: string };

const ROOM = cva('grid items-end gap-x-16 gap-y-8', {
  variants: { large: { true: '', false: 'lg:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]' } },
});

/** The declared result: the verdict, why in one sentence, what decided it as a bar, and the hall by vote. */
export async function BallotResult({ ballot, here }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const verdict = VERDICTS.find((word) => word === ballot.result?.outcome);
  if (!ballot.result || !verdict) return null;
  const { counts, explanation } = ballot.result;
  const whole = inFull(locale, explanation);
  const words = choiceWords(locale);
  const isVote = ballot.procedure === 'vote';
  const rtl = directionOf(locale) === 'rtl';
  const shown = CHART_CHOICES.filter((choice) => choice !== 'notVoting');
  return (
    <section aria-labelledby="result">
      <div className={ROOM({ large: !isVote || isLargeHall(ballot.entitled.length) })}>
        <div className="min-w-0">
          <VerdictHead
            id="result"
            {...lookOf(verdict)}
            title={headline(locale, explanation)}
            why={because(locale, explanation)}
          />
          {isVote && (
            <>
              <div className="mt-8">
                <ResultBar ballot={ballot} whole={whole} />
              </div>
              <p className="mt-3 text-dense text-muted">
                {t('result.turnout', { turnout: counts.roll - counts.notVoting, roll: counts.roll })}
              </p>
            </>
          )}
          <OwnPosition ballot={ballot} here={here} />
        </div>
        {isVote && (
          <Hemicycle
            title={t('result.hemicycle')}
            desc={whole}
            rtl={rtl}
            tally={shown.map((choice) => ({ choice, text: number(counts[choice], locale) }))}
            seats={ballot.entitled.map(({ delegationId, countryCode, choice }) => ({
              id: countryCode,
              code: countryCode,
              choice: choice ?? 'notVoting',
              name: [countryName(countryCode, locale, ballot.declaredAt), words[choice ?? 'notVoting']].join(
                sayIn(locale)('common.colon'),
              ),
              own: delegationId === ballot.mine?.delegationId,
            }))}
          />
        )}
      </div>
    </section>
  );
}

/** What decided it, with the line that had to be reached. */
async function ResultBar({ ballot, whole }: { ballot: BallotWhole; whole: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { result, rules } = ballot;
  const verdict = VERDICTS.find((word) => word === result?.outcome);
  if (!result || !verdict || rules?.procedure !== 'vote') return null;
  const { params } = result.explanation;
  const measure = measureOf(rules, result.counts, verdict, 'needed' in params ? params.needed : 0);
  const words: Record<MeasuredPart['kind'], string> = {
    ...choiceWords(locale),
    present: t('result.tookPart'),
    rest: '',
  };
  const label = ({ at, needs }: Threshold) =>
    needs === 'half'
      ? t('result.half')
      : t(needs === 'votes' ? 'result.needed' : 'result.quorum', { needed: at });
  return (
    <VoteBar
      parts={measure.parts.map((part) => ({ ...part, word: words[part.kind] }))}
      title={t('result.bar')}
      desc={whole}
      rtl={directionOf(locale) === 'rtl'}
      threshold={
        measure.threshold ? { at: measure.threshold.at, label: label(measure.threshold) } : undefined
      }
    />
  );
}
