import type { ReactNode } from 'react';
import { AccountSlot } from '@/features/accounts/components/account-slot';
import { Frame } from '@/features/conferences/components/frame';

export default function Layout({ children }: { children: ReactNode }) {
  return <Frame account={<AccountSlot />}>{children}</Frame>;
}
