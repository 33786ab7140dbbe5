import sharp from 'sharp';
import type { Area } from './artist';

/** Pixels of a block's side: about a letter of the running text. */
const BLOCK = 8;
/** How far the mean of a block may go in one of its three colours, of 255, before it counts as another. */
const NEAR = 10;

type Blocks = { columns: number; rows: number; means: Float32Array };

async function blocksOf(png: Buffer): Promise<Blocks> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [columns, rows] = [Math.ceil(info.width / BLOCK), Math.ceil(info.height / BLOCK)];
  const means = new Float32Array(columns * rows * 3);
  for (let y = 0; y < info.height; y++) {
    const height = Math.min(BLOCK, info.height - Math.floor(y / BLOCK) * BLOCK);
    for (let x = 0; x < info.width; x++) {
      const width = Math.min(BLOCK, info.width - Math.floor(x / BLOCK) * BLOCK);
      const to = (Math.floor(y / BLOCK) * columns + Math.floor(x / BLOCK)) * 3;
      const from = (y * info.width + x) * 3;
      for (let colour = 0; colour < 3; colour++) {
        means[to + colour] = (means[to + colour] ?? 0) + (data[from + colour] ?? 0) / (width * height);
      }
    }
  }
  return { columns, rows, means };
}

const isIn = (column: number, row: number, areas: Area[]) =>
  areas.some(
    ({ left, top, width, height }) =>
      (column + 1) * BLOCK > left &&
      column * BLOCK < left + width &&
      (row + 1) * BLOCK > top &&
      row * BLOCK < top + height,
  );

export type Difference = {
  /** the blocks that are others, and of how many */
  changed: number;
  blocks: number;
  /** the smallest rectangle around them, in pixels */
  area: Area | null;
};

/** Compares two pictures block by block, which no antialiasing and no palette reaches; but for the areas that are left out. */
export async function difference(before: Buffer, after: Buffer, leftOut: Area[] = []): Promise<Difference> {
  const [a, b] = [await blocksOf(before), await blocksOf(after)];
  const [columns, rows] = [Math.max(a.columns, b.columns), Math.max(a.rows, b.rows)];
  const at = ({ columns: own, rows: high, means }: Blocks, column: number, row: number, colour: number) =>
    column < own && row < high ? (means[(row * own + column) * 3 + colour] ?? 0) : Number.NaN;
  const changed: [column: number, row: number][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      // What only one of the two has is another, too.
      const isNear = [0, 1, 2].every(
        (colour) => Math.abs(at(a, column, row, colour) - at(b, column, row, colour)) <= NEAR,
      );
      if (!isNear && !isIn(column, row, leftOut)) changed.push([column, row]);
    }
  }
  const [x, y] = [changed.map(([column]) => column), changed.map(([, row]) => row)];
  const span = (values: number[]) => {
    const [from, to] = [Math.min(...values), Math.max(...values)];
    return { start: from * BLOCK, length: (to - from + 1) * BLOCK };
  };
  const [across, down] = [span(x), span(y)];
  const area = { left: across.start, top: down.start, width: across.length, height: down.length };
  return { changed: changed.length, blocks: columns * rows, area: changed.length > 0 ? area : null };
}
