import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { senderName } from '@/features/delegations/queries/places';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { withdrawFloorRequestAction } from '../actions';
import type { WaitingRequest } from '../queries/speakers';

type Props = { slug: string; sessionId: string; request: WaitingRequest };

/** Takes one request off the list. */
export async function WithdrawForm({ slug, sessionId, request }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  return (
    <ActionForm
      action={withdrawFloorRequestAction}
      texts={formTexts(locale)}
      id={`withdraw-${request.id}`}
      className="*:m-0!"
    >
      <Hidden name="conference" value={slug} />
      <Hidden name="sessionId" value={sessionId} />
      <Hidden name="requestId" value={request.id} />
      <SubmitButton variant="quiet">
        {t('withdraw', { kind: t(`kind.${request.kind}`), sender: senderName(request, locale) })}
      </SubmitButton>
    </ActionForm>
  );
}
