import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './install.mjs';

function* filesIn(path) {
  if (!existsSync(join(ROOT, path))) return;
  if (!statSync(join(ROOT, path)).isDirectory()) return yield path;
  for (const name of readdirSync(join(ROOT, path)).sort()) yield* filesIn(`${path}/${name}`);
}

/**
 * One hash over `more` and over all files of `sources`, folders or files of this house: what was made from them carries it,
 * and is made again when it is another.
 */
export function hashOf(sources, more = '') {
  const hash = createHash('sha256').update(more);
  for (const path of sources.flatMap((source) => [...filesIn(source)])) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(ROOT, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 32);
}
