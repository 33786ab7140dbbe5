import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { amendmentCases } from '../../../scripts/amend-cases';

const folder = mkdtempSync(join(tmpdir(), 'plenary-amend-'));
afterAll(() => rmSync(folder, { recursive: true }));
const { cases } = JSON.parse(readFileSync('tests/data/amendment-vectors.json', 'utf8'));

function amendFile(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/amend.ts', ...args], { encoding: 'utf8' });
}
function amendText(text: string) {
  const path = join(folder, 'cases.json');
  writeFileSync(path, text);
  return amendFile(path);
}
const ONE = {
  id: 'B1',
  text: [
    { id: 'p1', text: 'One two three' },
    { id: 'p2', text: 'Four five six' },
  ],
};
const NOTHING = {
  amendments: [],
  decisions: [],
  expected: { text: ['One two three', 'Four five six'], fallen: [] },
};
const a1 = { id: 'a1', by: 'CL', kind: 'delete', paragraph: 'p1' };

describe('amend FILE', () => {
  test('prints a line for each of the ten cases', () => {
    const { status, stdout, stderr } = amendFile('tests/data/amendment-vectors.json');
    expect(stdout).toBe(cases.map(({ id }: { id: string }) => `${id} ok\n`).join(''));
    expect([status, stderr]).toEqual([0, '']);
  });

  test('exits 1 and says what differs, on the line of the case', () => {
    const [first, second] = cases;
    const wrong = [
      { ...first, expected: { text: ['Other'], fallen: ['a1'] } },
      second,
      {
        ...ONE,
        ...NOTHING,
        amendments: [a1],
        decisions: [
          ['a1', 'rejected'],
          ['a1', 'adopted'],
        ],
      },
      { ...ONE, ...NOTHING, id: 'B2', amendments: [a1, { ...a1, id: 'a2', paragraph: 'p2' }] },
    ];
    const { status, stdout, stderr } = amendText(JSON.stringify({ cases: wrong }));
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toMatch(
      /^A1 text: expected \["Other"\], is \["Recognizing.*; fallen: expected \["a1"\], is \[\]$/,
    );
    expect(lines.slice(1)).toEqual([
      'A2 ok',
      'B1 a1 cannot be adopted: it is not open any more (a1)',
      'B2 a2 is refused: it leaves nothing of the text, and so is a new proposal',
    ]);
    expect([status, stderr]).toEqual([1, '']);
  });

  test('takes what a case may say besides: acceptance, refusals, the order of voting, division and the whole', () => {
    const amendments = [
      { id: 'a1', by: 'CL', kind: 'revise', paragraph: 'p1', text: 'One two' },
      { ...a1, id: 'a2', by: 'AR' },
      { ...a1, id: 'a3', by: 'AR' },
    ];
    const decisions = [
      ['a1', 'accepted'],
      ['s1', 'divided', ['p2']],
      ['s1', 'adopted'],
      ['proposal', 'rejected'],
    ];
    const expected = { text: ['One two', 'Four five six'], fallen: ['a2'], refused: ['a3'] };
    const whole = {
      ...ONE,
      amendments,
      decisions,
      expected: { ...expected, order: ['a2', 'a1'], outcome: 'rejected' },
    };
    const others = { ...expected, refused: ['a2'], order: ['a1', 'a2'], outcome: 'adopted' };
    const { stdout } = amendText(
      JSON.stringify({ cases: [whole, { ...whole, id: 'B2', expected: others }] }),
    );
    expect(stdout.split('\n')).toEqual([
      'B1 ok',
      'B2 a3 is refused: its mover asks for the same already (a2); a2 is not refused; order of voting: expected ["a1","a2"], is ["a2","a1"]; outcome: expected "adopted", is "rejected"',
      '',
    ]);
  });

  test.each([
    [[], 'Give the file to amend'],
    [[join(folder, 'none.json')], 'there is no such file'],
    [['README.md'], 'README.md is no use: it is not JSON.'],
  ])('exits 2 with a sentence for %j', (args, sentence) => {
    const { status, stdout, stderr } = amendFile(...args);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect([status, stdout]).toEqual([2, '']);
  });
});

describe('a file of cases', () => {
  const asking = (asks: object) => ({ ...ONE, ...NOTHING, amendments: [{ ...a1, ...asks }] });
  const deciding = (...decision: unknown[]) => ({
    ...ONE,
    ...NOTHING,
    amendments: [a1],
    decisions: [decision],
  });
  test.each<[unknown, string]>([
    [null, 'case 1 has no id'],
    [{ ...ONE, ...NOTHING, id: 'B 1' }, 'case 1 has no id'],
    [{ ...ONE, ...NOTHING, text: [] }, 'B1: the text is no list of 1 to 500 paragraphs'],
    [{ ...ONE, ...NOTHING, text: [null] }, 'B1: paragraph 1 is no object'],
    [{ ...ONE, ...NOTHING, text: [{ id: 'p1', text: '' }] }, 'B1: p1 has no text of 1 to 20000 characters'],
    [{ ...ONE, ...NOTHING, text: [...ONE.text, ...ONE.text] }, 'B1: the id p1 is there twice'],
    [
      { ...ONE, ...NOTHING, text: [{ ...ONE.text[0], part: 'x' }] },
      'B1: p1 is neither preambular nor operative',
    ],
    [{ ...ONE, ...NOTHING, amendments: {} }, 'B1: the amendments are no list'],
    [{ ...ONE, ...NOTHING, decisions: {} }, 'B1: the decisions are no list'],
    [{ ...ONE, ...NOTHING, expected: {} }, 'B1: the expected text is no list of texts'],
    [{ ...ONE, ...NOTHING, expected: { text: [] } }, 'B1: the expected fallen amendments are no list of ids'],
    [{ ...ONE, ...NOTHING, sponsor: 4 }, 'B1: the sponsor is no id'],
    [asking({ by: undefined }), 'B1: a1 does not say who tabled it'],
    [asking({ kind: 'replace' }), 'B1: a1 neither adds nor deletes nor revises: "replace"'],
    [asking({ text: 'Words' }), 'B1: a1 deletes, and has a text'],
    [asking({ kind: 'revise' }), 'B1: a1 has no text'],
    [asking({ after: 'p2' }), 'B1: a1 is not to one thing'],
    [asking({ kind: 'add', text: 'Words' }), 'B1: a1 cannot add by "paragraph"'],
    [asking({ paragraph: 'p9' }), 'B1: a1 is to "p9", which is no paragraph of the text'],
    [asking({ paragraph: undefined, amendment: 'a1' }), 'B1: a1 is to an amendment, and can only revise'],
    [
      asking({ kind: 'revise', text: 'Words', paragraph: undefined, amendment: 'a1' }),
      'B1: a1 is to "a1", which is no amendment before it',
    ],
    [deciding('a1'), 'B1: decision 1 is neither adopted nor rejected'],
    [deciding('a9', 'adopted'), 'B1: decision 1 is on "a9", which is no amendment'],
    [deciding('proposal', 'accepted'), 'B1: decision 1: the whole is not accepted by its sponsor'],
    [deciding('a1', 'divided', ['p1']), 'B1: the id a1 is there twice'],
    [deciding('s1', 'divided', 'p1'), 'B1: s1 is divided into no list of paragraphs'],
  ])('%j is no case', (one, sentence) => {
    expect(() => amendmentCases({ cases: [one] })).toThrow(sentence);
  });

  test.each([[[]], [{}], [{ cases: [] }], [null]])('%j is no file', (file) => {
    expect(() => amendmentCases(file)).toThrow(/list of cases/);
  });
});
