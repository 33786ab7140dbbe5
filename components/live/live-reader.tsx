'use client';

import { useEffect, useRef } from 'react';
import { useRefresh } from './use-refresh';

/** Many changes at once are one reading. */
const REST_MS = 150;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

type Props = {
  /** which changes: the query of `/api/live` */
  what: string;
  /** when the page was drawn: milliseconds of the server's clock */
  drawnAt: number;
};

/** The browser's half of LiveRefresh. */
export function LiveReader({ what, drawnAt }: Props) {
  const refresh = useRefresh();
  const drawn = useRef(drawnAt);
  useEffect(() => {
    drawn.current = drawnAt;
  }, [drawnAt]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;
    let source: EventSource | undefined;
    let wait = FIRST_WAIT_MS;
    const connect = () => {
      source = new EventSource(`/api/live?${what}&since=${drawn.current}`);
      source.addEventListener('open', () => {
        wait = FIRST_WAIT_MS;
      });
      source.addEventListener('changed', () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          refresh();
        }, REST_MS);
      });
      // The browser connects again by itself, with the same address, and what it missed is told then; but not after
      // an answer that is none, as a house that starts or a hotel's network gives.
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(connect, wait);
        wait = Math.min(2 * wait, LONGEST_WAIT_MS);
      });
    };
    connect();
    return () => {
      source?.close();
      clearTimeout(timer);
      clearTimeout(again);
    };
  }, [what, refresh]);
  return null;
}
