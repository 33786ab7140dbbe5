'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Shows the page that somebody is led to from its top. The router itself leaves the window where it was wherever the
 * beginning of the page can still be seen in it, so a short page came half scrolled away. Back and forward are the
 * browser's, and an address that names a part of the page leads there. Draws nothing.
 */
export function FromTop() {
  const path = usePathname();
  const last = useRef(path);
  const wentBackTo = useRef<string>(undefined);

  useEffect(() => {
    const wentBack = () => {
      wentBackTo.current = window.location.pathname;
    };
    window.addEventListener('popstate', wentBack);
    return () => window.removeEventListener('popstate', wentBack);
  }, []);

  useLayoutEffect(() => {
    if (last.current === path) return;
    last.current = path;
    const isBack = wentBackTo.current === path;
    wentBackTo.current = undefined;
    if (!isBack && !window.location.hash) window.scrollTo({ top: 0, behavior: 'instant' });
  }, [path]);

  return null;
}
