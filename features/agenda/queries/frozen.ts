import { asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { agendaRelease } from '@/db/schema/agenda';
import { canonicalJson, type Json } from '@/domain/canonical';
import type { EventKind } from '@/domain/events';
import type { ReleasedSession } from '@/domain/release';
import { sha256 } from '@/platform/chain';

/** The digest of a release, which stands in the event of the release: SHA-256 of its canonical JSON. */
export const releaseDigest = (sessions: readonly ReleasedSession[]): string =>
  sha256(canonicalJson(sessions as unknown as Json));

/** What the event of a release says; null where none tells of it. The sample's first release was once told of under the id of its conference. */
const RELEASE_EVENT: SQL<{ digest?: string } | null> = sql`(
  select coalesce(e.after, '{}') from event e
  where e.conference_id = agenda_release.conference_id and e.entity = 'agendaRelease'
    and e.entity_id in (agenda_release.number::text, agenda_release.conference_id::text)
    and e.kind = ${'agenda.released' satisfies EventKind} and e.after ->> 'number' = agenda_release.number::text
  order by e.sequence limit 1)`;

/** The sessions as they are read today: once the number of an item was a JSON number. */
const readable = (sessions: ReleasedSession[]): ReleasedSession[] =>
  sessions.map((one) => ({ ...one, itemNumber: one.itemNumber === null ? null : String(one.itemNumber) }));

/** Why a release is in doubt: nothing tells of it, or it is not what was released. */
export type ReleaseConflict = 'untold' | 'changed';

/** A release as it stands in the table, and why that is in doubt; what is in doubt has no sessions. */
export type Release = {
  number: number;
  releasedAt: Date;
  sessions: ReleasedSession[];
  doubt: ReleaseConflict | null;
};

type Row = Omit<Release, 'doubt'> & { recordedEvent: { digest?: string } | null };

function conflictOf({ recordedEvent, sessions }: Row): ReleaseConflict | null {
  if (!recordedEvent) return 'untold';
  return recordedEvent.digest === undefined || recordedEvent.digest === releaseDigest(sessions)
    ? null
    : 'changed';
}

const releases = (tx: Tx, conferenceId: string) =>
  tx
    .select({
      number: agendaRelease.number,
      releasedAt: agendaRelease.releasedAt,
      sessions: agendaRelease.sessions,
      recordedEvent: RELEASE_EVENT,
    })
    .from(agendaRelease)
    .where(eq(agendaRelease.conferenceId, conferenceId));

/** The newest release, or null. One question. */
export async function newestRelease(tx: Tx, conferenceId: string): Promise<Release | null> {
  const [row] = await releases(tx, conferenceId).orderBy(desc(agendaRelease.number)).limit(1);
  if (!row) return null;
  const { number, releasedAt, sessions } = row;
  const doubt = conflictOf(row);
  return { number, releasedAt, sessions: doubt ? [] : readable(sessions), doubt };
}

/** The newest release of each of several conferences that have one, by conference. One question. */
export async function newestReleases(
  tx: Tx,
  conferenceIds: string[],
): Promise<Map<string, Pick<Release, 'sessions' | 'doubt'>>> {
  if (conferenceIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([agendaRelease.conferenceId], {
      conferenceId: agendaRelease.conferenceId,
      number: agendaRelease.number,
      releasedAt: agendaRelease.releasedAt,
      sessions: agendaRelease.sessions,
      recordedEvent: RELEASE_EVENT,
    })
    .from(agendaRelease)
    .where(inArray(agendaRelease.conferenceId, conferenceIds))
    .orderBy(agendaRelease.conferenceId, desc(agendaRelease.number));
  return new Map(
    rows.map((row) => {
      const doubt = conflictOf(row);
      return [row.conferenceId, { sessions: doubt ? [] : readable(row.sessions), doubt }];
    }),
  );
}

const WHY = { untold: 'no event tells of it', changed: 'it is not what was released' };

/** Every release of a conference's agenda, and why it does not hold, or null. */
export async function auditReleases(
  tx: Tx,
  conferenceId: string,
): Promise<{ number: number; why: string | null }[]> {
  const rows = await releases(tx, conferenceId).orderBy(asc(agendaRelease.number));
  return rows.map((row) => {
    const conflict = conflictOf(row);
    return { number: row.number, why: conflict && WHY[conflict] };
  });
}
