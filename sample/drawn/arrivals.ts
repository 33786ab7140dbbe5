import { lotOf } from './lot';

const SEED = 2103;
const MINUTE = 60_000;
/** The doors open so long before the first session. */
const DOORS = 75 * MINUTE;
/** Of so many who are accredited one never comes, and one comes while the first session is under way. */
const ONE_IN = 12;
const LATE = 40 * MINUTE;

/** Who of a number of accredited persons comes on the first day, and when: most before it begins, some late, and some not at all. */
export function drawArrivals(persons: number, begins: Date): { nth: number; at: Date }[] {
  const lot = lotOf(SEED);
  return Array.from({ length: persons }, (_, nth) => {
    const fate = lot.number(ONE_IN);
    const minute = lot.number((fate === 1 ? LATE : DOORS - 5 * MINUTE) / MINUTE);
    const from = fate === 1 ? begins.getTime() : begins.getTime() - DOORS;
    const second = lot.number(60) * 1000;
    return fate === 0 ? null : { nth, at: new Date(from + minute * MINUTE + second) };
  }).filter((one) => one !== null);
}
