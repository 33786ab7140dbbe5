import { chmodSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { ROOT } from '@/scripts/install.mjs';
import { buildId, isBuilt, nextBuild } from '@/scripts/next-build.mjs';
import { secrets } from '@/scripts/secrets.mjs';

const build = join(ROOT, '.next');
const others = (path: string) => statSync(join(build, path)).mode & 0o077;

beforeAll(async () => {
  await nextBuild();
});

it('keeps the key of the actions to whoever made the build, wherever it stands in it', () => {
  const key = secrets().NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '';
  expect(key.length).toBeGreaterThan(20);
  expect(others('.')).toBe(0);
  const files = globSync('**', { cwd: build, withFileTypes: true }).filter((entry) => entry.isFile());
  const holding = files
    .map(({ parentPath, name }) => join(parentPath, name).slice(build.length + 1))
    .filter((path) => readFileSync(join(build, path)).includes(key));
  expect(holding).toContain('server/server-reference-manifest.json');
  expect(holding.filter((path) => others(path) !== 0)).toEqual([]);
});

it('locks up a build that stands before it is used', () => {
  const manifest = 'server/server-reference-manifest.json';
  chmodSync(join(build, manifest), 0o644);
  chmodSync(build, 0o755);
  expect(isBuilt(buildId())).toBe(true);
  expect([others('.'), others(manifest)]).toEqual([0, 0]);
});
