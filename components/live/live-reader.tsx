'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** Many changes at once are one reading. */
const REST_MS = 150;

type Props = {
  /** which changes: the query of `/api/live` */
  what: string;
  /** when the page was drawn: milliseconds of the server's clock */
  drawnAt: number;
};

/** The browser's half of LiveRefresh. */
export function LiveReader({ what, drawnAt }: Props) {
  const router = useRouter();
  const drawn = useRef(drawnAt);
  useEffect(() => {
    drawn.current = drawnAt;
  }, [drawnAt]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // The browser connects again by itself, with the same address: what it missed is told then.
    const source = new EventSource(`/api/live?${what}&since=${drawn.current}`);
    source.addEventListener('changed', () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        router.refresh();
      }, REST_MS);
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [what, router]);
  return null;
}
