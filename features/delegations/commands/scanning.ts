import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { badge } from '@/db/schema/badges';
import { checkIn } from '@/db/schema/check-ins';
import { participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { type VerdictShown, verdictOn } from '@/domain/check-in';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { registrationStatus } from '@/domain/registration';
import { colleagueName } from '@/features/accounts/queries/colleagues';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import type { scanInput } from '../input/badges';
import { badgeNamedBy } from '../queries/badge-codes';
import { factsOf, registeredName, registrationOfParticipant } from '../queries/people';
import { lockAnyDelegation, senderWorded } from '../queries/places';
import { writeCheckIn } from './check-in';

/**
 * Checks in whoever holds the badge that a code names, and says what came of it. Of two desks that scan one badge at the same
 * moment the first that holds the seat lets the person in; the second is told when, and by whom. A code that lets nobody in is an
 * answer, too, and writes nothing. @throws Refusal once the conference is closed
 */
export function scanBadge(actor: Actor, input: z.output<typeof scanInput>): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const { id: conferenceId, closedAt, timeZone } = await conferenceAt(tx, input.conference, 'share');
    authorize(actor, 'checkIn.add', { conferenceId });
    if (closedAt) throw refuse('delegations.refusal.checkInClosed', {}, 'late');
    const named = await badgeNamedBy(tx, input.code);
    if (named && named.conferenceId !== conferenceId) {
      return { message: 'delegations.verdict.elsewhere', data: { verdict: 'elsewhere' } };
    }
    const holder = named && (await lockHolder(tx, actor, conferenceId, named.badgeId));
    if (!holder) return { message: 'delegations.verdict.unknown', data: { verdict: 'unknown' } };
    const { seat, delegation, saved, name, photoId, number, revokedAt, before } = holder;
    const verdict = verdictOn({
      revoked: revokedAt !== null,
      withdrawn: seat.withdrawnAt !== null || delegation.withdrawnAt !== null,
      status: registrationStatus(factsOf(seat, saved && { savedAt: saved })),
      isHere: before !== null,
    });
    if (verdict === 'checkedIn') await writeCheckIn(tx, actor, seat);
    const data: VerdictShown = { verdict, name, participantId: seat.id, photoId: photoId ?? undefined };
    const person = { name, sender: senderWorded(delegation) };
    if (verdict === 'here' && before) {
      const time = { from: before.at, timeZone };
      return {
        message: 'delegations.verdict.here',
        params: { ...person, time, officer: before.by ?? '' },
        data,
      };
    }
    if (verdict === 'revoked' && revokedAt) {
      const time = { from: revokedAt, timeZone };
      return { message: 'delegations.verdict.revoked', params: { ...person, time, number }, data };
    }
    return {
      message: `delegations.verdict.${verdict as 'checkedIn' | 'gone' | 'notAccredited'}`,
      params: person,
      data,
    };
  });
}

/** Whose badge it is, with the seat and its delegation held, and what is known of them by then. */
async function lockHolder(tx: Tx, actor: Actor, conferenceId: string, badgeId: string) {
  const its = and(eq(badge.conferenceId, conferenceId), eq(badge.id, badgeId));
  const [known] = await tx
    .select({ participantId: badge.participantId, delegationId: participant.delegationId })
    .from(badge)
    .innerJoin(
      participant,
      and(eq(participant.conferenceId, badge.conferenceId), eq(participant.id, badge.participantId)),
    )
    .where(its);
  if (!known) return null;
  const delegation = await lockAnyDelegation(tx, actor, conferenceId, known.delegationId);
  const [seat] = await tx
    .select()
    .from(participant)
    .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, known.participantId)))
    .for('no key update');
  // What is read from here on is read under the locks.
  const [row] = await tx
    .select({
      name: registeredName,
      saved: registration.savedAt,
      photoId: registration.photoId,
      number: badge.number,
      revokedAt: badge.revokedAt,
      hereSince: checkIn.checkedInAt,
      by: colleagueName(actor, conferenceId, checkIn.checkedInBy),
    })
    .from(badge)
    .innerJoin(
      participant,
      and(eq(participant.conferenceId, badge.conferenceId), eq(participant.id, badge.participantId)),
    )
    .innerJoin(account, eq(account.id, participant.accountId))
    .leftJoin(registration, registrationOfParticipant)
    .leftJoin(
      checkIn,
      and(
        eq(checkIn.conferenceId, participant.conferenceId),
        eq(checkIn.participantId, participant.id),
        isNull(checkIn.withdrawnAt),
      ),
    )
    .where(its);
  if (!seat || !row) throw missing();
  const { hereSince, by, ...rest } = row;
  return { seat, delegation, ...rest, before: hereSince && { at: hereSince, by } };
}
