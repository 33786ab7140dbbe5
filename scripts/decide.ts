import { type Counts, decide } from '@/domain/deciding';
import { DECISION_PROCEDURES, type Rules, TIE_RULES } from '@/domain/rules';
import { bad, isObject, readJson, why } from './case-file';

type Case = { id: string; rules: Rules; counts: Counts; expected?: string };

/** Prints `id outcome` a line. Exit 0: all as expected; 1: an outcome differs; 2: the file is no use. */
function main(path: string | undefined): number {
  if (!path) return bad('Give the file to decide: npm run -s decide -- FILE');
  let cases: Case[];
  try {
    cases = readCases(path);
  } catch (error) {
    return bad(`${path} is no use: ${why(error)}.`);
  }
  let differing = 0;
  for (const { id, rules, counts, expected } of cases) {
    let outcome: string;
    try {
      outcome = decide(rules, counts);
    } catch (error) {
      return bad(`${path}, case ${id}: ${why(error)}.`);
    }
    process.stdout.write(`${id} ${outcome}\n`);
    if (expected === undefined || expected === outcome) continue;
    differing += 1;
    process.stderr.write(`${id}: expected ${expected}, decided ${outcome}\n`);
  }
  return differing > 0 ? 1 : 0;
}

function readCases(path: string): Case[] {
  const cases: unknown = readJson(path);
  if (!Array.isArray(cases)) throw new Error('it is not a list of cases');
  for (const [index, one] of cases.entries()) checkCase(one, index);
  return cases;
}

function checkCase(one: unknown, index: number): asserts one is Case {
  const where = `case ${index + 1}`;
  if (!isObject(one) || typeof one.id !== 'string' || !/^\S+$/.test(one.id))
    throw new Error(`${where} has no id`);
  if (!isObject(one.rules) || !isObject(one.counts)) throw new Error(`${one.id} has no rules or no counts`);
  const { procedure, quorum, onTie } = one.rules;
  if (!DECISION_PROCEDURES.some((known) => known === procedure)) {
    throw new Error(`${one.id}: not a procedure: ${String(procedure)}`);
  }
  if (onTie !== undefined && !TIE_RULES.some((known) => known === onTie)) {
    throw new Error(`${one.id}: onTie is neither ${TIE_RULES.join(' nor ')}: ${String(onTie)}`);
  }
  if (quorum !== undefined && !isQuorum(quorum))
    throw new Error(`${one.id}: the quorum is no fraction of a base`);
}

function isQuorum(quorum: unknown): boolean {
  if (!isObject(quorum) || !isWhole(quorum.base, 0)) return false;
  const fraction = quorum.moreThan ?? quorum.atLeast;
  if (!Array.isArray(fraction) || fraction.length !== 2 || (quorum.moreThan && quorum.atLeast)) return false;
  return isWhole(fraction[0], 0) && isWhole(fraction[1], 1) && Number(fraction[0]) <= Number(fraction[1]);
}

function isWhole(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= 1_000_000;
}

process.exitCode = main(process.argv[2]);
