import { and, eq, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { communiqueParagraph } from '@/db/schema/communique';
import { document } from '@/db/schema/documents';
import { SYSTEM } from '@/domain/actor';
import { inAll } from './conference';

/** The communiqué of a conference as a draft, with one paragraph; the ids of both. */
export async function aCommunique(conferenceId: string, text = 'All is well.') {
  const [id, paragraphId] = [newId(), newId()];
  const kind = { kind: 'communique', classification: 'public' } as const;
  const named = { symbol: `${id}/DOC/1`, title: inAll('Communiqué'), originalLanguage: 'en' } as const;
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(document).values({ conferenceId, id, ...kind, ...named });
    await tx
      .insert(communiqueParagraph)
      .values({ conferenceId, id: paragraphId, documentId: id, number: 1, text: inAll(text) });
  });
  return { id, paragraphId };
}

/** The same, reviewed and published. */
export async function aPublishedCommunique(conferenceId: string, text?: string) {
  const ids = await aCommunique(conferenceId, text);
  const isIt = and(eq(document.conferenceId, conferenceId), eq(document.id, ids.id));
  await withTx(SYSTEM, async (tx) => {
    await tx.update(document).set({ reviewedAt: sql`clock_timestamp()` }).where(isIt);
    await tx.update(document).set({ publishedAt: sql`clock_timestamp()` }).where(isIt);
  });
  return ids;
}
