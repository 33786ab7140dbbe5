import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { OUTCOME_KINDS } from '@/domain/outcomes';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { draftOutcomeAction } from '../actions';

type Props = { slug: string; paragraphId: string };

/** The way from a paragraph to a draft: its kind and the button, in the margin. */
export async function DraftForm({ slug, paragraphId }: Props) {
  const [t, kinds, locale] = await Promise.all([
    getTranslations('notes'),
    getTranslations('outcomes.kind'),
    readerLocale(),
  ]);
  return (
    <ActionForm
      action={draftOutcomeAction}
      texts={formTexts(locale)}
      id={`draft-${paragraphId}`}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 *:m-0! xl:block xl:[&>button]:mt-1! [&>:is([role=alert],[data-done])]:basis-full"
    >
      <Hidden name="conference" value={slug} />
      <Hidden name="paragraphId" value={paragraphId} />
      <SelectField
        name="kind"
        label={t('kind')}
        defaultValue="recommendation"
        options={OUTCOME_KINDS.map((value) => ({ value, label: kinds(value) }))}
        width="s"
        compact
      />
      <SubmitButton variant="quiet" size="s">
        {t('draftAs')}
      </SubmitButton>
    </ActionForm>
  );
}
