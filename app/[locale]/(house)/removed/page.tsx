import { titled } from '@/app/open-page';
import { RemovedConferences } from '@/features/conferences/components/removed-conferences';
import { listRemoved } from '@/features/conferences/queries/removal';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

export const generateMetadata = titled('conferences.removed.title');

export default async function Page() {
  return <RemovedConferences removed={await orNotFound(listRemoved(await viewer()))} />;
}
