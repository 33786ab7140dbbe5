import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import type { Locale } from '@/domain/local-text';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { adoptOutcomeAction, leaveOutcomeOpenAction, recordReservationAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import type { HandsHall } from '../queries/hands';
import { HandsForm } from './hands-form';
import { ReservationList } from './reservations';

type Props = {
  conference: { slug: string; timeZone: string; closedAt: Date | null; originalLanguage: Locale };
  outcome: OutcomeWhole;
  members: { id: string; countryCode: string }[];
  /** what becomes of an adoption, where a second person is needed */
  note: ReactNode;
  /** who is in the hall for a show of hands, and what becomes of that, where a second person is needed */
  hall: HandsHall;
  handsNote: ReactNode;
  /** rules in force ask for a call for objections */
  asksForCall: boolean;
};

/** Reservations, and the ends of a draft: adopted by consensus, decided by a show of hands, or left for the vote. */
export async function Decide({ conference, outcome, members, note, hall, handsNote, asksForCall }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const texts = formTexts(locale);
  const open = outcome.calls.find(({ endedAs }) => endedAs === null);
  const hiddenFields = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="number" value={outcome.number} />
    </>
  );
  const options = sorted(members, locale, ({ countryCode }) => countrySortKey(countryCode, locale)).map(
    ({ id, countryCode }) => ({ value: id, label: countryName(countryCode, locale) }),
  );
  return (
    <>
      <Section title={t('reservations')} id="reservations">
        {outcome.reservations.length === 0 ? (
          <p className="mb-4 text-muted">{t('noReservations')}</p>
        ) : (
          <div className="mb-8">
            <ReservationList outcome={outcome} slug={conference.slug} timeZone={conference.timeZone} />
          </div>
        )}
        <ActionForm action={recordReservationAction} texts={texts} id="reserve" resetOnOk>
          {hiddenFields}
          <SelectField
            name="delegationId"
            label={t('reserveDelegation')}
            empty={t('chooseDelegation')}
            options={options}
          />
          <TextArea name="text" label={t('reserveText')} rows={3} serif />
          <SubmitButton variant="secondary">{t('reserve')}</SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t('decide')} id="decide">
        {open && (
          <Notice tone="info" label={t('calls.title')}>
            <p>{t('calls.isOpen')}</p>
            <Link href={`/${locale}/${conference.slug}/sessions/${open.sessionId}/console`}>
              {t('calls.toConsole')}
            </Link>
          </Notice>
        )}
        {conference.closedAt ? (
          <Notice tone="info" label={t('decide')}>
            {t('closedLead')}
          </Notice>
        ) : (
          <>
            <Section title={t('adoptTitle')} level={3} lead={t('adoptLead')}>
              {asksForCall ? (
                <p className="measure">{t('calls.asked')}</p>
              ) : (
                <>
                  {note}
                  <ActionForm action={adoptOutcomeAction} texts={texts} id="adopt">
                    {hiddenFields}
                    <Hidden name="version" value={outcome.version} />
                    <CheckboxField name="noObjection" label={t('noObjection')} />
                    <SubmitButton>{t('adopt')}</SubmitButton>
                  </ActionForm>
                </>
              )}
            </Section>
            <Section title={t('hands.title')} level={3} lead={t('hands.lead')} id="decide-by-hands">
              {handsNote}
              <HandsForm
                slug={conference.slug}
                originalLanguage={conference.originalLanguage}
                outcome={outcome}
                hall={hall}
              />
            </Section>
          </>
        )}
        <Section title={t('leaveTitle')} level={3} lead={t('leaveLead')}>
          <ActionForm action={leaveOutcomeOpenAction} texts={texts} id="leave">
            {hiddenFields}
            <Hidden name="version" value={outcome.version} />
            <SubmitButton variant="secondary">{t('leave')}</SubmitButton>
          </ActionForm>
        </Section>
      </Section>
    </>
  );
}
