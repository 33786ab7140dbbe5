import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { inLanguage } from '@/db/columns';
import { account } from '@/db/schema/accounts';
import { badge } from '@/db/schema/badges';
import { delegation, participant, registration } from '@/db/schema/delegations';
import { file } from '@/db/schema/files';
import type { Actor } from '@/domain/actor';
import { MOST_PRINTED } from '@/domain/badges';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { colleagueName } from '@/features/accounts/queries/colleagues';
import { KEPT_FILE, type KeptFile } from '@/platform/files';
import { registeredName, registrationOfParticipant, statusSql } from './people';

/** The badge of a person that counts. */
const ofPerson = and(
  eq(badge.conferenceId, participant.conferenceId),
  eq(badge.participantId, participant.id),
  isNull(badge.revokedAt),
);

type BadgeHolders = { holders: readonly string[] | null; locale: Locale };

/**
 * The badges that count of persons who are accredited, by the names; without persons, those that were issued last. For whoever
 * issues them. One question.
 */
export async function listBadges(viewer: Actor, conferenceId: string, { holders, locale }: BadgeHolders) {
  authorize(viewer, 'badge.issue', { conferenceId });
  return withTx(viewer, async (tx) => {
    const rows = await tx
      .select({
        id: badge.id,
        participantId: participant.id,
        number: badge.number,
        issuedAt: badge.issuedAt,
        name: registeredName,
        badgeName: registration.badgeName,
        capacity: participant.capacity,
        kind: delegation.kind,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
        photo: KEPT_FILE,
      })
      .from(badge)
      .innerJoin(participant, ofPerson)
      .innerJoin(account, eq(account.id, participant.accountId))
      .innerJoin(
        delegation,
        and(
          eq(delegation.conferenceId, participant.conferenceId),
          eq(delegation.id, participant.delegationId),
        ),
      )
      .leftJoin(registration, registrationOfParticipant)
      .leftJoin(file, and(eq(file.conferenceId, participant.conferenceId), eq(file.id, registration.photoId)))
      .where(
        and(
          eq(badge.conferenceId, conferenceId),
          eq(statusSql, 'accepted'),
          isNull(delegation.withdrawnAt),
          holders ? inArray(participant.id, [...holders]) : undefined,
        ),
      )
      .orderBy(
        ...(holders ? [] : [desc(badge.issuedAt)]),
        asc(inLanguage(registeredName, locale)),
        asc(participant.id),
      )
      .limit(MOST_PRINTED);
    return rows.map((row) => ({ ...row, photo: row.photo?.id ? (row.photo as KeptFile) : null }));
  });
}

export type PrintedBadge = Awaited<ReturnType<typeof listBadges>>[number];

/** The badges of a person, the one that counts first. One question. */
function badgesOf(tx: Tx, viewer: Actor, conferenceId: string, participantId: string) {
  return tx
    .select({
      id: badge.id,
      number: badge.number,
      issuedAt: badge.issuedAt,
      issuedBy: colleagueName(viewer, conferenceId, badge.issuedBy),
      revokedAt: badge.revokedAt,
      revokedFor: badge.revokedFor,
    })
    .from(badge)
    .where(and(eq(badge.conferenceId, conferenceId), eq(badge.participantId, participantId)))
    .orderBy(desc(badge.number))
    .limit(20);
}

export type BadgeOfPerson = Awaited<ReturnType<typeof badgesOf>>[number];

/** The badges of a person, for whoever issues them. One question. */
export async function getBadges(viewer: Actor, conferenceId: string, participantId: string) {
  authorize(viewer, 'badge.issue', { conferenceId });
  return withTx(viewer, (tx) => badgesOf(tx, viewer, conferenceId, participantId));
}
