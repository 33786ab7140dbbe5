import { type SQL, sql } from 'drizzle-orm';
import { participant } from '@/db/schema/delegations';
import { personChange } from '@/db/schema/person-changes';
import type { Actor, Capacity } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import type { Permission } from '@/domain/permissions';
import { type ChangedField, type Hand, isOfNomination, readersOf } from '@/domain/person-changes';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import { languageName, listing } from '@/platform/i18n/format';
import type { Say } from '@/platform/i18n/messages';

/** The history of a person never shows more. */
const MOST_CHANGES = 100;

/** One field that somebody else changed, with what it was and why. */
export type PersonChange = {
  field: ChangedField;
  before: string | null;
  after: string | null;
  reason: string;
  hand: Hand;
  changedAt: Date;
  /** who did it for the secretariat */
  officer: Officer | null;
};
/** The same as JSON says it. */
export type KeptChange = Omit<PersonChange, 'changedAt'> & { changedAt: string };

/** The changes of whoever is named, the latest first, as a column beside the others. */
const changesOf = (viewer: Actor, conferenceId: string, whose: SQL) => sql<
  KeptChange[]
>`(select coalesce(jsonb_agg(jsonb_build_object('field', c.field,
    'before', c.before, 'after', c.after, 'reason', c.reason, 'hand', c.hand, 'changedAt', c.changed_at,
    'officer', case c.hand when 'secretariat' then ${officerOf(viewer, conferenceId, sql`c.changed_by`)} end)
    order by c.changed_at desc, c.id), '[]') from (
  select * from ${personChange} p where p.conference_id = ${conferenceId} and ${whose}
  order by p.changed_at desc limit ${MOST_CHANGES}) c)`;

/** Those of a seat that is asked for. */
export const changesOfSeat = (viewer: Actor, conferenceId: string) =>
  changesOf(viewer, conferenceId, sql`p.participant_id = ${participant.id}`);
/** Those of a focal point, by its id. */
export const changesOfFocalPoint = (viewer: Actor, conferenceId: string, focalPointId: SQL) =>
  changesOf(viewer, conferenceId, sql`p.focal_point_id = ${focalPointId}`);

/** The changes of the fields that the viewer may read. */
export function shownChanges(
  rows: readonly KeptChange[],
  may: (readers: Permission) => boolean,
): PersonChange[] {
  return rows
    .filter(({ field }) => may(readersOf(field)))
    .map((row) => ({ ...row, changedAt: new Date(row.changedAt) }));
}

type Field = Pick<PersonChange, 'field'>;

/** What a field is called where its answer is asked for. */
export function fieldName({ field }: Field, say: Say): string {
  if (!isOfNomination(field)) return say(`delegations.reg.${field}`);
  return say(`delegations.term.${field}`);
}

/** A value of the history as its reader knows it; what was not answered is a dash. */
export function fieldValue({ field }: Field, value: string | null, say: Say, locale: Locale): string {
  if (value === null) return '–';
  if (field === 'capacity') return say(`delegations.capacity.${value as Capacity}`);
  if (field !== 'languages') return value;
  return listing(
    value.split(' ').map((code) => languageName(code, locale)),
    locale,
  );
}
