import { openPage, titled } from '@/app/open-page';
import { ReleasePage } from '@/features/agenda/components/release-page';
import { getReleasePreview } from '@/features/agenda/queries/release';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('agenda.release.title');

export default async function Page(props: Props) {
  const { me, conference } = await openPage(props.params);
  const preview = await orNotFound(getReleasePreview(me, conference));
  return <ReleasePage conference={conference} preview={preview} />;
}
