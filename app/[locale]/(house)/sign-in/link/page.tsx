import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { AddressQuery } from '@/domain/address-query';
import { DeadLinkPage, LinkPage } from '@/features/accounts/components/link-page';
import { drawnFor, getLink } from '@/features/accounts/queries/link';
import { onward, ownAccount, viewer } from '@/platform/session';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<AddressQuery> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.link');
  // The address holds a key: no search engine, and no page that is gone to from here, may learn it. Told of its own
  // origin, a browser still says where the form comes from.
  return { title: t('title'), robots: { index: false }, referrer: 'strict-origin' };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  const { email, token, to } = await searchParams;
  const text = (value: AddressQuery[string]) =>
    typeof value === 'string' && value.length <= 500 ? value : '';
  const credentials = { email: text(email), token: text(token) };
  const me = await viewer();
  const [link, own] = await Promise.all([getLink(me, credentials), ownAccount()]);
  const onTo = onward(text(to), locale);
  if (!link) return <DeadLinkPage to={onTo} />;
  const fields = { ...credentials, page: drawnFor(me, credentials), to: onTo };
  return <LinkPage link={link} fields={fields} own={own} />;
}
