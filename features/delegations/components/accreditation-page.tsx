import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Mark } from '@/components/mark';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { ByOffice } from '@/components/page/by-office';
import { Facts } from '@/components/page/facts';
import { MailAddress } from '@/components/page/mail-address';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { accreditationAddress, type PersonSelection } from '@/domain/person-views';
import { watching } from '@/domain/topics';
import { namedAs } from '@/features/accounts/queries/colleagues';
import { dayAndClock, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownMailAddress } from '@/platform/typed/mail-address';
import type { BadgeOfPerson } from '../queries/badges';
import type { PeoplePage } from '../queries/listed-people';
import { senderName } from '../queries/places';
import type { Accreditation } from '../queries/registration';
import { Answers, consentTimes } from './answers';
import { BadgeSection } from './badge-section';
import { Changes } from './changes';
import { DecideForms } from './decide-forms';
import { DecideRequest } from './decide-request';
import { Doubles } from './doubles';
import { FormAnswers } from './form-answers';
import { photoAddress } from './registration-tasks';
import { StatusTag } from './status-tag';
import { TakeBackOne } from './take-back';
import { WaitingList } from './waiting-list';

type Props = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    closedAt: Date | null;
  };
  accreditation: Accreditation;
  badges: readonly BadgeOfPerson[];
  /** the list in which the person stands, as it was asked for */
  selection: PersonSelection;
  waiting: PeoplePage;
  /** who was decided on just before */
  after: Pick<Accreditation, 'participantId' | 'name' | 'status' | 'mayTakeBack'> | null;
  /** what is on record about the registration */
  history?: ReactNode;
};

/** Beside the answers on a wide screen, and at the foot of the window on a narrower one, stands the decision. */
const PERSON = 'min-w-0 @three:grid @three:grid-cols-[minmax(0,1fr)_17rem] @three:gap-x-10';

/** One person's registration as the staff reads it, with the decision or the forms to make it. */
export async function AccreditationPage({
  conference,
  accreditation,
  badges,
  selection,
  waiting,
  after,
  history,
}: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const { participantId, answers, status, delegation, submittedAt, mayDecide } = accreditation;
  const here = `/${locale}/${conference.slug}`;
  const { timeZone } = conference;
  const issued = badges.map(({ issuedAt }) => issuedAt);
  const times = [submittedAt, accreditation.decidedAt, ...consentTimes(answers), ...issued].filter(
    (at) => at !== null,
  );
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, `participant:${participantId}`)} />
      <Breadcrumbs
        label={t('reg.trail')}
        items={[
          { label: pick(conference.title, locale, conference.originalLanguage), href: here },
          { label: t('acc.title'), href: accreditationAddress(here, selection) },
          { label: accreditation.name },
        ]}
      />
      <div className="@container">
        <div className="grid gap-x-10 gap-y-6 @two:grid-cols-[15rem_minmax(0,1fr)]">
          <WaitingList here={here} selection={selection} waiting={waiting} participantId={participantId} />
          <div className={PERSON}>
            <div className="max-w-document min-w-0">
              {after && (after.status === 'accepted' || after.status === 'returned') && (
                <p className="mb-4 flex items-baseline gap-2 text-positive" role="status">
                  <Mark kind="check" />
                  {t(after.status === 'accepted' ? 'acc.afterAccepted' : 'acc.afterReturned', {
                    name: after.name,
                  })}
                  {after.mayTakeBack && (
                    <Link
                      href={`${accreditationAddress(here, selection, { id: after.participantId })}#taking-back`}
                    >
                      {t('undo.link')}
                    </Link>
                  )}
                </p>
              )}
              <PageHeading
                title={t('acc.of', { name: accreditation.name })}
                arrival={after !== null}
                tags={<StatusTag status={status} />}
                lead={
                  times.length > 0 &&
                  sayIn(locale)('agenda.timesIn', { zone: zone(timeZone, locale, ...times) })
                }
              />
              <Facts
                items={[
                  {
                    term: t('term.delegation'),
                    detail: (
                      <Link href={`${here}/delegations/${delegation.id}`}>
                        {senderName(delegation, locale)}
                      </Link>
                    ),
                  },
                  { term: t('term.capacity'), detail: t(`capacity.${accreditation.capacity}`) },
                  {
                    term: t('term.email'),
                    detail: <MailAddress address={shownMailAddress(accreditation.email)} />,
                  },
                  {
                    term: t('term.submitted'),
                    detail: submittedAt ? dayAndClock(submittedAt, locale, timeZone) : '–',
                  },
                ]}
              />
              <Doubles
                slug={conference.slug}
                participantId={participantId}
                delegationId={delegation.id}
                doubles={accreditation.doubles}
                distinguishes
              />
              <Decision accreditation={accreditation} timeZone={timeZone} />
              <BadgeSection
                conference={conference}
                person={{
                  ...{ id: participantId, version: accreditation.version },
                  accredited: status === 'accepted',
                }}
                badges={badges}
              />
              {accreditation.mayTakeBack && (
                <TakeBackOne
                  slug={conference.slug}
                  chosen={{ id: participantId, version: accreditation.version }}
                />
              )}
              {accreditation.request && (
                <DecideRequest
                  slug={conference.slug}
                  timeZone={timeZone}
                  participantId={participantId}
                  request={accreditation.request}
                  answersPath={`${here}/delegations/${delegation.id}/${participantId}/answers`}
                />
              )}
              <Section title={t('acc.answers')} id="answers">
                <Answers
                  level={3}
                  answers={answers}
                  timeZone={timeZone}
                  zoneNamed
                  photo={photoAddress(here, participantId, answers.photoId)}
                  photoAlt={t('reg.photoAlt', { name: accreditation.name })}
                  hidden={accreditation.hidden}
                  change={{ person: `${here}/delegations/${delegation.id}/${participantId}/answers` }}
                />
                <FormAnswers
                  level={3}
                  lines={accreditation.form}
                  conference={conference}
                  change={`${here}/delegations/${delegation.id}/${participantId}/answers#questions`}
                  onBehalf
                />
                <p className="mt-4 print:hidden">
                  <Link href={`${here}/delegations/${delegation.id}/${participantId}`}>
                    {t('correct.title')}
                  </Link>
                </p>
              </Section>
              <Changes changes={accreditation.changes} timeZone={timeZone} />
              {history}
            </div>
            {mayDecide && (
              <DecideForms
                slug={conference.slug}
                participantId={participantId}
                version={accreditation.version}
                onward={waiting.next ?? undefined}
                list={accreditationAddress('', selection).split('?')[1]}
              />
            )}
          </div>
        </div>
      </div>
    </Main>
  );
}

async function Decision({ accreditation, timeZone }: { accreditation: Accreditation; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const { status, decidedAt, decidedBy, office, reason, answers } = accreditation;
  const { dataConsentWithdrawnAt } = answers;
  if (status === 'nominated' || status === 'started') {
    return (
      <Notice tone="info" label={t('reg.important')}>
        <p>{t('acc.waits')}</p>
      </Notice>
    );
  }
  if ((status !== 'accepted' && status !== 'returned') || !decidedAt) return null;
  const time = dayAndClock(decidedAt, locale, timeZone);
  if (status === 'returned' && dataConsentWithdrawnAt) {
    return (
      <Notice tone="warning" label={t('reg.important')} title={t('acc.takenBackTitle')} live>
        <p>{t('acc.takenBack', { time: dayAndClock(dataConsentWithdrawnAt, locale, timeZone) })}</p>
      </Notice>
    );
  }
  return (
    <Notice
      tone={status === 'accepted' ? 'success' : 'warning'}
      label={t('reg.important')}
      title={t(`status.${status}`)}
      live
    >
      {status === 'returned' && (
        <p dir="auto" className="whitespace-pre-line">
          {reason}
        </p>
      )}
      <p>
        {t.rich('acc.decidedBy', {
          who: () => (
            <ByOffice by={namedAs(locale, decidedBy, t(`office.${office}`))}>
              {t(`office.${office}`)}
            </ByOffice>
          ),
          time,
        })}
      </p>
    </Notice>
  );
}
