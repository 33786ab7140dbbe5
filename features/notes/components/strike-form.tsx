import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { strikeParagraphAction } from '../actions';
import type { NoteParagraph } from '../queries';

type Props = { slug: string; paragraph: NoteParagraph };

/** Strikes a paragraph with the reason, behind a line of its own. */
export async function StrikeForm({ slug, paragraph }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes.strike'), readerLocale()]);
  return (
    <details className="text-dense" data-printed="">
      <summary className="inline-flex min-h-6 items-center text-accent hover:underline">
        {t('title', { number: itemLabel(paragraph.number, locale) })}
      </summary>
      <p className="measure my-2">{t('lead')}</p>
      <ActionForm action={strikeParagraphAction} texts={formTexts(locale)} id={`strike-${paragraph.id}`}>
        <Hidden name="conference" value={slug} />
        <Hidden name="paragraphId" value={paragraph.id} />
        <Hidden name="version" value={paragraph.version} />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="danger" size="s">
          {t('submit', { number: itemLabel(paragraph.number, locale) })}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
