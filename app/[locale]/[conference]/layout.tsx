import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { pick } from '@/domain/local-text';
import { AccountSlot } from '@/features/accounts/components/account-slot';
import { Frame } from '@/features/conferences/components/frame';
import { getConference } from '@/features/conferences/queries';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { children: ReactNode; params: Promise<{ conference: string }> };

/** Every page below says at which conference it is; the conference's own page is called by its title alone. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(await viewer(), slug));
  const locale = await readerLocale();
  const title = pick(conference.title, locale);
  return { title: { default: title, template: `%s – ${title} – ${sayIn(locale)('frame.product')}` } };
}

export default async function Layout({ children, params }: Props) {
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(await viewer(), slug));
  return (
    <Frame conference={conference} account={<AccountSlot />}>
      {children}
    </Frame>
  );
}
