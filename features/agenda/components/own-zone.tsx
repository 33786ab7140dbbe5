'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';
import { fill } from '@/components/text';

type Props = {
  timeZone: string;
  locale: string /** what stands there for those whose clocks agree */;
  plain: string;
  text: string;
  children: ReactNode;
};

/** Beside each time of the conference, the reader's own where it differs. Without JavaScript it is not there. */
export function OwnZone({ timeZone, locale, plain, text, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [zone, setZone] = useState<string | null>(null);

  useEffect(() => {
    const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const style = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    const tongue = `${locale === 'en' ? 'en-GB' : locale}-u-nu-latn`;
    const here = new Intl.DateTimeFormat(tongue, { ...style, timeZone: own });
    const there = new Intl.DateTimeFormat(tongue, { ...style, timeZone, day: 'numeric' });
    const hereWithDay = new Intl.DateTimeFormat(tongue, { ...style, timeZone: own, day: 'numeric' });
    const times = place.current?.querySelectorAll<HTMLTimeElement>('time[data-to]') ?? [];
    let differs = false;
    for (const time of times) {
      const [from, to] = [new Date(time.dateTime), new Date(time.dataset.to ?? '')];
      if (hereWithDay.format(from) === there.format(from)) continue;
      differs = true;
      time.dataset.own = `${here.format(from)}–${here.format(to)}`;
    }
    if (differs) setZone((own.split('/').at(-1) ?? own).replaceAll('_', ' '));
  }, [timeZone, locale]);

  return (
    <div ref={place}>
      <p className="agenda-own-zone">{zone ? fill(text, { zone }) : plain}</p>
      {children}
    </div>
  );
}
