import type { ReactNode } from 'react';
import { AccountSlot } from '@/features/accounts/components/account-slot';
import { Frame } from '@/features/conferences/components/frame';
import { getConference } from '@/features/conferences/queries';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Props = { children: ReactNode; params: Promise<{ conference: string }> };

export default async function Layout({ children, params }: Props) {
  const { conference: slug } = await params;
  const conference = await orNotFound(getConference(await viewer(), slug));
  return (
    <Frame conference={conference} account={<AccountSlot />}>
      {children}
    </Frame>
  );
}
