import { openPage, titled } from '@/app/open-page';
import { OutcomesPage } from '@/features/outcomes/components/outcomes-page';
import { listOutcomes } from '@/features/outcomes/queries';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('outcomes.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  return <OutcomesPage conference={conference} outcomes={await listOutcomes(me, conference.id)} />;
}
