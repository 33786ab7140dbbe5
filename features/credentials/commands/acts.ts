import { dbNow, type Tx } from '@/db/client';
import { credentialsReportAct } from '@/db/schema/credentials-reports';
import type { Actor } from '@/domain/actor';
import { type ReportAct, takesAct } from '@/domain/credentials-reports';
import type { LocalText } from '@/domain/local-text';
import { authorize, type Permission } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { reportOf } from '../queries/reports';

/** `version`: how many acts on the report there were when it was looked at */
type SeenReport = { conference: string; number: number; version: number };

/**
 * A report that takes the next act of a kind, with its conference and the time.
 * @throws Refusal where the report stands otherwise by now
 */
export async function reportFor(
  tx: Tx,
  actor: Actor,
  { kind, permission, seen }: { kind: ReportAct; permission: Permission; seen: SeenReport },
) {
  const conference = await conferenceAt(tx, seen.conference);
  authorize(actor, permission, { conferenceId: conference.id });
  const report = await reportOf(tx, conference.id, seen.number);
  const { number, acts, state } = report;
  if (acts.length !== seen.version || !takesAct(state, kind))
    throw refuse('credentials.refusal.decided', { number, state }, 'stale');
  return { conference, report, now: await dbNow(tx) };
}

type Facts = { kind: ReportAct; sessionId?: string; remarks?: LocalText | null; reason?: string };

/**
 * Writes the next act on a report.
 * @throws Refusal where a colleague wrote one meanwhile: the number of the act is taken then, which the database waits to know
 */
export async function writeAct(
  tx: Tx,
  actor: Actor,
  { conference, report, now }: Awaited<ReturnType<typeof reportFor>>,
  facts: Facts,
): Promise<void> {
  const kept = await tx
    .insert(credentialsReportAct)
    .values({
      ...{ conferenceId: conference.id, reportId: report.id, number: report.acts.length + 1 },
      ...{ recordedAt: now, recordedBy: actor.accountId, ...facts },
    })
    .onConflictDoNothing()
    .returning({ number: credentialsReportAct.number });
  if (kept.length === 0) throw refuse('common.refusal.stale', {}, 'stale');
}
