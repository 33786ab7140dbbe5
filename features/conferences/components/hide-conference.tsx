import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { hideConferenceAction, showConferenceAction } from '../actions';
import { removalVersionOf } from '../queries/removal';
import { type OutOfSightProps, outOfSight, StaysInSight } from './out-of-sight';

/** What others lose sight of, then the reason; of a hidden conference, how it is shown again; or why it stays visible. */
export async function HideConference({ conference, facts }: OutOfSightProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences.hiding'), readerLocale()]);
  const { id, slug, version, timeZone, hiddenAt } = conference;
  if (hiddenAt) {
    const time = moment(hiddenAt, locale, timeZone);
    return (
      <Section title={t('hiddenTitle')} lead={t('hiddenSince', { time })}>
        <ActionForm action={showConferenceAction} texts={formTexts(locale)} id="show-conference">
          <Hidden name="conferenceId" value={id} />
          <Hidden name="version" value={version} />
          <SubmitButton>{t('show')}</SubmitButton>
        </ActionForm>
      </Section>
    );
  }
  if (facts.public) return <StaysInSight conference={conference} first={facts.public} act="hiding" />;
  return (
    <Section title={t('title')} lead={t('lead')}>
      <div className="grid gap-6">
        <SummaryList rows={await outOfSight(facts, t('persons'))} />
        <p className="measure">{t('meaning')}</p>
        <ActionForm action={hideConferenceAction} texts={formTexts(locale)} id="hide-conference">
          <Hidden name="conferenceId" value={id} />
          <Hidden name="factsVersion" value={removalVersionOf(facts)} />
          <TextArea {...reasonField(locale)} />
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
