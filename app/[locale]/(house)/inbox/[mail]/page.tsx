import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MailPage } from '@/features/notices/components/inbox';
import { getMail } from '@/features/notices/queries';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ mail: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('notices.inbox');
  return { title: t('title') };
}

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { mail } = await params;
  return <MailPage mail={await orNotFound(getMail(me, idParam(mail)))} />;
}
