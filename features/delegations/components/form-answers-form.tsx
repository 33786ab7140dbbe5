import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { AutosaveForm } from '@/components/form/autosave-form';
import { Hidden } from '@/components/form/hidden';
import { IDLE } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Section } from '@/components/page/section';
import { canBeAnswered, isEnded } from '@/domain/form-answers';
import { drawnIn } from '@/domain/form-conditions';
import type { Locale } from '@/domain/local-text';
import { reasonField } from '@/platform/i18n/correction-fields';
import { autosaveTexts, formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import {
  editFormAnswersAction,
  saveFormAnswersAction,
  saveFormAnswersDraftAction,
} from '../actions/form-questions';
import type { ShownFormLine } from '../queries/form-questions';
import type { DelegationMember } from '../queries/person';
import { FormAnswerFields } from './form-answer-fields';
import { PARTED } from './person-fields';
import { RegistrationFrame, type RegistrationPlace } from './registration-frame';

type Props = RegistrationPlace & { from: 'check' | '' };

/**
 * The questions of the conference. Saves itself as far as it goes; the button wants it complete, and says of each answer that it
 * stands. Once the registration was handed in, what is asked anew alone, and consents that were given, to take them back.
 */
export async function FormAnswersForm({ conference, registration, from }: Props) {
  const [t, reg, locale] = await Promise.all([
    getTranslations('delegations.form'),
    getTranslations('delegations.reg'),
    readerLocale(),
  ]);
  const { answers, form, mayFill } = registration;
  const lines = drawnIn(form, (line) => canBeAnswered(line, mayFill));
  return (
    <RegistrationFrame
      part="questions"
      conference={conference}
      registration={registration}
      title={t('section')}
      lead={t(leadOf(mayFill, lines))}
    >
      <AutosaveForm
        action={saveFormAnswersAction}
        save={saveFormAnswersDraftAction.bind(null, IDLE)}
        texts={formTexts(locale)}
        autosaveTexts={{ ...autosaveTexts(locale), discard: reg('discard') }}
        id="form-answers"
        locale={locale}
        className={PARTED}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="version" value={answers.version} />
        <Hidden name="from" value={from} />
        <FormAnswerFields lines={lines} form={form} conference={conference} />
        <SubmitButton>{reg('continue')}</SubmitButton>
      </AutosaveForm>
    </RegistrationFrame>
  );
}

function leadOf(mayFill: boolean, lines: readonly ShownFormLine[]) {
  if (mayFill) return 'sectionLead';
  return lines.some(({ due }) => due) ? 'againLead' : 'takeBackLead';
}

type BehalfProps = {
  conference: { slug: string; originalLanguage: Locale; endsOn: string | null };
  person: DelegationMember;
};

/** The answers of somebody else to the questions of the conference, filled in or corrected with a reason. */
export async function FormBehalfForm({ conference, person }: BehalfProps) {
  const [t, behalf, locale] = await Promise.all([
    getTranslations('delegations.form'),
    getTranslations('delegations.behalf'),
    readerLocale(),
  ]);
  const lines = drawnIn(person.form, (line) => !isEnded(line) && line.kind !== 'consent');
  if (lines.length === 0) return null;
  return (
    <Section title={t('section')} id="questions">
      <ActionForm
        action={editFormAnswersAction}
        texts={formTexts(locale)}
        id="edit-form-answers"
        className={PARTED}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="participantId" value={person.participantId} />
        <Hidden name="version" value={person.answers.version} />
        <FormAnswerFields lines={lines} form={person.form} conference={conference} />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{behalf('send')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
