import { openPage, titled } from '@/app/open-page';
import { missing } from '@/domain/refusal';
import { SettingsFrame } from '@/features/conferences/components/settings-frame';
import { ErasurePage } from '@/features/delegations/components/erasure-page';
import { getErasure } from '@/features/delegations/queries/erasures';
import { isId, orForbidden, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; erasure: string }> };

export const generateMetadata = titled('delegations.erasure.oneTitle', 'delegations.erasure.deskTitle');

export default async function Page({ params }: Props) {
  const { me, conference, erasure: id } = await openPage(params);
  orForbidden(me, 'erasure.decide', conference.id);
  const erasure = await orNotFound(isId(id) ? getErasure(me, conference.id, id) : Promise.reject(missing()));
  return (
    <SettingsFrame conference={conference} part="erasures">
      <ErasurePage
        key={erasure.id}
        conference={conference}
        erasure={erasure}
        own={erasure.accountId === me.accountId}
      />
    </SettingsFrame>
  );
}
