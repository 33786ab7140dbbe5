import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { compareNotes, countsOf, isUnchanged, MEANWHILE, type NoteCounts } from '@/domain/note-versions';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { restoreVersionAction } from '../actions';
import type { VersionWhole } from '../queries/versions';

const COUNTED = ['changed', 'struck', 'back', 'moved'] as const satisfies (keyof NoteCounts)[];

/** Where a version is restored, with what follows from it first, and what is to become of what others write meanwhile. */
export async function RestoreForm({ slug, whole }: { slug: string; whole: VersionWhole }) {
  const [t, locale] = await Promise.all([getTranslations('notes.versions.restore'), readerLocale()]);
  const { version, paragraphs, now } = whole;
  const changes = compareNotes(now.paragraphs, paragraphs);
  const counts = countsOf(changes);
  return (
    <Section title={t('title')} id="restore">
      {isUnchanged(changes) ? (
        <p>{t('same')}</p>
      ) : (
        <>
          <p className="measure">{t('lead')}</p>
          <ul className="my-3 list-disc ps-5">
            {COUNTED.filter((what) => counts[what] > 0).map((what) => (
              <li key={what}>{t(`counts.${what}`, { count: counts[what] })}</li>
            ))}
          </ul>
          <ActionForm action={restoreVersionAction} texts={formTexts(locale)} id="restore-version">
            <Hidden name="conference" value={slug} />
            <Hidden name="keptId" value={version.id} />
            <Hidden name="notesVersion" value={now.digest} />
            <RadioGroup
              name="meanwhile"
              legend={t('meanwhile')}
              options={MEANWHILE.map((value) => ({ value, label: t(value), hint: t(`${value}Hint`) }))}
              defaultValue={MEANWHILE[0]}
            />
            <SubmitButton variant="secondary">{t('submit', { number: version.number })}</SubmitButton>
          </ActionForm>
        </>
      )}
    </Section>
  );
}
