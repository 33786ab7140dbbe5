import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { declineRequestAction } from '../actions/registrations';
import type { ChangeRequest } from '../queries/requests';
import { RequestedChange } from './requested-change';

type Props = {
  slug: string;
  timeZone: string;
  participantId: string;
  request: ChangeRequest;
  /** where it is taken over */
  answersPath: string;
};

/** What a person asks to have changed, taken over among the answers or declined here with a reason. */
export async function DecideRequest({ slug, timeZone, participantId, request, answersPath }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.request'), readerLocale()]);
  const decides = request.state === 'open' && request.isWhole;
  return (
    <RequestedChange request={request} timeZone={timeZone} title={t('of')}>
      {decides && (
        <div className="space-y-6 print:hidden">
          <p>
            <ButtonLink variant="secondary" href={answersPath}>
              {t('takeOver')}
            </ButtonLink>
          </p>
          <ActionForm action={declineRequestAction} texts={formTexts(locale)} id="decline-request">
            <Hidden name="conference" value={slug} />
            <Hidden name="participantId" value={participantId} />
            <Hidden name="requestVersion" value={request.id} />
            <TextArea name="reason" label={t('declineReason')} hint={t('declineHint')} rows={3} />
            <SubmitButton variant="secondary">{t('decline')}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </RequestedChange>
  );
}
