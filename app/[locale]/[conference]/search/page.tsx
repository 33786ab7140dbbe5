import { openPage, titled } from '@/app/open-page';
import { questionIn } from '@/domain/search';
import { SearchPage } from '@/features/conferences/components/search-page';
import { searchOrSay } from '@/features/conferences/queries/search';
import { clientKey } from '@/platform/client';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<{ q?: string | string[] }>;
};

export const generateMetadata = titled('conferences.search.title');

export default async function Page({ params, searchParams }: Props) {
  const [{ me, conference, locale }, { q }] = await Promise.all([openPage(params), searchParams]);
  const from = { conference, locale, client: await clientKey() };
  const { results } = await searchOrSay(me, from, q);
  return <SearchPage conference={conference} question={questionIn(q)} results={results} />;
}
