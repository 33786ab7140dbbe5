import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { canonicalJson, type Json } from '@/domain/canonical';
import type { ReportAct } from '@/domain/credentials-reports';
import type { EventKind } from '@/domain/events';
import { type CredentialsReport, reportsOf, statesDigest } from './reports';

const ISSUED = 'credentialsReport.issued' satisfies EventKind;
const ACTS: Readonly<Record<ReportAct, EventKind>> = {
  withdrawn: 'credentialsReport.withdrawn',
  adopted: 'credentialsReport.adopted',
  adoptionWithdrawn: 'credentialsReport.adoptionWithdrawn',
};

type RecordedReport = {
  number: number;
  kind: string;
  after: { states?: string; remarks?: Json; reason?: string };
};

const same = (one: unknown, other: unknown) =>
  canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json);

/** Why a report is not what its events say, or null. */
function conflictOf(report: CredentialsReport | undefined, events: readonly RecordedReport[]): string | null {
  const [issued, ...acts] = events;
  if (issued?.kind !== ISSUED) return 'no event tells of it';
  if (!report) return 'it is gone';
  const isIssued =
    statesDigest(report.delegations) === issued.after.states && same(report.remarks, issued.after.remarks);
  if (!isIssued) return 'it is not what was issued';
  const isTold = report.acts.every(
    ({ kind, remarks, reason }, at) =>
      ACTS[kind] === acts[at]?.kind &&
      same(remarks, acts[at]?.after.remarks) &&
      same(reason, acts[at]?.after.reason),
  );
  return isTold && acts.length === report.acts.length ? null : 'what was recorded of it is not what happened';
}

/** Every report on credentials of a conference, and why it does not hold, or null. Four questions. */
export async function auditCredentialsReports(
  tx: Tx,
  conferenceId: string,
): Promise<{ number: number; why: string | null }[]> {
  const reports = await reportsOf(tx, conferenceId);
  const { rows } = await tx.execute<RecordedReport>(sql`
    select (e.after ->> 'report')::int as number, e.kind, e.after from event e
    where e.conference_id = ${conferenceId} and e.kind in (${ISSUED}, ${sql.join(
      Object.values(ACTS).map((kind) => sql`${kind}`),
      sql`, `,
    )}) order by e.sequence`);
  const numbers = new Set([...reports, ...rows].map(({ number }) => number));
  return [...numbers]
    .sort((one, other) => one - other)
    .map((number) => ({
      number,
      why: conflictOf(
        reports.find((report) => report.number === number),
        rows.filter((row) => row.number === number),
      ),
    }));
}
