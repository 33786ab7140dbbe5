import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import type { ConferenceFacts } from '../queries';
import { removalFacts } from './removal';

/** `isPublic`: something is public or final, so that the original stays. `adopted`: the working languages that stay. */
export type LanguageFacts = { isPublic: boolean; adopted: Locale[] };

/** In which of the languages something of the conference was adopted. One question. */
export async function listAdoptedIn(
  tx: Tx,
  conferenceId: string,
  among: readonly Locale[],
): Promise<Locale[]> {
  const { rows } = await tx.execute<{ language: Locale }>(
    sql`select l.language from unnest(${sql.param(among)}::text[]) with ordinality l (language, place)
      where is_adopted_in(${conferenceId}, l.language) order by l.place`,
  );
  return rows.map(({ language }) => language);
}

/** For the page on which the working languages are changed. Two questions. */
export async function getLanguages(
  viewer: Actor,
  { id, languages }: Pick<ConferenceFacts, 'id' | 'languages'>,
): Promise<LanguageFacts> {
  authorize(viewer, 'conference.edit', { conferenceId: id });
  return withTx(viewer, async (tx) => ({
    isPublic: (await removalFacts(tx, id)).public !== null,
    adopted: await listAdoptedIn(tx, id, languages),
  }));
}
