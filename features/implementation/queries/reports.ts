import { and, asc, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { file } from '@/db/schema/files';
import { implementationReport } from '@/db/schema/implementation';
import type { Actor } from '@/domain/actor';
import type { DocumentFileKind } from '@/domain/documents';
import type { ImplementationState } from '@/domain/implementation';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import type { FileKind } from '@/domain/uploaded';
import { KEPT_FILE } from '@/platform/files';
import { askedDelegation, isItsFile } from './evidence';

/** No country makes more. */
const MOST = 500;

export type Report = {
  id: string;
  number: number;
  state: ImplementationState;
  words: string | null;
  evidence: string | null;
  /** the document that shows it: what it is, and how large in bytes */
  file: { kind: DocumentFileKind; size: number } | null;
  doneOn: string | null;
  letterOn: string | null;
  reportedAt: Date;
  /** for the secretariat and the country itself; null for everybody else, and where none was named */
  contact: { name: string | null; email: string | null } | null;
};

/** What one country reported on an outcome, the first report first. */
export type CountryReports = {
  delegationId: string;
  code: string;
  reports: Report[];
  may: { report: boolean; record: boolean };
};

/** The reports of a country on an outcome, for those who take part. Two questions. @throws Refusal where it is not asked */
export function getReports(
  viewer: Actor,
  conferenceId: string,
  { outcomeId, code }: { outcomeId: string; code: string },
): Promise<CountryReports> {
  return withTx(viewer, async (tx) => {
    if (!can(viewer, 'implementation.see', { conferenceId })) throw missing();
    const delegationId = await askedDelegation(tx, { conferenceId, outcomeId, code });
    const thing = { conferenceId, delegationId };
    const readsContact = can(viewer, 'implementation.contact', thing);
    const rows = await tx
      .select({ report: implementationReport, kind: file.kind, size: KEPT_FILE.length })
      .from(implementationReport)
      .leftJoin(file, isItsFile)
      .where(
        and(
          eq(implementationReport.conferenceId, conferenceId),
          eq(implementationReport.outcomeId, outcomeId),
          eq(implementationReport.delegationId, delegationId),
        ),
      )
      .orderBy(asc(implementationReport.number))
      .limit(MOST);
    return {
      delegationId,
      code,
      reports: rows.map((row) => reportFrom(row, readsContact)),
      may: {
        report: can(viewer, 'implementation.report', thing),
        record: can(viewer, 'implementation.record', thing),
      },
    };
  });
}

type Row = { report: typeof implementationReport.$inferSelect; kind: FileKind | null; size: number | null };

function reportFrom({ report: row, kind, size }: Row, readsContact: boolean): Report {
  const { id, number, state, words, evidence, doneOn, letterOn, reportedAt } = row;
  const { contactName: name, contactEmail: email } = row;
  const contact = readsContact && (name !== null || email !== null) ? { name, email } : null;
  const its = kind && size ? { kind: kind as DocumentFileKind, size } : null;
  return { id, number, state, words, evidence, file: its, doneOn, letterOn, reportedAt, contact };
}
