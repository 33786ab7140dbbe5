import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import sharp from 'sharp';
import { findBrowser } from '@/tests/setup/browser';
import { Artist } from '@/tests/setup/pictures/artist';
import { openHouse } from '@/tests/setup/pictures/houses';
import { DRAWN_WITH, PROBE, packageVersions, probe } from '@/tests/setup/pictures/probe';
import { ALL, FOLDER, nameOf } from '@/tests/setup/pictures/sights';
import { temporaryPostgres } from '@/tests/setup/postgres';
import { ROOT } from './install.mjs';
import { nextBuild } from './next-build.mjs';

// Draws the key pages, which tests/browser/pictures.test.ts compares with what it sees. With the browser of the packages
// where there is one, so that the same comes out on another machine. Arguments name pages; none: all, and what is no
// picture any more goes.
const wanted = process.argv.slice(2);
const drawn = ALL.filter(({ sight }) => wanted.length === 0 || wanted.includes(sight.name));
const folder = join(ROOT, FOLDER);
process.env.PLENARY_BROWSER ??= 'npm';
await nextBuild({ show: false });
const { executablePath, env } = await findBrowser();
const postgres = await temporaryPostgres();
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, env, args });
try {
  const meeting = await openHouse('meeting', postgres.template);
  const voting = await openHouse('voting', postgres.template);
  try {
    const artist = new Artist(browser, { meeting, voting });
    mkdirSync(folder, { recursive: true });
    for (const { sight, combination } of drawn) {
      const { png } = await artist.draw(sight, combination);
      const file = join(folder, `${nameOf(sight, combination)}.png`);
      // Without dithering each colour of the page stays one, and the file half as large.
      await sharp(png).png({ palette: true, colours: 256, dither: 0, effort: 10 }).toFile(file);
      console.log(nameOf(sight, combination));
    }
    const names = ALL.map(({ sight, combination }) => `${nameOf(sight, combination)}.png`);
    for (const old of readdirSync(folder)) {
      if (old.endsWith('.png') && !names.includes(old)) rmSync(join(folder, old));
    }
    mkdirSync(join(PROBE, '..'), { recursive: true });
    writeFileSync(PROBE, await probe(browser));
    writeFileSync(DRAWN_WITH, `${JSON.stringify(packageVersions(), null, 2)}\n`);
  } finally {
    await meeting.stop();
    await voting.stop();
  }
} finally {
  await browser.close();
  await postgres.stop();
}
