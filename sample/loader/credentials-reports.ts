import { newId } from '@/db/columns';
import {
  credentialsReport,
  credentialsReportAct,
  reportedCredentials,
} from '@/db/schema/credentials-reports';
import { SYSTEM } from '@/domain/actor';
import { statusCounts } from '@/domain/credentials-reports';
import { statesDigest, statesNow } from '@/features/credentials/queries/reports';
import { record } from '@/platform/record';
import { SESSIONS } from '@/sample/content/sessions';
import { credentialsOfficer, happened, must, organizer, type Sample } from './sample';

/** The report is issued so long before the session that adopts it. */
const BEFORE = 2 * 3_600_000;

/** The report on credentials, and that the first plenary adopted it. */
export async function loadCredentialsReport(sample: Sample): Promise<void> {
  const { tx, conferenceId } = sample;
  const { id: sessionId, startsAt } = must(sample.sessions, 'first-plenary');
  const issuedAt = new Date(startsAt.getTime() - BEFORE);
  if (!happened(sample, issuedAt)) return;
  const [reportId, number] = [newId(), 1];
  const delegations = await statesNow(tx, conferenceId);
  const report = {
    conferenceId,
    id: reportId,
    number,
    remarks: null,
    issuedAt,
    delegations: delegations.length,
  };
  await tx.insert(credentialsReport).values({ ...report, issuedBy: credentialsOfficer(sample) });
  await tx.insert(reportedCredentials).values(delegations.map((one) => ({ conferenceId, reportId, ...one })));
  const states = statesDigest(delegations);
  const about = { conferenceId, entityId: conferenceId };
  await record(tx, SYSTEM, {
    ...about,
    kind: 'credentialsReport.issued',
    after: { report: number, states, remarks: null, ...statusCounts(delegations) },
  });
  const session = SESSIONS.find(({ key }) => key === 'first-plenary');
  if (!session || !happened(sample, startsAt)) return;
  await tx.insert(credentialsReportAct).values({
    ...{ conferenceId, reportId, number: 1, kind: 'adopted', sessionId },
    ...{ recordedAt: startsAt, recordedBy: organizer(sample) },
  });
  await record(tx, SYSTEM, {
    ...about,
    kind: 'credentialsReport.adopted',
    after: { report: number, session: session.title, remarks: null },
  });
}
