import { and, eq, max } from 'drizzle-orm';
import type * as z from 'zod';
import { newId } from '@/db/columns';
import { document } from '@/db/schema/documents';
import type { Actor } from '@/domain/actor';
import { partSymbol } from '@/domain/documents';
import { refuse } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { documentPartInput } from '../input';
import { lockDocument, orTaken } from './place';

/**
 * Adds a revision, an addendum or a corrigendum to a released document: a document of its own, numbered by the house, with the
 * readers and in the place of the one that it belongs to.
 */
export function addDocumentPart(actor: Actor, input: z.output<typeof documentPartInput>): Promise<Done> {
  const { conference, part, originalLanguage } = input;
  const adding = act<Done>(actor, async (tx, actor) => {
    const { row: parent, meeting } = await lockDocument(tx, actor, 'document.edit', input);
    const { conferenceId, id: parentId } = parent;
    if (parent.parentId) throw refuse('documents.refusal.partOfPart', {}, 'conflict');
    if (parent.withdrawnAt) throw refuse('documents.refusal.withdrawn', {}, 'conflict');
    if (!parent.publishedAt) throw refuse('documents.refusal.notReleased', {}, 'conflict');
    const [last] = await tx
      .select({ number: max(document.partNumber) })
      .from(document)
      .where(
        and(
          eq(document.conferenceId, conferenceId),
          eq(document.parentId, parentId),
          eq(document.part, part),
        ),
      );
    const partNumber = (last?.number ?? 0) + 1;
    const symbol = partSymbol(parent.symbol, part, partNumber);
    const { kind, classification, readers, agendaItemId, sessionId, outcomeId } = parent;
    const title = textAfter(meeting, input.title, { field: 'title' });
    const id = newId();
    await tx.insert(document).values({
      ...{ conferenceId, id, symbol, kind, title, originalLanguage, classification, readers },
      ...{ agendaItemId, sessionId, outcomeId, parentId, part, partNumber },
      createdBy: actor.accountId,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'document.partAdded',
      entityId: id,
      after: { symbol, part, title, originalLanguage, parentId },
    });
    return { redirect: `/${conference}/documents/${id}`, message: 'documents.done.partAdded' };
  });
  return orTaken(actor, conference, adding);
}
