import { openPage, titled } from '@/app/open-page';
import { SubmissionPage } from '@/features/outcomes/components/submission-page';
import { getSubmitting } from '@/features/outcomes/queries/submitting';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('outcomes.submit.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const submitting = await orNotFound(getSubmitting(me, conference));
  return <SubmissionPage conference={conference} submitting={submitting} />;
}
