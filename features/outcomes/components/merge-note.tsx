import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { mergeNoteAction } from '../actions';
import type { NoteToMerge } from '../queries/notes';

type Props = { slug: string; number: number; notes: readonly NoteToMerge[] };

/** Takes one more paragraph of the notes up into a draft; they stand in the order of their sessions. */
export async function MergeNote({ slug, number, notes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  if (notes.length === 0) return null;
  const sessions = notes.filter(
    ({ sessionId }, index) => notes.findIndex((note) => note.sessionId === sessionId) === index,
  );
  const quoted = ({ id, number, opening, language }: NoteToMerge) => ({
    value: id,
    label: t('mergeNote.numbered', { number: itemLabel(number, locale), text: opening }),
    lang: language,
  });
  return (
    <Section title={t('mergeNote.title')} id="notes" lead={t('mergeNote.lead')}>
      <ActionForm action={mergeNoteAction} texts={formTexts(locale)} id="merge-note" resetOnOk>
        <Hidden name="conference" value={slug} />
        <Hidden name="number" value={number} />
        <SelectField
          name="paragraphId"
          label={t('mergeNote.paragraph')}
          empty={t('mergeNote.choose')}
          width="full"
          groups={sessions.map((session) => ({
            label: pick(session.sessionTitle, locale),
            options: notes.filter((note) => note.sessionId === session.sessionId).map(quoted),
          }))}
        />
        <SubmitButton variant="secondary">{t('mergeNote.submit')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
