import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { agendaItem, session } from '@/db/schema/agenda';
import { document } from '@/db/schema/documents';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { nextSymbol } from '@/domain/documents';
import type { LocalText } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import { conferenceAt } from '@/features/conferences/queries';
import { SYMBOL } from '@/features/outcomes/queries/symbols';
import { bureauOfOwn } from './readable';

/** More than any conference has. */
const MOST = 2000;

export type DocumentPlaces = {
  items: { id: string; number: string; title: LocalText }[];
  sessions: { id: string; title: LocalText; startsAt: Date }[];
  outcomes: { id: string; number: number; symbol: string | null; title: LocalText }[];
  /** the conference itself can be the place */
  anywhere: boolean;
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

/** The sessions that somebody leads. */
const ledBy = (viewer: Actor): SQL => sql`exists (select from session_bureau b
  where b.conference_id = ${session.conferenceId} and b.session_id = ${session.id} and b.account_id = ${viewer.accountId})`;

/** May the viewer add a document, and where one is named, to this session? One question at most. */
export async function mayAddDocument(
  viewer: Actor,
  conferenceId: string,
  sessionId?: string,
): Promise<boolean> {
  if (can(viewer, 'document.edit', { conferenceId })) return true;
  if (!can(viewer, 'document.edit', { conferenceId, bureau: bureauOfOwn(viewer) })) return false;
  const its = sessionId ? eq(session.id, sessionId) : undefined;
  const led = and(eq(session.conferenceId, conferenceId), isNull(session.cancelledAt), ledBy(viewer), its);
  return (await withTx(viewer, (tx) => tx.$count(session, led))) > 0;
}

/**
 * What the form of a document offers: the next symbol, and where a document can belong; for who leads sessions, these alone. Four
 * questions. @throws Refusal for who keeps no documents
 */
export function getDocumentForm(
  viewer: Actor,
  conference: { id: string; symbol: string },
): Promise<DocumentPlaces & { symbol: string }> {
  const { id: conferenceId } = conference;
  const anywhere = can(viewer, 'document.edit', { conferenceId });
  return withTx(viewer, async (tx) => {
    const items = await tx
      .select({ id: agendaItem.id, number: agendaItem.number, title: agendaItem.title })
      .from(agendaItem)
      .where(and(eq(agendaItem.conferenceId, conferenceId), sql`${anywhere}`))
      .limit(MOST);
    const sessions = await tx
      .select({ id: session.id, title: session.title, startsAt: session.startsAt })
      .from(session)
      .where(
        and(
          eq(session.conferenceId, conferenceId),
          isNull(session.cancelledAt),
          anywhere ? undefined : ledBy(viewer),
        ),
      )
      .orderBy(asc(session.startsAt))
      .limit(MOST);
    const outcomes = await tx
      .select({ id: outcome.id, number: outcome.number, symbol: SYMBOL, title: outcome.title })
      .from(outcome)
      .where(and(eq(outcome.conferenceId, conferenceId), sql`${anywhere}`))
      .orderBy(asc(outcome.number))
      .limit(MOST);
    authorize(viewer, 'document.edit', {
      conferenceId,
      bureau: sessions.length > 0 ? bureauOfOwn(viewer) : [],
    });
    const symbol = await nextFree(tx, conference);
    return { symbol, items, sessions, outcomes, anywhere };
  });
}
