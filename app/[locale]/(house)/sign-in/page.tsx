import { titled } from '@/app/open-page';
import type { AddressQuery } from '@/domain/address-query';
import { SignIn } from '@/features/accounts/components/sign-in';
import { listSampleDoors } from '@/features/accounts/queries';
import { ownAccount, viewer } from '@/platform/session';

type Props = { searchParams: Promise<AddressQuery> };

export const generateMetadata = titled('accounts.signIn.title');

export default async function Page({ searchParams }: Props) {
  const { to } = await searchParams;
  const me = await viewer();
  const [doors, own] = await Promise.all([listSampleDoors(me), ownAccount()]);
  return <SignIn doors={doors} to={typeof to === 'string' ? to.slice(0, 500) : undefined} name={own?.name} />;
}
