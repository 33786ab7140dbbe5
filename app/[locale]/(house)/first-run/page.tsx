import { notFound } from 'next/navigation';
import { titled } from '@/app/open-page';
import { FirstRun } from '@/features/accounts/components/first-run';
import { isFirstRun } from '@/features/accounts/queries';

export const generateMetadata = titled('accounts.firstRun.title');

export default async function Page() {
  if (!(await isFirstRun())) notFound();
  return <FirstRun />;
}
