import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { CommuniquePage } from '@/features/press/components/communique-page';
import { getCommunique } from '@/features/press/queries/communique';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('press.communique');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const communique = await getCommunique(me, conference.id);
  const may = {
    edit: can(me, 'communique.edit', { conferenceId: conference.id }),
    recordCorrigendum: can(me, 'communique.recordCorrigendum', { conferenceId: conference.id }),
  };
  return <CommuniquePage conference={conference} communique={communique} may={may} />;
}
