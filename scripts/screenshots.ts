import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { findBrowser } from '@/tests/setup/browser';
import { cloneDatabase, temporaryPostgres } from '@/tests/setup/postgres';
import { runScript, startInstance } from '@/tests/setup/server';
import { nextBuild } from './next-build.mjs';
import { freePort } from './postgres.mjs';

// Draws the key pages of the sample, in English and Arabic, on a phone and a desktop, light and dark.
const FOLDER = join(import.meta.dirname, '../docs/screenshots');
const SAMPLE = '/americas-25';

type Sight = { name: string; at: string; as?: string };
const SIGHTS: Sight[] = [
  { name: 'home', at: '' },
  { name: 'conference', at: SAMPLE },
  { name: 'agenda', at: `${SAMPLE}/agenda` },
  { name: 'outcome', at: `${SAMPLE}/outcomes/1` },
  { name: 'result', at: `${SAMPLE}/ballots/1` },
  { name: 'vote', at: `${SAMPLE}/ballots/2/vote`, as: 'Head of delegation' },
  { name: 'me', at: `${SAMPLE}/me`, as: 'Head of delegation' },
  { name: 'registration', at: `${SAMPLE}/registration`, as: 'Delegate' },
  { name: 'overview', at: `${SAMPLE}/overview`, as: 'Organizer' },
  { name: 'editor', at: `${SAMPLE}/agenda/edit`, as: 'Organizer' },
];
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 900 } } as const;

async function enter(page: Page, office: string): Promise<void> {
  await page.goto('/en/sign-in');
  await page.getByRole('button', { name: `Continue as: ${office}`, exact: true }).click();
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

await nextBuild({ show: false });
const postgres = await temporaryPostgres();
const databaseUrl = await cloneDatabase(postgres.template, 'screenshots');
await runScript('seed.ts', databaseUrl);
const port = await freePort();
const instance = await startInstance({ databaseUrl, sample: true, port });
const { executablePath, env } = await findBrowser();
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const browser = await chromium.launch({ executablePath, env, args });
try {
  mkdirSync(FOLDER, { recursive: true });
  for (const old of readdirSync(FOLDER)) rmSync(join(FOLDER, old));
  for (const { name, at, as: office } of SIGHTS) {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}` });
    const page = await context.newPage();
    if (office) await enter(page, office);
    for (const language of ['en', 'ar']) {
      for (const size of ['phone', 'desktop'] as const) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(SIZES[size]);
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await page.goto(`/${language}${at}`);
          await page.evaluate(() => document.fonts.ready.then(() => undefined));
          const picture = await page.screenshot();
          const file = join(FOLDER, `${name}-${language}-${size}-${colorScheme}.png`);
          await sharp(picture).png({ palette: true, quality: 80 }).toFile(file);
        }
      }
    }
    await context.close();
    console.log(`${name}: 8 pictures`);
  }
} finally {
  await browser.close();
  await instance.stop();
  await postgres.stop();
}
