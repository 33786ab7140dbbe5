'use client';

import { use } from 'react';
import { untilStill } from './still';

/**
 * Holds a page that was drawn anew (somebody else changed something, or a form saved itself) until the press
 * under way has become its click: a control that moves between the two would lose it. Draws nothing.
 */
export function Steady() {
  const press = untilStill();
  if (press) use(press);
  return null;
}
