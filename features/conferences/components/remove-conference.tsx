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
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { removeConferenceAction } from '../actions';
import { removalVersionOf } from '../queries/removal';
import { type OutOfSightProps, outOfSight, StaysInSight } from './out-of-sight';

/** What goes out of sight with the conference, then the reason and its symbol; or why it stays. */
export async function RemoveConference({ conference, facts }: OutOfSightProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences.removal'), readerLocale()]);
  const { id, slug, symbol } = conference;
  if (facts.public) return <StaysInSight conference={conference} first={facts.public} act="removal" />;
  return (
    <Section title={t('title')} lead={t('lead')}>
      <div className="grid gap-6">
        <SummaryList
          rows={[
            ...(await outOfSight(facts, t('persons'))),
            {
              key: t('free'),
              value: (
                <bdi dir="ltr">
                  /{slug}, {symbol}
                </bdi>
              ),
            },
          ]}
        />
        <Notice tone="warning" label={t('label')} title={t('warningTitle')}>
          <p>{t('warning')}</p>
        </Notice>
        <ActionForm action={removeConferenceAction} texts={formTexts(locale)} id="remove-conference">
          <Hidden name="conferenceId" value={id} />
          <Hidden name="factsVersion" value={removalVersionOf(facts)} />
          <TextArea {...reasonField(locale)} />
          <Field {...wordField(locale, symbol)} />
          <ButtonRow>
            <SubmitButton variant="danger">{t('button')}</SubmitButton>
            <ButtonLink variant="quiet" href={`/${locale}/${slug}/settings`}>
              {t('keep')}
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Section>
  );
}
