import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { example, firstKey, receipts, signature, text } from './example';
import { byNode, byPython, textOf, withoutPython } from './verifiers';

const page = textOf('docs/result-format.md');
const sha = (content: string) => createHash('sha256').update(content).digest('hex');

describe('the example of the page', () => {
  test('is what our own functions make', () => {
    const [, stands] = page.split('\n## 14. An example\n\n');
    expect(stands).toBe(example);
  });

  test('every hash in it is that of the lines before it', () => {
    const blocks = [...page.matchAll(/```(?:json)?\n([^`]+)\n```\n\nha(?:s|ve) the hash `([0-9a-f]{64})`/g)];
    expect(blocks).toHaveLength(4);
    for (const [, lines, hash] of blocks) expect([sha(lines ?? ''), sha(`${lines}\n`)]).toContain(hash);
    const reason = /```\n(.*\n.*)\n```\n\nhave the hash that is the `reason`/.exec(page);
    expect(page).toContain(`"reason":"${sha(reason?.[1] ?? '')}"`);
  });

  test('passes both verifiers, by receipts of both keys and by the first key', async () => {
    const files = { bytes: Buffer.from(text), signature: Buffer.from(signature, 'base64') };
    const kept = receipts.map((one) => JSON.stringify(one));
    for (const evidence of [
      { ...files, receipts: kept },
      { ...files, fingerprint: firstKey },
    ]) {
      const { said: output } = byNode(evidence);
      expect(output).toMatch(/^OK adopted: /);
      expect(output).not.toContain("whether this key is the house's");
      if (!withoutPython) expect((await byPython([evidence]))[0]?.said).toBe(output);
    }
  });
});

test.each(['verify.mjs', 'verify.py'])('the SHA-256 of %s stands in the README', (name) => {
  expect(textOf('README.md')).toContain(`${sha(textOf(`scripts/${name}`))}  ${name}`);
});

test('both verifiers name the checks of the page, and no others', () => {
  const [, table] = page.split('| name | what is checked |');
  const named = [...(table?.split('\n\n')[0] ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name);
  expect(named).toHaveLength(13);
  const node = [...textOf('scripts/verify.mjs').matchAll(/checking = '(\w+)'/g)].map(([, name]) => name);
  expect([...new Set(node)]).toEqual(named);
  const python = [...textOf('scripts/verify.py').matchAll(/(?:Conflict\(|check_key\(.*, )"(\w+)"/g)];
  expect(new Set(python.map(([, name]) => name))).toEqual(new Set(named));
});
