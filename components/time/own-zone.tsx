'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fill } from '../text';
import { ownSpan, zoneName } from './own-clock';

type Props = {
  timeZone: string;
  locale: string;
  /** with {zone}, for those whose clocks do not agree */
  text: string;
  children: ReactNode;
};

/**
 * Beside each time of the conference, the reader's own where it differs: on the screen only, for paper is read by others.
 * Without JavaScript it is not there.
 */
export function OwnZone({ timeZone, locale, text, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [zone, setZone] = useState<string | null>(null);

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const times = frame.current?.querySelectorAll<HTMLTimeElement>('time[data-to]') ?? [];
    let first: Date | undefined;
    for (const time of times) {
      const { to = '', day: date = '' } = time.dataset;
      const span = ownSpan({ from: new Date(time.dateTime), to: new Date(to), date }, locale, timeZone, own);
      if (span === null) continue;
      first ??= new Date(time.dateTime);
      time.dataset.own = span;
    }
    if (first) setZone(zoneName(own, locale, first));
  }, [timeZone, locale]);

  return (
    <div ref={frame}>
      {/* Its room is kept, so that nothing moves when it appears. */}
      <p className="-mt-6 min-h-[1lh] text-dense text-muted max-sm:min-h-[2lh] print:hidden">
        {zone && fill(text, { zone })}
      </p>
      {children}
    </div>
  );
}
