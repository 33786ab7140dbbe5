import { titled } from '@/app/open-page';
import { Administrators } from '@/features/accounts/components/administrators';
import { listAdministrators } from '@/features/accounts/queries/administrators';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

export const generateMetadata = titled('accounts.administrators.title');

export default async function Page() {
  return <Administrators administrators={await orNotFound(listAdministrators(await viewer()))} />;
}
