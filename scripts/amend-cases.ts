import {
  AMENDMENT_DECISIONS,
  type Amendment,
  type AmendmentDecision,
  type TabledParagraph,
  VOTED,
} from '@/domain/amendments/debate';
import { MOST_PARAGRAPHS, PARTS } from '@/domain/outcomes';
import { isObject } from './case-file';

/** The whole text, where a decision names it. */
export const WHOLE = 'proposal';
const LONGEST = 20_000;

/** An amendment, a part or the whole, and what became of it; or a part, and the paragraphs that it is divided into. */
export type DecisionOfCase = [id: string, decision: AmendmentDecision] | [id: string, 'divided', string[]];

/** A case of the file. What stands after `fallen`, and the sponsor, may be left out. */
export type AmendmentCase = {
  id: string;
  sponsor?: string;
  text: TabledParagraph[];
  amendments: Amendment[];
  /** in the order in which they fell, once all amendments are tabled */
  decisions: DecisionOfCase[];
  expected: {
    text: string[];
    fallen: string[];
    /** amendments that are refused when they are tabled */
    refused?: string[];
    /** the order of voting that is proposed before the first decision */
    order?: string[];
    outcome?: string;
  };
};

/** @throws Error with the end of a sentence, when these are no cases. */
export function amendmentCases(file: unknown): AmendmentCase[] {
  if (!isObject(file) || !Array.isArray(file.cases)) throw new Error('it has no list of cases');
  if (file.cases.length === 0) throw new Error('its list of cases is empty');
  for (const [index, one] of file.cases.entries()) checkCase(one, `case ${index + 1}`);
  return file.cases;
}

function checkCase(one: unknown, where: string): asserts one is AmendmentCase {
  if (!isObject(one) || !isId(one.id)) throw new Error(`${where} has no id`);
  const known: Known = { paragraphs: new Set(), amendments: new Set(), parts: new Set() };
  const why =
    whyNoLists(one) ??
    first(one.text, (paragraph, n) => whyNoParagraph(paragraph, `paragraph ${n}`, known)) ??
    first(one.amendments, (asks, n) => whyNotTabled(asks, `amendment ${n}`, known)) ??
    first(one.decisions, (decision, n) => whyNoDecision(decision, `decision ${n}`, known)) ??
    whyNotExpected(one.expected);
  if (why) throw new Error(`${one.id}: ${why}`);
}

/** The first sentence that is said of one of a list, counted from 1. */
function first(list: unknown, sentence: (one: unknown, n: number) => string | null): string | null {
  for (const [index, one] of (list as unknown[]).entries()) {
    const why = sentence(one, index + 1);
    if (why) return why;
  }
  return null;
}

function whyNoLists({ text, amendments, decisions, sponsor }: Record<string, unknown>): string | null {
  if (sponsor !== undefined && !isId(sponsor)) return 'the sponsor is no id';
  if (!isList(text) || text.length === 0) return `the text is no list of 1 to ${MOST_PARAGRAPHS} paragraphs`;
  if (!isList(amendments)) return `the amendments are no list of at most ${MOST_PARAGRAPHS}`;
  return isList(decisions) ? null : `the decisions are no list of at most ${MOST_PARAGRAPHS}`;
}

/** What was named so far in a case. */
type Known = Readonly<Record<'paragraphs' | 'amendments' | 'parts', Set<unknown>>>;

function whyNoNewId(id: unknown, where: string, known: Known): string | null {
  if (!isId(id)) return `${where} has no id`;
  const isTaken = id === WHOLE || Object.values(known).some((ids) => ids.has(id));
  return isTaken ? `the id ${id} is there twice, or is "${WHOLE}"` : null;
}

function whyNoParagraph(paragraph: unknown, where: string, known: Known): string | null {
  if (!isObject(paragraph)) return `${where} is no object`;
  const { id, text } = paragraph;
  const why = whyNoNewId(id, where, known) ?? whyNoPart(paragraph);
  known.paragraphs.add(id);
  return why ?? (isText(text) ? null : `${String(id)} has no text of 1 to ${LONGEST} characters`);
}

function whyNotTabled(asks: unknown, where: string, known: Known): string | null {
  if (!isObject(asks)) return `${where} is no object`;
  const aim = whyNoAmendment(asks, known);
  const why = whyNoNewId(asks.id, where, known) ?? whyNoPart(asks) ?? (aim && `${String(asks.id)} ${aim}`);
  known.amendments.add(asks.id);
  return why;
}

/** Why this is no amendment to what stands before it, for the end of a sentence; null when it is one. */
function whyNoAmendment(asks: Record<string, unknown>, known: Known): string | null {
  const { by, kind, paragraph, amendment, after, text } = asks;
  if (!isId(by)) return 'does not say who tabled it';
  if (kind !== 'add' && kind !== 'delete' && kind !== 'revise')
    return `neither adds nor deletes nor revises: ${JSON.stringify(kind)}`;
  if (kind !== 'delete' && !isText(text)) return `has no text of 1 to ${LONGEST} characters`;
  if (kind === 'delete' && text !== undefined) return 'deletes, and has a text';
  const aims = Object.entries({ paragraph, amendment, after }).filter(([, aim]) => aim !== undefined);
  const [aim, id] = aims[0] ?? [];
  if (aims.length !== 1) return 'is not to one thing: a paragraph, an amendment, or "after" a paragraph';
  if ((aim === 'after') !== (kind === 'add')) return `cannot ${kind} by "${aim}"`;
  if (aim === 'amendment') {
    if (kind !== 'revise') return 'is to an amendment, and can only revise its words';
    return known.amendments.has(id) ? null : `is to ${JSON.stringify(id)}, which is no amendment before it`;
  }
  if (kind === 'add' && id === null) return null;
  return known.paragraphs.has(id) ? null : `is to ${JSON.stringify(id)}, which is no paragraph of the text`;
}

function whyNoDecision(decision: unknown, where: string, known: Known): string | null {
  const [id, word, paragraphs] = Array.isArray(decision) ? decision : [];
  if (word === 'divided') {
    const why = whyNoNewId(id, where, known);
    known.parts.add(id);
    return why ?? (isIds(paragraphs) ? null : `${id} is divided into no list of paragraphs`);
  }
  if (!AMENDMENT_DECISIONS.some((one) => one === word))
    return `${where} is neither ${AMENDMENT_DECISIONS.join(' nor ')} nor divided: ${JSON.stringify(word)}`;
  if (id === WHOLE) return word === 'accepted' ? `${where}: the whole is not accepted by its sponsor` : null;
  if (known.parts.has(id))
    return VOTED.some((one) => one === word) ? null : `${where}: a part is adopted or rejected`;
  return known.amendments.has(id) ? null : `${where} is on ${JSON.stringify(id)}, which is no amendment`;
}

function whyNotExpected(expected: unknown): string | null {
  const { text, fallen, refused = [], order = [], outcome = '' } = isObject(expected) ? expected : {};
  if (!Array.isArray(text) || !text.every((line) => typeof line === 'string'))
    return 'the expected text is no list of texts';
  if (!isIds(fallen)) return 'the expected fallen amendments are no list of ids';
  if (isIds(refused) && isIds(order) && typeof outcome === 'string') return null;
  return 'what is expected of refusals, order or outcome is no list of ids or no word';
}

function whyNoPart({ part, id }: Record<string, unknown>): string | null {
  if (part === undefined || PARTS.some((one) => one === part)) return null;
  return `${String(id)} is neither ${PARTS.join(' nor ')}: ${JSON.stringify(part)}`;
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^\S+$/.test(value);
const isIds = (value: unknown): value is string[] => Array.isArray(value) && value.every(isId);
const isText = (value: unknown): value is string =>
  typeof value === 'string' && value.trim() !== '' && value.length <= LONGEST;
const isList = (value: unknown): value is unknown[] =>
  Array.isArray(value) && value.length <= MOST_PARAGRAPHS;
