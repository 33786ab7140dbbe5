/** Longitude and latitude in degrees. */
export type Coordinates = readonly [longitude: number, latitude: number];
export type Dot = { x: number; y: number };
/** `dots`: where each is drawn, in the order of the places; `homes`: where it would stand alone. */
export type DotPlan = { dots: Dot[]; homes: Dot[]; left: number; top: number; width: number; height: number };

type DotArea = { width: number; height: number; radius: number };

/** Dots stand so far apart, in radii. */
const APART = 2.3;
/** Dots that are pushed aside settle long before. */
const MOST_PASSES = 2000;
/** The passes in which a dot is drawn back towards its home; in those after it is only pushed. */
const DRAWN_BACK = 200;
/** The turn between one direction and the next, for dots of one place: no two of them look the same way. */
const GOLDEN_TURN = Math.PI * (3 - Math.sqrt(5));

/**
 * A map of dots: plain (equirectangular), true to distances at its middle latitude, as large as the room, cut where the
 * widest stretch has no place. Dots that would lie upon each other are spread; `homes` says where from.
 */
export function dotPlan(places: readonly Coordinates[], { width, height, radius }: DotArea): DotPlan {
  const plane = flat(places);
  const [[left, right], [top, bottom]] = [extent(plane.map(({ x }) => x)), extent(plane.map(({ y }) => y))];
  const scale = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1));
  const homes = plane.map(({ x, y }) => ({ x: (x - left) * scale, y: (y - top) * scale }));
  const dots = spread(homes, APART * radius);
  return { dots, homes, ...around(dots, APART * radius) };
}

function flat(places: readonly Coordinates[]): Dot[] {
  const [south, north] = extent(places.map(([, latitude]) => latitude));
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const first = beginning(places.map(([longitude]) => longitude));
  return places.map(([longitude, latitude]) => ({
    x: ((longitude - first + 360) % 360) * narrowing,
    y: -latitude,
  }));
}

/** The longitude after the widest stretch without any: countries on both sides of the 180th meridian stay together. */
function beginning(longitudes: readonly number[]): number {
  const sorted = longitudes.toSorted((one, other) => one - other);
  const gaps = sorted.map((longitude, at) => longitude - (sorted.at(at - 1) ?? 0) + (at === 0 ? 360 : 0));
  return sorted[gaps.indexOf(Math.max(...gaps))] ?? 0;
}

function spread(homes: readonly Dot[], apart: number): Dot[] {
  const dots = homes.map((home) => ({ ...home }));
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const isDrawn = pass < DRAWN_BACK;
    if (isDrawn) for (const [at, dot] of dots.entries()) draw(dot, homes[at] ?? dot);
    if (!push(dots, apart) && !isDrawn) break;
  }
  return dots;
}

/** A little of the way back. */
function draw(dot: Dot, home: Dot): void {
  dot.x += (home.x - dot.x) * 0.05;
  dot.y += (home.y - dot.y) * 0.05;
}

/** Moves each two that are too near away from each other, each by half; true when any were. */
function push(dots: Dot[], apart: number): boolean {
  let any = false;
  for (const [at, one] of dots.entries()) {
    for (const other of dots.slice(at + 1)) {
      const distance = Math.hypot(other.x - one.x, other.y - one.y);
      if (distance >= apart * 0.999) continue;
      any = true;
      const [x, y] =
        distance > 0
          ? [(other.x - one.x) / distance, (other.y - one.y) / distance]
          : [Math.cos(at * GOLDEN_TURN), Math.sin(at * GOLDEN_TURN)];
      const by = (apart - distance) / 2;
      one.x -= x * by;
      one.y -= y * by;
      other.x += x * by;
      other.y += y * by;
    }
  }
  return any;
}

function around(dots: readonly Dot[], margin: number) {
  const [[left, right], [top, bottom]] = [extent(dots.map(({ x }) => x)), extent(dots.map(({ y }) => y))];
  return {
    left: left - margin,
    top: top - margin,
    width: right - left + 2 * margin,
    height: bottom - top + 2 * margin,
  };
}

function extent(values: readonly number[]): [least: number, most: number] {
  return values.length > 0 ? [Math.min(...values), Math.max(...values)] : [0, 0];
}
