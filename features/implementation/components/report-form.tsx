import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { FileField } from '@/components/form/file-field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { IMPLEMENTATION_STATES, WORDS_MAX } from '@/domain/implementation';
import { MOST_DOCUMENT } from '@/platform/http/sizes.mjs';
import { characterCount, formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { recordImplementationAction, reportImplementationAction } from '../actions';
import type { CountryReports } from '../queries/reports';
import { StandingFile } from './evidence-link';

const ACCEPTED = '.pdf,.docx,.png,.jpg,.jpeg';

/** `here`: the address of the page of the country. */
type Props = { slug: string; number: number; country: CountryReports; here: string };

/** The fields of a report, which begin with what the latest one said. */
async function ReportFields({ slug, number, country, here }: Props) {
  const [t, common, documents, locale] = await Promise.all([
    getTranslations('implementation'),
    getTranslations('common'),
    getTranslations('documents'),
    readerLocale(),
  ]);
  const optional = common('optional');
  const latest = country.reports.at(-1);
  return (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={number} />
      <Hidden name="delegationId" value={country.delegationId} />
      <Hidden name="version" value={country.reports.length} />
      <RadioGroup
        name="state"
        legend={t('report.state')}
        defaultValue={latest?.state}
        options={IMPLEMENTATION_STATES.map((state) => ({
          value: state,
          label: t(`state.${state}`),
          hint: t(`report.means.${state}`),
        }))}
      />
      <TextArea
        name="words"
        label={t('report.words')}
        hint={t('report.wordsHint')}
        optional={optional}
        defaultValue={latest?.words ?? ''}
        count={characterCount(locale, WORDS_MAX)}
      />
      <Field
        name="evidence"
        type="url"
        label={t('report.evidence')}
        hint={t('report.evidenceHint')}
        optional={optional}
        defaultValue={latest?.evidence ?? ''}
        spellCheck={false}
      />
      {latest?.file && <StandingFile here={here} report={latest.number} file={latest.file} />}
      <FileField
        name="file"
        label={t('report.file')}
        hint={t('report.fileHint')}
        optional={optional}
        accept={ACCEPTED}
        maxBytes={MOST_DOCUMENT}
        tooLarge={documents('refusal.fileTooLarge')}
        again={t('report.fileAgain')}
      />
      {latest?.file && <CheckboxField name="withoutFile" label={t('report.withoutFile')} once />}
      <Field
        name="doneOn"
        type="date"
        label={t('report.doneOn')}
        hint={t('report.doneOnHint')}
        optional={optional}
        defaultValue={latest?.doneOn ?? ''}
      />
      <Field
        name="contactName"
        label={t('report.contactName')}
        hint={t('report.contactHint')}
        optional={optional}
        defaultValue={latest?.contact?.name ?? ''}
        autoComplete="off"
      />
      <Field
        name="contactEmail"
        type="email"
        label={t('report.contactEmail')}
        optional={optional}
        defaultValue={latest?.contact?.email ?? ''}
        autoComplete="off"
      />
    </>
  );
}

/** With which a country says what has become of an outcome there. */
export async function ReportForm(props: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation.report'), readerLocale()]);
  const isFirst = props.country.reports.length === 0;
  return (
    <Section
      title={t(isFirst ? 'title' : 'anewTitle')}
      id="report"
      lead={isFirst ? undefined : t('anewLead')}
    >
      <ActionForm action={reportImplementationAction} texts={formTexts(locale)} id="report-implementation">
        <ReportFields {...props} />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

/** With which the secretariat records what a country reported by letter. */
export async function LetterForm(props: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation.letter'), readerLocale()]);
  return (
    <Fold id="letter" title={t('title')}>
      <p className="measure mb-4">{t('lead')}</p>
      <ActionForm action={recordImplementationAction} texts={formTexts(locale)} id="record-implementation">
        <Field name="letterOn" type="date" label={t('letterOn')} />
        <ReportFields {...props} />
        <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
      </ActionForm>
    </Fold>
  );
}
