import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation, participant, registration } from '@/db/schema/delegations';
import { file } from '@/db/schema/files';
import { type Actor, seatsIn } from '@/domain/actor';
import { isSomeDue } from '@/domain/form-conditions';
import { can } from '@/domain/permissions';
import { noAnswers, QUESTIONS, type StoredAnswers, shownAnswers, tasksLeft } from '@/domain/questions';
import { missing } from '@/domain/refusal';
import { mayDecide, mayFill, registrationStatus, whyNotWithdrawDecision } from '@/domain/registration';
import { type Officer, officeIn, officerOf } from '@/features/accounts/queries/colleagues';
import { getFile, KEPT_FILE } from '@/platform/files';
import { changesOfSeat, shownChanges } from './changes';
import { doublesOf } from './doubles';
import { formOfSeat, shownForm } from './form-questions';
import { factsOf, nominatedName, registeredName, registrationOfParticipant, shownEmail } from './people';
import { requestOfSeat, shownRequest } from './requests';

/** An office that decides on accreditation. */
export type DeciderOffice = (typeof DECIDING)[number] | 'staff';
const DECIDING = ['organizer', 'credentialsOfficer', 'administrator'] as const;

/** Every answer with its version; where nothing was saved yet, none. */
export type Answers = StoredAnswers & { savedAt: Date | null; version: number };

/** A seat with the answers that the viewer may see of it; what is still to be done is judged by all of them. */
export async function readSeat(tx: Tx, viewer: Actor, conferenceId: string, participantId: string) {
  const [row] = await tx
    .select({
      seat: participant,
      saved: registration,
      name: registeredName,
      nominated: nominatedName,
      email: shownEmail,
      changes: changesOfSeat(viewer, conferenceId),
      request: requestOfSeat,
      form: formOfSeat,
      decider: officerOf(viewer, conferenceId, participant.decidedBy),
      isHere: sql<boolean>`exists (select from check_in c where c.conference_id = ${participant.conferenceId}
        and c.participant_id = ${participant.id} and c.withdrawn_at is null)`,
      delegation: {
        id: delegation.id,
        kind: delegation.kind,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
      },
    })
    .from(participant)
    .innerJoin(account, eq(account.id, participant.accountId))
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, participant.conferenceId), eq(delegation.id, participant.delegationId)),
    )
    .leftJoin(registration, registrationOfParticipant)
    .where(
      and(
        eq(participant.conferenceId, conferenceId),
        eq(participant.id, participantId),
        isNull(participant.withdrawnAt),
      ),
    );
  if (!row) throw missing();
  const status = registrationStatus(factsOf(row.seat, row.saved));
  const stored: StoredAnswers = row.saved ?? noAnswers();
  const thing = { conferenceId, participantId, accountId: row.seat.accountId };
  const { answers, hidden } = shownAnswers(stored, (readers) => can(viewer, readers, thing));
  const { savedAt = null, version = 0 } = row.saved ?? {};
  const shown: Answers = { ...answers, savedAt, version };
  const changes = shownChanges(row.changes, (readers) =>
    can(viewer, readers, { ...thing, delegationId: row.delegation.id }),
  );
  const request = shownRequest(row.request, stored, (readers) => can(viewer, readers, thing));
  const form = shownForm(
    row.form,
    (permission) => can(viewer, permission, { ...thing, delegationId: row.delegation.id }),
    row.seat.accountId === viewer.accountId,
  );
  const open = tasksLeft(stored, isSomeDue(row.form));
  return { ...row, status, answers: shown, hidden, changes, request, form, open };
}

/**
 * The viewer's own registration in a conference: how far it is, every answer, and what is still to be done.
 * Who has no seat there, or no longer, has none. One question to the database.
 */
export function getOwnRegistration(viewer: Actor, conferenceId: string) {
  const seat = seatsIn(viewer, conferenceId).find((s) => s.participantId !== null);
  if (!seat?.participantId) return Promise.reject(missing());
  const participantId = seat.participantId;
  return withTx(viewer, async (tx) => {
    const {
      seat: row,
      status,
      answers,
      open,
      changes,
      request,
      form,
      delegation: sender,
      email,
    } = await readSeat(tx, viewer, conferenceId, participantId);
    if (!can(viewer, 'registration.fill', { conferenceId, participantId, accountId: row.accountId }))
      throw missing();
    return {
      participantId,
      email,
      capacity: row.capacity,
      submittedAt: row.submittedAt,
      decidedAt: row.decidedAt,
      reason: status === 'returned' ? row.decisionReason : null,
      /** it came back because its person took back what it needs */
      takenBack: status === 'returned' && row.decidedBy === null && answers.dataConsentWithdrawnAt !== null,
      status,
      open,
      mayFill: mayFill(status) && row.erasedAt === null,
      /** when what the conference held about the person was erased */
      erasedAt: row.erasedAt,
      answers,
      /** what the conference asks beside */
      form,
      changes,
      request,
      delegation: sender,
    };
  });
}

export type OwnRegistration = Awaited<ReturnType<typeof getOwnRegistration>>;

/** In what office somebody decided; the role may have been withdrawn since. */
export const officeOf = (decider: Officer | null): DeciderOffice =>
  decider ? officeIn(decider, DECIDING) : 'staff';

/**
 * One person's registration as the staff reads it to decide. What somebody eats or needs is for those who
 * organize it; who decided is named to colleagues. Two questions to the database.
 */
export function getAccreditation(viewer: Actor, conferenceId: string, participantId: string) {
  if (!can(viewer, 'registration.decide', { conferenceId })) return Promise.reject(missing());
  return withTx(viewer, async (tx) => {
    const {
      seat,
      status,
      answers,
      hidden,
      changes,
      request,
      form,
      name,
      email,
      decider,
      isHere,
      delegation: sender,
    } = await readSeat(tx, viewer, conferenceId, participantId);
    const doubles = await doublesOf(tx, viewer, conferenceId, participantId);
    return {
      participantId,
      name,
      email,
      /** whom the person may be twice */
      doubles,
      capacity: seat.capacity,
      nominatedAt: seat.nominatedAt,
      submittedAt: seat.submittedAt,
      decidedAt: seat.decidedAt,
      reason: seat.decisionReason,
      office: officeOf(decider),
      decidedBy: decider?.name ?? null,
      version: seat.version,
      status,
      mayDecide: mayDecide(status),
      mayTakeBack: whyNotWithdrawDecision({ ...seat, status, savedAt: answers.savedAt, isHere }) === null,
      answers,
      hidden,
      form,
      changes,
      request,
      delegation: sender,
    };
  });
}

export type Accreditation = Awaited<ReturnType<typeof getAccreditation>>;

/** The photo of a participant, for that person and for the staff. Throws the 404 Refusal. */
export function getPhoto(viewer: Actor, conferenceId: string, participantId: string) {
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({ accountId: participant.accountId, photo: KEPT_FILE })
      .from(participant)
      .innerJoin(registration, registrationOfParticipant)
      .innerJoin(
        file,
        and(eq(file.conferenceId, participant.conferenceId), eq(file.id, registration.photoId)),
      )
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          eq(participant.id, participantId),
          isNull(participant.withdrawnAt),
        ),
      );
    const { readers } = QUESTIONS.photo;
    if (!row || !can(viewer, readers, { conferenceId, participantId, accountId: row.accountId }))
      throw missing();
    return { kind: row.photo.kind, stem: 'photo', parts: getFile(viewer, row.photo) };
  });
}
