import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { declareMessages } from '../../scripts/message-types.mjs';
import { ROOT } from './sources';

const HOUSE = ['app', 'components', 'db', 'domain', 'features', 'messages', 'platform', 'sample'];

export type Change = { path: string; at: string; add: string };

function change(copy: string, { path, at, add }: Change): void {
  const before = readFileSync(join(copy, path), 'utf8');
  if (before.split(at).length !== 2) throw new Error(`${path} does not say once: ${at}`);
  writeFileSync(join(copy, path), before.replace(at, add + at));
}

/** What the compiler says of a copy of the house in which lines were added: each file with all its complaints. */
export function complaintsAfter(...changes: Change[]): Record<string, string> {
  declareMessages();
  const copy = mkdtempSync(join(tmpdir(), 'plenary-copy-'));
  try {
    for (const part of [...HOUSE, 'tsconfig.json'])
      cpSync(join(ROOT, part), join(copy, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
    for (const one of changes) change(copy, one);
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '--noEmit', '--pretty', 'false'], {
      cwd: copy,
      encoding: 'utf8',
    });
    const complaints: Record<string, string> = {};
    for (const [, file = '', words = ''] of stdout.matchAll(/^(\S+)\(\d+,\d+\): error TS\d+: (.*)$/gm))
      complaints[file] = `${complaints[file] ?? ''}${words}\n`;
    return complaints;
  } finally {
    rmSync(copy, { recursive: true });
  }
}
