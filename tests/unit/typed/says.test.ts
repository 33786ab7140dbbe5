import { expect, it } from 'vitest';
import * as z from 'zod';
import { wholeNumber } from '@/platform/fields';
import { problems } from '@/platform/form';
import { says } from '@/platform/says';
import { filesIn, importsOf, type Node, nodesIn, programOf } from '../../setup/sources';

const problemOf = (schema: z.ZodType, value: unknown) =>
  problems(schema.safeParse(value).error ?? new z.ZodError([]))[0]?.sentence;

it('carries a message with its values through a schema', () => {
  expect(problemOf(wholeNumber(3, 9), '12')).toEqual({ key: 'common.invalid.tooLarge', params: { max: 9 } });
  const codes = 'A "b" {c}\n\u2028 d.e';
  const schema = z.string().max(1, { error: says('conferences.invalid.members', { codes }) });
  expect(problemOf(schema, 'XX')).toEqual({ key: 'conferences.invalid.members', params: { codes } });
  expect(problemOf(z.uuid({ error: says('common.invalid.id') }), '')).toEqual({
    key: 'common.invalid.id',
    params: {},
  });
});

it('takes words that a schema has of its own for a wrong value', () => {
  expect(problemOf(z.string().max(1), 'XX')).toEqual({ key: 'common.invalid.wrong', params: {} });
});

// What the configuration says is read by who starts the house.
const SCHEMAS = ['features', 'platform']
  .flatMap(filesIn)
  .filter(
    (path) =>
      path !== 'platform/config.ts' &&
      importsOf(path).some(({ to, typeOnly }) => to === 'npm:zod' && !typeOnly),
  );

/** A message, or a function that looks at what was typed and answers with one. */
const isSaid = (node: Node): boolean =>
  node.type === 'ArrowFunctionExpression'
    ? isSaid(node.body as Node)
    : node.type === 'CallExpression' && (node.callee as { name?: string }).name === 'says';

/** What a schema could say in place of a message: `error` and `message`, and a text behind what is checked. */
function wordsIn(node: Node): Node[] {
  if (node.type === 'Property' && /^(error|message)$/.test(String((node.key as { name?: string }).name)))
    return [node.value as Node];
  if (node.type !== 'CallExpression' || (node.callee as Node).type !== 'MemberExpression') return [];
  return (node.arguments as Node[]).filter(
    ({ type, value }) => type === 'Literal' && /^\w+(\.\w+)+$/.test(String(value)),
  );
}

it('lets no schema say anything but a message that the compiler has checked', () => {
  const words = SCHEMAS.flatMap((path) =>
    [...nodesIn(programOf(path) as unknown as Node)]
      .flatMap(wordsIn)
      .map((node) => ({ path, at: node.start, isSaid: isSaid(node) })),
  );
  expect(words.filter((word) => !word.isSaid)).toEqual([]);
  expect(words.length).toBeGreaterThan(30);
});
