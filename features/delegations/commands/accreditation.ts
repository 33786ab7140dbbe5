import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { accreditationAddress, personsIn } from '@/domain/person-views';
import { missing, type Refusal, refuse } from '@/domain/refusal';
import { type Decision, mayDecide, registrationStatus } from '@/domain/registration';
import { officerOf } from '@/features/accounts/queries/colleagues';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { leftWords } from '@/platform/left';
import { recordAll } from '@/platform/record';
import type { acceptInput, registrationsInput, returnInput } from '../input';
import { factsOf, namesOf } from '../queries/people';
import type { ConferencePlace } from '../queries/places';
import { officeOf } from '../queries/registration';
import { sendLetters, sendNotes } from './letters';
import { endRequests } from './requests';

type SubmittedSeat = typeof participant.$inferSelect;
type DecisionToWrite = { decision: Decision; reason: string | null };
/** A registration as it was looked at. */
type Looked = { id: string; version: number };

/** Accepts a registration as it was submitted; the delegate gets a mail. */
export async function acceptRegistration(actor: Actor, input: z.output<typeof acceptInput>): Promise<Done> {
  return decide(actor, input, { decision: 'accepted', reason: null });
}

/** Returns a registration with the reason; the delegate gets a mail and can change the answers again. */
export async function returnRegistration(actor: Actor, input: z.output<typeof returnInput>): Promise<Done> {
  return decide(actor, input, { decision: 'returned', reason: input.reason });
}

async function decide(
  actor: Actor,
  input: z.output<typeof acceptInput>,
  made: DecisionToWrite,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    authorize(actor, 'registration.decide', { conferenceId: conference.id });
    const { left } = await decideSeats(tx, actor, conference, {
      made,
      looked: [{ id: input.participantId, version: input.version }],
    });
    if (left[0]) throw left[0].why;
    if (!input.onward) return { message: `delegations.done.${made.decision}` };
    const selection = personsIn(Object.fromEntries(new URLSearchParams(input.list ?? '')));
    const address = { id: input.onward, after: input.participantId };
    return { redirect: accreditationAddress(`/${input.conference}`, selection, address) };
  });
}

/**
 * One decision for several submissions, each by the rule of one alone; those that it cannot be for by now are left as they are and named.
 * @throws Refusal when it is for none of them
 */
export async function decideRegistrations(
  actor: Actor,
  { conference: slug, chosen: looked, decision, reason }: z.output<typeof registrationsInput>,
): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, slug);
    authorize(actor, 'registration.decide', { conferenceId: conference.id });
    const made = { decision, reason: decision === 'returned' ? reason : null };
    const { decided, left } = await decideSeats(tx, actor, conference, { made, looked });
    const names = await namesOf(
      tx,
      conference.id,
      left.map(({ seat }) => seat.id),
    );
    const each = leftWords(left.map(({ seat, why }) => ({ name: names.get(seat.id) ?? '', why })));
    if (decided.length === 0) throw refuse('delegations.refusal.noneDecided', { each }, 'stale');
    const params = { count: decided.length, decision };
    return left.length === 0
      ? { message: 'delegations.done.registrationsDecided', params }
      : {
          message: 'delegations.done.someRegistrationsDecided',
          params: { ...params, left: left.length, each },
        };
  });
}

/** Why a locked seat cannot be decided on, or null: of two officers the second is told what was decided and in what office. */
function whyNot(
  seat: SubmittedSeat,
  { version }: Looked,
  known: { saved: { savedAt: Date } | null; office: ReturnType<typeof officeOf>; withdrawn: boolean },
): Refusal | null {
  if (seat.withdrawnAt) return refuse('delegations.refusal.nominationWithdrawn', {}, 'stale');
  const status = registrationStatus(factsOf(seat, known.saved));
  if (!mayDecide(status)) {
    if (status !== 'accepted' && status !== 'returned')
      return refuse('delegations.refusal.notSubmitted', {}, 'conflict');
    return refuse('delegations.refusal.decidedAlready', { decision: status, office: known.office }, 'stale');
  }
  if (seat.version !== version) return refuse('delegations.refusal.submittedAnew', {}, 'stale');
  return known.withdrawn ? refuse('delegations.refusal.withdrawn', {}, 'conflict') : null;
}

/** The seats that were looked at, locked in the order of their ids, each with why it cannot be decided on. */
async function lockSeats(tx: Tx, actor: Actor, conferenceId: string, looked: readonly Looked[]) {
  const versions = new Map(looked.map((one) => [one.id, one]));
  const ids = [...versions.keys()];
  const seats = await tx
    .select()
    .from(participant)
    .where(and(eq(participant.conferenceId, conferenceId), inArray(participant.id, ids)))
    .orderBy(asc(participant.id))
    .for('no key update');
  if (seats.length < ids.length) throw missing();
  // What is read from here on is read under the locks.
  const known = await tx
    .select({
      id: participant.id,
      savedAt: registration.savedAt,
      decider: officerOf(actor, conferenceId, participant.decidedBy),
      to: { id: account.id, email: account.email, name: account.name, locale: account.locale },
      sender: delegation,
    })
    .from(participant)
    .innerJoin(account, eq(account.id, participant.accountId))
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, participant.conferenceId), eq(delegation.id, participant.delegationId)),
    )
    .leftJoin(
      registration,
      and(
        eq(registration.conferenceId, participant.conferenceId),
        eq(registration.participantId, participant.id),
      ),
    )
    .where(and(eq(participant.conferenceId, conferenceId), inArray(participant.id, ids)));
  const byId = new Map(known.map((one) => [one.id, one]));
  return seats.map((seat) => {
    const [facts, seen] = [byId.get(seat.id), versions.get(seat.id)];
    if (!facts || !seen) throw missing();
    const { savedAt, decider, sender, to } = facts;
    const why = whyNot(seat, seen, {
      saved: savedAt && { savedAt },
      office: officeOf(decider),
      withdrawn: sender.withdrawnAt !== null,
    });
    return { seat, sender, to, why };
  });
}

/** Writes one decision for those of the submissions that it can be for, with the mails and the entries on record of each. */
async function decideSeats(
  tx: Tx,
  actor: Actor,
  conference: ConferencePlace,
  { made, looked }: { made: DecisionToWrite; looked: readonly Looked[] },
) {
  const conferenceId = conference.id;
  const locked = await lockSeats(tx, actor, conferenceId, looked);
  const left = locked.flatMap(({ seat, why }) => (why ? [{ seat, why }] : []));
  const decided = locked.filter(({ why }) => !why);
  if (decided.length === 0) return { decided, left };
  const now = await dbNow(tx);
  const ids = decided.map(({ seat }) => seat.id);
  const { decision, reason } = made;
  if (decision === 'returned') await endRequests(tx, conferenceId, ids, now);
  await tx
    .update(participant)
    .set({
      decision,
      decisionReason: reason,
      decidedAt: now,
      decidedBy: actor.accountId,
      version: sql`${participant.version} + 1`,
    })
    .where(and(eq(participant.conferenceId, conferenceId), inArray(participant.id, ids)));
  const letters = decided.map(({ seat: { capacity }, sender, to }) => ({
    ...{ to, conference, sender, path: '/registration', capacity },
  }));
  if (decision === 'returned')
    await sendLetters(
      tx,
      letters.map(({ capacity, ...letter }) => ({
        ...letter,
        write: (facts) => ({
          template: 'delegation.returned',
          params: { ...facts, capacity, reason: reason ?? '' },
        }),
      })),
    );
  else
    await sendNotes(
      tx,
      letters.map(({ capacity, ...letter }) => ({
        ...letter,
        write: (facts) => ({ template: 'delegation.accepted', params: { ...facts, capacity } }),
      })),
    );
  await recordAll(
    tx,
    actor,
    conferenceId,
    decided.map(({ seat }) => ({
      conferenceId,
      kind: decision === 'accepted' ? 'registration.accepted' : 'registration.returned',
      entityId: seat.id,
      before: { decision: seat.decision, reason: seat.decisionReason },
      after: { delegationId: seat.delegationId, decision, reason },
      topics: [`participant:${seat.id}`, `delegation:${seat.delegationId}`],
    })),
  );
  return { decided, left };
}
