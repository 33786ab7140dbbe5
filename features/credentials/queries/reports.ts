import { and, asc, desc, eq, isNull, type SQL } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import {
  credentialsReport,
  credentialsReportAct,
  reportedCredentials,
} from '@/db/schema/credentials-reports';
import { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import {
  type ReportAct,
  type ReportedDelegation,
  type ReportState,
  reportState,
  whyNotAdoptedIn,
} from '@/domain/credentials-reports';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { draftSessions } from '@/features/agenda/queries';
import { sha256 } from '@/platform/chain';

/** No conference has more reports, acts on them, or delegations; the largest organizations have some 200 members. */
const [MOST_REPORTS, MOST_ACTS, MOST_DELEGATIONS] = [200, 2000, 1000];

/** What was recorded of a report once it was issued. */
export type RecordedAct = {
  number: number;
  kind: ReportAct;
  /** the session that adopted it, by its name of today */
  session: { title: LocalText; startsAt: Date } | null;
  remarks: LocalText | null;
  reason: string | null;
  recordedAt: Date;
};

/** A report on credentials, with what became of it. */
export type CredentialsReport = {
  id: string;
  number: number;
  remarks: LocalText | null;
  issuedAt: Date;
  delegations: ReportedDelegation[];
  acts: RecordedAct[];
  state: ReportState;
};

const COLUMNS = {
  delegationId: delegation.id,
  kind: delegation.kind,
  countryCode: delegation.countryCode,
  organization: delegation.organization,
  status: delegation.credentialsStatus,
};

/**
 * Where the credentials of each delegation stand now, by the order of their ids. `held`: whoever decides on credentials meanwhile
 * waits, in the order in which several are decided.
 */
export async function statesNow(tx: Tx, conferenceId: string, held?: 'share'): Promise<ReportedDelegation[]> {
  const select = tx
    .select(COLUMNS)
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), isNull(delegation.withdrawnAt)))
    .orderBy(asc(COLUMNS.delegationId))
    .limit(MOST_DELEGATIONS)
    .$dynamic();
  return held ? select.for(held) : select;
}

/** What tells these states from others: SHA-256 of their canonical JSON. */
export const statesDigest = (delegations: readonly ReportedDelegation[]): string =>
  sha256(canonicalJson(delegations.map((one) => ({ ...one }))));

/** One report by its number. @throws the 404 Refusal */
export async function reportOf(tx: Tx, conferenceId: string, number: number): Promise<CredentialsReport> {
  const [report] = await reportsOf(tx, conferenceId, eq(credentialsReport.number, number));
  if (!report) throw missing();
  return report;
}

/** The reports of a conference, or those among them, the newest first. Three questions. */
export async function reportsOf(tx: Tx, conferenceId: string, narrower?: SQL): Promise<CredentialsReport[]> {
  const here = and(eq(credentialsReport.conferenceId, conferenceId), narrower);
  const { id, number, remarks, issuedAt } = credentialsReport;
  const reports = await tx
    .select({ id, number, remarks, issuedAt })
    .from(credentialsReport)
    .where(here)
    .orderBy(desc(number))
    .limit(MOST_REPORTS);
  const { reportId, delegationId, kind, countryCode, organization, status } = reportedCredentials;
  const lines = await tx
    .select({ reportId, delegationId, kind, countryCode, organization, status })
    .from(reportedCredentials)
    .innerJoin(
      credentialsReport,
      and(eq(credentialsReport.conferenceId, reportedCredentials.conferenceId), eq(id, reportId)),
    )
    .where(here)
    .orderBy(asc(delegationId))
    .limit(MOST_REPORTS * MOST_DELEGATIONS);
  const acts = await tx
    .select({
      reportId: credentialsReportAct.reportId,
      number: credentialsReportAct.number,
      kind: credentialsReportAct.kind,
      remarks: credentialsReportAct.remarks,
      reason: credentialsReportAct.reason,
      recordedAt: credentialsReportAct.recordedAt,
      session: { title: session.title, startsAt: session.startsAt },
    })
    .from(credentialsReportAct)
    .innerJoin(
      credentialsReport,
      and(
        eq(credentialsReport.conferenceId, credentialsReportAct.conferenceId),
        eq(id, credentialsReportAct.reportId),
      ),
    )
    .leftJoin(
      session,
      and(
        eq(session.conferenceId, credentialsReportAct.conferenceId),
        eq(session.id, credentialsReportAct.sessionId),
      ),
    )
    .where(here)
    .orderBy(asc(credentialsReportAct.number))
    .limit(MOST_ACTS);
  return reports.map((report) => {
    const own = acts
      .filter((one) => one.reportId === report.id)
      .map(({ reportId: _, ...act }): RecordedAct => act);
    const delegations = lines
      .filter((one) => one.reportId === report.id)
      .map(({ reportId: _, ...line }): ReportedDelegation => line);
    return { ...report, delegations, acts: own, state: reportState(own) };
  });
}

/** The reports for those who take part, the newest first. Three questions. @throws Refusal for all others */
export async function listCredentialsReports(
  viewer: Actor,
  conferenceId: string,
): Promise<CredentialsReport[]> {
  authorize(viewer, 'credentialsReport.see', { conferenceId });
  return withTx(viewer, (tx) => reportsOf(tx, conferenceId));
}

/** One report by its number. Three questions. @throws Refusal for whoever has no part in the conference, or where there is none */
export async function getCredentialsReport(
  viewer: Actor,
  conferenceId: string,
  number: number,
): Promise<CredentialsReport> {
  authorize(viewer, 'credentialsReport.see', { conferenceId });
  return withTx(viewer, (tx) => reportOf(tx, conferenceId, number));
}

/** What can adopt a report: the sessions of the agenda as it stands now, without the breaks. One question. */
export async function meetingsOf(tx: Tx, conferenceId: string) {
  return (await draftSessions(tx, conferenceId)).filter(({ kind }) => kind !== 'break');
}

/** Those in which a report can have been adopted by now, for whoever records that. One question. @throws Refusal for all others */
export async function listSessionsFor(
  viewer: Actor,
  { id: conferenceId, timeZone }: { id: string; timeZone: string },
  { issuedAt }: Pick<CredentialsReport, 'issuedAt'>,
) {
  authorize(viewer, 'credentialsReport.adopt', { conferenceId });
  const [sessions, now] = [await withTx(viewer, (tx) => meetingsOf(tx, conferenceId)), new Date()];
  return sessions
    .filter((one) => whyNotAdoptedIn(one, { issuedAt, now, timeZone }) === null)
    .map(({ id, title, startsAt }) => ({ id, title, startsAt }));
}

/** Where the credentials stand now, and what tells that from other states, for whoever issues reports. One question. @throws Refusal for all others */
export async function getStates(viewer: Actor, conferenceId: string) {
  authorize(viewer, 'credentialsReport.issue', { conferenceId });
  const delegations = await withTx(viewer, (tx) => statesNow(tx, conferenceId));
  return { delegations, digest: statesDigest(delegations) };
}
