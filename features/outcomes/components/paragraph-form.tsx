import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { removeOutcomeParagraphAction, saveOutcomeParagraphAction } from '../actions';
import type { OutcomeWhole } from '../queries';

type Props = { paragraph: OutcomeWhole['paragraphs'][number]; slug: string; number: number };

/** One paragraph of a draft, in the four languages. */
export async function ParagraphForm({ paragraph, slug, number }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const languages = languagesFor(locale);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={number} />
      <Hidden name="paragraphId" value={paragraph.id} />
    </>
  );
  const label = t(`${paragraph.part}Paragraph`, { number: paragraph.number });
  return (
    <section aria-label={label} className="border-hairline border-b pb-6">
      <h3 className="text-h3">{label}</h3>
      <ActionForm action={saveOutcomeParagraphAction} texts={formTexts(locale)} id={`p-${paragraph.id}`}>
        {hiddenFields}
        <Hidden name="version" value={paragraph.version} />
        {paragraph.part === 'operative' && (
          <>
            <LocalTextFields
              name="verb"
              legend={t('verb')}
              hint={t('verbHint')}
              languages={languages}
              defaultValue={paragraph.verb ?? undefined}
            />
            <LocalTextFields
              name="addressee"
              legend={t('addressee')}
              hint={t('addresseeHint')}
              languages={languages}
              defaultValue={paragraph.addressee ?? undefined}
            />
          </>
        )}
        <LocalTextFields
          name="text"
          legend={t('paragraphText')}
          languages={languages}
          defaultValue={paragraph.text}
          multiline
          rows={3}
        />
        <SubmitButton variant="secondary">{t('saveParagraph', { number: paragraph.number })}</SubmitButton>
      </ActionForm>
      <ActionForm
        action={removeOutcomeParagraphAction}
        texts={formTexts(locale)}
        id={`remove-${paragraph.id}`}
      >
        {hiddenFields}
        <Hidden name="version" value={paragraph.version} />
        <SubmitButton variant="quiet">{t('removeParagraph', { number: paragraph.number })}</SubmitButton>
      </ActionForm>
    </section>
  );
}
