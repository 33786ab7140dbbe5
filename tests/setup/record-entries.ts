import { sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { recordOf, recordView, type Subject } from '@/domain/record-view';
import { isRefusal } from '@/domain/refusal';
import { namedThing, type Reading } from '@/features/conferences/components/record-things-words';
import { actorWords, changeWords } from '@/features/conferences/components/record-words';
import { getConference } from '@/features/conferences/queries';
import { listEntries } from '@/features/conferences/queries/record';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

type Row = Partial<typeof event.$inferInsert>;

/** Entries as they stand in the table, from `first` on, past the guards: the chain is another test's. */
export function entriesOf(conferenceId: string, rows: readonly Row[], first = 1) {
  const guards = (how: 'disable' | 'enable') => sql.raw(`alter table event ${how} trigger user`);
  const values = rows.map((row, n) => ({
    conferenceId,
    sequence: first + n,
    at: new Date(Date.UTC(2026, 2, 1, 12, n)),
    actor: 'system',
    kind: 'room.added' as const,
    entity: 'room',
    entityId: '00000000-0000-7000-8000-000000000001',
    previousHash: 'x',
    hash: 'x',
    ...row,
  }));
  return withTx(SYSTEM, (tx) =>
    asOwner(tx, async () => {
      await tx.execute(guards('disable'));
      await tx.insert(event).values(values);
      await tx.execute(guards('enable'));
    }),
  );
}

/** A conference and somebody who organizes it. */
export async function aPlace() {
  const made = await aConference();
  const organizer = await anActor('organizer', made.id);
  return { organizer, conference: await getConference(organizer, made.slug) };
}
type Conference = Awaited<ReturnType<typeof aPlace>>['conference'];

/** The view that an address asks for. */
const viewOf = (query: Record<string, string>) => recordView(query).view;
/** The entries of a view, by their numbers. */
export const sequences = async (viewer: Actor, conference: Conference, query: Record<string, string> = {}) =>
  (await listEntries(viewer, conference, viewOf(query))).entries.map(({ sequence }) => sequence);

/** All entries of a view as a reader hears them. */
export async function heard(viewer: Actor, conference: Conference, subject: Subject | null = null) {
  const { entries, things } = await listEntries(viewer, conference, recordOf(subject));
  const reading: Reading = { viewer, conference, locale: 'en', things };
  return entries.map((entry) => ({
    kind: entry.kind,
    thing: namedThing(reading, entry.about, entry.aboutId, entry.kept),
    by: actorWords(reading, entry),
    changes: changeWords(reading, entry.changes),
  }));
}

/** How somebody is refused, or that nobody refuses. */
export async function refusedAs(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'allowed',
    (thrown) => thrown,
  );
  return isRefusal(error) ? error.kind : String(error);
}
