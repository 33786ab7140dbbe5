import { and, asc, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { formQuestion, formQuestionVersion } from '@/db/schema/form-questions';
import type { Actor } from '@/domain/actor';
import { dropsHeld, isHeld, isInOrder, whyNoCondition } from '@/domain/form-conditions';
import { daysOf, keepsFor } from '@/domain/form-keeping';
import {
  countsFrom,
  dropsOption,
  type FormCondition,
  type FormDefinition,
  type FormKind,
  type FormOption,
  hasOptions,
  MOST_FORM_QUESTIONS,
  sameDefinition,
  swapped,
} from '@/domain/form-questions';
import { authorize } from '@/domain/permissions';
import { missing, Refusal, refuse, sameVersion } from '@/domain/refusal';
import { optionalTextAfter, textAfter, type WorkingLanguages } from '@/domain/working-languages';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type {
  formQuestionChoice,
  formQuestionInput,
  formQuestionMoveInput,
  newFormQuestionInput,
} from '../input/form-questions';
import { orderVersionOf } from '../queries/form-questions';

/** The conference, held so that its questions change one after the other; for who may change them. */
async function holdQuestions(tx: Tx, actor: Actor, slug: string) {
  const conference = await conferenceAt(tx, slug, 'no key update');
  authorize(actor, 'formQuestion.edit', { conferenceId: conference.id });
  if (conference.closedAt) throw refuse('delegations.refusal.questionsClosed', {}, 'late');
  return conference;
}

/** Joins each question with the version that is asked now. */
const asksNow = and(
  eq(formQuestionVersion.conferenceId, formQuestion.conferenceId),
  eq(formQuestionVersion.questionId, formQuestion.id),
  eq(formQuestionVersion.number, formQuestion.version),
);

/** One question with what it asks now. @throws the 404 Refusal */
async function questionIn(tx: Tx, conferenceId: string, id: string) {
  const [row] = await tx
    .select({ question: formQuestion, asks: formQuestionVersion })
    .from(formQuestion)
    .innerJoin(formQuestionVersion, asksNow)
    .where(and(eq(formQuestion.conferenceId, conferenceId), eq(formQuestion.id, id)));
  if (!row) throw missing();
  return { question: row.question, asks: { ...row.asks, condition: conditionIn(row.asks) } };
}

/** What is asked now, in its order. */
async function askedIn(tx: Tx, conferenceId: string) {
  const rows = await tx
    .select({
      ...{ id: formQuestion.id, position: formQuestion.position, kind: formQuestion.kind },
      ...{ options: formQuestionVersion.options, conditionOf: formQuestionVersion.conditionOf },
      conditionAnswers: formQuestionVersion.conditionAnswers,
    })
    .from(formQuestion)
    .innerJoin(formQuestionVersion, asksNow)
    .where(and(eq(formQuestion.conferenceId, conferenceId), isNull(formQuestion.retiredAt)))
    .orderBy(asc(formQuestion.position), asc(formQuestion.id));
  return rows.map((row) => ({ ...row, condition: conditionIn(row) }));
}

type ConditionColumns = Pick<typeof formQuestionVersion.$inferSelect, 'conditionOf' | 'conditionAnswers'>;

const conditionIn = ({ conditionOf, conditionAnswers }: ConditionColumns): FormCondition | null =>
  conditionOf === null ? null : { questionId: conditionOf, answers: conditionAnswers ?? [] };

/** A definition as its version keeps it. */
const columnsOf = ({ condition, options, ...words }: FormDefinition) => ({
  ...words,
  options: [...options],
  conditionOf: condition?.questionId ?? null,
  conditionAnswers: condition && [...condition.answers],
});

type AskedNow = Awaited<ReturnType<typeof askedIn>>;

/**
 * On what a question hangs after somebody ticked in its form; ticked nowhere, it is asked of everybody.
 * @throws Refusal where more than one question was ticked, and where it cannot hang so on one of those before it
 */
function conditionAfter(typed: TypedDefinition['condition'] = {}, before: AskedNow): FormCondition | null {
  const [ticked, more] = Object.entries(typed).filter(([, answers]) => answers.length > 0);
  if (!ticked) return null;
  if (more) throw refuse('delegations.refusal.conditionOnce', {}, 'invalid', `condition.${more[0]}`);
  const [questionId, answers] = ticked;
  const why = whyNoCondition({ questionId, answers }, before);
  if (why) throw new Refusal(why, 'invalid', `condition.${questionId}`);
  return { questionId, answers: [...new Set(answers)] };
}

type TypedDefinition = Pick<
  z.output<typeof newFormQuestionInput>,
  'label' | 'hint' | 'options' | 'required' | 'readers' | 'keptFor' | 'condition'
>;

/**
 * What a question asks after somebody typed in its form. What it offers keeps its ids; what was left empty is offered no more.
 * @throws Refusal where the original lacks a text, and where there is nothing to choose between
 */
function definitionAfter(
  conference: WorkingLanguages,
  kind: FormKind,
  typed: TypedDefinition,
  { before, stands }: { before: AskedNow; stands?: FormDefinition },
): FormDefinition {
  const label = textAfter(conference, typed.label, { field: 'label', stands: stands?.label });
  const hint = optionalTextAfter(conference, typed.hint, { field: 'hint', stands: stands?.hint });
  const { required = false, readers, keptFor } = typed;
  const options = hasOptions(kind) ? optionsAfter(conference, typed.options, stands?.options ?? []) : [];
  const condition = conditionAfter(typed.condition, before);
  return { label, hint, options, required, readers, keptDays: daysOf(keptFor), condition };
}

function optionsAfter(
  conference: WorkingLanguages,
  typed: TypedDefinition['options'] = {},
  stand: readonly FormOption[],
): FormOption[] {
  const options = Object.entries(typed).flatMap(([at, one]) => {
    if (!one) return [];
    const former = stand.find(({ id }) => id === one.id);
    if (one.id && !former) throw missing();
    const textPlace = { field: `options.${at}.label`, stands: former?.label };
    const label = optionalTextAfter(conference, one.label, textPlace);
    return label ? [{ id: former?.id ?? newId(), label }] : [];
  });
  const field = `options.0.label.${conference.originalLanguage}`;
  if (options.length < 2) throw refuse('delegations.refusal.optionsNeeded', {}, 'invalid', field);
  return options;
}

/** Adds a question behind those that are asked. @throws Refusal where so many are asked already */
export async function addFormQuestion(
  actor: Actor,
  input: z.output<typeof newFormQuestionInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await holdQuestions(tx, actor, input.conference);
    const [conferenceId, id] = [conference.id, newId()];
    const questions = await askedIn(tx, conferenceId);
    const definition = definitionAfter(conference, input.kind, input, { before: questions });
    if (questions.length >= MOST_FORM_QUESTIONS)
      throw refuse('delegations.refusal.mostQuestions', { most: MOST_FORM_QUESTIONS }, 'conflict');
    const now = await dbNow(tx);
    const position = 1 + (questions.at(-1)?.position ?? 0);
    await tx.insert(formQuestion).values({ conferenceId, id, kind: input.kind, position, addedAt: now });
    await tx.insert(formQuestionVersion).values({
      ...{ conferenceId, questionId: id, number: 1, countsFrom: 1, ...columnsOf(definition) },
      ...{ keptSince: now, writtenAt: now, writtenBy: actor.accountId },
    });
    await record(tx, actor, {
      ...{ conferenceId, kind: 'formQuestion.added', entityId: conferenceId },
      after: { question: definition.label },
    });
    return { redirect: `/${conference.slug}/settings/questions`, message: 'delegations.done.questionAdded' };
  });
}

const DONE = {
  longer: 'delegations.done.questionEditedLonger',
  shorter: 'delegations.done.questionEditedShorter',
  same: 'delegations.done.questionEdited',
} as const;

/**
 * Asks a question otherwise from here on, as a version of its own. Those who have answered answer again, or their answers stand:
 * whoever edits says which.
 * @throws Refusal where a colleague was there before, and where answers would stand that can no longer be chosen
 */
export async function editFormQuestion(
  actor: Actor,
  input: z.output<typeof formQuestionInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await holdQuestions(tx, actor, input.conference);
    const conferenceId = conference.id;
    const { question, asks } = await questionIn(tx, conferenceId, input.questionId);
    if (question.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    if (question.retiredAt) throw refuse('delegations.refusal.questionRetired', {}, 'conflict');
    const questions = await askedIn(tx, conferenceId);
    const before = questions.slice(
      0,
      questions.findIndex(({ id }) => id === question.id),
    );
    const definition = definitionAfter(conference, question.kind, input, { before, stands: asks });
    if (dropsHeld(questions, question.id, { ...definition, kind: question.kind }))
      throw refuse('delegations.refusal.optionHeld', {}, 'conflict');
    if (input.reask === 'keep') {
      if (sameDefinition(asks, definition)) throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid');
      if (dropsOption(asks, definition))
        throw refuse('delegations.refusal.optionDropped', {}, 'invalid', 'reask');
    }
    const number = question.version + 1;
    const now = await dbNow(tx);
    await tx.insert(formQuestionVersion).values({
      ...{ conferenceId, questionId: question.id, number, ...columnsOf(definition) },
      ...{ writtenAt: now, writtenBy: actor.accountId },
      keptSince: definition.keptDays === asks.keptDays ? asks.keptSince : now,
      countsFrom: countsFrom(number, asks.countsFrom, input.reask),
    });
    await tx
      .update(formQuestion)
      .set({ version: number })
      .where(and(eq(formQuestion.conferenceId, conferenceId), eq(formQuestion.id, question.id)));
    await record(tx, actor, {
      ...{ conferenceId, kind: 'formQuestion.edited', entityId: conferenceId },
      before: { question: asks.label },
      after: { question: definition.label, reask: input.reask },
    });
    const message = DONE[keepsFor(asks.keptDays, definition.keptDays)];
    return { message, data: { version: number } };
  });
}

/** Moves a question one place up or down. @throws Refusal where the order is another than was seen */
export async function moveFormQuestion(
  actor: Actor,
  input: z.output<typeof formQuestionMoveInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await holdQuestions(tx, actor, input.conference);
    const { asks } = await questionIn(tx, conferenceId, input.questionId);
    const ordered = await askedIn(tx, conferenceId);
    const pair = swapped(ordered, input.questionId, input.direction);
    if (!pair || orderVersionOf(ordered) !== input.orderVersion)
      throw refuse('common.refusal.changed', {}, 'stale');
    const [own, other] = pair;
    const after = ordered.map((one) => (one.id === own.id ? other : one.id === other.id ? own : one));
    if (!isInOrder(after)) throw refuse('delegations.refusal.movedBefore', {}, 'conflict');
    for (const [id, position] of [
      [own.id, other.position],
      [other.id, own.position],
    ] as const)
      await tx
        .update(formQuestion)
        .set({ position })
        .where(and(eq(formQuestion.conferenceId, conferenceId), eq(formQuestion.id, id)));
    await record(tx, actor, {
      ...{ conferenceId, kind: 'formQuestion.moved', entityId: conferenceId },
      after: { question: asks.label },
    });
    return { message: 'delegations.done.questionMoved' };
  });
}

/** Asks a question no more; what was answered stays, as it was asked. */
export async function retireFormQuestion(
  actor: Actor,
  input: z.output<typeof formQuestionChoice>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { id: conferenceId, slug } = await holdQuestions(tx, actor, input.conference);
    const { question, asks } = await questionIn(tx, conferenceId, input.questionId);
    sameVersion(question, input.version);
    if (question.retiredAt) throw refuse('delegations.refusal.questionRetired', {}, 'conflict');
    if (isHeld(await askedIn(tx, conferenceId), question.id))
      throw refuse('delegations.refusal.questionHeld', {}, 'conflict');
    await tx
      .update(formQuestion)
      .set({ retiredAt: await dbNow(tx) })
      .where(and(eq(formQuestion.conferenceId, conferenceId), eq(formQuestion.id, question.id)));
    await record(tx, actor, {
      ...{ conferenceId, kind: 'formQuestion.retired', entityId: conferenceId },
      before: { question: asks.label },
    });
    return { redirect: `/${slug}/settings/questions`, message: 'delegations.done.questionRetired' };
  });
}
