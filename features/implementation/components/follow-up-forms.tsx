import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { dayIn } from '@/domain/calendar';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { editFollowUpAction, endFollowUpAction, openFollowUpAction } from '../actions';
import type { FollowUp } from '../queries/follow-up';
import { RhythmFields } from './rhythm-fields';

type KeptConference = { slug: string; timeZone: string };

type OpenProps = { conference: KeptConference; number: number; now: Date };

/** With which organizers begin to ask the members what becomes of an outcome. */
export async function OpenFollowUpForm({ conference, number, now }: OpenProps) {
  const [t, locale] = await Promise.all([getTranslations('implementation.open'), readerLocale()]);
  return (
    <Section title={t('title')} id="open" lead={t('lead')}>
      <ActionForm action={openFollowUpAction} texts={formTexts(locale)} id="open-follow-up">
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={number} />
        <RhythmFields today={dayIn(conference.timeZone, now)} />
        <CheckboxField name="publicStates" label={t('publicStates')} hint={t('publicStatesHint')} />
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

type Props = { conference: KeptConference; followUp: FollowUp };

/** With which organizers set another rhythm, or end the follow-up. */
export async function FollowUpForms({ conference, followUp }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const texts = formTexts(locale);
  const { ended, rhythms, now, number } = followUp;
  const named = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="number" value={number} />
      <Hidden name="version" value={rhythms.length} />
    </>
  );
  return (
    <>
      <Fold id="rhythm" title={t(ended ? 'edit.resumeTitle' : 'edit.title')}>
        <p className="measure mb-4">{t(ended ? 'edit.resumeLead' : 'edit.lead')}</p>
        <ActionForm action={editFollowUpAction} texts={texts} id="edit-follow-up">
          {named}
          <RhythmFields
            today={dayIn(conference.timeZone, now)}
            rhythm={rhythms.findLast(({ firstOn }) => firstOn !== null)}
          />
          <TextArea {...reasonField(locale)} />
          <SubmitButton variant="secondary">{t(ended ? 'edit.resume' : 'edit.submit')}</SubmitButton>
        </ActionForm>
      </Fold>
      {!ended && (
        <Fold id="end" title={t('end.title')} inset>
          <p className="measure mb-4">{t('end.lead')}</p>
          <ActionForm action={endFollowUpAction} texts={texts} id="end-follow-up">
            {named}
            <TextArea {...reasonField(locale)} />
            <SubmitButton variant="danger">{t('end.submit')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </>
  );
}
