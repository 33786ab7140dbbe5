import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Fold } from '@/components/page/fold';
import { MOST_DOCUMENT } from '@/platform/http/sizes.mjs';
import { formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { removeDocumentFileAction, saveDocumentFileAction } from '../actions';
import type { DocumentWhole } from '../queries/documents';

type Props = { slug: string; document: DocumentWhole };

const ACCEPTED = '.pdf,.docx,.png,.jpg,.jpeg';

/** Uploads the file of a language, and removes one while the document is not released. */
export async function FilesForm({ slug, document }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  const texts = formTexts(locale);
  const { files, releasedAt, originalLanguage } = document;
  const languages = languagesFor(locale);
  const isThere = (language: string) => files.some((file) => file.language === language);
  const open = languages.filter((one) => !releasedAt || !isThere(one.locale));
  const seen = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="documentId" value={document.id} />
      <Hidden name="version" value={document.version} />
    </>
  );
  const next =
    open.find((one) => one.locale === originalLanguage && !isThere(one.locale)) ??
    open.find((one) => !isThere(one.locale)) ??
    open[0];
  return (
    <div className="mt-6 print:hidden">
      {next && (
        <>
          <h3 className="text-body">{t('act.saveFile')}</h3>
          <p className="measure mb-4 text-muted">
            {t(releasedAt ? 'act.saveFileLater' : 'act.saveFileLead')}
          </p>
          <ActionForm action={saveDocumentFileAction} texts={texts} id="save-file" resetOnOk>
            {seen}
            <SelectField
              name="language"
              label={t('field.language')}
              defaultValue={next.locale}
              options={open.map((one) => ({ value: one.locale, label: one.name }))}
            />
            <FileField
              name="file"
              label={t('field.file')}
              hint={t('field.fileHint')}
              accept={ACCEPTED}
              maxBytes={MOST_DOCUMENT}
              tooLarge={t('refusal.fileTooLarge')}
            />
            <SubmitButton variant="secondary">{t('act.saveFileSubmit')}</SubmitButton>
          </ActionForm>
        </>
      )}
      {!releasedAt && files.length > 0 && (
        <Fold id="remove-file" title={t('act.removeFile')} inset>
          <ActionForm action={removeDocumentFileAction} texts={texts} id="remove-file-of">
            {seen}
            <SelectField
              name="language"
              label={t('field.language')}
              options={languages
                .filter((one) => isThere(one.locale))
                .map((one) => ({ value: one.locale, label: one.name }))}
            />
            <SubmitButton variant="secondary">{t('act.removeFile')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </div>
  );
}
