import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { SummaryList } from '@/components/page/summary-list';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { reasonField, wordField } from '@/platform/i18n/correction-fields';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { formTexts } from '@/platform/i18n/form-texts';
import { listing, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { withdrawDelegationAction } from '../actions';
import { senderName } from '../queries/places';
import { type WithdrawalFacts, withdrawalVersionOf, wordOf } from '../queries/withdrawal';

type Props = {
  conference: { slug: string; title: LocalText; originalLanguage: Locale };
  delegation: WithdrawalFacts;
  /** what becomes of what is sent, where a second person is needed */
  note: ReactNode;
};

/** What follows when a delegation does not come; then the reason, its name, and the one button. */
export async function WithdrawDelegation({ conference, delegation, note }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const { persons, accredited, focalPoints, openBallots, scheduledBallots, votedIn } = delegation;
  const here = `/${locale}/${conference.slug}`;
  const own = `${here}/delegations/${delegation.id}`;
  const ballots = (numbers: number[]) =>
    numbers.length === 0
      ? t('leave.none')
      : listing(
          numbers.map((one) => number(one, locale)),
          locale,
        );
  return (
    <Main width="form">
      <Breadcrumbs
        label={t('reg.trail')}
        items={[
          { label: pick(conference.title, locale, conference.originalLanguage), href: here },
          { label: t('list.title'), href: `${here}/delegations` },
          { label: senderName(delegation, locale), href: own },
          { label: t('leave.title') },
        ]}
      />
      <PageHeading title={t('leave.of', { of: ofSender(delegation, locale) })} lead={t('leave.lead')} />
      <div className="grid gap-6">
        <SummaryList
          rows={[
            {
              key: t('page.people'),
              value: t('leave.persons', { count: persons, accredited: number(accredited, locale) }),
            },
            { key: t('page.focalPoints'), value: number(focalPoints, locale) },
            { key: t('leave.openBallots'), value: ballots(openBallots) },
            { key: t('leave.scheduledBallots'), value: ballots(scheduledBallots) },
            { key: t('leave.votedIn'), value: ballots(votedIn) },
          ]}
        />
        {note}
        <ActionForm action={withdrawDelegationAction} texts={formTexts(locale)} id="withdraw-delegation">
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="delegationId" value={delegation.id} />
          <Hidden name="factsVersion" value={withdrawalVersionOf(delegation)} />
          <TextArea {...reasonField(locale)} />
          <Field {...wordField(locale, wordOf(delegation))} />
          <ButtonRow>
            <SubmitButton variant="danger">{t('leave.send')}</SubmitButton>
            <ButtonLink variant="quiet" href={own}>
              {t('leave.keep')}
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Main>
  );
}
