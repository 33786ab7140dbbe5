import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { agendaItem, session } from '@/db/schema/agenda';
import { document } from '@/db/schema/documents';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { nextSymbol } from '@/domain/documents';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { conferenceAt } from '@/features/conferences/queries';

/** More than any conference has. */
const MOST = 2000;

export type DocumentPlaces = {
  items: { id: string; number: string; title: LocalText }[];
  sessions: { id: string; title: LocalText; startsAt: Date }[];
  outcomes: { id: string; number: number; title: LocalText }[];
};

/** The next symbol of a conference that nothing bears. */
async function nextFree(tx: Tx, { id, symbol }: { id: string; symbol: string }): Promise<string> {
  const used = await tx
    .select({ symbol: document.symbol })
    .from(document)
    .where(and(eq(document.conferenceId, id), isNull(document.parentId)));
  return nextSymbol(
    symbol,
    used.map((one) => one.symbol),
  );
}

/** The symbol to offer in place of one that is used, to who was found entitled to add a document. One more question. */
export const freeSymbol = (viewer: Actor, slug: string): Promise<string> =>
  withTx(viewer, async (tx) => nextFree(tx, await conferenceAt(tx, slug)));

/** What the form of a document offers: the next symbol, and where a document can belong. Four questions. */
export function getDocumentForm(
  viewer: Actor,
  conference: { id: string; symbol: string },
): Promise<DocumentPlaces & { symbol: string }> {
  const { id: conferenceId } = conference;
  authorize(viewer, 'document.edit', { conferenceId });
  return withTx(viewer, async (tx) => {
    const items = await tx
      .select({ id: agendaItem.id, number: agendaItem.number, title: agendaItem.title })
      .from(agendaItem)
      .where(eq(agendaItem.conferenceId, conferenceId))
      .limit(MOST);
    const sessions = await tx
      .select({ id: session.id, title: session.title, startsAt: session.startsAt })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), isNull(session.cancelledAt)))
      .orderBy(asc(session.startsAt))
      .limit(MOST);
    const outcomes = await tx
      .select({ id: outcome.id, number: outcome.number, title: outcome.title })
      .from(outcome)
      .where(eq(outcome.conferenceId, conferenceId))
      .orderBy(asc(outcome.number))
      .limit(MOST);
    const symbol = await nextFree(tx, conference);
    return { symbol, items, sessions, outcomes };
  });
}
