import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { FinalReportPage } from '@/features/conferences/components/final-report-page';
import { listFinalReports } from '@/features/conferences/queries/final-reports';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('conferences.finalReport.title', 'documents.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  return (
    <FinalReportPage
      conference={conference}
      editions={await orNotFound(listFinalReports(me, conference))}
      mayMake={can(me, 'finalReport.make', { conferenceId: conference.id })}
    />
  );
}
