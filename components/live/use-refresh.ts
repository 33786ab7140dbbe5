'use client';

import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import { isTouched } from '../form/kept-text';
import { tell } from '../notice/told';
import { holdReadings } from './held-reading';
import { whetherThere } from './whether-there';

/** True while somebody types, or has typed what is not sent yet; what is no form says so itself. */
function isInUse(): boolean {
  if (document.querySelector('main [data-in-use]')) return true;
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
 * typed, and says so. Without a connection it stays too, also when that goes meanwhile; what changed is told again after
 * it. A page that an own form has led away from is read no more.
 */
export function useRefresh(): () => Promise<void> {
  const router = useRouter();
  return useCallback(async () => {
    const { href } = window.location;
    const there = await whetherThere({ isInUse, isThere });
    if (window.location.href !== href) return;
    if (there) {
      holdReadings();
      router.refresh();
    } else if (there === false) tell('heldBack');
  }, [router]);
}
