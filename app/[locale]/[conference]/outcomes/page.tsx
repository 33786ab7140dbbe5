import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { OutcomesPage } from '@/features/outcomes/components/outcomes-page';
import { listOutcomes } from '@/features/outcomes/queries';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ show?: string | string[] }>;
};

export const generateMetadata = titled('outcomes.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const [outcomes, mayPropose] = [
    await listOutcomes(me, conference.id),
    can(me, 'outcome.propose', { conferenceId: conference.id }),
  ];
  const { show } = await searchParams;
  return (
    <OutcomesPage
      conference={conference}
      outcomes={outcomes}
      mayPropose={mayPropose}
      draftsAlone={show === 'draft'}
    />
  );
}
