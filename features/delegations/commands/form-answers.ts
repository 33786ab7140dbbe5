import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import { formAnswer } from '@/db/schema/form-questions';
import type { Actor } from '@/domain/actor';
import { canBeTakenBack, isDue, isEnded, mustAnswerAgain, sameChosen } from '@/domain/form-answers';
import { isSomeDue } from '@/domain/form-conditions';
import { type FormKind, hasOptions } from '@/domain/form-questions';
import { pick } from '@/domain/local-text';
import { authorize, can, type Permission } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { mayFill, registrationStatus } from '@/domain/registration';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { formAnswersBehalfInput, formAnswersInput } from '../input/form-questions';
import { type FormLine, formLines, shownForm } from '../queries/form-questions';
import { type GivenAnswer, readAnswers } from '../queries/given-answers';
import { factsOf } from '../queries/people';
import { handOf } from './changes';
import { addresseeOf, sendNote } from './letters';
import { lockOther, lockOwn, onward, requireOpen, writeAnswers } from './registration';
import { dropUnasked } from './unasked';

type SeatKey = Pick<typeof participant.$inferSelect, 'conferenceId' | 'id'>;

/** Keeps each answer under the version that it was given to; an empty one is kept no more. */
async function keepAnswers(tx: Tx, seat: SeatKey, answers: readonly GivenAnswer[], answeredAt: Date) {
  const { conferenceId, id: participantId } = seat;
  for (const { id: questionId, answer, drawn } of answers) {
    const values = { givenUnder: drawn.number, answer, answeredAt, erasedAt: null };
    if (answer.length === 0)
      await tx
        .delete(formAnswer)
        .where(
          and(
            eq(formAnswer.conferenceId, conferenceId),
            eq(formAnswer.participantId, participantId),
            eq(formAnswer.questionId, questionId),
          ),
        );
    else
      await tx
        .insert(formAnswer)
        .values({ conferenceId, participantId, questionId, ...values })
        .onConflictDoUpdate({
          target: [formAnswer.conferenceId, formAnswer.participantId, formAnswer.questionId],
          set: values,
        });
  }
}

/** True where the answer is another than the one that is kept, which may be none. */
const isOther = ({ answer }: GivenAnswer, line: FormLine | undefined) =>
  !sameChosen(answer, line?.answer ?? []);

/** Refuses an answer that is missing where the version that was read wants one. */
function requireAnswer({ answer, field, drawn }: GivenAnswer): void {
  if (drawn.required && answer.length === 0) throw refuse(whyNeeded(drawn.kind), {}, 'invalid', field);
}

function whyNeeded(kind: FormKind) {
  if (kind === 'consent') return 'delegations.invalid.consentNeeded';
  return hasOptions(kind) || kind === 'yesNo' || kind === 'country'
    ? 'common.invalid.choice'
    : 'common.invalid.empty';
}

/** True where a person takes a consent back that stands. */
const takesBack = ({ answer, drawn }: GivenAnswer, line: FormLine | undefined) =>
  drawn.kind === 'consent' && answer.length === 0 && line !== undefined && canBeTakenBack(line);

/**
 * True where there is something to write: another answer, or the same one confirmed for a newer version. What saves itself
 * confirms nothing that nobody touched: a consent that is asked anew is drawn unticked, and stays as it was given until the
 * person ticks it, or leaves it unticked and goes on.
 */
function isChanged(one: GivenAnswer, line: FormLine | undefined, whole: boolean): boolean {
  const isNewer = one.answer.length > 0 && one.drawn.number > (line?.givenUnder ?? 0);
  if (one.drawn.kind !== 'consent' || !line || !mustAnswerAgain(line))
    return isOther(one, line) || (whole && isNewer);
  return isNewer || (whole && isOther(one, line));
}

/** True where a question was read that is answered no more, as it is retired or the time of its answers is over. */
const hasEnded = ({ drawn }: GivenAnswer, line: FormLine | undefined) =>
  drawn.retired || (line !== undefined && isEnded(line));

/** True where a question was read otherwise than it is asked by now, so that what was typed to it counts no more. */
function isAskedOtherwise(one: GivenAnswer, line: FormLine | undefined): boolean {
  const { answer, drawn, isAsked } = one;
  const wasEdited = drawn.number < (line?.number ?? 0);
  return (
    hasEnded(one, line) ||
    drawn.number < (line?.countsFrom ?? 0) ||
    (!isAsked && wasEdited && answer.length > 0)
  );
}

const isDueIn = (lines: readonly FormLine[], { id }: GivenAnswer) =>
  lines.some((line) => line.id === id && isDue(line));

type SentAnswers = z.output<typeof formAnswersInput>;

/**
 * Saves what a person answers to the questions of the conference, before it is handed in, and afterwards what is asked anew.
 * An answer is kept under the version that was read, also where another is asked meanwhile. What is not asked, by what is answered
 * to other questions, is neither wanted nor written; what was answered to it before stays until it is handed in. `whole`: the person has looked at
 * all of them, so that what stays as it was is confirmed for the version that was read.
 * @returns the version of the registration, and whether something is asked otherwise by now
 */
async function writeForm(actor: Actor, input: SentAnswers, whole: boolean) {
  return act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    const { seat, saved } = own;
    const lines = await formLines(tx, seat.conferenceId, seat.id);
    const open = mayFill(registrationStatus(factsOf(seat, saved)));
    if (!open && !isSomeDue(lines) && !lines.some(canBeTakenBack)) requireOpen(own);
    const version = saved?.version ?? 0;
    const lineOf = ({ id }: GivenAnswer) => lines.find((line) => line.id === id);
    const all = await readAnswers(tx, seat.conferenceId, input.answers, lines);
    const stillAsked = all.filter((one) => one.isAsked && !hasEnded(one, lineOf(one)));
    const asksOther = all.some((one) => isAskedOtherwise(one, lineOf(one)));
    // A consent can be taken back once it was handed in, too: what lacks it then is due, and seen to be.
    if (whole) stillAsked.filter((one) => open || !takesBack(one, lineOf(one))).forEach(requireAnswer);
    const changed = stillAsked.filter((one) => isChanged(one, lineOf(one), whole));
    if (saved && changed.length === 0) return { version, asksOther };
    if (version !== input.version) throw refuse('delegations.refusal.stale', {}, 'stale');
    // What was handed in and is not asked anew changes as other answers do: by request.
    if (!open && !changed.every((one) => isDueIn(lines, one) || takesBack(one, lineOf(one))))
      requireOpen(own);
    await keepAnswers(tx, seat, changed, await dbNow(tx));
    if (!open) {
      await dropUnasked(tx, seat, await formLines(tx, seat.conferenceId, seat.id));
      // Whoever is about to decide looks at it anew.
      await touchSeat(tx, seat);
    }
    const change = await writeAnswers(tx, own, 'questions', { version: version + 1 });
    const consentGoes = changed.some((one) => takesBack(one, lineOf(one)));
    await record(tx, actor, consentGoes ? { ...change, kind: 'consent.withdrawn' } : change);
    return { version: version + 1, asksOther };
  });
}

const touchSeat = (tx: Tx, { conferenceId, id, version }: typeof participant.$inferSelect) =>
  tx
    .update(participant)
    .set({ version: version + 1 })
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, id)));

const ASKED_OTHERWISE = { message: 'delegations.done.askedOtherwise' } as const;

/** Saves the answers as far as they go, and stays on the page. */
export async function saveFormAnswersDraft(actor: Actor, input: SentAnswers): Promise<Done> {
  const { version, asksOther } = await writeForm(actor, input, false);
  return { ...(asksOther && ASKED_OTHERWISE), data: { version } };
}

/** Saves the complete answers and goes on, unless something is asked otherwise by now: that is looked at first. */
export async function saveFormAnswers(actor: Actor, input: SentAnswers): Promise<Done> {
  const { version, asksOther } = await writeForm(actor, input, true);
  return asksOther ? { ...ASKED_OTHERWISE, data: { version } } : { redirect: onward(input) };
}

/**
 * Fills in or corrects somebody else's answers to the questions of the conference, as far as the actor may read them, and tells
 * the person which.
 * @throws Refusal when newer answers were saved, and where a registration that was handed in would lack an answer
 */
export async function editFormAnswers(
  actor: Actor,
  input: z.output<typeof formAnswersBehalfInput>,
): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { row, ...own } = await lockOther(tx, actor, input);
    const { conference, seat, saved, thing } = own;
    const conferenceId = conference.id;
    authorize(actor, 'formAnswer.edit', thing);
    const version = saved?.version ?? 0;
    if (version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const kept = await formLines(tx, conferenceId, seat.id);
    const may = (permission: Permission) => can(actor, permission, { ...thing, delegationId: row.id });
    const lines = shownForm(kept, may, false);
    // Consents are given by the person alone.
    const lineOf = ({ id }: GivenAnswer) =>
      lines.find((line) => line.id === id && !isEnded(line) && line.kind !== 'consent');
    const answers = await readAnswers(tx, conferenceId, input.answers, kept);
    const changed = answers.filter((one) => one.isAsked && lineOf(one) && isOther(one, lineOf(one)));
    if (changed.length === 0) throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid');
    const open = mayFill(registrationStatus(factsOf(seat, saved)));
    if (!open) changed.forEach(requireAnswer);
    await keepAnswers(tx, seat, changed, await dbNow(tx));
    if (!open) await dropUnasked(tx, seat, await formLines(tx, conferenceId, seat.id));
    await touchSeat(tx, seat);
    const change = await writeAnswers(tx, own, 'questions', { version: version + 1 });
    const to = await addresseeOf(tx, seat.accountId);
    const labels = changed.flatMap((one) => lineOf(one)?.label ?? []);
    const changes = labels.map((label) => pick(label, to.locale, conference.originalLanguage)).join('\n');
    const by = handOf(actor, conferenceId);
    const params = { person: seat.name ?? to.name, changes, reason, by };
    await sendNote(tx, {
      ...{ to, conference, sender: row, path: '/registration' },
      write: (facts) => ({ template: 'delegation.changed', params: { ...facts, ...params } }),
    });
    await record(tx, actor, {
      ...change,
      kind: 'registration.edited',
      after: { delegationId: row.id, reason, section: 'questions' },
      topics: [...(change.topics ?? []), `account:${seat.accountId}`],
    });
    return { message: 'delegations.done.registrationEdited' };
  });
}
