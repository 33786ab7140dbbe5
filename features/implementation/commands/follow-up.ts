import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { followUp, followUpMember, followUpRhythm } from '@/db/schema/implementation';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { dayIn } from '@/domain/calendar';
import { hasEnded, type Rhythm, whyNotRhythm } from '@/domain/implementation';
import { authorize, type Permission } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { followUpEditInput, followUpEndInput, followUpInput } from '../input';
import { rhythmsOf } from '../queries/rhythms';

type OfOutcome = { conference: string; number: number };
type TypedRhythm = Pick<z.output<typeof followUpInput>, 'firstOn' | 'everyMonths' | 'answerDays' | 'lastOn'>;

/**
 * The outcome, held: whatever happens to its follow-up happens one after the other, and its adoption is not recalled
 * meanwhile. For who may do this to it.
 */
export async function holdOutcome(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  { conference: slug, number, delegationId }: OfOutcome & { delegationId?: string },
) {
  const conference = await conferenceAt(tx, slug);
  if (delegationId) await requireDelegation(tx, conference.id, delegationId);
  authorize(actor, permission, { conferenceId: conference.id, delegationId });
  const [row] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conference.id), eq(outcome.number, number)))
    .for('no key update');
  if (!row) throw missing();
  const now = await dbNow(tx);
  const ref = { conferenceId: conference.id, outcomeId: row.id };
  return { conference, row, ref, now, today: dayIn(conference.timeZone, now) };
}

/** Turns back a report of a country that is not asked for one, or not any more. @throws Refusal */
export async function requireAsked(
  tx: Tx,
  { ref, row }: Pick<Awaited<ReturnType<typeof holdOutcome>>, 'ref' | 'row'>,
  delegationId: string,
): Promise<void> {
  const rhythms = await rhythmsOf(tx, ref);
  const isMember = and(
    eq(followUpMember.conferenceId, ref.conferenceId),
    eq(followUpMember.outcomeId, ref.outcomeId),
    eq(followUpMember.delegationId, delegationId),
  );
  if ((await tx.$count(followUpMember, isMember)) === 0) throw missing();
  if (hasEnded(rhythms)) throw refuse('implementation.refusal.ended', { number: row.number }, 'late');
}

async function requireDelegation(tx: Tx, conferenceId: string, id: string): Promise<void> {
  const isIt = and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, id));
  if ((await tx.$count(delegation, isIt)) === 0) throw missing();
}

const implementationPath = ({ conference, number }: OfOutcome) =>
  `/${conference}/outcomes/${number}/implementation`;

type FollowUpRef = { conferenceId: string; outcomeId: string };

/** The rhythms of a follow-up that goes on, as they were looked at. @throws Refusal where there is none, or another by now */
async function standingRhythms(tx: Tx, ref: FollowUpRef, version: number): Promise<Rhythm[]> {
  const rhythms = await rhythmsOf(tx, ref);
  if (rhythms.length === 0) throw missing();
  if (rhythms.length !== version) throw refuse('common.refusal.stale', {}, 'stale');
  return rhythms;
}

function rhythmFrom({ firstOn, everyMonths, answerDays, lastOn }: TypedRhythm, today: string) {
  const rhythm = { firstOn, everyMonths, answerDays, lastOn };
  const why = whyNotRhythm(rhythm, today);
  if (why) throw refuse(why.why, {}, 'invalid', why.field);
  return rhythm;
}

/** Asks the members what becomes of an adopted outcome, from a day on. Who is asked is settled here. */
export async function openFollowUp(actor: Actor, input: z.output<typeof followUpInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { ref, row, now, today } = await holdOutcome(tx, actor, 'followUp.open', input);
    const { conferenceId, outcomeId } = ref;
    if (!row.adoptedAt) throw refuse('implementation.refusal.notAdopted', { number: row.number }, 'conflict');
    if ((await rhythmsOf(tx, ref)).length > 0)
      throw refuse('implementation.refusal.openedAlready', { number: row.number }, 'conflict');
    const rhythm = rhythmFrom(input, today);
    const members = await membersOf(tx, conferenceId);
    if (members.length === 0) throw refuse('implementation.refusal.noMembers', {}, 'conflict');
    const [openedBy, publicStates] = [actor.accountId, input.publicStates];
    await tx.insert(followUp).values({ ...ref, publicStates, openedAt: now, openedBy });
    await tx.insert(followUpMember).values(members.map(({ id }) => ({ ...ref, delegationId: id })));
    await tx.insert(followUpRhythm).values({ ...ref, number: 1, ...rhythm, setAt: now, setBy: openedBy });
    await record(tx, actor, {
      conferenceId,
      kind: 'followUp.opened',
      entityId: outcomeId,
      after: {
        number: row.number,
        version: 1,
        ...rhythm,
        members: members.length,
        classification: publicStates ? 'public' : 'participants',
      },
      topics: [`outcome:${outcomeId}`],
    });
    return {
      redirect: implementationPath(input),
      message: 'implementation.done.followUpOpened',
      params: { count: members.length },
    };
  });
}

/** The delegations of members, from the region and from outside, that have not been withdrawn. */
const membersOf = (tx: Tx, conferenceId: string) =>
  tx
    .select({ id: delegation.id })
    .from(delegation)
    .where(
      and(
        eq(delegation.conferenceId, conferenceId),
        inArray(delegation.kind, ['memberInRegion', 'memberOutOfRegion']),
        isNull(delegation.withdrawnAt),
      ),
    )
    .orderBy(asc(delegation.id));

/** Sets another rhythm from a day on; one that has ended goes on with it. What was asked for until now stays as it was. */
export async function editFollowUp(actor: Actor, input: z.output<typeof followUpEditInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { ref, row, now, today } = await holdOutcome(tx, actor, 'followUp.edit', input);
    const { length: before } = await standingRhythms(tx, ref, input.version);
    const rhythm = rhythmFrom(input, today);
    const version = before + 1;
    const set = { number: version, reason, setAt: now, setBy: actor.accountId };
    await tx.insert(followUpRhythm).values({ ...ref, ...rhythm, ...set });
    await record(tx, actor, {
      conferenceId: ref.conferenceId,
      kind: 'followUp.edited',
      entityId: ref.outcomeId,
      before: { version: before },
      after: { number: row.number, version, ...rhythm, reason },
      topics: [`outcome:${ref.outcomeId}`],
    });
    return { message: 'implementation.done.followUpEdited', data: { version } };
  });
}

/** Ends a follow-up: nothing more is asked for, and what was reported stays to be read. */
export async function endFollowUp(actor: Actor, input: z.output<typeof followUpEndInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { ref, row, now } = await holdOutcome(tx, actor, 'followUp.end', input);
    const rhythms = await standingRhythms(tx, ref, input.version);
    if (hasEnded(rhythms)) throw refuse('implementation.refusal.ended', { number: row.number }, 'conflict');
    const version = rhythms.length + 1;
    const set = { number: version, reason, setAt: now, setBy: actor.accountId };
    await tx.insert(followUpRhythm).values({ ...ref, ...set });
    await record(tx, actor, {
      conferenceId: ref.conferenceId,
      kind: 'followUp.ended',
      entityId: ref.outcomeId,
      before: { version: rhythms.length },
      after: { number: row.number, version, reason },
      topics: [`outcome:${ref.outcomeId}`],
    });
    return { redirect: implementationPath(input) };
  });
}
