'use client';

import { useEffect, useState } from 'react';
import { useRefresh } from '../live/use-refresh';
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

/** So many seconds are shown without counting each. */
const LONG = 7200;
/** When the time has run out the page is read anew, this much later: the server's clock has passed it by then. */
const GRACE_MS = 400;

/** The time that is left, by the server's clock. Only a help: the server decides when it is over. */
export function Countdown({ until, now, locale, template, ended }: Props) {
  const drawn = (Date.parse(until) - Date.parse(now)) / 1000;
  const [left, setLeft] = useState(drawn);
  const refresh = useRefresh();
  const over = left <= 0;

  useEffect(() => {
    const start = performance.now();
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const now = drawn - (performance.now() - start) / 1000;
      setLeft(now);
      if (now > 0) timer = setTimeout(tick, now > LONG ? 20_000 : 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [drawn]);

  useEffect(() => {
    if (!over || drawn <= 0) return;
    const timer = setTimeout(refresh, GRACE_MS);
    return () => clearTimeout(timer);
  }, [over, drawn, refresh]);

  return (
    <span className="figures" role="timer">
      {!over ? fill(template, { time: remaining(left, locale) }) : ended}
    </span>
  );
}
