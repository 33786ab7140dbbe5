'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { isTouched } from '../form/kept-text';
import { tell } from '../notice/told';

/** True while somebody types, or has typed what is not sent yet. */
function isInUse(): boolean {
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form')];
  const active = document.activeElement;
  return forms.some((form) => form.contains(active) || isTouched(form, true));
}

/** Whether the page would still be drawn, and not an error in its place; `null` when nobody knows. */
async function isThere(): Promise<boolean | null> {
  try {
    const reply = await fetch(window.location.href, {
      method: 'HEAD',
      cache: 'no-store',
      redirect: 'manual',
    });
    return reply.ok;
  } catch {
    return null;
  }
}

/**
 * Reads the page anew, unless that would draw an error over a form in use: then the page stays, with what was
 * typed, and says so. Without a connection it stays too; what changed is told again after it.
 */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    const there = isInUse() ? await isThere() : true;
    if (there) router.refresh();
    else if (there === false) tell('heldBack');
  }, [router]);
}
