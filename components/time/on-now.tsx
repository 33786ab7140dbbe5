'use client';

import { useEffect, useRef } from 'react';
import { whenStill } from '../still/still';
import { dayIn } from './own-clock';
import { serverClock } from './server-clock';

type Props = {
  timeZone: string;
  /** the server's clock when it drew the page, so that a wrong clock here does no harm */
  now: string;
  /** what stands beside a time that is running, and beside the day that it is */
  words: { now: string; today: string };
};

/** The time between two looks at the clock. */
const TICK_MS = 10_000;

/** How far from the top of the window the day begins that one is in: below the tabs. */
const FOOT_OF_TABS = 96;

/**
 * What a list of days cannot say that is kept for everybody: it opens at today, marks what is on now by the server's clock,
 * and its tabs mark the day that one has come to. Draws nothing; without JavaScript the first day is the first.
 */
export function OnNow({ timeZone, now, words }: Props) {
  // Read anew, a page stays where it is.
  const opened = useRef(now);

  // After every drawing: a list that came anew has new lines.
  useEffect(() => {
    const clock = serverClock(Date.parse(now));
    const mark = () => markNow(new Date(clock()), timeZone, words);
    mark();
    const timer = setInterval(mark, TICK_MS);
    return () => clearInterval(timer);
  });

  useEffect(() => {
    const clock = serverClock(Date.parse(opened.current));
    whenStill(() => openAt(dayIn(new Date(clock()), timeZone)));
    let last: Element | undefined;
    const follow = () => {
      const days = [...document.querySelectorAll('section[data-day]')];
      const day = days.findLast((one) => one.getBoundingClientRect().top < FOOT_OF_TABS) ?? days[0];
      if (day === last) return;
      last = day;
      markTab(day);
    };
    follow();
    document.addEventListener('scroll', follow, { passive: true });
    return () => document.removeEventListener('scroll', follow);
  }, [timeZone]);

  return null;
}

function markNow(at: Date, timeZone: string, words: Props['words']): void {
  const today = dayIn(at, timeZone);
  const now = at.toISOString();
  for (const day of document.querySelectorAll<HTMLElement>('section[data-day]')) {
    const isToday = day.dataset.day === today;
    const heading = day.querySelector('h2');
    if (heading) say(heading, 'today', isToday && words.today);
    for (const time of day.querySelectorAll<HTMLTimeElement>('time[data-to]')) {
      const line = time.closest('li');
      const { to = '' } = time.dataset;
      if (!line) continue;
      const isOn = isToday && time.dateTime <= now && now < to;
      say(line, 'now', isOn && words.now);
      line.toggleAttribute('data-over', isToday && to <= now);
      line.ariaCurrent = isOn ? 'time' : null;
    }
  }
}

function say(element: HTMLElement, name: string, word: string | false): void {
  if (word) element.dataset[name] = word;
  else delete element.dataset[name];
}

/** Leaves alone who has come to a place of the page, or has scrolled already. */
function openAt(today: string): void {
  if (location.hash || window.scrollY > 0) return;
  const day = document.querySelector(`section[data-day="${today}"]`);
  if (!day) return;
  if (day.matches('section ~ section')) day.scrollIntoView();
  day.querySelector('[aria-current=time]')?.scrollIntoView({ block: 'nearest' });
}

/** The tab is brought into the middle of its row by hand: what sticks to the window cannot be scrolled to. */
function markTab(day: Element | undefined): void {
  const row = document.querySelector('[data-days]');
  for (const tab of row?.querySelectorAll('a') ?? []) {
    const isHere = tab.hash === `#${day?.id}`;
    tab.ariaCurrent = isHere ? 'true' : null;
    if (isHere) row?.scrollBy({ left: middleOf(tab) - middleOf(row) });
  }
}

function middleOf(element: Element): number {
  const { left, right } = element.getBoundingClientRect();
  return (left + right) / 2;
}
