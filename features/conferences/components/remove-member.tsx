import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { reasonField, wordField } from '@/platform/i18n/correction-fields';
import { countryName } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { listing, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { removeMemberAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import { factsVersionOf, type MemberFacts } from '../queries/members';

type Props = { conference: ConferenceFacts; member: MemberFacts };

/** What follows when a country leaves the scope; then the reason, and the one button. */
export async function RemoveMember({ conference, member }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.members'), readerLocale()]);
  const { code, delegations, persons, suspensions, openBallots, scheduledBallots, votedIn } = member;
  const list = `/${locale}/${conference.slug}/settings/members`;
  const country = countryName(code, locale);
  const ballots = (numbers: number[]) =>
    numbers.length === 0
      ? t('none')
      : listing(
          numbers.map((one) => number(one, locale)),
          locale,
        );
  if (votedIn.length > 0) {
    return (
      <Notice tone="info" label={t('removal')} title={country}>
        <p>{t('votedText', { ballots: ballots(votedIn) })}</p>
      </Notice>
    );
  }
  return (
    <Section title={t('removeTitle', { country })} lead={t('removeLead')}>
      <div className="grid gap-6">
        <SummaryList
          rows={[
            {
              key: t('delegation'),
              value: delegations === 0 ? t('noDelegation') : t('delegationStays', { count: persons }),
            },
            { key: t('openBallots'), value: ballots(openBallots) },
            { key: t('scheduledBallots'), value: ballots(scheduledBallots) },
            { key: t('suspensions'), value: number(suspensions, locale) },
          ]}
        />
        <ActionForm action={removeMemberAction} texts={formTexts(locale)} id="remove-member">
          <Hidden name="conferenceId" value={conference.id} />
          <Hidden name="countryCode" value={code} />
          <Hidden name="factsVersion" value={factsVersionOf(member)} />
          <TextArea {...reasonField(locale)} />
          {delegations > 0 && <Field {...wordField(locale, code)} />}
          <ButtonRow>
            <SubmitButton variant="danger">{t('removeButton')}</SubmitButton>
            <ButtonLink variant="quiet" href={list}>
              {t('keep')}
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Section>
  );
}
