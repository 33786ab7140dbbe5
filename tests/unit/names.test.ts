import { expect, it } from 'vitest';
import { filesIn, type Node, nodesIn, programOf, textOf } from '../setup/sources';

const PRODUCT = ['app', 'components', 'db', 'domain', 'features', 'platform'];
const sources = [...PRODUCT, 'benchmarks', 'sample', 'scripts'].flatMap(filesIn);
const tests = filesIn('tests').filter((path) => !path.startsWith('tests/data/'));

/** What says that something was asked for or found, and not what it is. */
const EMPTY = new Set(['asked', 'found', 'given', 'of', 'place', 'said', 'told']);
const isEmpty = (name: string) => EMPTY.has(name.charAt(0).toLowerCase() + name.slice(1));
/** Keys that say no more, and stay: what is signed bears them, or a message has its value under that name. */
const SIGNED_OR_WORDED: Readonly<Record<string, string>> = {
  'domain/mails.ts': 'a value of messages',
  'domain/rules.ts': 'rules.quorum.of, which is signed',
};
/** What a file calls its own, and no other file can name. */
const OF_ONE_FILE = /^(Context|Facts|Row|Shared|\w*Props)$/;
const MOST_BY_POSITION = 4;

const line = (path: string, { start }: Node, what: string) => `${path}:${start} ${what}`;

/** The names that a pattern binds: of `{ found: row }` it is `row`. */
function boundBy(pattern: Node | null): string[] {
  if (!pattern) return [];
  const { type, name, left, argument, value } = pattern as Node & Record<string, Node>;
  if (type === 'Identifier') return [String(name)];
  if (type === 'AssignmentPattern') return boundBy(left as Node);
  if (type === 'RestElement') return boundBy(argument as Node);
  if (type === 'Property') return boundBy(value as Node);
  if (type === 'TSParameterProperty') return boundBy((pattern as { parameter?: Node }).parameter ?? null);
  const parts = pattern.type === 'ObjectPattern' ? pattern.properties : pattern.elements;
  return Array.isArray(parts) ? parts.flatMap((part) => boundBy(part as Node | null)) : [];
}

const isFunction = ({ type }: Node) =>
  /^(ArrowFunctionExpression|Function(Declaration|Expression))$/.test(type);
const parametersOf = (node: Node) => (isFunction(node) ? (node.params as Node[]) : []);

const isType = ({ type }: Node) => /^TS(TypeAlias|Interface)Declaration$/.test(type);

/** The names that a node brings into being. */
function namesMadeBy(node: Node): string[] {
  const names = isFunction(node) || isType(node) || node.type === 'VariableDeclarator';
  const own = names ? boundBy(node.id as Node | null) : [];
  return [...own, ...parametersOf(node).flatMap(boundBy)];
}

const inSources = <T>(look: (path: string, node: Node) => T[], paths = sources): T[] =>
  paths.flatMap((path) =>
    [...nodesIn(programOf(path) as unknown as Node)].flatMap((node) => look(path, node)),
  );

it('names what a thing is', () => {
  const empty = inSources(
    (path, node) =>
      namesMadeBy(node)
        .filter(isEmpty)
        .map((name) => line(path, node, `"${name}" names nothing: say what it is`)),
    [...sources, ...tests],
  );
  expect(empty).toEqual([]);
});

it('names what a property of a type is', () => {
  const empty = new Set(
    inSources((path, node) => {
      const key = node.type === 'TSPropertySignature' ? String((node.key as Node).name) : '';
      return isEmpty(key) && !(path in SIGNED_OR_WORDED) ? [`${path}: "${key}" names nothing`] : [];
    }),
  );
  expect([...empty]).toEqual([]);
});

it('begins a comment with what it speaks of', () => {
  const vague = /^\s*(\/\*\*|\*|\/\/) So (many|much|long|often) .*/gm;
  const comments = [...sources, ...tests].flatMap((path) =>
    [...textOf(path).matchAll(vague)].map(([text]) => `${path}: ${text.trim()}`),
  );
  expect(comments).toEqual([]);
});

it('hands over a few things by position, and more by name', () => {
  const long = inSources((path, node) =>
    parametersOf(node).length > MOST_BY_POSITION
      ? [line(path, node, 'takes too many: hand over an object')]
      : [],
  );
  expect(long).toEqual([]);
});

it('gives a type a name of its own', () => {
  const types = new Map<string, string[]>();
  for (const path of PRODUCT.flatMap(filesIn)) {
    for (const node of programOf(path).body as unknown as Node[]) {
      const made = node.type === 'ExportNamedDeclaration' ? (node.declaration as Node | null) : node;
      if (!made || !isType(made)) continue;
      const [name = ''] = boundBy(made.id as Node);
      if (made !== node || !OF_ONE_FILE.test(name)) types.set(name, [...(types.get(name) ?? []), path]);
    }
  }
  const twice = [...types].filter(([, paths]) => paths.length > 1);
  expect(
    twice.map(
      ([name, paths]) => `${name} is a type in ${paths.join(' and ')}: one of them is something else`,
    ),
  ).toEqual([]);
  expect(types.size).toBeGreaterThan(300);
});
