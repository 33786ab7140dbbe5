import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { wordField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { dateRange, moment, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { closeConferenceAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import type { Closing } from '../queries/closing';
import { ReopenForm } from './reopen-form';

type Props = { conference: ConferenceFacts; closing: Closing };

/** What closing means, and what it leaves as it is; then the one button that cannot be taken back. */
export async function CloseForm({ conference, closing }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.closing'), readerLocale()]);
  const { id, slug, symbol, closedAt, timeZone, version, startsOn, endsOn } = conference;
  if (closedAt) {
    return (
      <>
        <Notice tone="info" label={t('label')} title={t('closedTitle')}>
          <p>{t('closedText', { time: moment(closedAt, locale, timeZone) })}</p>
        </Notice>
        {closing.recallableUntil && <ReopenForm conference={conference} until={closing.recallableUntil} />}
      </>
    );
  }
  const here = `/${locale}/${slug}`;
  if (startsOn && closing.today < startsOn) {
    return (
      <Notice tone="info" label={t('label')} title={t('notBegunTitle')}>
        <p>{t('notBegun', { dates: dateRange(startsOn, endsOn ?? startsOn, locale) })}</p>
      </Notice>
    );
  }
  return (
    <Section title={t('title')} lead={t('lead')}>
      <div className="grid max-w-document gap-6">
        <SummaryList
          rows={[
            { key: t('adopted'), value: number(closing.adopted, locale) },
            {
              key: t('leftOpen'),
              value: number(closing.leftOpen, locale),
              change: { label: t('look'), href: `${here}/outcomes`, about: t('leftOpen') },
            },
            {
              key: t('drafts'),
              value: number(closing.drafts, locale),
              change: { label: t('look'), href: `${here}/outcomes`, about: t('drafts') },
            },
            {
              key: t('ahead'),
              value: number(closing.ahead, locale),
              change: { label: t('look'), href: `${here}/agenda/edit`, about: t('ahead') },
            },
          ]}
        />
        <Notice tone="warning" label={t('label')} title={t('warningTitle')}>
          <p>{t('warning')}</p>
        </Notice>
        {closing.early && endsOn && (
          <Notice tone="error" label={t('label')} title={t('earlyTitle')}>
            <p>{t('early', { dates: dateRange(startsOn ?? endsOn, endsOn, locale) })}</p>
            <ul className="list-disc ps-5">
              <li>{t('followsSessions', { count: closing.ahead })}</li>
              <li>{t('followsDrafts', { count: closing.drafts })}</li>
              <li>{t('followsAdopting')}</li>
            </ul>
          </Notice>
        )}
        <ActionForm action={closeConferenceAction} texts={formTexts(locale)} id="close">
          <Hidden name="conferenceId" value={id} />
          <Hidden name="version" value={version} />
          {closing.early && <Field {...wordField(locale, symbol)} />}
          <CheckboxField name="sure" label={t('sure')} />
          <ButtonRow>
            <SubmitButton variant="danger">{t('button')}</SubmitButton>
            <ButtonLink variant="quiet" href={`${here}/settings`}>
              {t('cancel')}
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Section>
  );
}
