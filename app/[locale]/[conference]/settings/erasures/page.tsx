import { openPage, titled } from '@/app/open-page';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { ErasureDesk } from '@/features/delegations/components/erasure-desk';
import { listErasures } from '@/features/delegations/queries/erasures';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('delegations.erasure.deskTitle', 'conferences.settings.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'erasure.decide', conference.id);
  const erasures = await listErasures(me, conference.id);
  return (
    <SettingsFrame conference={conference} part="erasures">
      <ErasureDesk conference={conference} erasures={erasures} />
    </SettingsFrame>
  );
}
