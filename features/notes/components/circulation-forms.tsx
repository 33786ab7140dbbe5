import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { formTexts } from '@/platform/i18n/form-texts';
import { localOf, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import {
  circulateNotesAction,
  extendCirculationAction,
  withdrawCirculationAction,
} from '../actions/circulation';
import type { CirculatedNotes, Circulation } from '../queries/circulation';

type Props = { conference: { slug: string; timeZone: string }; sessionId: string; notes: CirculatedNotes };

/** Where notes are sent to delegations; or what is done first. */
export async function CirculateForm({ conference, sessionId, notes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes.circulation'), readerLocale()]);
  const first = !notes.hasParagraphs ? t('nothing') : notes.unsettled > 0 ? t('settleFirst') : null;
  return (
    <Section title={t('circulate')} id="circulate">
      {first ? (
        <p className="measure">{first}</p>
      ) : (
        <>
          <p className="measure mb-4">{t('circulateLead')}</p>
          <ActionForm action={circulateNotesAction} texts={formTexts(locale)} id="circulate-notes">
            <Hidden name="conference" value={conference.slug} />
            <Hidden name="sessionId" value={sessionId} />
            <Hidden name="notesVersion" value={notes.notesVersion} />
            <Field
              name="commentsUntil"
              type="datetime-local"
              label={t('until')}
              hint={t('untilHint', { zone: zone(conference.timeZone, locale) })}
            />
            <SubmitButton>{t('circulateNow')}</SubmitButton>
          </ActionForm>
        </>
      )}
    </Section>
  );
}

type EndProps = { conference: { slug: string; timeZone: string }; circulation: Circulation };

/** Where a circulation gets a later date, or is taken back. */
export async function CirculationForms({ conference, circulation }: EndProps) {
  const [t, locale] = await Promise.all([getTranslations('notes.circulation'), readerLocale()]);
  const { slug, timeZone } = conference;
  const { id, version, commentsUntil } = circulation;
  const named = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="circulationId" value={id} />
      <Hidden name="version" value={version} />
    </>
  );
  return (
    <>
      <Fold title={t('extend')} id="extend" inset>
        <ActionForm action={extendCirculationAction} texts={formTexts(locale)} id="extend-circulation">
          {named}
          <Field
            name="commentsUntil"
            type="datetime-local"
            label={t('until')}
            hint={t('untilHint', { zone: zone(timeZone, locale, commentsUntil) })}
            defaultValue={localOf(commentsUntil, timeZone)}
          />
          <SubmitButton variant="secondary">{t('extend')}</SubmitButton>
        </ActionForm>
      </Fold>
      <Fold title={t('withdraw')} id="withdraw" inset>
        <p className="measure mb-4">{t('withdrawLead')}</p>
        <ActionForm action={withdrawCirculationAction} texts={formTexts(locale)} id="withdraw-circulation">
          {named}
          <SubmitButton variant="danger">{t('withdraw')}</SubmitButton>
        </ActionForm>
      </Fold>
    </>
  );
}
