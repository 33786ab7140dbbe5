import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '@/scripts/install.mjs';

export type Section = { title: string; text: string[] };

export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

export const whole = (n: number) => Math.round(n).toLocaleString('en');
export const share = (n: number) => `${Math.round(n * 100)} %`;
export const met = (is: boolean) => (is ? 'met' : 'missed');

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8')).version;
}

function sentence(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8' }).trim();
  } catch {
    return `${command} is not here`;
  }
}

/** The report of one run: what it ran on, then the sections. */
export function report(sections: readonly Section[], postgres: string, load: number): string {
  const [cpu] = cpus();
  const facts = [
    [
      'machine',
      `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`,
    ],
    ['Node', process.version],
    ['PostgreSQL', `${postgres}, synchronous commits, on the same machine`],
    ['pgbench', sentence('pgbench', ['--version'])],
    ...['next', 'react', 'drizzle-orm', 'pg'].map((name) => [name, versionOf(name)]),
    ['begun', new Date().toISOString().slice(0, 10)],
    [
      'load before and after',
      `${load.toFixed(1)} and ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors`,
    ],
  ];
  return [
    '# Measurements',
    'One run of `npm run bench`: the production build, its database and what puts load on them share one machine, so',
    'only ratios of one run say something. What is compared was measured in turn, and the median counts.\n',
    table(['', ''], facts as string[][]),
    ...sections.map(({ title, text }) => `\n## ${title}\n\n${text.join('\n\n')}`),
    '',
  ].join('\n');
}
