'use client';

import { useEffect, useState } from 'react';
import { useRefresh } from '../live/use-refresh';
import { fill } from '../text';
import { remaining } from './remaining';
import { serverClock } from './server-clock';

type Props = {
  /** the instant it runs to */
  until: string;
  /** the server's clock when it drew the page, so that a wrong clock here does no harm */
  now: string;
  locale: string;
  /** with {time}: "Closes in {time}" */
  template: string;
  ended: string;
  /** the smallest unit that is counted; a minute that has begun counts whole */
  by?: 'second' | 'minute';
  /** the page is read anew by something else when the time has run out */
  quiet?: boolean;
};

/** The longest time that is shown without counting its seconds. */
const LONG = 7200;
/** When the time has run out the page is read anew, this much later: the server's clock has passed it by then. */
const GRACE_MS = 400;

/** The time that is left, by the server's clock. Only a help: the server decides when it is over. */
export function Countdown({ until, now, locale, template, ended, by = 'second', quiet }: Props) {
  const drawn = (Date.parse(until) - Date.parse(now)) / 1000;
  const [left, setLeft] = useState(drawn);
  const refresh = useRefresh();
  const over = left <= 0;

  useEffect(() => {
    const clock = serverClock(Date.parse(now));
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const seconds = (Date.parse(until) - clock()) / 1000;
      setLeft(seconds);
      if (seconds > 0) timer = setTimeout(tick, seconds > LONG ? 20_000 : 1000);
    };
    tick();
    return () => clearTimeout(timer);
  }, [until, now]);

  useEffect(() => {
    if (!over || drawn <= 0 || quiet) return;
    const timer = setTimeout(refresh, GRACE_MS);
    return () => clearTimeout(timer);
  }, [over, drawn, quiet, refresh]);

  return (
    <span className="figures" role="timer" data-good-until={drawn > 0 ? until : undefined}>
      {!over ? fill(template, { time: remaining(left, locale, by) }) : ended}
    </span>
  );
}
