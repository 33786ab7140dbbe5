import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Inbox } from '@/features/notices/components/inbox';
import { listMails } from '@/features/notices/queries';
import { config } from '@/platform/config';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notices.inbox');
  return { title: t('title') };
}

export default async function Page({ searchParams }: Props) {
  const { page: asked } = await searchParams;
  const page = numberParam(typeof asked === 'string' ? asked : '1');
  const list = await orNotFound(listMails(await viewer(), page));
  return <Inbox {...list} page={page} delivering={config().SMTP_URL !== undefined} />;
}
