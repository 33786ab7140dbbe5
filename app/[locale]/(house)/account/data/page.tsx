import { redirect } from 'next/navigation';
import { titled } from '@/app/open-page';
import { OwnData } from '@/features/accounts/components/own-data';
import { summarizeOwnData } from '@/features/accounts/queries/own-data';
import { OwnErasures } from '@/features/delegations/components/own-erasures';
import { listOwnErasures } from '@/features/delegations/queries/erasures';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ wait?: string }> };

export const generateMetadata = titled('accounts.data.title');

export default async function Page({ params, searchParams }: Props) {
  const [me, { locale }, { wait }] = await Promise.all([viewer(), params, searchParams]);
  if (!me.accountId) redirect(`/${locale}/sign-in?to=/${locale}/account/data`);
  const [summary, erasures] = await Promise.all([summarizeOwnData(me), listOwnErasures(me)]);
  return (
    <OwnData summary={summary} mustWait={wait !== undefined}>
      <OwnErasures erasures={erasures} />
    </OwnData>
  );
}
