import { AccountSlot } from '@/features/accounts/components/account-slot';
import { Frame } from '@/features/conferences/components/frame';
import { NotFound } from '@/features/conferences/components/not-found';

export default function Page() {
  return (
    <Frame account={<AccountSlot />}>
      <NotFound />
    </Frame>
  );
}
