import { openPage, titled } from '@/app/open-page';
import { InviteDelegation } from '@/features/delegations/components/invite-form';
import { listWithdrawn } from '@/features/delegations/queries/lines';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ country?: string | string[] }>;
};

export const generateMetadata = titled('delegations.invite.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const { country } = await searchParams;
  const withdrawn = await orNotFound(listWithdrawn(me, conference.id));
  return (
    <InviteDelegation
      conference={conference}
      country={typeof country === 'string' ? country : undefined}
      withdrawn={withdrawn}
    />
  );
}
