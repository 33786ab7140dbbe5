import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import {
  credentialsReport,
  credentialsReportAct,
  reportedCredentials,
} from '@/db/schema/credentials-reports';
import { inAll } from '../conference/conference';
import type { World } from './world';

/** Three reports on credentials of the one that meets, before its session: two are issued, and the third is adopted. */
export async function writeReports(tx: Tx, { meeting, ids, first }: World): Promise<void> {
  const conferenceId = meeting.id;
  const issuedAt = new Date('2023-03-21T12:00:00Z');
  for (const behind of [0, 1, 2]) {
    const reportId = newId();
    const report = { conferenceId, id: reportId, number: first + behind, issuedAt, delegations: 1 };
    await tx.insert(credentialsReport).values({ ...report, remarks: inAll('An original is under way.') });
    await tx.insert(reportedCredentials).values({
      ...{ conferenceId, reportId, delegationId: ids.ownMeeting, kind: 'memberInRegion' },
      ...{ countryCode: 'CL', status: 'rejected' },
    });
    if (behind === 2)
      await tx.insert(credentialsReportAct).values({
        ...{ conferenceId, reportId, number: 1, kind: 'adopted', sessionId: ids.session },
      });
  }
}
