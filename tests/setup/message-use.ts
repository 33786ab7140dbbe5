import { type Node, nodesIn, programOf } from './sources';

/** What a file says where a message could be named: words, and `*` for what is put together when it runs. */
type MessageUse = { areas: string[]; words: string[] };

const isCall = (node: Node, names: RegExp) =>
  node.type === 'CallExpression' && names.test(String((node.callee as { name?: string }).name));

/** The texts that an expression can be, as far as they are written: each with `*` for what is not. */
function textsOf(node: Node | undefined): string[] {
  if (!node) return [];
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'TemplateLiteral') {
    const quasis = node.quasis as { value: { cooked: string } }[];
    return [quasis.map(({ value }) => value.cooked).join('*')];
  }
  if (node.type === 'ObjectExpression')
    return (node.properties as Node[]).flatMap(({ value }) => textsOf(value as Node | undefined));
  return [];
}

const AREAS = /^(get|use)Translations$/;
const areaIn = (node: Node | undefined) => {
  const call = node && [...nodesIn(node)].find((one) => isCall(one, AREAS));
  return call && textsOf((call.arguments as Node[])[0])[0];
};

/** The names that a declaration gives to translators, with the area of each: of one, or of several that are awaited. */
function translatorsIn({ id, init }: Node): [string, string][] {
  const [target, made] = [id as Node, init as Node | undefined];
  const several = [...(made ? nodesIn(made) : [])].find(({ type }) => type === 'ArrayExpression');
  const pairs =
    target.type === 'ArrayPattern' && several
      ? (target.elements as (Node | null)[]).map((one, n) => [one, (several.elements as Node[])[n]] as const)
      : [[target, made] as const];
  return pairs.flatMap(([one, from]): [string, string][] => {
    const area = areaIn(from);
    return one?.type === 'Identifier' && area ? [[String(one.name), area]] : [];
  });
}

function saidIn(path: string): MessageUse {
  const names: MessageUse = { areas: [], words: [] };
  const translators: [string, string][] = [];
  for (const node of nodesIn(programOf(path) as unknown as Node)) {
    if (isCall(node, AREAS)) names.areas.push(...textsOf((node.arguments as Node[])[0]));
    if (node.type === 'VariableDeclarator') translators.push(...translatorsIn(node));
    if (node.type === 'Literal' || node.type === 'TemplateLiteral') names.words.push(...textsOf(node));
    // A key that was chosen elsewhere can be each one of its area.
    if (node.type !== 'CallExpression') continue;
    const callee = node.callee as Node;
    const name = String((callee.type === 'MemberExpression' ? (callee.object as Node) : callee).name);
    const [key] = node.arguments as Node[];
    const isChosen = key && ![...nodesIn(key)].some((one) => textsOf(one).length > 0);
    for (const [translator, area] of translators)
      if (translator === name && isChosen) names.words.push(`${area}.**`);
  }
  return names;
}

const asPattern = (text: string) =>
  new RegExp(
    `^${text.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, (stars) => (stars.length > 1 ? '[\\w.-]+' : '[\\w-]+'))}$`,
  );

/** Says of a message's key whether one of the files names it: whole, or after the area that the file draws from. */
export function namedIn(paths: readonly string[]): (key: string) => boolean {
  const whole = new Set<string>();
  const patterns: RegExp[] = [];
  const add = (text: string) => {
    if (!/^[\w.*-]+$/.test(text) || !/[a-zA-Z]{3}/.test(text)) return;
    if (text.includes('*')) patterns.push(asPattern(text));
    else whole.add(text);
  };
  for (const path of paths) {
    const { areas, words } = saidIn(path);
    for (const text of words) {
      add(text);
      if (/[a-zA-Z]/.test(text)) for (const area of areas) add(`${area}.${text}`);
    }
  }
  return (key) => whole.has(key) || patterns.some((pattern) => pattern.test(key));
}
