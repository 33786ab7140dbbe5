import { and, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { cache } from 'react';
import { type Tx, withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

/** The facts of one conference. Dates are calendar dates in `timeZone`; null where they are not named yet. */
export type ConferenceFacts = {
  id: string;
  seriesId: string;
  slug: string;
  symbol: string;
  ordinal: number | null;
  title: LocalText;
  summary: LocalText | null;
  region: string;
  hostCountry: string | null;
  hostCity: LocalText | null;
  timeZone: string;
  /** the languages that it works in, the original first */
  languages: Locale[];
  originalLanguage: Locale;
  startsOn: string | null;
  endsOn: string | null;
  nominationDue: Date | null;
  confirmationDue: Date | null;
  registrationDue: Date | null;
  submissionDue: Date | null;
  reminderDays: number[];
  remindersSince: Date;
  sample: boolean;
  closedAt: Date | null;
  /** since when its organizers alone see it */
  hiddenAt: Date | null;
  version: number;
};

/** The columns of `ConferenceFacts`. */
export const FACTS = {
  id: conference.id,
  seriesId: conference.seriesId,
  slug: conference.slug,
  symbol: conference.symbol,
  ordinal: conference.ordinal,
  title: conference.title,
  summary: conference.summary,
  region: conference.region,
  hostCountry: conference.hostCountry,
  hostCity: conference.hostCity,
  timeZone: conference.timeZone,
  languages: conference.languages,
  originalLanguage: conference.originalLanguage,
  startsOn: conference.startsOn,
  endsOn: conference.endsOn,
  nominationDue: conference.nominationDue,
  confirmationDue: conference.confirmationDue,
  registrationDue: conference.registrationDue,
  submissionDue: conference.submissionDue,
  reminderDays: conference.reminderDays,
  remindersSince: conference.remindersSince,
  sample: conference.sample,
  closedAt: conference.closedAt,
  hiddenAt: conference.hiddenAt,
  version: conference.version,
};

/**
 * The conference of an address, for a command's transaction; `held` against changes of its row until that ends.
 * @throws Refusal `notFound` when there is none of that name.
 */
export async function conferenceAt(
  tx: Tx,
  slug: string,
  held?: 'share' | 'no key update',
): Promise<ConferenceFacts> {
  const select = tx
    .select(FACTS)
    .from(conference)
    .where(and(eq(conference.slug, slug), isNull(conference.removedAt)))
    .$dynamic();
  const [row] = await (held ? select.for(held) : select);
  if (!row) throw missing();
  return row;
}

/**
 * A conference by its name in addresses, for a page; once per request. Every conference is public but a hidden one, which is
 * there for its organizers alone. See `conferenceAt`.
 */
export const getConference = cache(async (viewer: Actor, slug: string): Promise<ConferenceFacts> => {
  const facts = await withTx(viewer, (tx) => conferenceAt(tx, slug));
  if (facts.hiddenAt && !can(viewer, 'conference.hide', { conferenceId: facts.id })) throw missing();
  return facts;
});

/** Which conferences are there for the viewer, as `getConference` has it. `row`: the table in the question. */
export function thereFor(viewer: Actor, row: SQL = sql`conference`): SQL {
  const organized = viewer.roles.flatMap((held) => (held.role === 'organizer' ? [held.conferenceId] : []));
  const shown = viewer.administrator
    ? sql`true`
    : sql`(${row}.hidden_at is null or ${row}.id = any(${sql.param(organized)}::uuid[]))`;
  return sql`${row}.removed_at is null and ${shown}`;
}
