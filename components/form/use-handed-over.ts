import { useCallback, useEffect, useRef } from 'react';
import { tell } from '../notice/told';

/** A message that has stood in its form for so long was read there. */
const READ_MS = 10_000;

/**
 * Keeps what a form was answered for the case that the answer takes the form away: then the page says it. The
 * returned function takes each message that the form is about to show.
 */
export function useHandedOver(): (message?: string) => void {
  const last = useRef<{ text: string; path: string; at: number }>(undefined);
  const there = useRef(true);
  const handOver = useCallback(() => {
    const message = last.current;
    last.current = undefined;
    if (message && message.path === window.location.pathname && Date.now() - message.at < READ_MS)
      tell({ text: message.text });
  }, []);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
      handOver();
    };
  }, [handOver]);
  return useCallback(
    (message) => {
      last.current = message ? { text: message, path: window.location.pathname, at: Date.now() } : undefined;
      if (!there.current) handOver();
    },
    [handOver],
  );
}
