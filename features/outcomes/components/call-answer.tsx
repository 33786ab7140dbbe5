import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { addObjectionAction, recordReservationAction, withdrawObjectionAction } from '../actions';
import type { OpenCall, SessionCall } from '../queries/session-call';
import { CalledText } from './call-desk';

type Props = { slug: string; call: SessionCall };

/** The call for objections on a delegate's phone: the question, the clock, and the one act with which the delegation objects. */
export async function CallAnswer({ slug, call }: Props) {
  const t = await getTranslations('outcomes.calls');
  const { open, own, now } = call;
  if (!open) return null;
  return (
    <section className="mb-6 border border-border bg-surface p-5" aria-labelledby="call-for-objections">
      <h3 id="call-for-objections" className="text-dense leading-normal text-muted">
        {t('title')}
      </h3>
      <CalledText open={open} now={now} />
      {own &&
        (own.accredited ? (
          <Answer slug={slug} open={open} delegationId={own.delegationId} now={now} />
        ) : (
          <p className="mt-4 text-dense text-muted">{t('notAccredited')}</p>
        ))}
    </section>
  );
}

type AnswerProps = { slug: string; open: OpenCall; delegationId: string; now: Date };

async function Answer({ slug, open, delegationId, now }: AnswerProps) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.calls'), readerLocale()]);
  const texts = formTexts(locale);
  const own = open.objections.find((one) => one.delegationId === delegationId);
  const hasReserved = open.reserved.some((one) => one.delegationId === delegationId);
  const isOver = open.dueAt <= now;
  const where = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={open.number} />
    </>
  );
  return (
    <div className="mt-4">
      {own && (
        <>
          <p className="mb-2 font-semibold">{t('own')}</p>
          <ActionForm action={withdrawObjectionAction} texts={texts} id="take-back">
            {where}
            <Hidden name="objectionId" value={own.id} />
            <SubmitButton variant="secondary" size="l">
              {t('takeBack')}
            </SubmitButton>
          </ActionForm>
        </>
      )}
      {!own && isOver && <p className="measure">{t('tooLate')}</p>}
      {!own && !isOver && (
        <>
          <p className="measure mb-3 text-dense text-muted">{t('objectLead')}</p>
          <ActionForm action={addObjectionAction} texts={texts} id="object">
            {where}
            <Hidden name="call" value={open.call} />
            <Hidden name="delegationId" value={delegationId} />
            <SubmitButton size="l">{t('object')}</SubmitButton>
          </ActionForm>
        </>
      )}
      {hasReserved ? (
        <p className="mt-4">{t('ownReservation')}</p>
      ) : (
        <Fold id="reserve-own" title={t('reserveTitle')} inset>
          <p className="measure mb-3">{t('reserveLead')}</p>
          <ActionForm action={recordReservationAction} texts={texts} id="reserve-from-hall">
            {where}
            <Hidden name="delegationId" value={delegationId} />
            <TextArea name="text" label={t('reserveText')} rows={3} serif />
            <SubmitButton variant="secondary">{t('reserve')}</SubmitButton>
          </ActionForm>
        </Fold>
      )}
    </div>
  );
}
