import { getTranslations } from 'next-intl/server';
import { ProgressBar } from '@/components/page/progress-bar';
import { Section } from '@/components/page/section';
import { Countdown } from '@/components/time/countdown';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';

const WORDS = {
  scheduled: { term: 'opens', template: 'countdown.opens', ended: 'countdown.opened' },
  open: { term: 'closes', template: 'countdown.closes', ended: 'countdown.closed' },
} as const;

/** How much time is left, and how many have taken part so far. Never which way. */
export async function BallotState({ ballot, timeZone }: { ballot: BallotWhole; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { phase, turnout, roll } = ballot;
  const shown = phase === 'scheduled' ? phase : 'open';
  const until = shown === 'scheduled' ? ballot.opensAt : ballot.closesAt;
  const { term, template, ended } = WORDS[shown];
  return (
    <Section title={t(shown === 'scheduled' ? 'turnout.before' : 'turnout.title')} id="turnout">
      {phase !== 'closed' && (
        <p className="mb-4 text-h3 font-semibold">
          <Countdown
            key={until.toISOString()}
            until={until.toISOString()}
            now={ballot.now.toISOString()}
            locale={locale}
            template={t(template, { time: '{time}' })}
            ended={t(ended)}
          />
          <span className="block text-dense font-normal text-muted">
            {t(`facts.${term === 'closes' && ballot.procedure === 'silence' ? 'deadline' : term}`)}
            {sayIn(locale)('common.colon')}
            {moment(until, locale, timeZone)}
          </span>
        </p>
      )}
      {!ballot.opened ? null : ballot.procedure === 'vote' ? (
        <>
          <ProgressBar
            label={t('turnout.label')}
            value={turnout}
            max={roll}
            text={t('of', { turnout, roll })}
          />
          <p className="mt-2 text-dense text-muted">{t('turnout.closed')}</p>
        </>
      ) : (
        ballot.breaks === 0 && <p>{t('turnout.silence')}</p>
      )}
    </Section>
  );
}
