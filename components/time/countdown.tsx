'use client';

import { useEffect, useState } from 'react';
import { fill } from '../text';
import { remaining } from './remaining';

type Props = {
  /** the instant it runs to */
  until: string;
  /** the server's clock when it drew the page, so that a wrong clock here does no harm */
  now: string;
  locale: string;
  /** with {time}: "Closes in {time}" */
  template: string;
  ended: string;
};

/** The time that is left, by the server's clock. Only a help: the server decides when it is over. */
export function Countdown({ until, now, locale, template, ended }: Props) {
  const drawn = (Date.parse(until) - Date.parse(now)) / 1000;
  const [left, setLeft] = useState(drawn);

  useEffect(() => {
    const start = performance.now();
    const tick = () => setLeft(drawn - (performance.now() - start) / 1000);
    const timer = setInterval(tick, drawn > 7200 ? 20_000 : 1000);
    return () => clearInterval(timer);
  }, [drawn]);

  return (
    <span className="countdown" role="timer">
      {left > 0 ? fill(template, { time: remaining(left, locale) }) : ended}
    </span>
  );
}
