import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { admitSubmissionAction } from '../actions';
import type { Party } from '../queries/parties';
import { partyOptions } from './party-options';

type Props = {
  conference: { slug: string; timeZone: string; submissionDue: Date | null };
  /** none while no deadline has passed, and for who may not admit a text */
  admissible: readonly Party[];
};

/** With which the chair or the organizers admit a text after the deadline. */
export async function AdmissionForm({ conference, admissible }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.admission'), readerLocale()]);
  const { slug, submissionDue, timeZone } = conference;
  if (!submissionDue || admissible.length === 0) return null;
  return (
    <Fold id="admit" title={t('title')}>
      <p className="measure mb-4">{t('lead', { time: moment(submissionDue, locale, timeZone) })}</p>
      <ActionForm action={admitSubmissionAction} texts={formTexts(locale)} id="admit-submission">
        <Hidden name="conference" value={slug} />
        <SelectField
          name="delegationId"
          label={t('delegation')}
          empty={t('choose')}
          width="full"
          options={partyOptions(admissible, locale)}
        />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
      </ActionForm>
    </Fold>
  );
}
