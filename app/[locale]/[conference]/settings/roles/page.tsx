import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { Roles } from '@/features/accounts/components/roles';
import { listGrants } from '@/features/accounts/queries';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('accounts.roles.title', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const grants = await orNotFound(listGrants(me, conference.id));
  return (
    <SettingsFrame conference={conference} part="roles">
      <Roles conference={conference} grants={grants} />
      {await historyOf(me, conference, { entity: 'roleGrant', id: null })}
    </SettingsFrame>
  );
}
