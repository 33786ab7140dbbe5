import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { difference } from '../setup/pictures/compare';
import { COMBINATIONS, FEW, SIGHTS } from '../setup/pictures/sights';

type Sheet = { ink?: string; mirrored?: boolean; gone?: boolean; by?: number };

/** A sheet with a heading and lines that begin at one edge. */
function sheet({ ink = '#16202b', mirrored = false, gone = false, by = 0 }: Sheet = {}): Promise<Buffer> {
  const line = (width: number, y: number) =>
    `<rect x="${mirrored ? 300 - width : 20}" y="${y + by}" width="${width}" height="3" fill="${ink}"/>`;
  const lines = gone
    ? ''
    : [200, 240, 180, 220].map((width, index) => line(width, 100 + 12 * index)).join('');
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="320" height="200" fill="#f5f6f4"/>${line(260, 30)}${lines}</svg>`,
    ),
  )
    .png()
    .toBuffer();
}

describe('two pictures', () => {
  it('are the same when only the palette is another', async () => {
    const paletted = await sharp(await sheet())
      .png({ palette: true, colours: 16, dither: 0 })
      .toBuffer();
    expect((await difference(await sheet(), paletted)).changed).toBe(0);
  });

  it.each([
    ['a section is gone', { gone: true }],
    ['a colour is another', { ink: '#0b4a6f' }],
    ['the direction is another', { mirrored: true }],
    ['something stands elsewhere', { by: 5 }],
  ])('are not when %s', async (_, change) => {
    expect((await difference(await sheet(), await sheet(change))).changed).toBeGreaterThan(20);
  });

  it('say where they differ, but for what is left out', async () => {
    const [before, after] = [await sheet(), await sheet({ gone: true })];
    const { area } = await difference(before, after);
    expect(area).toEqual({ left: 16, top: 96, width: 248, height: 48 });
    expect((await difference(before, after, [{ left: 0, top: 90, width: 320, height: 60 }])).changed).toBe(0);
  });

  it('are not when one is longer', async () => {
    const longer = await sharp(await sheet())
      .extend({ bottom: 40, background: '#f5f6f4' })
      .png()
      .toBuffer();
    expect((await difference(await sheet(), longer)).changed).toBe(5 * 40);
  });
});

it('compares each page, and each language, size and scheme among few', () => {
  expect(FEW.map(({ sight }) => sight)).toEqual(SIGHTS);
  expect(new Set(FEW.map(({ combination }) => combination)).size).toBe(COMBINATIONS.length);
});
