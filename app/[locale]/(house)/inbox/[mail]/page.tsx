import type { Metadata } from 'next';
import { shownMail } from '@/app/shown';
import { MailPage } from '@/features/notices/components/inbox';
import { drawMail } from '@/features/notices/mails';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { viewer } from '@/platform/session';

type Props = { params: Promise<{ mail: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { mail: id } = await params;
  const mail = await shownMail(await viewer(), id);
  const { subject } = drawMail(mail.template, mail.locale, mail.params);
  return { title: `${subject} – ${sayIn(await readerLocale())('notices.inbox.title')}` };
}

export default async function Page({ params }: Props) {
  const { mail: id } = await params;
  return <MailPage mail={await shownMail(await viewer(), id)} />;
}
