import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const APART = new Set(['node_modules', 'dist', 'docs', 'test-results']);

function linkFolder(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [a, b] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(a, b);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(a), b);
    else linkSync(a, b);
  }
}

/** A copy of the sources at `root` with the pages and actions that are measured against. @returns its folder */
export function makeTree(root: string): string {
  const tree = mkdtempSync(join(tmpdir(), 'plenary-bench-'));
  for (const name of readdirSync(root)) {
    if (APART.has(name) || name.startsWith('.')) continue;
    cpSync(join(root, name), join(tree, name), { recursive: true });
  }
  try {
    linkFolder(join(root, 'node_modules'), join(tree, 'node_modules'));
  } catch {
    // The temporary folder is on another disk.
    cpSync(join(root, 'node_modules'), join(tree, 'node_modules'), {
      recursive: true,
      verbatimSymlinks: true,
      force: true,
    });
  }
  const copyTo = (file: string, folder: string) => {
    mkdirSync(join(tree, 'app', folder), { recursive: true });
    cpSync(join(root, 'benchmarks/pages', file), join(tree, 'app', folder, basename(file)));
  };
  copyTo('actions.ts', '[locale]/(house)/bench');
  copyTo('page.tsx', '[locale]/(house)/bench');
  // An address with a dot is not sent on to a language.
  copyTo('static/layout.tsx', 'bench.static');
  copyTo('static/page.tsx', 'bench.static/[length]');
  return tree;
}
