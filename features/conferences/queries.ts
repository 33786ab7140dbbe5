import { and, eq, isNull } from 'drizzle-orm';
import { cache } from 'react';
import { type Tx, withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { missing } from '@/domain/refusal';

/** The facts of one conference. Dates are calendar dates in `timeZone`; null where they are not named yet. */
export type ConferenceFacts = {
  id: string;
  seriesId: string;
  slug: string;
  symbol: string;
  ordinal: number | null;
  title: LocalText;
  summary: LocalText | null;
  region: string;
  hostCountry: string | null;
  hostCity: LocalText | null;
  timeZone: string;
  startsOn: string | null;
  endsOn: string | null;
  sample: boolean;
  closedAt: Date | null;
  version: number;
};

/** The columns of `ConferenceFacts`. */
export const FACTS = {
  id: conference.id,
  seriesId: conference.seriesId,
  slug: conference.slug,
  symbol: conference.symbol,
  ordinal: conference.ordinal,
  title: conference.title,
  summary: conference.summary,
  region: conference.region,
  hostCountry: conference.hostCountry,
  hostCity: conference.hostCity,
  timeZone: conference.timeZone,
  startsOn: conference.startsOn,
  endsOn: conference.endsOn,
  sample: conference.sample,
  closedAt: conference.closedAt,
  version: conference.version,
};

/**
 * The conference of an address, for a command's transaction; `held` against changes of its row until that ends.
 * @throws Refusal `notFound` when there is none of that name.
 */
export async function conferenceAt(
  tx: Tx,
  slug: string,
  held?: 'share' | 'no key update',
): Promise<ConferenceFacts> {
  const select = tx
    .select(FACTS)
    .from(conference)
    .where(and(eq(conference.slug, slug), isNull(conference.removedAt)))
    .$dynamic();
  const [row] = await (held ? select.for(held) : select);
  if (!row) throw missing();
  return row;
}

/** A conference by its name in addresses, for a page; once per request. Every conference is public. See `conferenceAt`. */
export const getConference = cache(
  (viewer: Actor, slug: string): Promise<ConferenceFacts> => withTx(viewer, (tx) => conferenceAt(tx, slug)),
);
