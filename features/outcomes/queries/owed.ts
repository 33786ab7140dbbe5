import { and, asc, inArray, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { OpenText } from '@/domain/duty-facts';
import { isLeftOpen } from '@/domain/outcomes';
import { can } from '@/domain/permissions';

const MOST = 500;

/** `leftOpen`: for a ballot; else it is a draft. `put`: a ballot on it was opened, or is to open. */
export type UndecidedText = OpenText & { conferenceId: string; leftOpen: boolean; put: boolean };

/** The texts that are not decided, in each of these conferences where the viewer may see drafts. One question. */
export async function undecidedTexts(
  tx: Tx,
  viewer: Actor,
  conferenceIds: string[],
): Promise<UndecidedText[]> {
  const here = conferenceIds.filter((conferenceId) => can(viewer, 'outcome.see', { conferenceId }));
  if (here.length === 0) return [];
  const rows = await tx
    .select({
      conferenceId: outcome.conferenceId,
      number: outcome.number,
      title: outcome.title,
      adoptedAt: outcome.adoptedAt,
      notAdoptedAt: outcome.notAdoptedAt,
      leftOpenAt: outcome.leftOpenAt,
      endedAs: outcome.endedAs,
      put: sql<boolean>`exists (select from ballot b where b.conference_id = outcome.conference_id
        and b.outcome_id = outcome.id and b.lapsed_at is null and b.cancelled_at is null)`,
    })
    .from(outcome)
    .where(
      and(
        inArray(outcome.conferenceId, here),
        isNull(outcome.adoptedAt),
        isNull(outcome.notAdoptedAt),
        isNull(outcome.endedAt),
      ),
    )
    .orderBy(asc(outcome.number), asc(outcome.id))
    .limit(MOST);
  return rows.map((row) => ({
    conferenceId: row.conferenceId,
    number: row.number,
    title: row.title,
    leftOpen: isLeftOpen(row),
    put: row.put,
  }));
}
