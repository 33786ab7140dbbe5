import { titled } from '@/app/open-page';
import { Inbox } from '@/features/notices/components/inbox';
import { listMails } from '@/features/notices/queries';
import { config } from '@/platform/config';
import { numberParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export const generateMetadata = titled('notices.inbox.title');

export default async function Page({ searchParams }: Props) {
  const { page: wanted } = await searchParams;
  const page = numberParam(typeof wanted === 'string' ? wanted : '1');
  const list = await orNotFound(listMails(await viewer(), page));
  return <Inbox {...list} page={page} delivering={config().SMTP_URL !== undefined} />;
}
