import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Notice } from '@/components/page/notice';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { withdrawRequestAction } from '../actions/registrations';
import type { RegistrationPlace } from './registration-frame';
import { RequestedChange } from './requested-change';

/** What the person asks to have changed, or asked last, and the way to ask, to ask for something else, or to withdraw it. */
export async function OwnRequest({ conference, registration }: RegistrationPlace) {
  const [t, reg, locale] = await Promise.all([
    getTranslations('delegations.request'),
    getTranslations('delegations.reg'),
    readerLocale(),
  ]);
  const { request, mayFill } = registration;
  const isOpen = request?.state === 'open';
  const ask = !mayFill && (
    <p>
      <Link href={`/${locale}/${conference.slug}/registration/change`}>{t(isOpen ? 'askOther' : 'ask')}</Link>
    </p>
  );
  if (!request) return ask && <div className="mt-4">{ask}</div>;
  return (
    <RequestedChange
      request={request}
      timeZone={conference.timeZone}
      title={t('own')}
      notice={
        isOpen && (
          <Notice tone="info" label={reg('important')}>
            <p>{t('sent')}</p>
          </Notice>
        )
      }
    >
      {isOpen && (
        <ActionForm action={withdrawRequestAction} texts={formTexts(locale)} id="withdraw-request">
          <Hidden name="conference" value={conference.slug} />
          <Hidden name="requestVersion" value={request.id} />
          <SubmitButton variant="secondary">{t('withdraw')}</SubmitButton>
        </ActionForm>
      )}
      {ask}
    </RequestedChange>
  );
}
