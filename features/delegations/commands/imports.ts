import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { sheetImport } from '@/db/schema/imports';
import type { Actor } from '@/domain/actor';
import { FILE_NAME_MAX } from '@/domain/imports';
import { isRefusal, Refusal, refuse, sameVersion } from '@/domain/refusal';
import { conferenceAt, getConference } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sha256 } from '@/platform/chain';
import { putFile, removeFile } from '@/platform/files';
import { gone } from '@/platform/gone';
import { mediaTypeOf } from '@/platform/http/file';
import { limit } from '@/platform/limit';
import { record } from '@/platform/record';
import { openList } from '@/platform/sheets/reading';
import type { importInput, importMatchInput, importSeenInput } from '../input';
import { authorizeImport, sheetOf } from '../queries/imports';

/** Lists that one person may send in an hour. */
const MOST_AN_HOUR = 60;
const DEFAULT_QUOTA = 5;

/** How a list that was pasted is named. */
const PASTED = 'pasted.csv';

/** An import that waits, locked as it was looked at. @throws Refusal once it was confirmed or discarded */
export async function lockImport(tx: Tx, actor: Actor, input: z.output<typeof importSeenInput>) {
  const conference = await conferenceAt(tx, input.conference);
  const [row] = await tx
    .select()
    .from(sheetImport)
    .where(and(eq(sheetImport.conferenceId, conference.id), eq(sheetImport.id, input.importId)))
    .for('update');
  if (!row) throw await gone(tx, conference.id, 'import.discarded', { entityId: input.importId });
  authorizeImport(actor, row);
  const { fileId } = row;
  if (fileId === null) throw refuse('imports.refusal.confirmedAlready', {}, 'stale');
  sameVersion(row, input.version);
  return { conference, row: { ...row, fileId } };
}

/** What was sent, as a file; what was pasted is one of UTF-8. @throws Refusal when neither was sent */
async function sentList({ file, pasted }: z.output<typeof importInput>) {
  if (file && file.size > 0)
    return { name: file.name || PASTED, bytes: Buffer.from(await file.arrayBuffer()) };
  if (!pasted) throw refuse('imports.refusal.noList', {}, 'invalid', 'file');
  return { name: PASTED, bytes: Buffer.from(pasted, 'utf8') };
}

/**
 * Keeps a list that is to be imported; nothing of it is written yet. What is no list, or too much, is refused with the reason
 * before it is kept.
 */
export async function addImport(actor: Actor, input: z.output<typeof importInput>): Promise<Done> {
  const { kind, delegationId = null, locale } = input;
  const { id: conferenceId } = await getConference(actor, input.conference);
  const belonging = { conferenceId, kind, delegationId };
  // Whoever may not is told so before the file costs anything.
  authorizeImport(actor, belonging);
  const sent = await sentList(input);
  try {
    await openList(sent, sheetOf(belonging), null);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    throw new Refusal(error.sentence, 'invalid', sent.name === PASTED ? 'pasted' : 'file');
  }
  return act<Done>(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    authorizeImport(actor, belonging);
    if (delegationId !== null && kind !== 'persons')
      throw refuse('common.invalid.choice', {}, 'invalid', 'kind');
    await limit(tx, `import:${actor.accountId}`, MOST_AN_HOUR, 3600);
    const { accountId: addedBy } = actor;
    if (!addedBy) throw refuse('common.refusal.signIn', {}, 'forbidden');
    const kept = {
      conferenceId,
      kind: 'sheet' as const,
      mediaType: mediaTypeOf('sheet'),
      createdBy: addedBy,
    };
    const fileId = await putFile(tx, { ...kept, bytes: sent.bytes });
    const id = newId();
    await tx.insert(sheetImport).values({
      ...{ conferenceId, id, kind, delegationId, fileId, addedBy, locale },
      fileName: sent.name.slice(-FILE_NAME_MAX),
      digest: sha256(sent.bytes),
      capacity: 'delegate',
      quota: DEFAULT_QUOTA,
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'import.added',
      entityId: id,
      after: { importKind: kind },
    });
    return { redirect: `/${conference.slug}/imports/${id}`, message: 'imports.done.added' };
  });
}

/** Says for each column of a list what it is, and what stands for cells that are empty. */
export function matchImport(actor: Actor, input: z.output<typeof importMatchInput>): Promise<Done> {
  const { columns, capacity, quota, locale } = input;
  return act<Done>(actor, async (tx, actor) => {
    const { row } = await lockImport(tx, actor, input);
    const { fields } = sheetOf(row);
    const named = columns.filter((field) => field !== '');
    if (named.some((field) => !Object.hasOwn(fields, field)))
      throw refuse('common.invalid.choice', {}, 'invalid', 'columns');
    if (new Set(named).size < named.length)
      throw refuse('imports.refusal.columnTwice', {}, 'invalid', 'columns');
    const { conferenceId, id, kind, version } = row;
    const saved = { message: 'imports.done.matched' } as const;
    const same = columns.join() === row.columns?.join() && capacity === row.capacity;
    if (same && quota === row.quota && locale === row.locale) return saved;
    await tx
      .update(sheetImport)
      .set({ columns, capacity, quota, locale, version: version + 1 })
      .where(and(eq(sheetImport.conferenceId, conferenceId), eq(sheetImport.id, id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'import.matched',
      entityId: id,
      after: { importKind: kind },
    });
    return saved;
  });
}

/** Discards a list that was not imported: its file is removed, and nothing of it stays. */
export function discardImport(actor: Actor, input: z.output<typeof importSeenInput>): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const { row, conference } = await lockImport(tx, actor, input);
    const { conferenceId, id, fileId, kind, delegationId } = row;
    await tx
      .delete(sheetImport)
      .where(and(eq(sheetImport.conferenceId, conferenceId), eq(sheetImport.id, id)));
    await removeFile(tx, conferenceId, fileId);
    await record(tx, actor, {
      conferenceId,
      kind: 'import.discarded',
      entityId: id,
      before: { importKind: kind },
    });
    return { redirect: `/${conference.slug}/imports${delegationId ? `?delegation=${delegationId}` : ''}` };
  });
}
