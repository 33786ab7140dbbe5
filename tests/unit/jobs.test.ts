import { expect, it } from 'vitest';
import {
  declarationsOf,
  exportsOf,
  filesIn,
  functionOf,
  type Node,
  nodesIn,
  programOf,
  usedIn,
} from '../setup/sources';

const files = filesIn('features').filter((path) => /^features\/[^/]+\/jobs\.ts$/.test(path));

/** The table of jobs that a file ends with: its name, and what it names. */
function tableIn(path: string): { table: string; named: Set<string> } {
  const [table = '', node] = [...declarationsOf(path)].find(([name]) => name.endsWith('Jobs')) ?? [];
  return { table, named: node ? usedIn(node.init as Node) : new Set() };
}

it('has each job in the table of its area', () => {
  const forgotten = files.flatMap((path) => {
    const { named } = tableIn(path);
    return exportsOf(path)
      .filter(({ name, node }) => functionOf(node) && !named.has(name))
      .map(({ name }) => `${path}: ${name} is in no table, and never runs`);
  });
  expect(forgotten).toEqual([]);
});

it('starts the jobs of every area', () => {
  const tables = files.map((path) => tableIn(path).table);
  expect(tables.length).toBeGreaterThan(2);
  const spread = [...nodesIn(programOf('server.ts') as unknown as Node)]
    .filter(({ type }) => type === 'SpreadElement')
    .map(({ argument }) => (argument as Node).name);
  expect(tables.filter((table) => !spread.includes(table))).toEqual([]);
});
