import { and, asc, eq, exists, inArray, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { changeRequest } from '@/db/schema/change-requests';
import { checkIn } from '@/db/schema/check-ins';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, type Refusal, refuse, sentence } from '@/domain/refusal';
import { registrationStatus, whyNotWithdrawDecision } from '@/domain/registration';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { leftWords } from '@/platform/left';
import { withdrawMails } from '@/platform/mail';
import { recordAll } from '@/platform/record';
import type { decisionWithdrawalInput } from '../input';
import { factsOf, namesOf, registrationOfParticipant } from '../queries/people';
import { type Leading, sendNotes } from './letters';

/**
 * Takes decisions on registrations back: they wait again. A mail that has not left is withdrawn; whoever may have it gets another
 * one. Those on which something stands by now, or that changed meanwhile, are left as they are and named.
 * @throws Refusal when it is for none of them
 */
export async function withdrawDecision(
  actor: Actor,
  { conference: slug, chosen: looked, reason }: z.output<typeof decisionWithdrawalInput>,
): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, slug);
    const conferenceId = conference.id;
    authorize(actor, 'registration.decide', { conferenceId });
    const locked = await lockDecided(tx, conferenceId, looked);
    const left = locked.flatMap(({ seat, why }) => (why ? [{ id: seat.id, why }] : []));
    const ids = left.map(({ id }) => id);
    const names = await namesOf(tx, conferenceId, ids);
    const each = leftWords(left.map(({ id, why }) => ({ name: names.get(id) ?? '', why })));
    const free = locked.filter(({ why }) => !why);
    if (free.length === 0) throw refuse('delegations.refusal.noneDecided', { each }, 'stale');
    await tx
      .update(participant)
      .set({
        ...{ decision: null, decisionReason: null, decidedAt: null, decidedBy: null },
        version: sql`${participant.version} + 1`,
      })
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          inArray(
            participant.id,
            free.map(({ seat }) => seat.id),
          ),
        ),
      );
    const unsent = await withdrawMails(tx, {
      conferenceId,
      templates: ['delegation.accepted', 'delegation.returned'],
      mails: free.flatMap(({ seat, to }) =>
        seat.decidedAt ? [{ to: to.email, since: seat.decidedAt }] : [],
      ),
    });
    const letters = free.flatMap(({ seat: { decision, capacity }, sender, to }): Leading[] => {
      if (!decision || unsent.has(to.email)) return [];
      const params = { capacity, decision, reason };
      return [
        {
          ...{ to, conference, sender, path: '/registration' },
          write: (facts) => ({ template: 'delegation.decisionWithdrawn', params: { ...facts, ...params } }),
        },
      ];
    });
    await sendNotes(tx, letters);
    await recordAll(
      tx,
      actor,
      conferenceId,
      free.map(({ seat }) => ({
        conferenceId,
        kind: 'registration.decisionWithdrawn',
        entityId: seat.id,
        before: { decision: seat.decision, reason: seat.decisionReason },
        after: { delegationId: seat.delegationId, reason },
        topics: [`participant:${seat.id}`, `delegation:${seat.delegationId}`],
      })),
    );
    const untold = free.length - letters.length;
    const more = [
      ...(untold > 0 ? [sentence('delegations.undo.unsent', { count: untold })] : []),
      ...(letters.length > 0 ? [sentence('delegations.undo.mailed', { count: letters.length })] : []),
      ...each.messages,
    ];
    return {
      message: 'delegations.done.decisionWithdrawn',
      params: { count: free.length, more: { messages: more } },
    };
  });
}

/** The seats whose decisions were looked at, locked in the order of their ids, each with why its decision stays. */
async function lockDecided(
  tx: Tx,
  conferenceId: string,
  looked: z.output<typeof decisionWithdrawalInput>['chosen'],
) {
  const versions = new Map(looked.map(({ id, version }) => [id, version]));
  const its = and(eq(participant.conferenceId, conferenceId), inArray(participant.id, [...versions.keys()]));
  const seats = await tx
    .select()
    .from(participant)
    .where(its)
    .orderBy(asc(participant.id))
    .for('no key update');
  if (seats.length < versions.size) throw missing();
  // What is read from here on is read under the locks: whoever is checked in is so before, or not at all.
  const counting = tx
    .select({ id: checkIn.id })
    .from(checkIn)
    .where(
      and(
        eq(checkIn.conferenceId, participant.conferenceId),
        eq(checkIn.participantId, participant.id),
        isNull(checkIn.withdrawnAt),
      ),
    );
  const ended = tx
    .select({ id: changeRequest.id })
    .from(changeRequest)
    .where(
      and(
        eq(changeRequest.conferenceId, participant.conferenceId),
        eq(changeRequest.participantId, participant.id),
        eq(changeRequest.withdrawnAt, participant.decidedAt),
      ),
    );
  const known = await tx
    .select({
      id: participant.id,
      savedAt: registration.savedAt,
      isHere: sql<boolean>`${exists(counting)}`,
      ended: sql<boolean>`${exists(ended)}`,
      to: { id: account.id, email: account.email, name: account.name, locale: account.locale },
      sender: delegation,
    })
    .from(participant)
    .innerJoin(account, eq(account.id, participant.accountId))
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, participant.conferenceId), eq(delegation.id, participant.delegationId)),
    )
    .leftJoin(registration, registrationOfParticipant)
    .where(its);
  const byId = new Map(known.map((one) => [one.id, one]));
  return seats.map((seat) => {
    const facts = byId.get(seat.id);
    if (!facts) throw missing();
    const { to, sender } = facts;
    return { seat, to, sender, why: whyNot(seat, { ...facts, version: versions.get(seat.id) }) };
  });
}

/** Why the decision on a locked seat stays, or null. */
function whyNot(
  seat: typeof participant.$inferSelect,
  facts: {
    savedAt: Date | null;
    isHere: boolean;
    ended: boolean;
    version: number | undefined;
    sender: { withdrawnAt: Date | null };
  },
): Refusal | null {
  if (seat.withdrawnAt) return refuse('delegations.refusal.nominationWithdrawn', {}, 'stale');
  if (facts.sender.withdrawnAt) return refuse('delegations.refusal.withdrawn', {}, 'conflict');
  const { savedAt, isHere } = facts;
  const status = registrationStatus(factsOf(seat, savedAt && { savedAt }));
  const { decidedAt, decidedBy } = seat;
  const why = whyNotWithdrawDecision({ status, decidedAt, decidedBy, savedAt, isHere });
  if (why) return refuse(`delegations.refusal.${why}`, {}, why === 'notDecided' ? 'stale' : 'conflict');
  if (seat.version !== facts.version) return refuse('delegations.refusal.changedSinceDecision', {}, 'stale');
  // What the person wanted to change was ended with the return, for good.
  return facts.ended ? refuse('delegations.refusal.requestEndedWithReturn', {}, 'conflict') : null;
}
