import { desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { finalReport } from '@/db/schema/final-reports';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { putFile } from '@/platform/files';
import { mediaTypeOf } from '@/platform/http/file';
import { drawnWith } from '@/platform/papers/making';
import { record } from '@/platform/record';
import { type ReportToKeep, reportsToKeep } from '../exports/reports-to-keep';
import type { finalReportInput } from '../input';
import { editionDigest } from '../queries/final-report-audit';
import { lockConference } from './settings';

/** The rows of the newest edition. */
async function newestEdition(tx: Tx, conferenceId: string) {
  const { number, language, digest } = finalReport;
  const rows = await tx
    .select({ number, language, digest })
    .from(finalReport)
    .where(eq(finalReport.conferenceId, conferenceId))
    .orderBy(desc(number))
    .limit(20);
  return rows.filter((row) => row.number === rows[0]?.number);
}

/**
 * Makes an edition of the final report of a closed conference in its languages, as it stands now, and keeps it for ever. It is made
 * before the conference is locked: nobody waits for it meanwhile, and an edition is what its data says.
 * @throws Refusal when a colleague made one meanwhile, or it would read as the last one
 */
export async function makeFinalReport(actor: Actor, input: z.output<typeof finalReportInput>): Promise<Done> {
  const { conferenceId } = input;
  const made = await reportsToKeep(actor, conferenceId);
  return act(actor, async (tx, actor) => {
    const { closedAt } = await lockConference(tx, conferenceId);
    authorize(actor, 'finalReport.make', { conferenceId });
    if (!closedAt) throw refuse('conferences.refusal.notClosed', {}, 'conflict');
    const newest = await newestEdition(tx, conferenceId);
    const before = newest[0]?.number ?? 0;
    if (before !== input.editions) throw refuse('common.refusal.stale', {}, 'stale');
    const isKept = ({ language, digest }: ReportToKeep) =>
      newest.some((row) => row.language === language && row.digest === digest);
    if (newest.length === made.length && made.every(isKept))
      throw refuse('conferences.refusal.sameReport', { number: before }, 'conflict');
    const [number, madeAt, drawing] = [before + 1, await dbNow(tx), drawnWith()];
    for (const { bytes, ...report } of made) {
      const kept = { conferenceId, kind: 'pdf', mediaType: mediaTypeOf('pdf') } as const;
      const fileId = await putFile(tx, { ...kept, bytes, createdBy: actor.accountId });
      const row = { conferenceId, number, fileId, drawnWith: drawing, madeAt, madeBy: actor.accountId };
      await tx.insert(finalReport).values({ ...row, ...report });
    }
    await record(tx, actor, {
      conferenceId,
      kind: 'finalReport.made',
      entityId: conferenceId,
      after: {
        ...{ edition: number, languages: made.map(({ language }) => language), drawnWith: drawing },
        digest: editionDigest(made),
      },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'conferences.done.finalReportMade', params: { number } };
  });
}
