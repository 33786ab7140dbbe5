import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@/scripts/install.mjs';
import { Artist } from '@/tests/setup/pictures/artist';
import { difference } from '@/tests/setup/pictures/compare';
import { openHouse } from '@/tests/setup/pictures/houses';
import { DRAWN_WITH, drawsAlike, packageVersions } from '@/tests/setup/pictures/probe';
import { ALL, FEW, FOLDER, nameOf } from '@/tests/setup/pictures/sights';
import type { Instance } from '@/tests/setup/server';
import { expect, test } from './fixtures';

// PICTURES=all compares every picture; npm run screenshots draws them anew.
const compared = process.env.PICTURES === 'all' ? ALL : FEW;
/** Blocks that may be others. Two houses of one build differ in none; the palette of a file may, in one or the other. */
const ALLOWED = 2;
const SEEN = join(ROOT, '.data/test/pictures');
const ANEW = 'if the page should look so, draw it anew: npm run screenshots';

test('the pictures are those of the list, drawn with these packages', () => {
  const names = ALL.map(({ sight, combination }) => `${nameOf(sight, combination)}.png`);
  const files = readdirSync(join(ROOT, FOLDER)).filter((name) => name.endsWith('.png'));
  expect(files.sort(), 'npm run screenshots').toEqual(names.sort());
  expect(JSON.parse(readFileSync(DRAWN_WITH, 'utf8')), 'npm run screenshots').toEqual(packageVersions());
});

test.describe('beside its picture', () => {
  const houses: Instance[] = [];
  let artist: Artist | undefined;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(180_000);
    const template = process.env.PLENARY_TEST_TEMPLATE;
    if (!template || !(await drawsAlike(browser))) return;
    const [meeting, voting] = [await openHouse('meeting', template), await openHouse('voting', template)];
    houses.push(meeting, voting);
    artist = new Artist(browser, { meeting, voting });
  });

  test.afterAll(async () => {
    await artist?.rest();
    for (const house of houses) await house.stop();
  });

  for (const { sight, combination } of compared) {
    const name = nameOf(sight, combination);
    test(name, async () => {
      test.skip(!artist, 'this machine draws letters otherwise than the one that drew the pictures');
      if (!artist) return;
      const { png, codes } = await artist.draw(sight, combination);
      const { changed, blocks, area } = await difference(
        readFileSync(join(ROOT, FOLDER, `${name}.png`)),
        png,
        codes,
      );
      mkdirSync(SEEN, { recursive: true });
      if (changed > ALLOWED) writeFileSync(join(SEEN, `${name}.png`), png);
      const where = `${changed} of ${blocks} blocks within ${JSON.stringify(area)}`;
      expect(changed, `${where}; it is in .data/test/pictures; ${ANEW}`).toBeLessThanOrEqual(ALLOWED);
    });
  }
});
