import {
  declarationsOf,
  exportsOf,
  functionOf,
  importsOf,
  type Node,
  parametersOf,
  textsIn,
  usedIn,
} from './sources';

const bare = (path: string) => path.replace(/\.(tsx?|mjs)$/, '');

/** The circles that files import each other in, types aside, each as its path. */
export function circlesIn(files: readonly string[]): string[] {
  const edges = new Map(
    files.map((path) => [
      bare(path),
      importsOf(path)
        .filter(({ to, typeOnly }) => !typeOnly && !to.startsWith('npm:'))
        .map(({ to }) => bare(to)),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const walk = (node: string, trail: string[]) => {
    if (state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      circles.push([...trail.slice(trail.indexOf(node)), node].join(' → '));
      return;
    }
    state.set(node, 'open');
    for (const next of edges.get(node) ?? []) walk(next, [...trail, node]);
    state.set(node, 'done');
  };
  for (const node of edges.keys()) walk(node, []);
  return circles;
}

type Command = { path: string; name: string; reaches: ReadonlySet<string>; texts: ReadonlySet<string> };

const area = (path: string) => path.split('/').slice(0, 2).join('/');

/** Every name that a declaration uses, also by way of what else its area declares; `seen` gets all these declarations. */
function reachedFrom(path: string, node: Node, seen: Set<Node>): Set<string> {
  const names = new Set<string>();
  if (seen.has(node)) return names;
  seen.add(node);
  const own = declarationsOf(path);
  const imports = importsOf(path).filter(({ to, typeOnly }) => !typeOnly && area(to) === area(path));
  for (const name of usedIn(node)) {
    names.add(name);
    const here = own.get(name);
    const from = imports.flatMap(({ to, names }) =>
      names.filter((one) => one.here === name).map(({ there }) => ({ file: `${to}.ts`, there })),
    )[0];
    const there = from && declarationsOf(from.file).get(from.there);
    if (here) for (const more of reachedFrom(path, here, seen)) names.add(more);
    else if (from && there) for (const more of reachedFrom(from.file, there, seen)) names.add(more);
  }
  return names;
}

const isActor = (param: { name: string; type: string | null } | undefined) =>
  param !== undefined && (param.type === 'Actor' || /^_?actor$/.test(param.name));

/**
 * The commands of a file: what it exports that is called with who acts from outside of the commands of its area, and all
 * names that each makes use of and texts that it contains.
 */
export function commandsOf(path: string, house: readonly string[]): Command[] {
  const inside = path.replace(/(\/commands).*/, '$1');
  const imported = new Set(
    house
      .filter((other) => !other.startsWith(inside))
      .flatMap(importsOf)
      .filter(({ to }) => `${to}.ts` === path)
      .flatMap(({ names }) => names.map(({ there }) => there)),
  );
  return exportsOf(path)
    .filter(({ name, node, typeOnly }) => !typeOnly && imported.has(name) && isActor(parametersOf(node)[0]))
    .map(({ name, node }) => {
      const seen = new Set<Node>();
      const reaches = reachedFrom(path, node, seen);
      return { path, name, reaches, texts: new Set([...seen].flatMap(textsIn)) };
    });
}

/** What a file of commands exports that nobody can tell for a command or a step of one: a value that a call made. */
export function loose(path: string): string[] {
  return exportsOf(path)
    .filter(({ node, typeOnly }) => {
      const made = node.init as Node | undefined;
      return !typeOnly && !functionOf(node) && !/Literal$/.test(made?.type ?? '');
    })
    .map(({ name }) => `${path}: write ${name} as a function that names its parameters`);
}
