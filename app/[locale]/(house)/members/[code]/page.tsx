import { titled } from '@/app/open-page';
import { CountryOnListPage } from '@/features/members/components/country-on-list';
import { getCountryOnList } from '@/features/members/queries/memberships';
import { countryParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ code: string }> };

export const generateMetadata = titled('members.country', 'members.title');

export default async function Page({ params }: Props) {
  const [me, { code: segment }] = await Promise.all([viewer(), params]);
  const code = countryParam(segment);
  return <CountryOnListPage code={code} country={await orNotFound(getCountryOnList(me, code))} />;
}
