import { and, eq, inArray, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { changeRequest, requestedAnswer } from '@/db/schema/change-requests';
import type { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize, can } from '@/domain/permissions';
import { keptValue } from '@/domain/person-changes';
import { noAnswers, PERSON_QUESTIONS, QUESTIONS, type StoredAnswers, sameAnswer } from '@/domain/questions';
import { refuse } from '@/domain/refusal';
import { mayFill, registrationStatus } from '@/domain/registration';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sayIn } from '@/platform/i18n/messages';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';
import type { changeRequestInput, requestChoice, requestDeclineInput } from '../input';
import { fieldName } from '../queries/changes';
import { factsOf } from '../queries/people';
import { lockSeat } from '../queries/places';
import { addresseeOf, sendNote } from './letters';
import { lockOwn } from './registration';

/** A person can ask so often in an hour. */
const REQUESTS = 10;

type AskingSeat = Pick<typeof participant.$inferSelect, 'id' | 'conferenceId'>;

/** Ends what the person of a locked seat asks for. */
export const endRequest = (tx: Tx, { conferenceId, id }: AskingSeat, now: Date): Promise<void> =>
  endRequests(tx, conferenceId, [id], now);

/** Ends what the persons of locked seats ask for, where the answers go back to them. */
export async function endRequests(
  tx: Tx,
  conferenceId: string,
  seats: readonly string[],
  now: Date,
): Promise<void> {
  await tx
    .update(changeRequest)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(changeRequest.conferenceId, conferenceId),
        inArray(changeRequest.participantId, [...seats]),
        isNull(changeRequest.takenOverAt),
        isNull(changeRequest.declinedAt),
        isNull(changeRequest.withdrawnAt),
      ),
    );
}

/** The request that somebody decides on, open, of a locked seat. @throws Refusal once it is open no more */
async function requireRequest(tx: Tx, seat: AskingSeat, requestId: string) {
  const [request] = await tx
    .select()
    .from(changeRequest)
    .where(
      and(
        eq(changeRequest.conferenceId, seat.conferenceId),
        eq(changeRequest.participantId, seat.id),
        eq(changeRequest.id, requestId),
      ),
    );
  if (!request || request.takenOverAt || request.declinedAt || request.withdrawnAt)
    throw refuse('delegations.refusal.requestOver', {}, 'stale');
  const answers = await tx
    .select({ field: requestedAnswer.question })
    .from(requestedAnswer)
    .where(
      and(eq(requestedAnswer.conferenceId, seat.conferenceId), eq(requestedAnswer.requestId, requestId)),
    );
  return { request, answers };
}

/** What is asked for is decided on by whoever may read all of it. */
function requireReader(
  actor: Actor,
  seat: AskingSeat & { accountId: string },
  answers: readonly { field: keyof typeof QUESTIONS }[],
): void {
  const thing = { conferenceId: seat.conferenceId, participantId: seat.id, accountId: seat.accountId };
  if (!answers.every(({ field }) => can(actor, QUESTIONS[field].readers, thing)))
    throw refuse('delegations.refusal.requestForOrganizers', {}, 'conflict');
}

/** Notes, within the correction that does it, that what a person asked for was taken over. */
export async function takeOver(
  tx: Tx,
  actor: Actor,
  seat: typeof participant.$inferSelect,
  requestId: string,
): Promise<void> {
  const { request, answers } = await requireRequest(tx, seat, requestId);
  requireReader(actor, seat, answers);
  await tx
    .update(changeRequest)
    .set({ takenOverAt: await dbNow(tx) })
    .where(and(eq(changeRequest.conferenceId, seat.conferenceId), eq(changeRequest.id, request.id)));
}

/**
 * Asks for other answers than those that were handed in, and says why. It takes the place of what was asked for before.
 * @throws Refusal while the person can change the answers, and when they were corrected meanwhile
 */
export async function requestChange(actor: Actor, input: z.output<typeof changeRequestInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.requestChange', own.thing);
    const { conference, seat, saved } = own;
    const conferenceId = conference.id;
    if (mayFill(registrationStatus(factsOf(seat, saved))))
      throw refuse('delegations.refusal.changeYourself', {}, 'conflict');
    if ((saved?.version ?? 0) !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const stored: StoredAnswers = saved ?? noAnswers();
    const changed = PERSON_QUESTIONS.filter((name) => !sameAnswer(stored[name], input[name]));
    if (changed.length === 0) throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid');
    await limit(tx, `request:${seat.id}`, REQUESTS, 3600);
    const now = await dbNow(tx);
    await endRequest(tx, seat, now);
    const requestId = newId();
    await tx
      .insert(changeRequest)
      .values({ conferenceId, id: requestId, participantId: seat.id, reason, requestedAt: now });
    await tx.insert(requestedAnswer).values(
      changed.map((question) => ({
        conferenceId,
        requestId,
        question,
        answer: keptValue(input[question]),
      })),
    );
    await record(tx, actor, {
      conferenceId,
      kind: 'registration.changeRequested',
      entityId: seat.id,
      after: { delegationId: seat.delegationId },
      topics: [`participant:${seat.id}`, `delegation:${seat.delegationId}`],
    });
    return {
      redirect: `/${conference.slug}/registration#request`,
      message: 'delegations.done.changeRequested',
    };
  });
}

/** Withdraws what the actor asked for. @throws Refusal once it was decided on */
export async function withdrawRequest(actor: Actor, input: z.output<typeof requestChoice>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.withdrawRequest', own.thing);
    const { conference, seat } = own;
    await requireRequest(tx, seat, input.requestVersion);
    await endRequest(tx, seat, await dbNow(tx));
    await record(tx, actor, {
      conferenceId: conference.id,
      kind: 'registration.requestWithdrawn',
      entityId: seat.id,
      after: { delegationId: seat.delegationId },
      topics: [`participant:${seat.id}`, `delegation:${seat.delegationId}`],
    });
    return { redirect: `/${conference.slug}/registration` };
  });
}

/** Declines what a person asked for, with the reason that the person reads. */
export async function declineRequest(
  actor: Actor,
  input: z.output<typeof requestDeclineInput>,
): Promise<Done> {
  const { reason, participantId } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const { row, seat } = await lockSeat(tx, actor, conferenceId, participantId);
    authorize(actor, 'registration.declineRequest', { conferenceId });
    const { request, answers } = await requireRequest(tx, seat, input.requestVersion);
    requireReader(actor, seat, answers);
    await tx
      .update(changeRequest)
      .set({ declinedAt: await dbNow(tx), declineReason: reason })
      .where(and(eq(changeRequest.conferenceId, conferenceId), eq(changeRequest.id, request.id)));
    const to = await addresseeOf(tx, seat.accountId);
    const changes = answers.map((one) => fieldName(one, sayIn(to.locale))).join('\n');
    await sendNote(tx, {
      to,
      conference,
      sender: row,
      path: '/registration',
      write: (facts) => ({
        template: 'delegation.requestDeclined',
        params: { ...facts, changes, reason },
      }),
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'registration.requestDeclined',
      entityId: seat.id,
      after: { delegationId: row.id },
      topics: [`participant:${seat.id}`, `delegation:${row.id}`, `account:${seat.accountId}`],
    });
    return { redirect: `/${conference.slug}/accreditation/${seat.id}` };
  });
}
