import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { directionOf } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { addParagraphAction, moveParagraphAction } from '../actions';
import type { NoteParagraph } from '../queries';

type Props = { slug: string; paragraph: NoteParagraph };

const SUMMARY = 'inline-flex min-h-6 items-center text-accent hover:underline';

/** Inserts a paragraph behind this one, in its language; it gets this one's number with the next word. */
export async function InsertForm({ slug, sessionId, paragraph }: Props & { sessionId: string }) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const { id, language } = paragraph;
  const number = itemLabel(paragraph.number, locale);
  return (
    <details className="text-dense" data-printed="">
      <summary className={SUMMARY}>{t('insert.title', { number })}</summary>
      <p className="measure my-2">{t('insert.lead')}</p>
      <ActionForm action={addParagraphAction} texts={formTexts(locale)} id={`insert-${id}`} resetOnOk>
        <Hidden name="conference" value={slug} />
        <Hidden name="sessionId" value={sessionId} />
        <Hidden name="after" value={id} />
        <Hidden name="language" value={language} />
        <TextArea name="text" label={t('text')} rows={3} lang={language} dir={directionOf(language)} serif />
        <SubmitButton variant="secondary" size="s">
          {t('insert.submit', { number })}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}

/** Moves a paragraph behind another one; it keeps its number. */
export async function MoveForm({ slug, paragraph }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes.move'), readerLocale()]);
  const number = itemLabel(paragraph.number, locale);
  return (
    <details className="text-dense" data-printed="">
      <summary className={SUMMARY}>{t('title', { number })}</summary>
      <p className="measure my-2">{t('lead')}</p>
      <ActionForm action={moveParagraphAction} texts={formTexts(locale)} id={`move-${paragraph.id}`}>
        <Hidden name="conference" value={slug} />
        <Hidden name="paragraphId" value={paragraph.id} />
        <Hidden name="placeVersion" value={paragraph.position} />
        <Field name="after" label={t('after')} hint={t('afterHint')} width="s" />
        <SubmitButton variant="secondary" size="s">
          {t('submit', { number })}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
