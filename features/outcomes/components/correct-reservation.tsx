import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { reasonField } from '@/platform/i18n/correction-fields';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { correctReservationAction, withdrawReservationAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import type { Reservation } from '../queries/reservations';

type Props = { slug: string; outcome: OutcomeWhole };

/** The forms with which the secretariat records what a delegation says of its reservation later. */
export async function CorrectReservations({ slug, outcome }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const texts = formTexts(locale);
  const standing = outcome.reservations.filter(({ corrections }) => corrections.at(-1)?.text !== null);
  if (!outcome.may.correct || standing.length === 0) return null;
  const hiddenFields = ({ id, corrections }: Reservation) => (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="number" value={outcome.number} />
      <Hidden name="reservationId" value={id} />
      <Hidden name="version" value={corrections.length + 1} />
    </>
  );
  return standing.map((one) => (
    <Fold
      key={one.id}
      id={`correct-${one.id}`}
      title={t('correction.title', { of: ofSender(one, locale, outcome.adoptedAt) })}
      inset
    >
      <p className="measure mb-4">{t('correction.lead')}</p>
      <ActionForm action={correctReservationAction} texts={texts} id={`correct-reservation-${one.id}`}>
        {hiddenFields(one)}
        <TextArea
          name="text"
          label={t('reserveText')}
          defaultValue={one.corrections.at(-1)?.text ?? one.text}
          rows={3}
          serif
        />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('correction.submit')}</SubmitButton>
      </ActionForm>
      <ActionForm
        action={withdrawReservationAction}
        texts={texts}
        id={`withdraw-reservation-${one.id}`}
        className="mt-8"
      >
        {hiddenFields(one)}
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="danger">{t('correction.withdraw')}</SubmitButton>
      </ActionForm>
    </Fold>
  ));
}
