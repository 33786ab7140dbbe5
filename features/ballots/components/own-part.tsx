import { getTranslations } from 'next-intl/server';
import { VoteMark } from '@/components/chart/vote-mark';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Link } from '@/components/link';
import { Facts } from '@/components/page/facts';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { whyNotTakePart } from '@/domain/voting';
import { moment, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole, OwnPart } from '../queries/ballot';
import type { BallotConference } from './conference';

type Props = { conference: BallotConference; ballot: BallotWhole; signedIn: boolean };

/** What the viewer's own delegation has done, and the one thing that it can do now. */
export async function OwnPartOf({ conference, ballot, signedIn }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { mine, phase } = ballot;
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  if (!mine) {
    if (signedIn || phase !== 'open') return null;
    return (
      <div className="my-6">
        <ButtonLink variant="secondary" href={`/${locale}/sign-in?to=${encodeURIComponent(here)}`}>
          {t('own.signIn')}
        </ButtonLink>
      </div>
    );
  }
  const why = mine.broke ? 'broke' : whyNotTakePart(mine, phase);
  if (why === 'lapsed') return null;
  return (
    <Section title={t('own.title')} id="own">
      {mine.stillOnRoll && (
        <Notice tone="info" label={t('notice.info')}>
          <p>{t('own.stillOnRoll')}</p>
        </Notice>
      )}
      {mine.vote && <OwnVote vote={mine.vote} timeZone={conference.timeZone} />}
      {why && !(mine.vote && why === 'over') ? (
        <Notice tone="info" label={t('notice.info')}>
          <p>
            {why === 'over' ? t(ballot.procedure === 'vote' ? 'own.noVote' : 'own.ended') : t(`own.${why}`)}
          </p>
          {mine.brokeWithReceipt && (
            <p>
              <Link href={`${here}/break/receipt`}>{t('own.receipt')}</Link>
            </p>
          )}
        </Notice>
      ) : (
        <Next ballot={ballot} mine={mine} here={here} />
      )}
    </Section>
  );
}

async function OwnVote({ vote, timeZone }: { vote: NonNullable<OwnPart['vote']>; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const word = sayIn(locale)(`decision.choice.${vote.choice}`);
  return (
    <div className="mb-6">
      <Facts
        items={[
          { term: t('own.current'), detail: <VoteMark choice={vote.choice} word={word} /> },
          { term: t('own.recorded'), detail: moment(vote.at, locale, timeZone) },
          { term: t('own.version'), detail: number(vote.version, locale) },
        ]}
      />
    </div>
  );
}

async function Next({ ballot, mine, here }: { ballot: BallotWhole; mine: OwnPart; here: string }) {
  const t = await getTranslations('ballots');
  if (ballot.procedure === 'silence') {
    return (
      <>
        <p className="mb-4">{t('own.silent')}</p>
        <ButtonLink variant="secondary" size="l" href={`${here}/break`}>
          {t('own.break')}
        </ButtonLink>
      </>
    );
  }
  return (
    <>
      {!mine.vote && <p className="mb-4">{t('own.none')}</p>}
      <ButtonRow>
        {ballot.phase === 'open' && (
          <ButtonLink size="l" variant={mine.vote ? 'secondary' : 'primary'} href={`${here}/vote`}>
            {t(mine.vote ? 'own.change' : 'own.vote')}
          </ButtonLink>
        )}
        {mine.vote && (
          <ButtonLink size="l" variant="quiet" href={`${here}/vote/receipt`}>
            {t('own.receipt')}
          </ButtonLink>
        )}
      </ButtonRow>
    </>
  );
}
