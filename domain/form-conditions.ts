import { CONSENT_GIVEN, isDue, type MetQuestion, YES_NO } from './form-answers';
import type { FormCondition, FormKind, FormOption } from './form-questions';
import { sentence, type WordedSentence } from './refusal';

type Closed = { kind: FormKind; options: readonly Pick<FormOption, 'id'>[] };

/** The answers on which another question can hang, in their order; none where what is answered is typed. */
export function closedAnswers({ kind, options }: Closed): readonly string[] {
  if (kind === 'yesNo') return YES_NO;
  if (kind === 'consent') return [CONSENT_GIVEN];
  return kind === 'choice' || kind === 'several' ? options.map(({ id }) => id) : [];
}

type Hanging = { id: string; condition: FormCondition | null };
type Choosable = Hanging & Closed;

/** Why a question cannot hang so on one that is asked before it; null where it can. */
export function whyNoCondition(
  { questionId, answers }: FormCondition,
  before: readonly ({ id: string } & Closed)[],
): WordedSentence | null {
  const other = before.find(({ id }) => id === questionId);
  const closed = other ? closedAnswers(other) : [];
  if (closed.length === 0) return sentence('delegations.refusal.conditionBefore');
  const isOffered = answers.length > 0 && answers.every((one) => closed.includes(one));
  return isOffered ? null : sentence('common.invalid.choice');
}

const hangsOn = (id: string) => (one: Hanging) => one.condition?.questionId === id;

/** True where other questions are asked by what is answered to this one. */
export const isHeld = (questions: readonly Hanging[], id: string): boolean => questions.some(hangsOn(id));

/** True where another question hangs on an answer that would be offered no more. */
export const dropsHeld = (questions: readonly Hanging[], id: string, after: Closed): boolean =>
  questions
    .filter(hangsOn(id))
    .some(({ condition }) => condition?.answers.some((one) => !closedAnswers(after).includes(one)));

/** True where each question of an order stands behind the one on which it hangs. */
export const isInOrder = (ordered: readonly Hanging[]): boolean =>
  ordered.every(
    ({ condition }, at) =>
      condition === null || ordered.slice(0, at).some(({ id }) => id === condition.questionId),
  );

/** The questions on which a question hangs, the nearest first, each with the answers that it wants. */
export function conditionsOf(questions: readonly Hanging[], { condition }: Hanging): FormCondition[] {
  const chain: FormCondition[] = [];
  let next = condition;
  while (next && chain.length <= questions.length) {
    const { questionId } = next;
    chain.push(next);
    next = questions.find(({ id }) => id === questionId)?.condition ?? null;
  }
  return chain;
}

type Answered = Hanging & { answer: readonly string[] | null };

/**
 * The ids of those questions that are asked of somebody by what was answered so far: where the condition holds, and the question
 * on which it hangs is asked itself.
 */
export function askedOf(lines: readonly Answered[]): ReadonlySet<string> {
  const holds = ({ questionId, answers }: FormCondition) =>
    lines.some(({ id, answer }) => id === questionId && answers.some((one) => answer?.includes(one)));
  return new Set(lines.filter((line) => conditionsOf(lines, line).every(holds)).map(({ id }) => id));
}

/** True where somebody has still to answer one of the questions that are asked of them. */
export function isSomeDue(lines: readonly (Answered & MetQuestion)[]): boolean {
  const askedIds = askedOf(lines);
  return lines.some((line) => askedIds.has(line.id) && isDue(line));
}

/** `former`: what an answer was given under, where that is another version by now. */
type AnsweredUnder = Hanging & { former: { condition: FormCondition | null } | null };

/**
 * The questions that may be read out of those that a reader may read by themselves: that one is asked, or was answered, tells what
 * was answered to the one on which it hangs or hung, so who may not read that reads neither. What is there no more, and hung on, is
 * read by who reads everything (`mayReadAll`).
 */
export function readableOf<Line extends AnsweredUnder>(
  lines: readonly Line[],
  { mayRead, mayReadAll }: { mayRead: (line: Line) => boolean; mayReadAll: boolean },
): Line[] {
  const byThemselves = new Set(lines.filter(mayRead).map(({ id }) => id));
  const isKnown = (id: string) => lines.some((line) => line.id === id);
  const mayKnow = ({ questionId }: FormCondition) =>
    isKnown(questionId) ? byThemselves.has(questionId) : mayReadAll;
  return lines.filter((line) => {
    const formerly = line.former
      ? conditionsOf(lines, { id: line.id, condition: line.former.condition })
      : [];
    return byThemselves.has(line.id) && [...conditionsOf(lines, line), ...formerly].every(mayKnow);
  });
}

/** Those questions on which one that comes later could hang. */
export const canHold = <One extends Choosable>(questions: readonly One[]): One[] =>
  questions.filter((one) => closedAnswers(one).length > 0);

/**
 * What a form draws: the questions that are asked and can be answered in it, and those that would be asked by what can be
 * answered there.
 */
export function drawnIn<Line extends Hanging & { isAsked: boolean }>(
  lines: readonly Line[],
  canAnswer: (line: Line) => boolean,
): Line[] {
  const drawn = new Set<string>();
  return lines.filter((line) => {
    const isHere = canAnswer(line) && (line.isAsked || drawn.has(line.condition?.questionId ?? ''));
    if (isHere) drawn.add(line.id);
    return isHere;
  });
}
