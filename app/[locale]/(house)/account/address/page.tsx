import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { AddressQuery } from '@/domain/address-query';
import { ConfirmAddressPage, DeadAddressPage } from '@/features/accounts/components/own-address';
import { getAddressOfLink } from '@/features/accounts/queries/address';
import { ownAccount, viewer } from '@/platform/session';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<AddressQuery> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.address');
  // The address holds a key, which no page that is gone to from here may learn.
  return { title: t('confirmTitle'), robots: { index: false }, referrer: 'strict-origin' };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  const { token } = await searchParams;
  const key = typeof token === 'string' && token.length <= 500 ? token : '';
  const me = await viewer();
  const own = await ownAccount();
  if (!own) {
    const to = `/${locale}/account/address?${new URLSearchParams({ token: key })}`;
    redirect(`/${locale}/sign-in?${new URLSearchParams({ to })}`);
  }
  const after = await getAddressOfLink(me, key);
  if (after === null) return <DeadAddressPage name={own.name} />;
  return <ConfirmAddressPage name={own.name} before={own.email} after={after} token={key} />;
}
