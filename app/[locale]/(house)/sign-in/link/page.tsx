import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LinkPage } from '@/features/accounts/components/sign-in';
import { LINK_END, onward } from '@/platform/session';

type Query = Record<string, string | string[] | undefined>;
type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.link');
  // The address holds a key: no search engine, and no page that is gone to from here, may learn it.
  return { title: t('title'), robots: { index: false }, referrer: 'no-referrer' };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  const { email, token, to } = await searchParams;
  const text = (value: Query[string]) =>
    typeof value === 'string' && value.length <= 500 && value !== '' ? value : undefined;
  return <LinkPage email={text(email)} token={text(token)} to={onward(text(to), locale)} action={LINK_END} />;
}
