import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownSessions } from '../setup/noted-sessions';

const FOLDER = 'tests/browser';
const texts = new Map(
  readdirSync(FOLDER)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => [name.replace('.test.ts', ''), readFileSync(`${FOLDER}/${name}`, 'utf8')]),
);

/** The files that write into the notes of the plenary that all share: one alone. */
const WRITES_IN_THE_PLENARY = ['outliving'];

describe('the files of tests that run at once', () => {
  it.each(ownSessions.map(([file]) => file))('write in sessions of their own: %s', (file) => {
    const users = [...texts].filter(([, text]) => text.includes(`ownSession('${file}'`));
    expect(users.map(([name]) => name)).toEqual([file]);
  });

  it('leave the notes of the plenary that they share to one of them', () => {
    const users = [...texts].filter(
      ([, text]) => text.includes('Opening plenary') && text.includes('/notes'),
    );
    expect(users.map(([name]) => name)).toEqual(WRITES_IN_THE_PLENARY);
  });
});
