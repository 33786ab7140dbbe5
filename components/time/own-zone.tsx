'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fill } from '../text';
import { ownSpan } from './own-clock';

type Props = {
  timeZone: string;
  locale: string;
  /** what stands there for those whose clocks agree */
  plain: string;
  text: string;
  children: ReactNode;
};

/**
 * Beside each time of the conference, the reader's own where it differs: on the screen only, for paper is read by others.
 * Without JavaScript it is not there.
 */
export function OwnZone({ timeZone, locale, plain, text, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const [zone, setZone] = useState<string | null>(null);

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const times = frame.current?.querySelectorAll<HTMLTimeElement>('time[data-to]') ?? [];
    let differs = false;
    for (const time of times) {
      const { to = '', day: date = '' } = time.dataset;
      const span = ownSpan({ from: new Date(time.dateTime), to: new Date(to), date }, locale, timeZone, own);
      if (span === null) continue;
      differs = true;
      time.dataset.own = span;
    }
    if (differs) setZone((own.split('/').at(-1) ?? own).replaceAll('_', ' '));
  }, [timeZone, locale]);

  return (
    <div ref={frame}>
      <p className="agenda-own-zone">{zone ? fill(text, { zone }) : plain}</p>
      {children}
    </div>
  );
}
