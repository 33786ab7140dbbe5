import { and, eq, isNull, sql } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { focalPoint, type participant } from '@/db/schema/delegations';
import { personChange } from '@/db/schema/person-changes';
import type { Actor } from '@/domain/actor';
import type { Sender } from '@/domain/duty-facts';
import type { Locale } from '@/domain/local-text';
import { authorize, can, type Permission } from '@/domain/permissions';
import { type ChangedField, type Hand, isOfNomination } from '@/domain/person-changes';
import { refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { sayIn } from '@/platform/i18n/messages';
import { fieldName, fieldValue } from '../queries/changes';
import { type ConferencePlace, lockSeat } from '../queries/places';
import { type Addressee, addresseeOf, type Leading, sendNote } from './letters';

type Changed = { field: ChangedField; before: string | null; after: string | null };
/** By whose hand, where that is not the actor's. */
type By = { changedBy: string | null; hand: Hand };

/** What was corrected of whom, in which delegation, and why. */
export type Correction = {
  changes: readonly Changed[];
  reason: string;
  by?: By;
  conference: ConferencePlace;
  delegation: Sender & { id: string };
  seat: typeof participant.$inferSelect;
};

/** Nobody keeps more focal points of one delegation. */
const MOST_TOLD = 20;

export const handOf = (actor: Actor, conferenceId: string): Hand =>
  can(actor, 'registration.decide', { conferenceId }) ? 'secretariat' : 'focalPoint';

/** Locks the seat of a person who is corrected, as the form showed it. */
export async function seatToCorrect(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  input: { conference: string; participantId: string; version: number },
) {
  const conference = await conferenceAt(tx, input.conference);
  const { row, seat } = await lockSeat(tx, actor, conference.id, input.participantId);
  authorize(actor, permission, { conferenceId: conference.id, delegationId: row.id });
  if (seat.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
  return { conference, conferenceId: conference.id, row, seat };
}

/** Keeps what was changed of a person, for those who may read it, and tells who must know. */
export async function noteChanges(tx: Tx, actor: Actor, correction: Correction): Promise<void> {
  const { conferenceId, id: participantId } = correction.seat;
  await keepChanges(tx, actor, { ...correction, person: { conferenceId, participantId } });
  await tellChanges(tx, actor, correction);
}

/** What was changed of whom, to be kept: of a person who is sent, or of a focal point. */
type ToKeep = Pick<Correction, 'changes' | 'reason' | 'by'> & {
  person: { conferenceId: string } & ({ participantId: string } | { focalPointId: string });
};

export async function keepChanges(tx: Tx, actor: Actor, kept: ToKeep): Promise<void> {
  const { person, changes, reason } = kept;
  const changedAt = await dbNow(tx);
  const by = kept.by ?? { changedBy: actor.accountId, hand: handOf(actor, person.conferenceId) };
  await tx
    .insert(personChange)
    .values(changes.map((change) => ({ ...person, ...change, reason, changedAt, ...by })));
}

/**
 * Tells the person by mail what was changed, and the other focal points where it is part of the nomination. The values of
 * answers stay out of mails.
 */
async function tellChanges(tx: Tx, actor: Actor, correction: Correction): Promise<void> {
  const { conference, delegation, seat, changes, reason } = correction;
  const person = await addresseeOf(tx, seat.accountId);
  const by = correction.by?.hand ?? handOf(actor, conference.id);
  const about = { conference, delegation, person: seat.name ?? person.name, reason, by };
  const tell = (to: Addressee, path: string, shown: readonly Changed[]) =>
    sendNote(tx, changeLetter(about, { to, path, changes: shown }));
  await tell(person, '/registration', changes);
  const nomination = changes.filter(({ field }) => isOfNomination(field));
  if (nomination.length === 0) return;
  for (const to of await focalPointsOf(tx, delegation.id, conference.id)) {
    if (to.id !== actor.accountId && to.id !== person.id)
      await tell(to, `/delegations/${delegation.id}`, nomination);
  }
}

type ChangeTold = {
  conference: ConferencePlace;
  delegation: Sender;
  /** the name of whom it is about */
  person: string;
  reason: string;
  by: Hand;
};

/** The letter that tells somebody what was changed of a person. */
export function changeLetter(
  { conference, delegation, person, reason, by }: ChangeTold,
  { to, path, changes }: { to: Addressee; path: string; changes: readonly Changed[] },
): Leading {
  const lines = changes.map((change) => lineOf(change, to.locale)).join('\n');
  const params = { person, changes: lines, reason, by };
  return {
    to,
    conference,
    sender: delegation,
    path,
    write: (facts) => ({ template: 'delegation.changed', params: { ...facts, ...params } }),
  };
}

export function lineOf(change: Changed, locale: Locale): string {
  const say = sayIn(locale);
  const field = fieldName(change, say);
  if (!isOfNomination(change.field)) return field;
  const [before, after] = [change.before, change.after].map((value) =>
    fieldValue(change, value, say, locale),
  );
  return say('delegations.change.line', { field, before: before ?? '', after: after ?? '' });
}

/** Who speaks for a delegation now, to be told what happens to it. */
export function focalPointsOf(tx: Tx, delegationId: string, conferenceId: string): Promise<Addressee[]> {
  return tx
    .select({
      id: account.id,
      email: account.email,
      name: sql<string>`coalesce(${focalPoint.name}, ${account.name})`,
      locale: account.locale,
    })
    .from(focalPoint)
    .innerJoin(account, eq(account.id, focalPoint.accountId))
    .where(
      and(
        eq(focalPoint.conferenceId, conferenceId),
        eq(focalPoint.delegationId, delegationId),
        isNull(focalPoint.withdrawnAt),
        isNull(account.disabledAt),
      ),
    )
    .limit(MOST_TOLD);
}
