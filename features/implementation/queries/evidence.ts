import { and, asc, eq } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { file } from '@/db/schema/files';
import { followUpMember, implementationReport } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { getOutcome } from '@/features/outcomes/queries';
import { getFile, KEPT_FILE } from '@/platform/files';
import type { UploadedFile } from '@/platform/http/file';

/** A report by its place: the number of the outcome, the code of the country, and which report of it. */
type ReportPlace = { number: number; code: string; report: number };

/** The file that a report bears, for a join. */
export const isItsFile = and(
  eq(file.conferenceId, implementationReport.conferenceId),
  eq(file.id, implementationReport.fileId),
);

/** The delegation of a country that is asked to report on an outcome; the first where there are several. @throws the 404 Refusal */
export async function askedDelegation(
  tx: Tx,
  { conferenceId, outcomeId, code }: { conferenceId: string; outcomeId: string; code: string },
): Promise<string> {
  const [member] = await tx
    .select({ id: delegation.id })
    .from(followUpMember)
    .innerJoin(
      delegation,
      and(
        eq(delegation.conferenceId, followUpMember.conferenceId),
        eq(delegation.id, followUpMember.delegationId),
      ),
    )
    .where(
      and(
        eq(followUpMember.conferenceId, conferenceId),
        eq(followUpMember.outcomeId, outcomeId),
        eq(delegation.countryCode, code),
      ),
    )
    .orderBy(asc(delegation.id))
    .limit(1);
  if (!member) throw missing();
  return member.id;
}

/**
 * The file that a report bears, for who reads the report: none of an outcome that is not adopted, or in doubt. @throws the 404 Refusal
 */
export async function getEvidence(
  viewer: Actor,
  conferenceId: string,
  { number, code, report }: ReportPlace,
  reader: Locale,
): Promise<UploadedFile> {
  if (!can(viewer, 'implementation.see', { conferenceId })) throw missing();
  const outcome = await getOutcome(viewer, conferenceId, number, reader);
  if (outcome.state !== 'adopted') throw missing();
  const row = await withTx(viewer, async (tx) => {
    const delegationId = await askedDelegation(tx, { conferenceId, outcomeId: outcome.id, code });
    const [kept] = await tx
      .select(KEPT_FILE)
      .from(implementationReport)
      .innerJoin(file, isItsFile)
      .where(
        and(
          eq(implementationReport.conferenceId, conferenceId),
          eq(implementationReport.outcomeId, outcome.id),
          eq(implementationReport.delegationId, delegationId),
          eq(implementationReport.number, report),
        ),
      );
    return kept;
  });
  if (!row) throw missing();
  return { kind: row.kind, stem: `implementation-${number}-${code}-${report}`, parts: getFile(viewer, row) };
}
