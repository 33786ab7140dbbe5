import { getTranslations } from 'next-intl/server';
import { Lines } from '@/components/page/lines';
import { pick } from '@/domain/local-text';
import { brief, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotLine } from '../queries/ballot';
import { PhaseTag } from './phase-tag';

type Props = { here: string; timeZone: string; ballots: readonly BallotLine[]; now: Date };

/** Each ballot with its question, and what came of it: the verdict and the figures, or until when it is open. */
export async function BallotLines({ here, timeZone, ballots, now }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <Lines
      lead="number"
      lines={ballots.map((ballot) => ({
        key: ballot.id,
        lead: number(ballot.number, locale),
        title: pick(ballot.question, locale),
        href: `${here}/ballots/${ballot.number}`,
        facts: [<PhaseTag key="phase" ballot={ballot} />, ...factsOf(ballot)],
      }))}
    />
  );

  function factsOf(ballot: BallotLine): string[] {
    const { result, procedure, phase, opensAt, closesAt, turnout, roll, breaks } = ballot;
    const at = (time: Date) => brief(time, locale, timeZone, now);
    if (result) {
      return [
        procedure === 'vote' ? t('line.tally', { ...result.counts }) : t('breaks', { breaks: result.breaks }),
      ];
    }
    if (phase === 'scheduled') return [t('line.opens', { time: at(opensAt) })];
    if (phase !== 'open') return [];
    const taken = procedure === 'vote' ? t('line.voted', { turnout, roll }) : t('breaks', { breaks });
    return [t('line.closes', { time: at(closesAt) }), taken];
  }
}
