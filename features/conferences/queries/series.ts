import { asc, eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { conference, series } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { type ConferenceFacts, FACTS } from '../queries';

const MOST = 500;

export type SeriesWhole = { id: string; title: LocalText; conferences: ConferenceFacts[] };

/**
 * Every series with its conferences in the order of their dates, those without dates last. A series may
 * still be empty. One question to the database; at most 500 conferences.
 */
export async function listSeries(viewer: Actor): Promise<SeriesWhole[]> {
  const rows = await withTx(viewer, (tx) =>
    tx
      .select({ series: { id: series.id, title: series.title }, conference: FACTS })
      .from(series)
      .leftJoin(conference, eq(conference.seriesId, series.id))
      .orderBy(asc(series.createdAt), asc(conference.startsOn), asc(conference.createdAt))
      .limit(MOST),
  );
  const byId = new Map<string, SeriesWhole>();
  for (const row of rows) {
    const one = byId.get(row.series.id) ?? { ...row.series, conferences: [] };
    byId.set(one.id, one);
    if (row.conference) one.conferences.push(row.conference);
  }
  return [...byId.values()];
}

/** The series by name, for a form that asks for one. At most 100. */
export function listSeriesNames(viewer: Actor) {
  return withTx(viewer, (tx) =>
    tx.select({ id: series.id, title: series.title }).from(series).orderBy(asc(series.createdAt)).limit(100),
  );
}
