import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, relative } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '@/scripts/install.mjs';

/** What a program asks for before its first line runs: its own imports, and those of what it imports. */
function packagesOf(path: string, seen = new Set<string>()): string[] {
  if (seen.has(path)) return [];
  seen.add(path);
  const text = readFileSync(path, 'utf8');
  const names = [...text.matchAll(/^(?:import|export)\s(?:[\w*{},\s]+\sfrom\s)?['"]([^'"]+)['"]/gm)].map(
    ([, name]) => name ?? '',
  );
  return names.flatMap((name) => {
    if (isBuiltin(name)) return [];
    if (!name.startsWith('.')) return [`${relative(ROOT, path)} imports ${name}`];
    const target = join(path, '..', name);
    expect(existsSync(target), target).toBe(true);
    return packagesOf(target, seen);
  });
}

it.each(['scripts/start.mjs', 'scripts/test.mjs'])(
  '%s needs nothing but Node until it has installed the rest',
  (path) => {
    const seen = new Set<string>();
    expect(packagesOf(join(ROOT, path), seen)).toEqual([]);
    expect(seen.size).toBeGreaterThan(3);
  },
);
