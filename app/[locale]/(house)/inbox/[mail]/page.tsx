import { titled } from '@/app/open-page';
import { MailPage } from '@/features/notices/components/inbox';
import { getMail } from '@/features/notices/queries';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ mail: string }> };

export const generateMetadata = titled('notices.inbox.title');

export default async function Page({ params }: Props) {
  const me = await viewer();
  const { mail } = await params;
  return <MailPage mail={await orNotFound(getMail(me, idParam(mail)))} />;
}
