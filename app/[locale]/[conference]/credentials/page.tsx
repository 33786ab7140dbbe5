import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { ReportsPage } from '@/features/credentials/components/reports-page';
import { getStates, listCredentialsReports } from '@/features/credentials/queries/reports';
import { orForbidden, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('credentials.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'credentialsReport.see', conference.id);
  const reports = await orNotFound(listCredentialsReports(me, conference.id));
  const mayIssue = can(me, 'credentialsReport.issue', { conferenceId: conference.id });
  const issuing = mayIssue ? await orNotFound(getStates(me, conference.id)) : null;
  return <ReportsPage conference={conference} reports={reports} issuing={issuing} />;
}
