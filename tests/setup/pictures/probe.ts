import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { ROOT } from '@/scripts/install.mjs';
import { difference } from './compare';

/** The faces of the register, each with the letters that it is drawn by. */
const FACES = [
  ['ibm-plex-sans', 'ibm-plex-sans-latin-400-normal', 'Adopted, 24 to 9, 4 abstaining: Registration 1357'],
  ['ibm-plex-sans', 'ibm-plex-sans-latin-600-normal', 'Adopted, 24 to 9, 4 abstaining: Registration 1357'],
  ['ibm-plex-serif', 'ibm-plex-serif-latin-400-normal', 'The Conference, meeting in Santiago, recommends'],
  ['ibm-plex-mono', 'ibm-plex-mono-latin-400-normal', '7f3a 09cd e1b4 5528'],
  [
    'ibm-plex-sans-arabic',
    'ibm-plex-sans-arabic-arabic-400-normal',
    'المؤتمر الإقليمي الخامس والعشرون للأمريكتين',
  ],
  ['noto-naskh-arabic', 'noto-naskh-arabic-arabic-400-normal', 'إن المؤتمر، المنعقد في سانتياغو، يوصي'],
] as const;

/** The packages that decide how a picture comes out. */
const PACKAGES = ['@sparticuz/chromium', ...new Set(FACES.map(([name]) => `@fontsource/${name}`))];

const folder = import.meta.dirname;
export const PROBE = join(folder, 'recorded/probe.png');
export const DRAWN_WITH = join(folder, 'recorded/drawn-with.json');

/** The versions that the packages have here, by their names. */
export function packageVersions(): Record<string, string> {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return Object.fromEntries(PACKAGES.map((name) => [name, dependencies[name] ?? devDependencies[name]]));
}

/** A sheet of letters and lines, which tells whether this machine draws as the one that drew the pictures. */
export async function probe(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  const faces = FACES.map(([name, file], index) => {
    const face = readFileSync(join(ROOT, `node_modules/@fontsource/${name}/files/${file}.woff2`));
    const source = `data:font/woff2;base64,${face.toString('base64')}`;
    return `@font-face { font-family: face-${index}; src: url(${source}) }`;
  });
  const lines = FACES.flatMap(([, , text], index) =>
    [12.5, 16, 24].map((size) => `<p style="font: ${size}px/1.5 face-${index}" dir="auto">${text}</p>`),
  );
  const style = 'p { margin: 0; border-bottom: 1px solid #d5dad8; color: #16202b }';
  await page.setContent(`<meta charset="utf-8"><style>${faces.join('\n')}${style}</style>${lines.join('')}`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const sheet = await page.screenshot();
  await page.close();
  return sheet;
}

/** Whether letters come out here as they did where the pictures were drawn. */
export async function drawsAlike(browser: Browser): Promise<boolean> {
  return (await difference(readFileSync(PROBE), await probe(browser))).changed === 0;
}
