import { openPage, titledBy } from '@/app/open-page';
import { shownImport } from '@/app/shown';
import { ImportPage } from '@/features/delegations/components/import-page';
import { pageParam } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; import: string }>;
  searchParams: Promise<Record<'show' | 'page', string | string[] | undefined>>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, import: id }, say) => {
    const { row } = await shownImport(me, conference, id);
    return [row.fileName, say('imports.title')];
  },
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, import: id } = await openPage(params);
  const { show, page } = await searchParams;
  const whole = await shownImport(me, conference, id);
  return (
    <ImportPage conference={conference} whole={whole} errorsOnly={show === 'errors'} page={pageParam(page)} />
  );
}
