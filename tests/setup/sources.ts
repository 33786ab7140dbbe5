import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseAst } from 'vitest/node';

export const ROOT = resolve(import.meta.dirname, '../..');

type Program = ReturnType<typeof parseAst>;
/** A node of a parsed source, as the parser makes it: what it is, and its parts under their names. */
export type Node = { type: string; start: number; end: number; [part: string]: unknown };

/** The sources below a folder, migrations aside, as paths from the root. */
export function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'migrations' ? [] : filesIn(path);
    return /\.(ts|tsx|mjs)$/.test(entry.name) ? [path] : [];
  });
}

const texts = new Map<string, string>();
const programs = new Map<string, Program>();

function kept<T>(store: Map<string, T>, path: string, make: () => T): T {
  const known = store.get(path) ?? make();
  store.set(path, known);
  return known;
}

/** What a file of the repository says. */
export const textOf = (path: string): string =>
  kept(texts, path, () => readFileSync(join(ROOT, path), 'utf8'));

/** A source as the parser that Vite brings reads it. */
export const programOf = (path: string): Program =>
  kept(programs, path, () => parseAst(textOf(path), { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path));

const isNode = (part: unknown): part is Node =>
  typeof part === 'object' && part !== null && typeof (part as Node).type === 'string';

/** The nodes directly below one. */
function partsOf(node: Node): Node[] {
  return Object.values(node)
    .flatMap((part) => (Array.isArray(part) ? part : [part]))
    .filter(isNode);
}

/** Every node of a tree, the root first. */
export function* nodesIn(root: Node): Generator<Node> {
  yield root;
  for (const part of partsOf(root)) yield* nodesIn(part);
}

/** One import or re-export of a file: whence, by a path from the root or as `npm:name`, and which names. */
export type Import = {
  from: string;
  to: string;
  typeOnly: boolean;
  /** the name there → the name here; `*` is everything */
  names: readonly { there: string; here: string }[];
};

function pathOf(from: string, name: string): string {
  if (name.startsWith('@/')) return name.slice(2);
  return name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(from), name)) : `npm:${name}`;
}

const word = (node: unknown): string => {
  const { name, value } = (node ?? {}) as { name?: unknown; value?: unknown };
  return String(name ?? value ?? '*');
};

const loads = (node: Node) => node.type === 'ImportExpression' || node.type === 'TSImportType';

/** Everything a file imports: statements, re-exports, `import()` and the types named by one. */
export function importsOf(path: string): Import[] {
  const imports: Import[] = [];
  const add = (source: unknown, typeOnly: boolean, names: Import['names']) =>
    imports.push({ from: path, to: pathOf(path, word(source)), typeOnly, names });
  for (const node of programOf(path).body as unknown as Node[]) {
    if (!node.source) continue;
    const kind = (node.importKind ?? node.exportKind) === 'type';
    const names = ((node.specifiers as Node[] | undefined) ?? [{ type: '*', start: 0, end: 0 }]).map(
      (one) => ({
        there: one.type === 'ImportDefaultSpecifier' ? 'default' : word(one.imported ?? one.local),
        here: word(one.local ?? one.exported),
        typeOnly: kind || one.importKind === 'type' || one.exportKind === 'type',
      }),
    );
    add(node.source, kind || (names.length > 0 && names.every((one) => one.typeOnly)), names);
  }
  if (!/\bimport\(/.test(textOf(path))) return imports;
  for (const node of nodesIn(programOf(path) as unknown as Node))
    if (loads(node)) add(node.source, node.type === 'TSImportType', [{ there: '*', here: '*' }]);
  return imports;
}

/** Something a file exports, with the node that makes it. */
export type Export = { path: string; name: string; node: Node; typeOnly: boolean };

const isType = (node: Node) => /^TS(TypeAlias|Interface)Declaration$/.test(node.type);

/** What a declaration makes, by name: one function or class, or each of several constants. */
function declared(node: Node): [string, Node][] {
  if (node.type !== 'VariableDeclaration') return [[word(node.id), node]];
  return (node.declarations as Node[]).flatMap((one): [string, Node][] => {
    const { id } = one as { id?: unknown };
    return (id as Node).type === 'Identifier'
      ? [[word(id), one]]
      : namesIn(id as Node).map((name): [string, Node] => [name, one]);
  });
}

const namesIn = (pattern: Node): string[] => {
  if (pattern.type === 'Identifier') return [word(pattern)];
  if (pattern.type === 'Property') return namesIn(pattern.value as Node);
  return partsOf(pattern).flatMap(namesIn);
};

/** The declarations at the top of a file, exported or not, by name. */
export function declarationsOf(path: string): Map<string, Node> {
  const nodes = (programOf(path).body as unknown as Node[]).flatMap((node) => {
    const inner = node.type.startsWith('Export') ? (node.declaration as Node | null) : node;
    return inner && /Declaration$/.test(inner.type) && !/^(Import|Export)/.test(inner.type)
      ? declared(inner)
      : [];
  });
  return new Map(nodes);
}

/** What a file exports under a name. What it only passes on from another file is that file's. */
export function exportsOf(path: string): Export[] {
  const own = declarationsOf(path);
  return (programOf(path).body as unknown as Node[]).flatMap((node): Export[] => {
    if (node.type === 'ExportDefaultDeclaration') return [{ path, name: 'default', node, typeOnly: false }];
    if (node.type !== 'ExportNamedDeclaration' || node.source) return [];
    const inner = node.declaration as Node | null;
    const names = inner
      ? declared(inner).map(([name]) => ({ name, local: name }))
      : (node.specifiers as Node[]).map((one) => ({ name: word(one.exported), local: word(one.local) }));
    return names.map(({ name, local }) => {
      const made = own.get(local) ?? node;
      return { path, name, node: made, typeOnly: node.exportKind === 'type' || isType(made) };
    });
  });
}

/** The function that a declaration makes, where it makes one. */
export function functionOf(node: Node): Node | null {
  const made = (node.type === 'VariableDeclarator' ? node.init : node) as Node | null;
  return made && /Function/.test(made.type) ? made : null;
}

/** The parameters of a function: the name of each, and the name of its type where one is written. */
export function parametersOf(node: Node): { name: string; type: string | null }[] {
  return ((functionOf(node)?.params as Node[] | undefined) ?? []).map((param) => {
    const bare = (param.type === 'AssignmentPattern' ? param.left : param) as Node;
    const written = (bare.typeAnnotation as Node | undefined)?.typeAnnotation as Node | undefined;
    return { name: word(bare), type: written?.typeName ? word(written.typeName) : null };
  });
}

/** The names of things that a tree makes use of; what it calls its own parts, and types, aside. */
export function usedIn(node: Node): Set<string> {
  const used = new Set<string>();
  const walk = (one: Node) => {
    if (/^TS/.test(one.type) && !/Expression$/.test(one.type)) return;
    if (/Identifier$/.test(one.type)) used.add(word(one));
    const label = one.computed
      ? null
      : one.type === 'MemberExpression'
        ? one.property
        : one.shorthand || one.key;
    for (const part of partsOf(one)) if (part !== label) walk(part);
  };
  walk(node);
  return used;
}

/** The texts that a tree writes out; types aside. */
export function textsIn(node: Node): string[] {
  if (/^TS/.test(node.type) && !/Expression$/.test(node.type)) return [];
  const own = node.type === 'Literal' && typeof node.value === 'string' ? [node.value] : [];
  return [...own, ...partsOf(node).flatMap(textsIn)];
}
