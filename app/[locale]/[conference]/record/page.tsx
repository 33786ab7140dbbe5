import { openPage, titled } from '@/app/open-page';
import { can } from '@/domain/permissions';
import { recordView } from '@/domain/record-view';
import { RecordPage } from '@/features/conferences/components/record-page';
import { getRecordFilters, listEntries, noEntries } from '@/features/conferences/queries/record';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const generateMetadata = titled('conferences.record.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const { view, unknown } = recordView(await searchParams);
  const list = await orNotFound(
    unknown.length === 0 ? listEntries(me, conference, view) : noEntries(me, conference),
  );
  const readsAll = can(me, 'event.read', { conferenceId: conference.id });
  const whole = readsAll ? await getRecordFilters(me, conference.id) : null;
  return (
    <RecordPage viewer={me} conference={conference} view={view} unknown={unknown} list={list} whole={whole} />
  );
}
