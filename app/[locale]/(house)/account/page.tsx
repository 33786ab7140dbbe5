import { redirect } from 'next/navigation';
import { titled } from '@/app/open-page';
import { OwnAccount } from '@/features/accounts/components/own-account';
import { countOwnSessions, listOwnParts } from '@/features/accounts/queries';
import { getOwnAddress } from '@/features/accounts/queries/address';
import { OwnLooks } from '@/features/notices/components/mail-looks';
import { listOwnLooks } from '@/features/notices/queries';
import { ownAccount, viewer } from '@/platform/session';

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = titled('accounts.account.title');

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { locale } = await params;
  const own = await ownAccount();
  if (!own) redirect(`/${locale}/sign-in?to=/${locale}/account`);
  const [parts, browsers, looks, address] = await Promise.all([
    listOwnParts(me),
    countOwnSessions(me),
    listOwnLooks(me),
    getOwnAddress(me),
  ]);
  return (
    <OwnAccount own={own} address={address} parts={parts} browsers={browsers}>
      <OwnLooks looks={looks} />
    </OwnAccount>
  );
}
