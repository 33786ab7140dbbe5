import { and, desc, eq, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { file } from '@/db/schema/files';
import { sheetImport } from '@/db/schema/imports';
import type { Actor } from '@/domain/actor';
import type { ImportKind } from '@/domain/imports';
import { authorize, can } from '@/domain/permissions';
import { isRefusal, missing, type WordedSentence } from '@/domain/refusal';
import { KEPT_FILE } from '@/platform/files';
import { openKept } from '@/platform/sheets/kept';
import type { OpenedList } from '@/platform/sheets/reading';
import type { SheetDescription } from '@/platform/sheets/sheet';
import { DELEGATION_SHEET, OWN_PERSON_SHEET, PERSON_SHEET } from '../imports';
import { compare } from './comparison';

/** How many imports stand on their page, the newest first. */
const MOST_LISTED = 50;

type Belonging = { conferenceId: string; kind: ImportKind; delegationId: string | null };

/** May the actor import so? Whoever nominates for one delegation imports its persons and nothing else. */
export function authorizeImport(actor: Actor, { conferenceId, kind, delegationId }: Belonging): void {
  if (delegationId !== null && !can(actor, 'delegation.see', { conferenceId, delegationId })) throw missing();
  if (kind === 'delegations') authorize(actor, 'delegation.invite', { conferenceId });
  else authorize(actor, 'participant.nominate', { conferenceId, delegationId: delegationId ?? undefined });
}

/** What a list of a kind has; that of one delegation need not name it. */
export function sheetOf({ kind, delegationId }: Pick<Belonging, 'kind' | 'delegationId'>): SheetDescription {
  if (kind === 'delegations') return DELEGATION_SHEET;
  return delegationId === null ? PERSON_SHEET : OWN_PERSON_SHEET;
}

/** The list of an import as it is read by now; or why it cannot be read. */
export async function readImport(
  viewer: Actor,
  conferenceId: string,
  importId: string,
): Promise<{ row: typeof sheetImport.$inferSelect; list: OpenedList | null; why: WordedSentence | null }> {
  const [one] = await withTx(viewer, (tx) =>
    tx
      .select({ row: sheetImport, file: KEPT_FILE })
      .from(sheetImport)
      .leftJoin(file, and(eq(file.conferenceId, sheetImport.conferenceId), eq(file.id, sheetImport.fileId)))
      .where(and(eq(sheetImport.conferenceId, conferenceId), eq(sheetImport.id, importId))),
  );
  if (!one) throw missing();
  const { row } = one;
  authorizeImport(viewer, row);
  const { id, kind, length } = one.file ?? {};
  if (!id || !kind || length === undefined) return { row, list: null, why: null };
  try {
    const kept = { file: { conferenceId, id, kind, length: Number(length) }, name: row.fileName };
    return { row, list: await openKept(viewer, kept, sheetOf(row), row.columns), why: null };
  } catch (error) {
    if (!isRefusal(error) || error.kind === 'notFound') throw error;
    return { row, list: null, why: error.sentence };
  }
}

/** An import with what it would do now; null where nothing is left to do. */
export async function getImport(viewer: Actor, conferenceId: string, importId: string) {
  const { row, list, why } = await readImport(viewer, conferenceId, importId);
  const isReady = list !== null && list.missing.length === 0;
  const comparison = isReady ? await withTx(viewer, (tx) => compare(tx, viewer, row, list)) : null;
  return {
    row,
    columns: list?.columns ?? [],
    missing: list?.missing ?? [],
    headerLine: list?.headerLine,
    why,
    comparison,
  };
}

export type ImportWhole = Awaited<ReturnType<typeof getImport>>;

/** The imports of a conference, or of one delegation, that wait and that were confirmed; for who may import so. */
export async function listImports(viewer: Actor, conferenceId: string, delegationId: string | null) {
  authorizeImport(viewer, { conferenceId, kind: 'persons', delegationId });
  return withTx(viewer, (tx) =>
    tx
      .select({
        id: sheetImport.id,
        kind: sheetImport.kind,
        fileName: sheetImport.fileName,
        addedAt: sheetImport.addedAt,
        confirmedAt: sheetImport.confirmedAt,
        added: sheetImport.added,
        changed: sheetImport.changed,
      })
      .from(sheetImport)
      .where(
        and(
          eq(sheetImport.conferenceId, conferenceId),
          delegationId === null ? undefined : eq(sheetImport.delegationId, delegationId),
        ),
      )
      .orderBy(sql`${sheetImport.confirmedAt} is not null`, desc(sheetImport.addedAt))
      .limit(MOST_LISTED),
  );
}

export type ImportLine = Awaited<ReturnType<typeof listImports>>[number];
