import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Facts } from '@/components/page/facts';
import { InLanguage } from '@/components/page/in-language';
import { Lines } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import {
  changedSince,
  REPORTED_STATUSES,
  type ReportedDelegation,
  standingReport,
  statusCounts,
} from '@/domain/credentials-reports';
import { watching } from '@/domain/topics';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { senderName, senderSortKey } from '@/features/delegations/queries/places';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayAndClock, number, sorted, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { issueCredentialsReportAction } from '../actions';
import type { CredentialsReport } from '../queries/reports';
import { ReportTag } from './report-tag';

type Issuing = {
  /** where the credentials stand now, and what tells these states from others */
  delegations: readonly ReportedDelegation[];
  digest: string;
};
type Props = {
  conference: ConferenceFacts;
  reports: readonly CredentialsReport[];
  /** for whoever issues reports */
  issuing: Issuing | null;
};

/** The reports on credentials of a conference, and where they stand now for whoever issues the next one. */
export async function ReportsPage({ conference, reports, issuing }: Props) {
  const [t, locale] = await Promise.all([getTranslations('credentials'), readerLocale()]);
  const { id, slug, timeZone } = conference;
  return (
    <Main>
      <LiveRefresh what={watching(id, `conference:${id}`)} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('title')}
        lead={t('pageLead')}
      />
      {reports.length === 0 ? (
        <EmptyState text={t('none')} />
      ) : (
        <>
          <p className="mb-2 text-dense text-muted">
            {sayIn(locale)('agenda.timesIn', {
              zone: zone(timeZone, locale, ...reports.map(({ issuedAt }) => issuedAt)),
            })}
          </p>
          <Lines
            level={2}
            lines={reports.map((report) => ({
              key: report.id,
              href: `/${locale}/${slug}/credentials/${report.number}`,
              title: t('numbered', { number: report.number }),
              past: report.state === 'withdrawn',
              facts: [
                <ReportTag key="state" state={report.state} />,
                dayAndClock(report.issuedAt, locale, timeZone),
                t('delegations', { count: report.delegations.length }),
              ],
            }))}
          />
        </>
      )}
      {issuing && <NextReport conference={conference} reports={reports} issuing={issuing} />}
    </Main>
  );
}

type NextProps = Omit<Props, 'issuing'> & { issuing: Issuing };

/** The states that the next report would tell of, what is new in them, and the act that issues it. */
async function NextReport({ conference, reports, issuing: { delegations, digest } }: NextProps) {
  const [t, states, locale] = await Promise.all([
    getTranslations('credentials'),
    getTranslations('delegations.credentials'),
    readerLocale(),
  ]);
  const counts = statusCounts(delegations);
  const stands = standingReport(reports);
  const changed = stands ? changedSince(stands.delegations, delegations) : [];
  const next = (reports[0]?.number ?? 0) + 1;
  return (
    <Section title={t('now')} id="now" lead={t('nowLead')}>
      <Facts
        columns={2}
        items={REPORTED_STATUSES.map((status) => ({
          term: states(status),
          detail: number(counts[status], locale),
        }))}
      />
      {stands && (
        <div className="mt-6">
          <h3 className="text-body font-semibold">{t('changes', { number: stands.number })}</h3>
          {changed.length === 0 ? (
            <p>{t('noChanges')}</p>
          ) : (
            <ul className="mt-1">
              {sorted(changed, locale, (one) => senderSortKey(one, locale)).map((one) => (
                <li key={one.delegationId} className="py-0.5">
                  {t('change', {
                    name: senderName(one, locale),
                    before: one.before ? states(one.before) : t('notNamed'),
                    after: one.status ? states(one.status) : t('notNamed'),
                  })}
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      {delegations.length > 0 && (
        <div className="@container mt-8 print:hidden">
          <ActionForm
            action={issueCredentialsReportAction}
            texts={formTexts(locale)}
            id="issue-report"
            resetOnOk
          >
            <Hidden name="conference" value={conference.slug} />
            <Hidden name="states" value={digest} />
            <LocalTextFields
              name="remarks"
              legend={t('remarks')}
              hint={t('remarksHint')}
              languages={workingLanguagesFor(locale, conference)}
              multiline
              beside
            />
            <SubmitButton>{t('issue', { number: next })}</SubmitButton>
          </ActionForm>
        </div>
      )}
    </Section>
  );
}
