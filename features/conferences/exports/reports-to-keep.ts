import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { canonicalJson, type Json } from '@/domain/canonical';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { sha256 } from '@/platform/chain';
import { archivedPdfOf, drawnPaper } from '@/platform/papers/making';
import { FACTS } from '../queries';
import { finalReport } from './final-report';

/** A report as it is kept: the bytes, and the data that they were made from. */
export type ReportToKeep = {
  language: Locale;
  bytes: Buffer;
  digest: string;
  data: Json;
  dataDigest: string;
};

async function closedConference(actor: Actor, conferenceId: string) {
  const [row] = await withTx(actor, (tx) =>
    tx.select(FACTS).from(conference).where(eq(conference.id, conferenceId)),
  );
  if (!row) throw missing();
  authorize(actor, 'finalReport.make', { conferenceId });
  if (!row.closedAt) throw refuse('conferences.refusal.notClosed', {}, 'conflict');
  return row;
}

/** The final report of a closed conference in each of its languages, as it is now. @throws Refusal for who may not make it, and while it meets */
export async function reportsToKeep(actor: Actor, conferenceId: string): Promise<ReportToKeep[]> {
  const facts = await closedConference(actor, conferenceId);
  const reports: ReportToKeep[] = [];
  for (const language of facts.languages) {
    const paper = drawnPaper(await finalReport(actor, facts, language));
    const bytes = await archivedPdfOf(paper);
    const words = canonicalJson(paper);
    reports.push({
      ...{ language, bytes, digest: sha256(bytes), data: JSON.parse(words) as Json },
      dataDigest: sha256(words),
    });
  }
  return reports;
}
