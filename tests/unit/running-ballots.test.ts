import { expect, it } from 'vitest';
import { filesIn, textOf } from '../setup/sources';

/** What asks for something else: whether a text was ever put to a ballot that counts. */
const ELSEWHERE = ['features/outcomes/queries/owed.ts'];
const ENDS =
  /\bb\.(declared|lapsed|opened)_at is null|\{(ballot|b)\.(declared|lapsed|opened)At\} is null|isNull\((ballot|b)\.(declared|lapsed|opened)At\)/;

const writtenOut = (text: string) => ENDS.test(text);

it('asks for ballots that are running, scheduled or pending by one condition, which knows every end', () => {
  const paths = ['db/schema', 'domain', 'features', 'platform'].flatMap(filesIn);
  expect(paths.filter((path) => writtenOut(textOf(path)) && !ELSEWHERE.includes(path))).toEqual([]);
  expect(writtenOut('where b.declared_at is null')).toBe(true);
});
