'use client';

import { usePathname, useSearchParams } from 'next/navigation';

type Props = { label: string };

/** Signs in beside the page, which stays open with what was typed in it. */
export function SignInHere({ label }: Props) {
  const path = usePathname() ?? '/';
  const asked = useSearchParams().toString();
  const query = new URLSearchParams({ to: asked ? `${path}?${asked}` : path });
  return (
    <a href={`/${path.split('/')[1]}/sign-in?${query}`} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}
