export type SeatPoint = { x: number; y: number };
export type SeatPlan = { seats: SeatPoint[]; radius: number; rows: number };

const INNER = 0.42;

/**
 * Places for `count` seats in half circles around (0, 0), the outer one of radius 1; y grows upwards from 0.
 * Ordered from the start (x = -1) to the end (x = 1), so that equal choices stand together as a sector.
 * `radius` is what a seat may fill without touching its neighbour.
 */
export function seatPlan(count: number): SeatPlan {
  if (count <= 0) return { seats: [], radius: 0, rows: 0 };
  const rows = rowsFor(count);
  const radii = Array.from({ length: rows }, (_, row) =>
    rows === 1 ? 1 : INNER + ((1 - INNER) * row) / (rows - 1),
  );
  const perRow = share(count, radii);
  const seats = perRow.flatMap((seatsInRow, row) => rowSeats(seatsInRow, radii[row] ?? 1));
  seats.sort((a, b) => b.angle - a.angle || b.distance - a.distance);
  const gaps = perRow.map((n, row) => (n > 1 ? (Math.PI * (radii[row] ?? 1)) / (n - 1) : 1));
  const rowGap = rows > 1 ? (1 - INNER) / (rows - 1) : 0.3;
  return {
    seats: seats.map(({ angle, distance }) => ({
      x: Math.cos(angle) * distance,
      y: Math.sin(angle) * distance,
    })),
    radius: Math.min(rowGap, ...gaps, 0.26) * 0.44,
    rows,
  };
}

// The fewest rows in which a seat is as wide as the rows are apart.
function rowsFor(count: number): number {
  for (let rows = 1; rows < 16; rows += 1) {
    const gap = rows === 1 ? 0.3 : (1 - INNER) / (rows - 1);
    const length = rows === 1 ? Math.PI : (Math.PI * rows * (1 + INNER)) / 2;
    if (length / gap + rows >= count) return rows;
  }
  return 16;
}

// Seats as far apart in one row as in another: one at the start of each, the others by its length. The last seats go where
// the remainder is largest, so that the sum is exact.
function share(count: number, radii: number[]): number[] {
  const whole = radii.reduce((sum, radius) => sum + radius, 0);
  const exact = radii.map((radius) => 1 + ((count - radii.length) * radius) / whole);
  const shares = exact.map(Math.floor);
  const missing = count - shares.reduce((sum, n) => sum + n, 0);
  const order = exact
    .map((n, row) => ({ row, rest: n - Math.floor(n) }))
    .sort((a, b) => b.rest - a.rest || b.row - a.row);
  for (const { row } of order.slice(0, missing)) shares[row] = (shares[row] ?? 0) + 1;
  return shares;
}

function rowSeats(count: number, distance: number) {
  return Array.from({ length: count }, (_, index) => ({
    distance,
    angle: count === 1 ? Math.PI / 2 : Math.PI - (Math.PI * index) / (count - 1),
  }));
}
