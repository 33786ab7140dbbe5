// Writes domain/country-places.ts anew: npm pack world-atlas@2.0.2, unpack it, then
// node scripts/places.mjs package/countries-10m.json

import { readFileSync, writeFileSync } from 'node:fs';

const HEAD = `/**
 * Where each country stands on a map of dots: longitude and latitude of the middle of its largest piece of land, in
 * degrees. Written by scripts/places.mjs from Natural Earth 4.1.0 (public domain), as world-atlas 2.0.2 carries it.
 */
export const COUNTRY_PLACES: Readonly<Record<string, readonly [number, number]>> = {
`;

const { arcs, transform, objects } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

/** The points of an arc, from the steps between whole numbers in which it is written. */
function pointsOf(index) {
  let [x, y] = [0, 0];
  const points = arcs[index < 0 ? ~index : index].map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]];
  });
  return index < 0 ? points.reverse() : points;
}

/** The ring as one stroke: what crosses the 180th meridian goes on beyond it. */
function strokeOf(ring) {
  let [before, turns] = [0, 0];
  return ring.flatMap(pointsOf).map(([x, y], at) => {
    if (at > 0 && Math.abs(x - before) > 180) turns += x < before ? 360 : -360;
    before = x;
    return [x + turns, y];
  });
}

/** Area and middle of a ring by the shoelace formula; a degree of longitude is narrower towards the poles. */
function middleOf(ring) {
  const points = strokeOf(ring);
  let [twice, x, y] = [0, 0, 0];
  for (const [at, [x1, y1]] of points.entries()) {
    const [x2, y2] = points[(at + 1) % points.length];
    const cross = x1 * y2 - x2 * y1;
    twice += cross;
    x += (x1 + x2) * cross;
    y += (y1 + y2) * cross;
  }
  // A ring too small to have an area is where its first point is.
  const [east, north] = twice === 0 ? points[0] : [x / (3 * twice), y / (3 * twice)];
  const middle = [((east + 540) % 360) - 180, north];
  return { middle, area: Math.abs(twice) * Math.cos((north * Math.PI) / 180) };
}

// Intl knows the three figures of ISO 3166-1 as another name of the two letters.
const codeOf = (figures) => new Intl.Locale(`und-${figures}`).region;

// What has no figures of its own there, disputed land among it, has no place here.
const pieces = objects.countries.geometries
  .filter(({ id }) => id !== undefined)
  .flatMap(({ id, type, arcs: shape }) =>
    (type === 'Polygon' ? [shape] : shape).map(([outside]) => ({ code: codeOf(id), ...middleOf(outside) })),
  )
  .sort((one, other) => one.area - other.area);
const places = new Map(pieces.map(({ code, middle }) => [code, middle]));
const lines = [...places].map(
  ([code, middle]) =>
    `  ${code}: [${middle.map((degrees) => Math.round(degrees * 100) / 100).join(', ')}],\n`,
);
writeFileSync('domain/country-places.ts', `${HEAD}${lines.sort().join('')}};\n`);
