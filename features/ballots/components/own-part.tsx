import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { VoteMark } from '@/components/chart/vote-mark';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Link } from '@/components/link';
import { whyNotTakePart } from '@/domain/voting';
import { countryName } from '@/platform/i18n/country-names';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import type { OwnPart } from '../queries/own';
import { choiceWords } from './choice-words';
import type { When } from './when';

type Props = { ballot: BallotWhole; here: string; signedIn: boolean; when: When };

/**
 * What the viewer's own delegation has done in a ballot that is not declared, and the one thing that it can do now: upon
 * the band while the ballot is open. Nothing, where nothing is asked of the viewer. `here`: the ballot.
 */
export async function OwnPartOf({ ballot, here, signedIn, when }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { mine, phase } = ballot;
  if (!mine) return signedIn || phase !== 'open' ? null : <SignIn here={here} />;
  const why = mine.broke ? 'broke' : whyNotTakePart(mine, phase);
  if (why === 'lapsed' || (why === 'cancelled' && !mine.onRoll)) return null;
  const colon = sayIn(locale)('common.colon');
  return (
    <div id="own" className="grid content-start justify-items-start gap-3">
      <p className="text-dense">
        {t('own.title')}
        {mine.countryCode && (
          <>
            {colon}
            <strong>{countryName(mine.countryCode, locale)}</strong>
          </>
        )}
      </p>
      {mine.vote && why !== 'cancelled' && <OwnVote vote={mine.vote} when={when} />}
      {why === 'cancelled' && mine.vote && <p className="measure">{t('own.sealed')}</p>}
      {why && !(mine.vote && (why === 'over' || why === 'cancelled')) ? (
        <p className="measure">
          {why === 'over' ? t(ballot.procedure === 'vote' ? 'own.noVote' : 'own.ended') : t(`own.${why}`)}
        </p>
      ) : (
        <Next ballot={ballot} mine={mine} here={here} />
      )}
      {mine.brokeWithReceipt && <Link href={`${here}/break/receipt`}>{t('own.receipt')}</Link>}
      {mine.stillOnRoll && <p className="measure text-dense">{t('own.stillOnRoll')}</p>}
    </div>
  );
}

async function SignIn({ here }: { here: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <div className="flex items-end lg:justify-end">
      <ButtonLink variant="bandSecondary" href={`/${locale}/sign-in?to=${encodeURIComponent(here)}`}>
        {t('own.signIn')}
      </ButtonLink>
    </div>
  );
}

async function OwnVote({ vote, when }: { vote: NonNullable<OwnPart['vote']>; when: When }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <>
      <strong className="bg-surface px-3 py-1 text-h2 print:px-0">
        <VoteMark choice={vote.choice} word={choiceWords(locale)[vote.choice]} />
      </strong>
      <p className="text-dense">
        {t('own.recorded')}
        {sayIn(locale)('common.colon')}
        {when(vote.at)}
      </p>
    </>
  );
}

async function Next({ ballot, mine, here }: { ballot: BallotWhole; mine: OwnPart; here: string }) {
  const t = await getTranslations('ballots');
  const says = (text: string, ...acts: ReactNode[]) => (
    <>
      <p className="measure text-document">{text}</p>
      <ButtonRow>{acts}</ButtonRow>
    </>
  );
  if (ballot.procedure === 'silence')
    return says(
      t('own.silent'),
      <ButtonLink key="break" variant="bandSecondary" size="l" href={`${here}/break`}>
        {t('own.break')}
      </ButtonLink>,
    );
  const isOpen = ballot.phase === 'open';
  const receipt = `${here}/vote/receipt`;
  if (!isOpen) return mine.vote && <Link href={receipt}>{t('own.receipt')}</Link>;
  return says(
    t(mine.vote ? 'own.changeable' : 'own.none'),
    <ButtonLink key="vote" size="l" variant={mine.vote ? 'bandSecondary' : 'band'} href={`${here}/vote`}>
      {t(mine.vote ? 'own.change' : 'own.vote')}
    </ButtonLink>,
    mine.vote && (
      <Link key="receipt" className="inline-flex min-h-12 items-center px-2" href={receipt}>
        {t('own.receipt')}
      </Link>
    ),
  );
}
