import { asc, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { agendaRelease, type ReleasedSession } from '@/db/schema/agenda';
import { canonicalJson, type Json } from '@/domain/canonical';
import { sha256 } from '@/platform/chain';
import { eventsOf } from '@/platform/record';

/** The digest of a release, which stands in the event of the release: SHA-256 of its canonical JSON. */
export const releaseDigest = (sessions: readonly ReleasedSession[]): string =>
  sha256(canonicalJson(sessions as unknown as Json));

/** Every release of a conference's agenda, and why it does not hold, or null. */
export async function auditReleases(
  tx: Tx,
  conferenceId: string,
): Promise<{ number: number; why: string | null }[]> {
  const rows = await tx
    .select({ number: agendaRelease.number, sessions: agendaRelease.sessions })
    .from(agendaRelease)
    .where(eq(agendaRelease.conferenceId, conferenceId))
    .orderBy(asc(agendaRelease.number));
  const found: { number: number; why: string | null }[] = [];
  for (const { number, sessions } of rows) {
    const events = [
      ...(await eventsOf(tx, conferenceId, 'agendaRelease', String(number))),
      // The sample's first release was once told of under the id of its conference.
      ...(await eventsOf(tx, conferenceId, 'agendaRelease', conferenceId)),
    ].map(({ kind, after }) => ({ kind, ...((after ?? {}) as { number?: number; digest?: string }) }));
    const told = events.find((event) => event.kind === 'agenda.released' && event.number === number);
    const digest = told?.digest;
    const changed = digest !== undefined && digest !== releaseDigest(sessions);
    const why = told ? changed && 'it is not what was released' : 'no event tells of it';
    found.push({ number, why: why || null });
  }
  return found;
}
