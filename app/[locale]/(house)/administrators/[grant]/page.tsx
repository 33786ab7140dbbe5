import { titled } from '@/app/open-page';
import { AdministratorWithdrawal } from '@/features/accounts/components/administrators';
import { getAdministrator } from '@/features/accounts/queries/administrators';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ grant: string }> };

export const generateMetadata = titled('accounts.administrators.withdraw');

export default async function Page({ params }: Props) {
  const [me, { grant }] = await Promise.all([viewer(), params]);
  const { administrator, others } = await orNotFound(getAdministrator(me, idParam(grant)));
  return (
    <AdministratorWithdrawal
      administrator={administrator}
      others={others}
      own={administrator.accountId === me.accountId}
    />
  );
}
