import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { CONSENTS } from '@/domain/questions';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { saveConsentsAction } from '../actions/registrations';
import { GivenConsents } from './given-consents';
import { RegistrationFrame, type RegistrationPlace } from './registration-frame';

/** Each consent is a line of its own. */
const RULED =
  '[&>[data-field]]:m-0! [&>[data-field]]:border-b [&>[data-field]]:border-hairline [&>[data-field]]:py-3';

type Props = RegistrationPlace & { from: 'check' | '' };

/** The three consents; only the first is needed. Once they were handed in, each can still be taken back. */
export async function ConsentsForm({ conference, registration, from }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const { answers, mayFill } = registration;
  const isAnyGiven = CONSENTS.some((consent) => answers[`${consent}ConsentAt`]);
  return (
    <RegistrationFrame
      part="consents"
      conference={conference}
      registration={registration}
      title={t('task.consents')}
      lead={t('consentsLead')}
    >
      {mayFill && (
        <ActionForm action={saveConsentsAction} texts={formTexts(locale)} id="consents" className={RULED}>
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="from" value={from} />
          {CONSENTS.map((consent) => (
            <CheckboxField
              key={consent}
              name={`${consent}Consent`}
              label={t(`${consent}Consent`)}
              hint={consent === 'data' ? t('dataConsentHint') : undefined}
              defaultChecked={answers[`${consent}ConsentAt`] !== null}
            />
          ))}
          <SubmitButton>{t('continue')}</SubmitButton>
        </ActionForm>
      )}
      {(isAnyGiven || !mayFill) && (
        <Section title={t('takeBackTitle')} lead={t('takeBackLead')} id="take-back">
          <GivenConsents conference={conference} registration={registration} />
        </Section>
      )}
    </RegistrationFrame>
  );
}
