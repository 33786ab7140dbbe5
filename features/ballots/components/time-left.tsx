import { getTranslations } from 'next-intl/server';
import { Countdown } from '@/components/time/countdown';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';

const WORDS = {
  scheduled: { at: 'opensAt', template: 'countdown.opens', ended: 'countdown.opened' },
  open: { at: 'closesAt', template: 'countdown.closes', ended: 'countdown.closed' },
} as const;

type TimedBallot = Pick<BallotWhole, 'phase' | 'opensAt' | 'closesAt' | 'now'>;

/** The time to the opening, or to the close. */
export async function TimeLeft({ ballot }: { ballot: TimedBallot }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { at, template, ended } = WORDS[ballot.phase === 'scheduled' ? 'scheduled' : 'open'];
  const until = ballot[at].toISOString();
  return (
    <Countdown
      key={until}
      until={until}
      now={ballot.now.toISOString()}
      locale={locale}
      template={t(template, { time: '{time}' })}
      ended={t(ended)}
    />
  );
}
