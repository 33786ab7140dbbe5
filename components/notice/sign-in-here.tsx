'use client';

import { usePathname, useSearchParams } from 'next/navigation';

type Props = { label: string };

/** An address that is longer is not led back to. */
const MOST = 500;

/** Signs in beside the page, which stays open with what was typed in it. */
export function SignInHere({ label }: Props) {
  const path = usePathname() ?? '/';
  const search = useSearchParams().toString();
  const whole = search ? `${path}?${search}` : path;
  const query = new URLSearchParams({ to: whole.length > MOST ? path : whole });
  return (
    <a href={`/${path.split('/')[1]}/sign-in?${query}`} target="_blank" rel="noreferrer">
      {label}
    </a>
  );
}
