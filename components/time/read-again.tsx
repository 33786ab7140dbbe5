'use client';

import { useEffect } from 'react';
import { useRefresh } from '../live/use-refresh';
import { serverClock } from './server-clock';

/** By then the server's clock has passed the instant; and not everybody comes at once. */
const GRACE_MS = 400;
const SPREAD_MS = 1500;
/** The time between two looks whether the page is to be read again: a machine that slept is not woken by a timer. */
const LOOK_MS = 30_000;

type Props = {
  /** the instant from which on the page may be another, though nobody does anything */
  at: string;
  /** the server's clock when it drew the page */
  now: string;
};

/** Reads the page anew when something that it shows begins or ends by the clock. Until then it may be kept for others. */
export function ReadAgain({ at, now }: Props) {
  const refresh = useRefresh();
  useEffect(() => {
    const clock = serverClock(Date.parse(now));
    const due = Date.parse(at) + GRACE_MS + Math.random() * SPREAD_MS;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      const left = due - clock();
      // A page that was read anew has another instant; where that failed, it is tried again.
      if (left <= 0) refresh();
      timer = setTimeout(look, left > 0 ? Math.min(left, LOOK_MS) : LOOK_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [at, now, refresh]);
  return <span hidden data-good-until={at} />;
}
