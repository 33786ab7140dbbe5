import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { participant, registration } from '@/db/schema/delegations';
import { type Actor, seatsIn } from '@/domain/actor';
import { isLateToRegister } from '@/domain/deadlines';
import type { Change } from '@/domain/events';
import { isSomeDue } from '@/domain/form-conditions';
import { authorize } from '@/domain/permissions';
import {
  PERSON_QUESTIONS,
  type SavedSection,
  type StoredAnswers,
  sameAnswer,
  tasksLeft,
} from '@/domain/questions';
import { missing, refuse } from '@/domain/refusal';
import { mayFill, registrationStatus } from '@/domain/registration';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { personDraftInput, personInput, submissionInput } from '../input';
import { formLines } from '../queries/form-questions';
import { factsOf } from '../queries/people';
import { lockSeat } from '../queries/places';
import { dropUnasked } from './unasked';

/**
 * The actor's own seat and what was saved for it, locked. Somebody without a seat, or whose seat was
 * withdrawn, has no registration: 404.
 */
export async function lockOwn(tx: Tx, actor: Actor, slug: string) {
  const conference = await conferenceAt(tx, slug);
  const conferenceId = conference.id;
  const mine = seatsIn(actor, conferenceId).find((s) => s.participantId !== null);
  if (!mine?.participantId) throw missing();
  const [seat] = await tx
    .select()
    .from(participant)
    .where(
      and(
        eq(participant.conferenceId, conferenceId),
        eq(participant.id, mine.participantId),
        isNull(participant.withdrawnAt),
      ),
    )
    .for('no key update');
  if (!seat) throw missing();
  requireKept(seat);
  return { conference, ...(await savedFor(tx, seat)) };
}

/** The seat of somebody else, its delegation and what was saved for it, locked. @throws the 404 Refusal for who may not see it */
export async function lockOther(
  tx: Tx,
  actor: Actor,
  { conference: slug, participantId }: { conference: string; participantId: string },
) {
  const conference = await conferenceAt(tx, slug);
  const { row, seat } = await lockSeat(tx, actor, conference.id, participantId);
  requireKept(seat);
  return { conference, row, ...(await savedFor(tx, seat)) };
}

/** Refuses where what was held about the person was erased, also while this waited for the seat: nothing is written anew. */
function requireKept({ erasedAt }: Pick<typeof participant.$inferSelect, 'erasedAt'>): void {
  if (erasedAt) throw refuse('delegations.refusal.erased', {}, 'conflict');
}

/** What was saved for a seat that is locked. */
async function savedFor(tx: Tx, seat: typeof participant.$inferSelect) {
  const { conferenceId, id: participantId, accountId } = seat;
  const [saved = null] = await tx
    .select()
    .from(registration)
    .where(and(eq(registration.conferenceId, conferenceId), eq(registration.participantId, participantId)));
  return { seat, saved, thing: { conferenceId, participantId, accountId } };
}

/** Refuses where the answers cannot be changed any more. */
export function requireOpen(own: LockedRegistration): void {
  if (!mayFill(registrationStatus(factsOf(own.seat, own.saved))))
    throw refuse('delegations.refusal.submittedAlready', {}, 'conflict');
}

/** Refuses what is handed in after the deadline for registrations. */
function requireInTime({ conference, seat, saved }: LockedRegistration, now: Date): void {
  const { registrationDue, timeZone } = conference;
  const returned = registrationStatus(factsOf(seat, saved)) === 'returned';
  if (registrationDue && isLateToRegister({ registrationDue }, returned, now))
    throw refuse(
      'delegations.refusal.registrationOver',
      { time: { from: registrationDue, timeZone } },
      'late',
    );
}

type LockedRegistration = Awaited<ReturnType<typeof lockOwn>>;
type Values = Partial<StoredAnswers> & { version?: number };

/** Writes a part of the answers, and answers with the change to record. */
export async function writeAnswers(
  tx: Tx,
  { seat, saved }: LockedRegistration,
  section: SavedSection,
  values: Values,
): Promise<Change<'registration.saved' | 'registration.started'>> {
  const { conferenceId, id: participantId } = seat;
  const savedAt = await dbNow(tx);
  await tx
    .insert(registration)
    .values({ conferenceId, participantId, version: 0, savedAt, ...values })
    .onConflictDoUpdate({
      target: [registration.conferenceId, registration.participantId],
      set: { savedAt, ...values },
    });
  return {
    conferenceId,
    kind: saved ? 'registration.saved' : 'registration.started',
    entityId: participantId,
    before: saved && Object.fromEntries(fieldsIn(values).map((field) => [field, saved[field]])),
    after: { section, ...values },
    topics: [`participant:${participantId}`, `delegation:${seat.delegationId}`],
  };
}

const fieldsIn = (values: Values) => Object.keys(values) as (keyof Values)[];

type PersonInput = z.output<typeof personInput> | z.output<typeof personDraftInput>;

/**
 * Saves the personal details. Typed upon an older version they are refused and stay on the form; sent twice
 * they are saved once.
 */
async function writePerson(actor: Actor, input: PersonInput): Promise<number> {
  return act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    requireOpen(own);
    const version = own.saved?.version ?? 0;
    const { saved } = own;
    const changed = PERSON_QUESTIONS.filter((name) => !sameAnswer(saved?.[name], input[name]));
    if (saved && changed.length === 0) return version;
    // Languages that were ticked in another order stay as they were.
    const answers = PERSON_QUESTIONS.map((name) => [
      name,
      (saved && !changed.includes(name) ? saved : input)[name],
    ]);
    const values: Partial<StoredAnswers> = Object.fromEntries(answers);
    if (version !== input.version) throw refuse('delegations.refusal.stale', {}, 'stale');
    await record(tx, actor, await writeAnswers(tx, own, 'person', { ...values, version: version + 1 }));
    return version + 1;
  });
}

/** Saves the personal details as far as they go, and stays on the page. */
export async function savePersonDraft(actor: Actor, input: z.output<typeof personDraftInput>): Promise<Done> {
  return { data: { version: await writePerson(actor, input) } };
}

/** Saves the complete personal details and goes on. */
export async function savePerson(actor: Actor, input: z.output<typeof personInput>): Promise<Done> {
  await writePerson(actor, input);
  return { redirect: onward(input) };
}

/** Back to checking the answers, for who came from there; else to the task list. */
export function onward({ conference, from }: { conference: string; from?: string }): string {
  return `/${conference}/registration${from === 'check' ? '/check' : ''}`;
}

/** Hands the checked answers in, without those to what is asked of the person no more. From here on they can be read only, until they are returned. */
export async function submitRegistration(
  actor: Actor,
  input: z.output<typeof submissionInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    requireOpen(own);
    const { conference, seat, saved } = own;
    const lines = await formLines(tx, seat.conferenceId, seat.id);
    if (!saved || tasksLeft(saved, isSomeDue(lines)).length > 0)
      throw refuse('delegations.refusal.incomplete', {}, 'invalid');
    if (saved.version !== input.version || saved.savedAt.getTime() !== input.answersVersion)
      throw refuse('delegations.refusal.changedSinceCheck', {}, 'stale');
    const now = await dbNow(tx);
    requireInTime(own, now);
    await dropUnasked(tx, seat, lines);
    // Later than the decision that returned it, also when both fall into one millisecond.
    const submittedAt =
      seat.decidedAt && seat.decidedAt >= now ? new Date(seat.decidedAt.getTime() + 1) : now;
    await tx
      .update(participant)
      .set({ submittedAt, version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conference.id), eq(participant.id, seat.id)));
    await record(tx, actor, {
      conferenceId: conference.id,
      kind: 'registration.submitted',
      entityId: seat.id,
      before: { submittedAt: seat.submittedAt, decision: seat.decision },
      after: { submittedAt, delegationId: seat.delegationId },
      topics: [`participant:${seat.id}`, `delegation:${seat.delegationId}`],
    });
    return { redirect: `/${conference.slug}/registration/done` };
  });
}
