import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { hideConferenceAction, showConferenceAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import { type RemovalFacts, removalVersionOf } from '../queries/removal';
import { kindWords } from './record-words';

type Props = { conference: ConferenceFacts; facts: RemovalFacts };

/** What others lose sight of, then the reason; of a hidden conference, how it is shown again; or why it stays visible. */
export async function HideConference({ conference, facts }: Props) {
  const [t, words, locale] = await Promise.all([
    getTranslations('conferences.hiding'),
    getTranslations('conferences.removal'),
    readerLocale(),
  ]);
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
  if (facts.public) {
    const { kind, at } = facts.public;
    const time = moment(new Date(at), locale, timeZone);
    return (
      <Notice tone="info" label={words('label')} title={t('staysTitle')}>
        <p>{t('stays', { what: kindWords(locale, kind), time })}</p>
      </Notice>
    );
  }
  return (
    <Section title={t('title')} lead={t('lead')}>
      <div className="grid gap-6">
        <SummaryList
          rows={[
            { key: t('persons'), value: number(facts.persons, locale) },
            { key: words('delegations'), value: number(facts.delegations, locale) },
            { key: words('sessions'), value: number(facts.sessions, locale) },
            { key: words('drafts'), value: number(facts.drafts, locale) },
          ]}
        />
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
