import { openPage, titled } from '@/app/open-page';
import { CommuniquePage } from '@/features/documents/components/communique';
import { getCommunique } from '@/features/documents/queries';
import { readerLocale } from '@/platform/i18n/reader';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('documents.communique');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  const communique = await getCommunique(me, conference.id, await readerLocale());
  return <CommuniquePage conference={conference} communique={communique} />;
}
