import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import type { Locale } from '@/domain/local-text';
import { NOTE_CLASSIFICATIONS, type NoteClassification } from '@/domain/note-classification';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { classifyNotesAction, classifyParagraphAction } from '../actions';
import type { NoteParagraph } from '../queries';

/** The circles that may read notes, for a list to choose from. */
export const classificationOptions = (locale: Locale) =>
  NOTE_CLASSIFICATIONS.map((value) => ({ value, label: sayIn(locale)(`notes.classification.${value}`) }));

const SUMMARY = 'inline-flex min-h-6 items-center text-accent hover:underline';

type NotesProps = { slug: string; sessionId: string; classification: NoteClassification };

/** Says who may read the notes of a session, behind a line of its own. */
export async function ClassifyNotesForm({ slug, sessionId, classification }: NotesProps) {
  const [t, locale] = await Promise.all([getTranslations('notes.classification'), readerLocale()]);
  return (
    <details className="mt-4 text-dense print:hidden">
      <summary className={SUMMARY}>{t('title')}</summary>
      <p className="measure my-2">{t('lead')}</p>
      <ActionForm action={classifyNotesAction} texts={formTexts(locale)} id="classify-notes" resetOnOk>
        <Hidden name="conference" value={slug} />
        <Hidden name="sessionId" value={sessionId} />
        <ClassificationFields classification={classification} />
        <SubmitButton variant="secondary" size="s">
          {t('submit')}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

/** Says who may read a paragraph of approved notes. */
export async function ClassifyParagraphForm({ slug, paragraph }: { slug: string; paragraph: NoteParagraph }) {
  const [t, locale] = await Promise.all([getTranslations('notes.classification'), readerLocale()]);
  const number = itemLabel(paragraph.number, locale);
  return (
    <details className="font-sans text-dense print:hidden">
      <summary className={SUMMARY}>{t('paragraphTitle', { number })}</summary>
      <ActionForm
        action={classifyParagraphAction}
        texts={formTexts(locale)}
        id={`classify-${paragraph.id}`}
        className="mt-2"
        resetOnOk
      >
        <Hidden name="conference" value={slug} />
        <Hidden name="paragraphId" value={paragraph.id} />
        <ClassificationFields classification={paragraph.classification} />
        <SubmitButton variant="secondary" size="s">
          {t('paragraphSubmit', { number })}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

async function ClassificationFields({ classification }: { classification: NoteClassification }) {
  const [t, locale] = await Promise.all([getTranslations('notes.classification'), readerLocale()]);
  return (
    <>
      <Hidden name="classifiedBefore" value={classification} />
      <SelectField
        name="classification"
        label={t('label')}
        defaultValue={classification}
        options={classificationOptions(locale)}
        width="s"
      />
      <TextArea {...reasonField(locale)} />
    </>
  );
}
