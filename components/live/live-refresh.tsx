'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/**
 * Reads the page anew when something it shows has changed. Without JavaScript, or while the connection is
 * gone, the page stays as it was loaded. `topics` such as `ballot:<id>`; none means the whole conference.
 */
export function LiveRefresh({ conferenceId, topics = [] }: { conferenceId: string; topics?: string[] }) {
  const router = useRouter();
  const query = new URLSearchParams([
    ['conference', conferenceId],
    ...topics.map((topic) => ['topic', topic]),
  ]);
  const address = `/api/live?${query}`;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource(address);
    source.addEventListener('changed', () => {
      // Many changes at once are one reading.
      timer ??= setTimeout(() => {
        timer = undefined;
        router.refresh();
      }, 150);
    });
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [address, router]);
  return null;
}
