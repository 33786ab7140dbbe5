import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { countryName } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { breakTheSilence } from '../actions';
import { REASON_MAX } from '../input';
import type { BallotWhole, OwnPart } from '../queries/ballot';
import { whyNot } from './own-part';
import type { Place } from './place';

type Props = { conference: Place; ballot: BallotWhole; mine: OwnPart; breakKey: string };

/** What breaking silence does, and the reason that it needs. */
export async function BreakPage({ conference, ballot, mine, breakKey }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const why = mine.broke ? 'broke' : whyNot(mine, ballot.phase);
  return (
    <Main width="form">
      <PageHeading kicker={t('number', { number: ballot.number })} title={t('breaking.title')} />
      <p className="mb-6 font-serif text-document">{pick(ballot.question, locale)}</p>
      <Notice tone={why ? 'info' : 'warning'} label={t(why ? 'notice.info' : 'notice.warning')}>
        <p>{why ? t(why === 'over' ? 'own.ended' : `own.${why}`) : t('breaking.lead')}</p>
      </Notice>
      {why ? (
        <div className="mt-6">
          <ButtonLink variant="secondary" href={`/${locale}/${conference.slug}/ballots/${ballot.number}`}>
            {t('receipt.back')}
          </ButtonLink>
        </div>
      ) : (
        <ActionForm action={breakTheSilence} texts={formTexts(locale)} id="break" className="mt-6">
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="number" value={ballot.number} />
          <Hidden name="key" value={breakKey} />
          <TextArea
            name="reason"
            label={t('breaking.reason')}
            rows={6}
            count={{
              max: REASON_MAX,
              left: t('breaking.left', { count: '{count}' }),
              over: t('breaking.over', { count: '{count}' }),
            }}
          />
          <SubmitButton size="l" variant="danger">
            {t('breaking.submit', { country: countryName(mine.countryCode ?? '', locale) })}
          </SubmitButton>
        </ActionForm>
      )}
    </Main>
  );
}
