import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { ByColleague } from '@/components/page/by-office';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import {
  confirmDelegationAction,
  declineReopeningAction,
  reopenDelegationAction,
  requestReopeningAction,
} from '../actions';
import { type DelegationWhole, seatsVersionOf } from '../queries/delegations';

const OFFICES = ['organizer', 'credentialsOfficer'] as const;

type Props = {
  slug: string;
  delegation: DelegationWhole;
  /** how many places are offered to who waits for them */
  offered: number;
  conference: { confirmationDue: Date | null; timeZone: string };
};

/** Whether the list is confirmed, and what the reader may do about it. Nothing for who only sits in the delegation before that. */
export async function ListConfirmation({ slug, delegation, offered, conference }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.confirmation'), readerLocale()]);
  const { people, may, confirmedAt, confirmer, reopeningRequestedAt, reopeningReason } = delegation;
  const { confirmationDue, timeZone } = conference;
  const hasHead = people.some(({ capacity }) => capacity === 'head');
  const time = (at: Date) => moment(at, locale, timeZone);
  if (!confirmedAt) {
    if (!may.confirm) return null;
    return (
      <Section
        title={t('title')}
        id="list"
        lead={confirmationDue ? t('leadUntil', { until: time(confirmationDue) }) : t('lead')}
      >
        {hasHead && offered === 0 ? (
          <ActionForm action={confirmDelegationAction} texts={formTexts(locale)} id="confirm-list">
            <Hidden name="conference" value={slug} />
            <Hidden name="delegationId" value={delegation.id} />
            <Hidden name="seatsVersion" value={seatsVersionOf(people)} />
            <SubmitButton variant="secondary">{t('confirm', { count: people.length })}</SubmitButton>
          </ActionForm>
        ) : (
          <p className="text-muted">{t(hasHead ? 'offersFirst' : 'headFirst')}</p>
        )}
      </Section>
    );
  }
  const texts = formTexts(locale);
  const fields = <ReasonFields slug={slug} delegation={delegation} />;
  return (
    <Section title={t('title')} id="list">
      <div className="grid max-w-document gap-8">
        <p>
          {t('confirmedOn', { time: time(confirmedAt) })}
          <ByColleague by={colleagueAs(locale, confirmer, OFFICES)} />
        </p>
        {reopeningRequestedAt && (may.requestReopening || may.reopen) && (
          <Notice
            tone="info"
            label={t('request')}
            title={t('requestedOn', { time: time(reopeningRequestedAt) })}
          >
            <p dir="auto" className="whitespace-pre-line">
              {reopeningReason}
            </p>
          </Notice>
        )}
        {may.requestReopening && (
          <ActionForm action={requestReopeningAction} texts={texts} id="request-reopening" resetOnOk>
            <p className="measure text-muted">{t('requestLead')}</p>
            {fields}
            <SubmitButton variant="secondary">{t('requestSend')}</SubmitButton>
          </ActionForm>
        )}
        {may.reopen && (
          <ActionForm action={reopenDelegationAction} texts={texts} id="reopen-list">
            <p className="measure text-muted">{t('reopenLead')}</p>
            {fields}
            <SubmitButton variant="secondary">{t('reopen')}</SubmitButton>
          </ActionForm>
        )}
        {may.reopen && reopeningRequestedAt && (
          <ActionForm action={declineReopeningAction} texts={texts} id="decline-reopening">
            <p className="measure text-muted">{t('declineLead')}</p>
            {fields}
            <SubmitButton variant="secondary">{t('decline')}</SubmitButton>
          </ActionForm>
        )}
      </div>
    </Section>
  );
}

/** Which list it is, as it was read, and why something is done with it. */
async function ReasonFields({ slug, delegation }: { slug: string; delegation: DelegationWhole }) {
  const locale = await readerLocale();
  return (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="delegationId" value={delegation.id} />
      <Hidden name="version" value={delegation.version} />
      <TextArea {...reasonField(locale)} />
    </>
  );
}
