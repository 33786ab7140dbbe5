import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { isNarrower } from '@/domain/note-classification';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { approveNotesAction } from '../actions';
import type { Notes } from '../queries';
import { classificationWord } from '../queries/kind-line';

type Props = { slug: string; sessionId: string; notes: Notes };

/** Where the chair approves the notes, with what follows from it; or what they still wait for. */
export async function ApproveForm({ slug, sessionId, notes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes.approval'), readerLocale()]);
  if (!notes.mayApprove) return null;
  const waits = notes.paragraphs.some(({ asides }) => asides.length > 0);
  const kept = notes.paragraphs.filter(({ classification }) =>
    isNarrower(classification, notes.classification),
  ).length;
  const readers = classificationWord(notes.classification, locale);
  const struck = notes.paragraphs.filter((one) => one.struck).length;
  return (
    <Section title={t('title')} id="approve">
      {waits ? (
        <p className="measure">{t('waits')}</p>
      ) : (
        <>
          <p className="measure mb-4">
            {t('lead', { count: notes.paragraphs.length - struck, struck })}
            {kept > 0 && ` ${t('kept', { count: kept })}`}
            {readers && ` ${t('session', { classification: readers })}`}
          </p>
          <ActionForm action={approveNotesAction} texts={formTexts(locale)} id="approve-notes">
            <Hidden name="conference" value={slug} />
            <Hidden name="sessionId" value={sessionId} />
            <Hidden name="notesVersion" value={notes.version} />
            <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
          </ActionForm>
        </>
      )}
    </Section>
  );
}
