import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { ROOT } from '@/scripts/install.mjs';
import { freePort } from '@/scripts/postgres.mjs';
import { run } from '@/scripts/run.mjs';
import { findBrowser } from '@/tests/setup/browser';
import { startInstance } from '@/tests/setup/server';
import type { Ground } from './measure';
import { met, type Section, table } from './report';
import { sampleFor } from './sample';

const SAMPLE = '/en/americas-25';
const PAGES = [
  '/en',
  SAMPLE,
  `${SAMPLE}/agenda`,
  `${SAMPLE}/outcomes/1`,
  `${SAMPLE}/ballots/1`,
  '/ar/americas-25/countries',
];
const GOALS = { performance: 95, accessibility: 100, 'best-practices': 95, seo: 100 } as const;
const CATEGORIES = Object.keys(GOALS) as (keyof typeof GOALS)[];
/** A score of performance is that of one visit: the middle of so many counts. */
const VISITS = 3;

type Audit = { id: string; title: string; score: number | null; displayValue?: string };
type Visit = {
  categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>;
  audits: Record<string, Audit>;
  runtimeError?: { message: string };
};
type Lighthouse = (url: string, flags: object) => Promise<{ lhr: Visit } | undefined>;

/** Lighthouse and what it needs, 170 MB, in a folder of their own: only who measures has them. */
async function install(folder: string): Promise<Lighthouse> {
  for (const name of ['package.json', 'package-lock.json'])
    cpSync(join(ROOT, 'benchmarks/lighthouse', name), join(folder, name));
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await run('npm', args, { cwd: folder, shell: process.platform === 'win32' });
  if (code !== 0) throw new Error(`Lighthouse could not be installed: ${output.slice(-500)}`);
  const path = join(folder, 'node_modules/lighthouse/core/index.js');
  const { default: lighthouse } = (await import(pathToFileURL(path).href)) as { default: Lighthouse };
  return lighthouse;
}

const scoreOf = (visit: Visit, category: string) =>
  Math.round((visit.categories[category]?.score ?? 0) * 100);
const middle = (scores: number[]) => scores.sort((a, b) => a - b)[Math.floor(scores.length / 2)] ?? 0;

/** What cost a page points, in the words of Lighthouse. */
function lost({ categories, audits }: Visit): string[] {
  const refs = CATEGORIES.flatMap((category) => categories[category]?.auditRefs ?? []);
  return refs.flatMap(({ id, weight }) => {
    const audit = audits[id];
    if (!audit || weight === 0 || audit.score === null || audit.score >= 0.9) return [];
    return [`${audit.title}${audit.displayValue ? ` (${audit.displayValue})` : ''}`];
  });
}

/** Public pages as Lighthouse sees them: on a slow telephone, in the Chromium of the tests. */
export async function lighthouse(ground: Ground): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'plenary-lighthouse-'));
  const server = await startInstance({ databaseUrl: await sampleFor(ground, 'lighthouse'), sample: true });
  const port = await freePort();
  const { executablePath, env } = await findBrowser();
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [`--remote-debugging-port=${port}`, ...sandbox];
  const browser = await chromium.launch({ executablePath, env, args });
  const rows: (string | number)[][] = [];
  const costs: string[] = [];
  try {
    const look = await install(folder);
    for (const path of PAGES) {
      const visits: Visit[] = [];
      for (let turn = 0; turn < VISITS; turn++) {
        const flags = { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES };
        const visit = (await look(server.url + path, flags))?.lhr;
        if (!visit || visit.runtimeError)
          throw new Error(`Lighthouse did not see ${path}: ${visit?.runtimeError?.message}`);
        visits.push(visit);
      }
      const scores = CATEGORIES.map((category) => middle(visits.map((visit) => scoreOf(visit, category))));
      const isMet = scores.every((score, index) => score >= GOALS[CATEGORIES[index] ?? 'seo']);
      rows.push([path, ...scores, met(isMet)]);
      const points = [...new Set(visits.flatMap(lost))];
      if (points.length > 0) costs.push(`${path}: ${points.join('; ')}.`);
    }
  } finally {
    await browser.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    title: 'Public pages on a telephone',
    text: [
      `Lighthouse on the production build: a phone on a slow network, as it simulates them; the middle of ${VISITS} visits each. Goals: ${Object.values(GOALS).join(', ')} of 100.`,
      table(['page', ...CATEGORIES, 'goal'], rows),
      ...(costs.length > 0 ? ['What cost points:', ...costs] : []),
    ],
  };
}
