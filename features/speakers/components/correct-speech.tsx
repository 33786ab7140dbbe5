import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { SPEECH_STANDINGS } from '@/domain/speeches';
import { senderName, senderSortKey } from '@/features/delegations/queries/places';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { clock, localToSecond, sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { correctInterventionAction } from '../actions';
import type { SpeakingDelegation } from '../queries/speakers';
import type { SpokenSpeech } from '../queries/spoken';

type Props = {
  slug: string;
  sessionId: string;
  timeZone: string;
  speech: SpokenSpeech;
  delegations: readonly SpeakingDelegation[];
};

/** What the record of a speech that has ended should read. The fields begin with what counts of it now. */
export async function CorrectSpeech({ slug, sessionId, timeZone, speech, delegations }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('speakers.correction'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { counting, recorded } = speech;
  // Who spoke may have been withdrawn since.
  const theirs = { ...counting, id: counting.delegationId };
  const coming = delegations.some(({ id }) => id === theirs.id) ? delegations : [...delegations, theirs];
  const senders = sorted(coming, locale, (one) => senderSortKey(one, locale));
  return (
    <Section
      id="correct"
      title={t('formTitle', {
        sender: senderName(recorded, locale),
        time: clock(recorded.startedAt, locale, timeZone),
      })}
      lead={t('formLead')}
    >
      <ActionForm action={correctInterventionAction} texts={formTexts(locale)} id="correct-speech" resetOnOk>
        <Hidden name="conference" value={slug} />
        <Hidden name="sessionId" value={sessionId} />
        <Hidden name="interventionId" value={speech.id} />
        <Hidden name="version" value={speech.version} />
        <RadioGroup
          name="standing"
          legend={t('legend')}
          options={SPEECH_STANDINGS.map((one) => ({ value: one, label: t(`standing.${one}`) }))}
          defaultValue={counting.standing}
        />
        <SelectField
          name="delegationId"
          label={t('delegation')}
          options={senders.map((one) => ({ value: one.id, label: senderName(one, locale) }))}
          defaultValue={counting.delegationId}
        />
        <Field
          name="speaker"
          label={t('speaker')}
          defaultValue={counting.speaker ?? ''}
          optional={common('optional')}
        />
        {(['startedAt', 'endedAt'] as const).map((name) => (
          <Field
            key={name}
            name={name}
            type="datetime-local"
            step={1}
            label={t(name)}
            defaultValue={localToSecond(counting[name], timeZone)}
          />
        ))}
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
