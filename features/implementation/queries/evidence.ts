import { and, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { file } from '@/db/schema/files';
import { implementationReport } from '@/db/schema/implementation';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { authorize, can, type Permission } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { getFile, KEPT_FILE } from '@/platform/files';
import type { UploadedFile } from '@/platform/http/file';

/** A report by its place: the number of the outcome, the code of the country, and which report of it. */
type ReportPlace = { number: number; code: string; report: number };

/**
 * Turns back who may not report, for the own delegation that is named or, without one, for all of them. @throws Refusal
 */
export async function requireReporter(
  viewer: Actor,
  permission: Permission,
  { conference: slug, delegationId }: { conference: string; delegationId?: string },
): Promise<void> {
  const { id: conferenceId } = await getConference(viewer, slug);
  if (delegationId) {
    const isIt = and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, delegationId));
    if ((await withTx(viewer, (tx) => tx.$count(delegation, isIt))) === 0) throw missing();
  }
  authorize(viewer, permission, { conferenceId, delegationId });
}

/** The file that a report bears, for who reads the report. One question, then its parts. @throws the 404 Refusal */
export async function getEvidence(
  viewer: Actor,
  conferenceId: string,
  { number, code, report }: ReportPlace,
): Promise<UploadedFile> {
  if (!can(viewer, 'implementation.see', { conferenceId })) throw missing();
  const [row] = await withTx(viewer, (tx) =>
    tx
      .select(KEPT_FILE)
      .from(implementationReport)
      .innerJoin(
        outcome,
        and(
          eq(outcome.conferenceId, implementationReport.conferenceId),
          eq(outcome.id, implementationReport.outcomeId),
        ),
      )
      .innerJoin(
        delegation,
        and(
          eq(delegation.conferenceId, implementationReport.conferenceId),
          eq(delegation.id, implementationReport.delegationId),
        ),
      )
      .innerJoin(
        file,
        and(
          eq(file.conferenceId, implementationReport.conferenceId),
          eq(file.id, implementationReport.fileId),
        ),
      )
      .where(
        and(
          eq(implementationReport.conferenceId, conferenceId),
          eq(implementationReport.number, report),
          eq(outcome.number, number),
          eq(delegation.countryCode, code),
        ),
      ),
  );
  if (!row) throw missing();
  return { kind: row.kind, stem: `implementation-${number}-${code}-${report}`, parts: getFile(viewer, row) };
}
