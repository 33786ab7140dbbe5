import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { SummaryList } from '@/components/page/summary-list';
import { whyNotTakePart } from '@/domain/voting';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { countryName } from '@/platform/i18n/country-names';
import { characterCount, formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { breakSilenceAction, checkBreakAction } from '../actions';
import { REASON_MAX } from '../input';
import type { BallotWhole } from '../queries/ballot';
import type { OwnPart } from '../queries/own';
import { BallotBeside } from './ballot-beside';
import type { BallotConference } from './conference';

type Props = { conference: BallotConference; ballot: BallotWhole; mine: OwnPart };

/** The first page of a break: the reason that it needs. Says why when there is nothing to break. */
export async function BreakPage({ conference, ballot, mine, reason }: Props & { reason?: string }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('ballots'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const why = mine.broke ? 'broke' : whyNotTakePart(mine, ballot.phase);
  return (
    <Main width="form">
      <PageHeading title={t('breaking.title')} />
      <BallotBeside conference={conference} ballot={ballot} />
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
        <ActionForm action={checkBreakAction} texts={formTexts(locale)} id="break" className="mt-6">
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="number" value={ballot.number} />
          <TextArea
            name="reason"
            label={t('breaking.reason')}
            hint={t('breaking.hint')}
            defaultValue={reason}
            rows={6}
            count={characterCount(locale, REASON_MAX)}
          />
          <SubmitButton size="l">{common('action.continue')}</SubmitButton>
        </ActionForm>
      )}
    </Main>
  );
}

/** The second page: what is asked, the reason as it was typed, and what follows; the last press cannot be taken back. */
export async function BreakCheckPage({
  conference,
  ballot,
  mine,
  reason,
  breakKey,
}: Props & { reason: string; breakKey: string }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('ballots'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const country = countryName(mine.countryCode ?? '', locale);
  const change = { label: common('action.change'), href: `${here}/break`, about: t('column.reason') };
  const typed = (
    <span dir="auto" className="whitespace-pre-line">
      {reason}
    </span>
  );
  return (
    <Main width="form">
      <PageHeading arrival title={t('breaking.checkTitle')} />
      <BallotBeside conference={conference} ballot={ballot} />
      <SummaryList
        rows={[
          { key: t('column.delegation'), value: country },
          { key: t('column.reason'), value: typed, change },
          { key: t('facts.deadline'), value: moment(ballot.closesAt, locale, conference.timeZone) },
        ]}
      />
      <Notice tone="warning" label={t('breaking.follows')}>
        <p>{t('breaking.lead')}</p>
      </Notice>
      <ActionForm
        action={breakSilenceAction}
        texts={formTexts(locale)}
        id="breakTheSilence"
        className="mt-6"
        keepsNothing
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={ballot.number} />
        <Hidden name="reason" value={reason} />
        <Hidden name="key" value={breakKey} />
        <ButtonRow>
          <SubmitButton size="l" variant="danger">
            {t('breaking.submit', { of: ofCountry(mine.countryCode ?? '', locale) })}
          </SubmitButton>
          <ButtonLink size="l" variant="secondary" href={here}>
            {t('breaking.back')}
          </ButtonLink>
        </ButtonRow>
      </ActionForm>
    </Main>
  );
}
