import { openPage, titledBy } from '@/app/open-page';
import { shownCredentialsReport } from '@/app/shown';
import { can } from '@/domain/permissions';
import { ReportPage } from '@/features/credentials/components/report-page';
import { listSessionsFor } from '@/features/credentials/queries/reports';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, number }, say) => {
    const report = await shownCredentialsReport(me, conference, number);
    return [say('credentials.numbered', { number: report.number }), say('credentials.title')];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const report = await shownCredentialsReport(me, conference, number);
  const here = { conferenceId: conference.id };
  const mayAdopt = can(me, 'credentialsReport.adopt', here);
  return (
    <ReportPage
      conference={conference}
      report={report}
      sessions={mayAdopt && report.state === 'issued' ? await listSessionsFor(me, conference, report) : []}
      mayWithdraw={can(me, 'credentialsReport.withdraw', here)}
      mayAdopt={mayAdopt}
    />
  );
}
