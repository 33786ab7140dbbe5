import type { Metadata } from 'next';
import { joined } from '@/app/open-page';
import { CountryOnListPage } from '@/features/members/components/country-on-list';
import { getCountryOnList } from '@/features/members/queries/memberships';
import { countryName } from '@/platform/i18n/country-names';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { countryParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [locale, { code }] = [await readerLocale(), await params];
  return {
    title: joined([countryName(countryParam(code), locale), sayIn(locale)('members.title')]),
  };
}

export default async function Page({ params }: Props) {
  const [me, { code: segment }] = await Promise.all([viewer(), params]);
  const code = countryParam(segment);
  return <CountryOnListPage code={code} country={await orNotFound(getCountryOnList(me, code))} />;
}
