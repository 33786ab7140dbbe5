import { expect, it } from 'vitest';
import { filesIn, textOf } from '../setup/sources';

/** Where the conditions stand once, and those that ask for something else than what is running or waits. */
const ELSEWHERE = [
  'db/schema/ballots.ts',
  // Whether a text was ever put to a ballot that counts.
  'features/outcomes/queries/owed.ts',
];
const ENDS = /b\.(declared_at|lapsed_at|opened_at) is null|isNull\(ballot\.(declaredAt|lapsedAt|openedAt)\)/;

const writtenOut = (text: string) => ENDS.test(text);

it('asks for ballots that are running, scheduled or pending by one condition, which knows every end', () => {
  const paths = ['db/schema', 'domain', 'features', 'platform'].flatMap(filesIn);
  expect(paths.filter((path) => writtenOut(textOf(path)) && !ELSEWHERE.includes(path))).toEqual([]);
  expect(writtenOut('where b.declared_at is null')).toBe(true);
});
