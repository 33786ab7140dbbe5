import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { removalFacts } from './removal';
import { listSeriesNames } from './series';

/** `symbolStays`: something that bears the symbol is public or final. `series`: those to choose from, at most 100. */
export type NamesFacts = { symbolStays: boolean; series: { id: string; title: LocalText }[] };

/** For the page on which a conference gets another symbol or series. Two questions. */
export async function getNames(viewer: Actor, conferenceId: string): Promise<NamesFacts> {
  authorize(viewer, 'conference.rename', { conferenceId });
  const series = await listSeriesNames(viewer);
  const facts = await withTx(viewer, (tx) => removalFacts(tx, conferenceId));
  return { symbolStays: facts.public !== null, series };
}
