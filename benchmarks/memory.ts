import { readFileSync } from 'node:fs';

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It has ended since.
    return '';
  }
}

const childrenOf = (pid: number): number[] =>
  textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);

const treeOf = (pid: number): number[] => [pid, ...childrenOf(pid).flatMap(treeOf)];

/**
 * Megabytes (of 1,000,000 bytes) that process `pid` and all its descendants hold: the sum of their proportional set sizes, in
 * which what several share counts once. Linux only.
 */
export function memoryOf(pid: number): number {
  const sizes = treeOf(pid).map((one) => /^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${one}/smaps_rollup`))?.[1]);
  return sizes.reduce((sum, size) => sum + Number(size ?? 0) * 1024, 0) / 1e6;
}
