import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Section } from '@/components/page/section';
import { CONSENTS } from '@/domain/questions';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { withdrawConsentAction } from '../actions/registrations';
import type { RegistrationPlace } from './registration-frame';

/** Each consent that was given, with the way to take it back, and what follows then. */
export async function GivenConsents({ conference, registration }: RegistrationPlace) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const { answers } = registration;
  const consents = CONSENTS.flatMap((consent) => {
    const at = answers[`${consent}ConsentAt`];
    return at ? [{ consent, at }] : [];
  });
  if (consents.length === 0) return <p className="text-muted">{t('nothingGiven')}</p>;
  return (
    <>
      {consents.map(({ consent, at }) => (
        <Section key={consent} level={3} title={t(`consent.${consent}`)} lead={t(`follows.${consent}`)}>
          <p className="mb-4">{t('given', { time: moment(at, locale, conference.timeZone) })}</p>
          <ActionForm action={withdrawConsentAction} texts={formTexts(locale)} id={`take-back-${consent}`}>
            <Hidden name="conference" value={conference.slug} />
            <Hidden name="consent" value={consent} />
            <SubmitButton variant="secondary">
              {t('takeBack')} <span className="sr-only">{t(`consent.${consent}`)}</span>
            </SubmitButton>
          </ActionForm>
        </Section>
      ))}
    </>
  );
}
