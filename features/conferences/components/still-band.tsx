import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Band } from '@/components/page/band';
import { beginningOf } from '@/domain/calendar';
import { isAdopted, VERDICTS } from '@/domain/deciding';
import type { BallotLine } from '@/features/ballots/queries/ballot';
import type { OutcomeLine } from '@/features/outcomes/queries';
import { dateName, day } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import { BandHead } from './band-parts';
import { TimeLeft } from './time-left';

/** The time before the beginning from which on it is counted down. */
const SOON_MS = 30 * 24 * 3_600_000;

type Ahead = {
  here: string;
  conference: ConferenceFacts;
  now: Date;
  phase: 'planned' | 'registration';
  /** what the viewer can do about a registration */
  registration: 'own' | 'signIn' | null;
};

/** The band of a conference that is still to come: when it begins, and how one takes part. Not while no day is named and nobody invited. */
export async function AheadBand({ here, conference, now, phase, registration }: Ahead) {
  const [t, locale] = await Promise.all([getTranslations('conferences.band'), readerLocale()]);
  const { startsOn, timeZone } = conference;
  if (phase === 'planned' && !startsOn) return null;
  const begins = startsOn && t('begins', { day: dateName(startsOn, locale) });
  const begin = startsOn && beginningOf(timeZone, startsOn);
  const left = begin && begin.getTime() - now.getTime() < SOON_MS && (
    <TimeLeft key="left" until={begin} now={now} word="in" />
  );
  if (phase === 'planned') {
    return (
      <Band label={t('label.planned')} id="now">
        <BandHead kicker={[t('planned'), left]} title={begins || ''} />
      </Band>
    );
  }
  const own = `${here}/registration`;
  const signIn = `/${locale}/sign-in?to=${encodeURIComponent(own)}`;
  return (
    <Band label={t('label.registration')} id="now">
      <BandHead
        kicker={[begins, left]}
        title={t('registration')}
        action={
          registration && (
            <ButtonLink
              variant={registration === 'own' ? 'band' : 'bandSecondary'}
              href={registration === 'own' ? own : signIn}
            >
              {t(registration === 'own' ? 'register' : 'signInToRegister')}
            </ButtonLink>
          )
        }
      >
        <p>{t('byInvitation')}</p>
      </BandHead>
    </Band>
  );
}

type After = {
  here: string;
  conference: ConferenceFacts;
  phase: 'closed' | 'decided';
  ballots: readonly BallotLine[];
  outcomes: readonly OutcomeLine[];
  /** where the communiqué is read; null while there is none */
  communique: string | null;
};

/** The band of a conference that is over: what was decided, in the room or by ballot. */
export async function AfterBand({ here, conference, phase, ballots, outcomes, communique }: After) {
  const [t, locale] = await Promise.all([getTranslations('conferences.band'), readerLocale()]);
  const { closedAt, timeZone, endsOn } = conference;
  const over = closedAt
    ? t('closedOn', { day: day(closedAt, locale, timeZone) })
    : endsOn && t('endedOn', { day: dateName(endsOn, locale) });
  if (phase === 'closed') {
    const count = (state: OutcomeLine['state']) => outcomes.filter((one) => one.state === state).length;
    const [adopted, leftOpen] = [count('adopted'), count('leftOpen')];
    return (
      <Band label={t('label.closed')} id="now">
        <BandHead
          kicker={[over]}
          title={t('adopted', { count: adopted })}
          action={
            communique && (
              <ButtonLink variant="bandSecondary" href={communique}>
                {sayIn(locale)('conferences.glance.readCommunique')}
              </ButtonLink>
            )
          }
        >
          {leftOpen > 0 && <p>{t('leftOpen', { count: leftOpen })}</p>}
        </BandHead>
      </Band>
    );
  }
  const declared = ballots.flatMap(({ result }) => VERDICTS.filter((word) => word === result?.outcome));
  const adopted = declared.filter(isAdopted).length;
  const doubted = ballots.filter((one) => one.phase === 'doubted').length;
  return (
    <Band label={t('label.decided')} id="now">
      <BandHead
        kicker={[over]}
        title={t('declared', { count: declared.length })}
        action={
          declared.length > 0 && (
            <ButtonLink variant="bandSecondary" href={`${here}/countries`}>
              {sayIn(locale)('ballots.matrix.link')}
            </ButtonLink>
          )
        }
      >
        {declared.length > 0 && <p>{t('figures', { adopted, others: declared.length - adopted })}</p>}
        {doubted > 0 && <p>{t('doubted', { count: doubted })}</p>}
      </BandHead>
    </Band>
  );
}
