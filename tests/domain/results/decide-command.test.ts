import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'plenary-decide-'));
afterAll(() => rmSync(folder, { recursive: true }));
const vectors: { id: string; expected: string }[] = JSON.parse(
  readFileSync('tests/data/voting-vectors.json', 'utf8'),
);

function decideFile(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/decide.ts', ...args], { encoding: 'utf8' });
}
function decideText(text: string) {
  const path = join(folder, 'cases.json');
  writeFileSync(path, text);
  return decideFile(path);
}

describe('decide FILE', () => {
  test('prints a line for each of the 38 cases', () => {
    const { status, stdout, stderr } = decideFile('tests/data/voting-vectors.json');
    expect(stdout.trimEnd().split('\n')).toEqual(vectors.map((one) => `${one.id} ${one.expected}`));
    expect([status, stderr]).toEqual([0, '']);
  });

  test('exits 1 and names the case whose outcome differs', () => {
    const wrong = vectors.with(4, { ...vectors[4], id: 'T05', expected: 'rejected' });
    const { status, stdout, stderr } = decideText(JSON.stringify(wrong));
    expect(status).toBe(1);
    expect(stderr).toBe('T05: expected rejected, decided adopted\n');
    expect(stdout).toContain('T05 adopted\n');
  });

  test.each([
    ['[', 'it is not JSON'],
    ['{}', 'it is not a list of cases'],
    ['[{"rules":{},"counts":{}}]', 'case 1 has no id'],
    ['[{"id":"A"}]', 'A has no rules or no counts'],
    ['[{"id":"A","rules":{"procedure":"lot"},"counts":{}}]', 'A: not a procedure: lot'],
    ['[{"id":"A","rules":{"procedure":"consensus"},"counts":{}}]', 'objections is no whole number'],
  ])('exits 2 with a sentence for %s', (text, sentence) => {
    const { status, stderr } = decideText(text);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  test('exits 2 without a file', () => {
    expect(decideFile()).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('Give the file to decide'),
    });
    expect(decideFile(join(folder, 'none.json'))).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('there is no such file'),
    });
  });
});
