import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { FirstRun } from '@/features/accounts/components/first-run';
import { isFirstRun } from '@/features/accounts/queries';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('accounts.firstRun');
  return { title: t('title') };
}

export default async function Page() {
  if (!(await isFirstRun())) notFound();
  return <FirstRun />;
}
