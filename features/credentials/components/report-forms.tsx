import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { takesAct } from '@/domain/credentials-reports';
import { type LocalText, pick } from '@/domain/local-text';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayAndClock } from '@/platform/i18n/format';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import {
  adoptCredentialsReportAction,
  withdrawCredentialsReportAction,
  withdrawReportAdoptionAction,
} from '../actions';
import type { CredentialsReport } from '../queries/reports';

export type SessionToChoose = { id: string; title: LocalText; startsAt: Date };

type Props = {
  conference: ConferenceFacts;
  report: CredentialsReport;
  sessions: readonly SessionToChoose[];
  mayWithdraw: boolean;
  mayAdopt: boolean;
};

/** What can be recorded of a report next, for whoever may: its adoption, or that it, or its adoption, is withdrawn. */
export async function ReportForms({ conference, report, sessions, mayWithdraw, mayAdopt }: Props) {
  const [t, locale] = await Promise.all([getTranslations('credentials'), readerLocale()]);
  const { slug, timeZone, originalLanguage } = conference;
  const { state, number, acts } = report;
  const named = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={number} />
      <Hidden name="version" value={acts.length} />
    </>
  );
  return (
    <div className="@container mt-8 print:hidden">
      {mayAdopt && takesAct(state, 'adopted') && (
        <Fold id="adopt" title={t('adopt')}>
          <p className="measure mb-4">{t(sessions.length > 0 ? 'adoptLead' : 'noSession')}</p>
          {sessions.length > 0 && (
            <ActionForm action={adoptCredentialsReportAction} texts={formTexts(locale)} id="adopt-report">
              {named}
              <SelectField
                name="sessionId"
                label={t('session')}
                empty={t('chooseSession')}
                width="full"
                options={sessions.map(({ id, title, startsAt }) => ({
                  value: id,
                  label: t('sessionAt', {
                    session: pick(title, locale, originalLanguage),
                    time: dayAndClock(startsAt, locale, timeZone),
                  }),
                }))}
              />
              <LocalTextFields
                name="remarks"
                legend={t('remarks')}
                hint={t('adoptionRemarksHint')}
                languages={workingLanguagesFor(locale, conference)}
                multiline
                beside
              />
              <SubmitButton>{t('adopt')}</SubmitButton>
            </ActionForm>
          )}
        </Fold>
      )}
      {mayWithdraw && takesAct(state, 'withdrawn') && (
        <Fold id="withdraw" title={t('withdraw')} inset>
          <p className="measure mb-4">{t('withdrawLead')}</p>
          <ActionForm action={withdrawCredentialsReportAction} texts={formTexts(locale)} id="withdraw-report">
            {named}
            <TextArea {...reasonField(locale)} />
            <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
      {mayAdopt && takesAct(state, 'adoptionWithdrawn') && (
        <Fold id="withdraw-adoption" title={t('withdrawAdoption')} inset>
          <p className="measure mb-4">{t('withdrawAdoptionLead')}</p>
          <ActionForm action={withdrawReportAdoptionAction} texts={formTexts(locale)} id="unadopt-report">
            {named}
            <TextArea {...reasonField(locale)} />
            <SubmitButton variant="danger">{t('withdrawAdoption')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </div>
  );
}
