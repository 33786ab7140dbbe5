import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { newId } from '@/db/columns';
import { document } from '@/db/schema/documents';
import type { Actor } from '@/domain/actor';
import type { DocumentPlace, DocumentReader } from '@/domain/documents';
import type { LocalText } from '@/domain/local-text';
import { refuse, sameVersion } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type {
  documentChangeInput,
  documentInput,
  documentSeenInput,
  documentWithdrawalInput,
} from '../input';
import { releasedLanguages } from '../queries/released';
import { removeFilesOf } from './files';
import { authorizeAt, lockDocument, lockWorking, orTaken, rowOf } from './place';

type TypedFacts = Omit<z.output<typeof documentInput>, 'conference' | 'title'> & { title: LocalText };
type Row = typeof document.$inferSelect;

/** What is typed of a document, as its table and its events have it; what is not restricted has no readers. */
function factsTyped({
  belongsTo,
  readers,
  ...rest
}: TypedFacts): Omit<TypedFacts, 'belongsTo'> & DocumentPlace {
  const named: DocumentReader[] = rest.classification === 'restricted' ? [...new Set(readers)] : [];
  return { ...rest, readers: named, ...belongsTo };
}

const factsOf = (row: Row) => ({
  symbol: row.symbol,
  kind: row.kind,
  title: row.title,
  originalLanguage: row.originalLanguage,
  classification: row.classification,
  readers: row.readers,
  agendaItemId: row.agendaItemId,
  sessionId: row.sessionId,
  outcomeId: row.outcomeId,
});

/** Adds a document under its symbol; its files follow, and nobody else sees it until it is released. */
export function addDocument(actor: Actor, input: z.output<typeof documentInput>): Promise<Done> {
  const { conference, ...typed } = input;
  const adding = act<Done>(actor, async (tx, actor) => {
    const meeting = await conferenceAt(tx, conference, 'share');
    const conferenceId = meeting.id;
    await authorizeAt(tx, actor, conferenceId, typed.belongsTo);
    const id = newId();
    const after = factsTyped({ ...typed, title: textAfter(meeting, typed.title, { field: 'title' }) });
    await tx.insert(document).values({ conferenceId, id, ...after, createdBy: actor.accountId });
    await record(tx, actor, { conferenceId, kind: 'document.added', entityId: id, after });
    return { redirect: `/${conference}/documents/${id}`, message: 'documents.done.added' };
  });
  return orTaken(actor, conference, adding);
}

/** Edits a document that is not released. A part keeps the symbol, the readers and the place of its document. */
export function editDocument(actor: Actor, input: z.output<typeof documentChangeInput>): Promise<Done> {
  const { conference, documentId, version, ...typed } = input;
  const editing = act<Done>(actor, async (tx, actor) => {
    const { row, meeting } = await lockWorking(tx, actor, 'document.edit', input);
    // What was typed stays on the form, beside what was saved meanwhile.
    if (row.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const { conferenceId, id } = row;
    if (!row.parentId) await authorizeAt(tx, actor, conferenceId, typed.belongsTo);
    const before = factsOf(row);
    const { originalLanguage } = typed;
    const title = textAfter(meeting, typed.title, { field: 'title', stands: row.title });
    const after = row.parentId ? { ...before, title, originalLanguage } : factsTyped({ ...typed, title });
    await tx
      .update(document)
      .set({ ...after, version: version + 1 })
      .where(rowOf(row));
    await record(tx, actor, { conferenceId, kind: 'document.edited', entityId: id, before, after });
    return { message: 'documents.done.edited' };
  });
  return orTaken(actor, conference, editing);
}

/** Removes a document that was never released, with its files; its symbol is free. */
export async function removeDocument(actor: Actor, input: z.output<typeof documentSeenInput>): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const { row } = await lockWorking(tx, actor, 'document.edit', input);
    sameVersion(row, input.version);
    const { conferenceId, id, symbol, title } = row;
    await removeFilesOf(tx, row);
    await tx.delete(document).where(rowOf(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'document.removed',
      entityId: id,
      before: { symbol, title },
    });
    return { redirect: `/${input.conference}/documents` };
  });
}

/** Releases a document to those whom its classification names. From then on it stands as it is. */
export async function releaseDocument(
  actor: Actor,
  input: z.output<typeof documentSeenInput>,
): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const { row } = await lockWorking(tx, actor, 'document.release', input);
    sameVersion(row, input.version);
    const { conferenceId, id, symbol, classification, version } = row;
    const { languages, digest } = await releasedLanguages(tx, row);
    if (!languages.includes(row.originalLanguage))
      throw refuse('documents.refusal.noOriginal', {}, 'conflict');
    await tx
      .update(document)
      .set({ publishedAt: await dbNow(tx), publishedBy: actor.accountId, version: version + 1 })
      .where(rowOf(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'document.released',
      entityId: id,
      after: { symbol, classification, languages, digest },
      topics: [`document:${id}`],
    });
    return { redirect: `/${input.conference}/documents/${id}` };
  });
}

/** Withdraws a released document from the list, with the reason. Its symbol stays used, and its page says so. */
export async function withdrawDocument(
  actor: Actor,
  input: z.output<typeof documentWithdrawalInput>,
): Promise<Done> {
  const { reason } = input;
  return act<Done>(actor, async (tx, actor) => {
    const { row } = await lockDocument(tx, actor, 'document.withdraw', input);
    const { conferenceId, id, symbol, version } = row;
    if (!row.publishedAt) throw refuse('documents.refusal.notReleased', {}, 'conflict');
    if (row.withdrawnAt) throw refuse('documents.refusal.withdrawn', {}, 'stale');
    sameVersion(row, input.version);
    await tx
      .update(document)
      .set({
        withdrawnAt: await dbNow(tx),
        withdrawnBy: actor.accountId,
        withdrawalReason: reason,
        version: version + 1,
      })
      .where(rowOf(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'document.withdrawn',
      entityId: id,
      after: { symbol, reason },
      topics: [`document:${id}`],
    });
    return { redirect: `/${input.conference}/documents/${id}` };
  });
}
