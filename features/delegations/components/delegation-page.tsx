import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { ByColleague, ByOffice } from '@/components/page/by-office';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { type Deadlines, whyNotChangeList } from '@/domain/deadlines';
import { type DelegationSelection, delegationsAddress } from '@/domain/delegation-views';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { colleagueAs, officeIn } from '@/features/accounts/queries/colleagues';
import { moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { DelegationWhole } from '../queries/delegations';
import type { DelegationLine } from '../queries/lines';
import { senderName } from '../queries/places';
import { CredentialsForm } from './credentials-form';
import { DelegationForm } from './delegation-form';
import { DelegationsBeside } from './delegations-beside';
import { FocalNameForm } from './focal-name-form';
import { FocalPoints } from './focal-points';
import { HandoverForm } from './handover-form';
import { HeadForm } from './head-form';
import { ListConfirmation } from './list-confirmation';
import { NominationForm } from './nomination-form';
import { PersonTable } from './person-table';
import { QuotaForm } from './quota-form';
import { ReinstateForm } from './reinstate-form';
import { CredentialsTag } from './status-tag';
import { TakeBackCredentialsOne } from './take-back';
import { WaitingPlaces } from './waiting-places';
import { WithdrawnPeople } from './withdrawn-people';

type Props = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
  } & Pick<Deadlines, 'nominationDue' | 'confirmationDue'>;
  delegation: DelegationWhole;
  /** what is on record about it, for who may read that */
  history?: ReactNode;
  /** the list in which it stands, for the staff */
  list: { selection: DelegationSelection; delegations: DelegationLine[] } | null;
};

/** A delegation: its persons, its places, its head; what the reader may do stands below each. */
export async function DelegationPage({ conference, delegation, history, list: beside }: Props) {
  const [t, imports, locale] = await Promise.all([
    getTranslations('delegations'),
    getTranslations('imports'),
    readerLocale(),
  ]);
  const { id, people, may, quota } = delegation;
  const head = people.find((person) => person.capacity === 'head');
  const offered = delegation.waiting.filter(({ offerEndsAt }) => offerEndsAt).length;
  const taken = people.length + offered;
  const full = taken >= quota;
  const { nominationDue, timeZone } = conference;
  const list = { confirmedAt: delegation.confirmedAt, nominationDue };
  const refusal = may.changeLate ? null : whyNotChangeList(list, 'added', delegation.now);
  const changes = may.changeLate || whyNotChangeList(list, 'changed', delegation.now) === null;
  const here = `/${locale}/${conference.slug}`;
  const say = sayIn(locale);
  const address = { slug: conference.slug, delegationId: id };
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, `delegation:${id}`)} />
      {may.list && (
        <Breadcrumbs
          label={t('reg.trail')}
          items={[
            { label: pick(conference.title, locale, conference.originalLanguage), href: here },
            { label: t('list.title'), href: delegationsAddress(here, beside?.selection ?? {}) },
            { label: senderName(delegation, locale) },
          ]}
        />
      )}
      <div className="@container">
        <div className={beside ? 'grid gap-x-10 gap-y-6 @two:grid-cols-[15rem_minmax(0,1fr)]' : undefined}>
          {beside && <DelegationsBeside here={here} {...beside} delegationId={id} />}
          <div className="min-w-0">
            <PageHeading
              kicker={may.list ? undefined : pick(conference.title, locale, conference.originalLanguage)}
              title={senderName(delegation, locale)}
              tags={<span>{t(`kind.${delegation.kind}`)}</span>}
            />
            <Facts
              columns={3}
              items={[
                { term: t('term.head'), detail: head ? <bdi>{head.name}</bdi> : t('page.noHead') },
                { term: t('term.places'), detail: t('list.places', { taken, quota }) },
                {
                  term: t('term.credentials'),
                  detail: <Credentials delegation={delegation} timeZone={conference.timeZone} />,
                },
              ]}
            />
            {delegation.convenedAt && (
              <p className="mt-4">
                <a href={`${here}/delegations/${id}/letter.pdf`} download>
                  {say('conferences.letter.sentOn', {
                    time: moment(delegation.convenedAt, locale, conference.timeZone),
                  })}
                </a>
              </p>
            )}
            {delegation.withdrawnAt && (
              <Notice tone="warning" label={t('reg.important')} title={t('leave.withdrawn')}>
                <p>
                  {t('leave.since', { time: moment(delegation.withdrawnAt, locale, conference.timeZone) })}
                  <ByColleague by={colleagueAs(locale, delegation.withdrawer, ['organizer'])} />
                </p>
                <p dir="auto" className="whitespace-pre-line">
                  {delegation.withdrawalReason}
                </p>
              </Notice>
            )}
            {may.reinstate && (
              <Section title={t('leave.reinstate')} id="reinstate" lead={t('leave.reinstateLead')}>
                <ReinstateForm {...address} version={delegation.version} />
              </Section>
            )}
            {delegation.credentialsStatus === 'rejected' && delegation.credentialsReason && (
              <Notice tone="warning" label={t('reg.important')} title={t('credentials.rejected')}>
                <p dir="auto">{delegation.credentialsReason}</p>
              </Notice>
            )}
            <Section title={t('page.people')} id="people">
              <PersonTable
                slug={conference.slug}
                delegationId={id}
                people={people}
                may={{ ...may, withdraw: may.withdraw && changes }}
                timeZone={conference.timeZone}
                here={here}
              />
            </Section>
            <WaitingPlaces
              slug={conference.slug}
              timeZone={conference.timeZone}
              waiting={delegation.waiting}
              mayRemove={may.nominate}
            />
            <WithdrawnPeople
              slug={conference.slug}
              timeZone={conference.timeZone}
              people={delegation.withdrawn}
              full={full || refusal !== null}
            />
            {delegation.withdrawnAt === null && (
              <ListConfirmation
                slug={conference.slug}
                delegation={delegation}
                offered={offered}
                conference={conference}
              />
            )}
            {may.nominate && !delegation.confirmedAt && refusal && nominationDue && (
              <Section title={t('page.nominate')} id="nominate">
                <p>{t('page.nominationOver', { time: moment(nominationDue, locale, timeZone) })}</p>
              </Section>
            )}
            {may.nominate && !refusal && (
              <Section
                title={t('page.nominate')}
                id="nominate"
                lead={full ? t('page.full', { quota }) : t('page.nominateLead')}
              >
                <NominationForm {...address} hasHead={head !== undefined} full={full} />
                {!full && (
                  <p className="mt-4">
                    <Link href={`${here}/imports?delegation=${id}`}>{imports('titleOwn')}</Link>
                  </p>
                )}
              </Section>
            )}
            {may.replaceHead && changes && people.some((person) => person.capacity !== 'head') && (
              <Section title={head ? t('page.head') : t('page.headNew')} id="head" lead={t('page.headLead')}>
                <HeadForm {...address} people={people} />
              </Section>
            )}
            {may.decideCredentials && (
              <Section title={t('page.credentials')} id="credentials" lead={t('page.credentialsLead')}>
                <CredentialsForm
                  {...address}
                  version={delegation.version}
                  status={delegation.credentialsStatus}
                />
                {delegation.credentialsBefore && (
                  <TakeBackCredentialsOne
                    slug={conference.slug}
                    chosen={delegation}
                    status={delegation.credentialsBefore}
                  />
                )}
              </Section>
            )}
            {may.edit && (
              <Section title={t('page.edit')} id="kind" lead={t('page.editLead')}>
                <DelegationForm
                  {...address}
                  version={delegation.version}
                  kind={delegation.kind}
                  organization={delegation.organization}
                />
              </Section>
            )}
            {may.invite && (
              <>
                <Section title={t('page.places')} id="places">
                  <QuotaForm {...address} version={delegation.version} quota={quota} />
                </Section>
                <Section title={t('page.focalPoints')} id="focal-points" lead={t('page.focalPointsLead')}>
                  <FocalPoints
                    {...address}
                    focalPoints={delegation.focalPoints}
                    timeZone={conference.timeZone}
                  />
                </Section>
              </>
            )}
            {delegation.own && !may.invite && (
              <Section title={t('correct.ownName')} id="own-name" lead={t('correct.ownNameLead')}>
                <FocalNameForm {...address} focalPoint={delegation.own} timeZone={conference.timeZone} />
              </Section>
            )}
            {delegation.own && !may.invite && (
              <Section title={t('handover.title')} id="hand-over" lead={t('handover.ownLead')}>
                <HandoverForm {...address} focalPoint={delegation.own} />
              </Section>
            )}
            {may.leave && (
              <Section title={t('leave.title')} id="withdraw" lead={t('leave.offer')}>
                <ButtonLink variant="danger" href={`${here}/delegations/${id}/withdraw`}>
                  {t('leave.look')}
                </ButtonLink>
              </Section>
            )}
            {history}
          </div>
        </div>
      </div>
    </Main>
  );
}

/** Who decides on credentials. */
const CREDENTIALS_OFFICE = ['credentialsOfficer'] as const;

type CredentialsProps = { delegation: DelegationWhole; timeZone: string };

/** Where the credentials stand, when that was decided and in which office. */
async function Credentials({ delegation, timeZone }: CredentialsProps) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const { credentialsStatus, credentialsDecidedAt, credentialsOfficer } = delegation;
  return (
    <>
      <CredentialsTag status={credentialsStatus} />
      {credentialsDecidedAt && credentialsOfficer && (
        <p className="text-meta text-muted">
          {t.rich('acc.decidedBy', {
            who: () => (
              <ByOffice by={colleagueAs(locale, credentialsOfficer, CREDENTIALS_OFFICE)}>
                {sayIn(locale)(`accounts.role.${officeIn(credentialsOfficer, CREDENTIALS_OFFICE)}`)}
              </ByOffice>
            ),
            time: moment(credentialsDecidedAt, locale, timeZone),
          })}
        </p>
      )}
    </>
  );
}
