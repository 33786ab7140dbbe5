import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Mark } from '@/components/mark';
import { Band } from '@/components/page/band';
import { ProgressBar } from '@/components/page/progress-bar';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { phaseWord } from './phase-tag';
import { TimeLeft } from './time-left';
import { VerdictHead } from './verdict';

type Props = {
  ballot: BallotWhole;
  /** the instant that it waits for, as the page writes it */
  until: ReactNode;
  /** what the reader's own delegation has done, and can do */
  own: ReactNode;
};

/** A ballot without a result: how much time is left, and how many have taken part so far. Never which way. */
export async function BallotState({ ballot, until, own }: Props) {
  const t = await getTranslations('ballots');
  const { phase } = ballot;
  if (phase === 'open') return <Running ballot={ballot} until={until} own={own} />;
  return (
    <section aria-labelledby="state" className="grid gap-6">
      <div>
        <VerdictHead
          id="state"
          tone="neutral"
          mark="clock"
          title={phase === 'scheduled' ? t('phase.scheduled') : t('phase.closed')}
        />
        {phase === 'scheduled' && (
          <div className="mt-3">
            <p className="font-serif text-h2">
              <TimeLeft ballot={ballot} />
            </p>
            <p className="mt-1 text-muted">{until}</p>
          </div>
        )}
      </div>
      {phase === 'closed' && (
        <div className="max-w-form">
          <Turnout ballot={ballot} ground="page" />
        </div>
      )}
      {own}
    </section>
  );
}

/** While it is open, upon the band: what is asked of the reader first, then the time that is left and the turnout. */
async function Running({ ballot, until, own }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const word = t(`phase.${phaseWord(ballot)}`);
  return (
    <Band label={word} id="turnout" columns={2}>
      {ballot.mine && own}
      <div className="min-w-0">
        <p className="flex items-baseline gap-2 text-dense font-semibold text-on-band-muted">
          <Mark kind="clock" />
          {word}
        </p>
        <p className="mt-1 min-h-[1lh] text-h1 leading-tight font-semibold max-sm:min-h-[2lh]">
          <TimeLeft ballot={ballot} />
        </p>
        <p className="mt-1">
          {t(ballot.procedure === 'silence' ? 'facts.deadline' : 'facts.closes')}
          {sayIn(locale)('common.colon')}
          {until}
        </p>
        <div className="mt-5">
          <Turnout ballot={ballot} ground="band" />
        </div>
      </div>
      {!ballot.mine && own}
    </Band>
  );
}

async function Turnout({ ballot, ground }: { ballot: BallotWhole; ground: 'page' | 'band' }) {
  const t = await getTranslations('ballots');
  const { procedure, turnout, roll, breaks, opened } = ballot;
  if (!opened) return null;
  if (procedure === 'silence') return breaks === 0 && <p>{t('turnout.silence')}</p>;
  return (
    <>
      <ProgressBar
        label={t('turnout.label')}
        value={turnout}
        max={roll}
        text={t('of', { turnout, roll })}
        ground={ground}
      />
      <p className={ground === 'band' ? 'mt-2 text-dense text-on-band-muted' : 'mt-2 text-dense text-muted'}>
        {t('turnout.closed')}
      </p>
    </>
  );
}
