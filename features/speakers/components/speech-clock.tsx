'use client';

import { useEffect, useState } from 'react';
import { serverClock } from '@/components/time/server-clock';

type Props = {
  /** how long was spoken, in milliseconds, at `now` */
  spokenMs: number;
  /** the clock that drew the page, so that a wrong clock here does no harm */
  now: string;
  running: boolean;
  /** the speaking time in minutes; null is without a limit, and what was spoken is shown */
  minutes: number | null;
  words: { left: string; over: string; spoken: string; paused: string };
};

/** `4:05`, in figures that run from left to right in every language. */
function figures(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/**
 * The clock of a speech, counted on from what the server said: two screens that were drawn at different times show the same.
 * Without JavaScript it stands where it was drawn.
 */
export function SpeechClock({ spokenMs, now, running, minutes, words }: Props) {
  const [spoken, setSpoken] = useState(spokenMs);

  useEffect(() => {
    const clock = serverClock(Date.parse(now));
    const begun = Date.parse(now) - spokenMs;
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const ms = clock() - begun;
      setSpoken(ms);
      // At the next whole second of the speech, so that all screens change together.
      timer = setTimeout(tick, 1000 - (ms % 1000) + 5);
    };
    if (running) tick();
    else setSpoken(spokenMs);
    return () => clearTimeout(timer);
  }, [spokenMs, now, running]);

  const limit = minutes === null ? null : minutes * 60;
  const seconds = spoken / 1000;
  const isOver = limit !== null && seconds > limit;
  // What is left counts as a whole second until it is over.
  const shown = limit === null ? seconds : Math.abs(isOver ? seconds - limit : Math.ceil(limit - seconds));
  const word = limit === null ? words.spoken : isOver ? words.over : words.left;
  return (
    <span role="timer" className={isOver ? 'text-negative' : undefined}>
      <bdi dir="ltr" className="figures font-semibold">
        {isOver ? `+${figures(shown)}` : figures(shown)}
      </bdi>{' '}
      <span className="text-[0.5em]">
        {word}
        {running ? '' : ` · ${words.paused}`}
      </span>
    </span>
  );
}
