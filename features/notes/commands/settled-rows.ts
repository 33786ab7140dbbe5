import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type * as Y from 'yjs';
import { dbNow, type Tx } from '@/db/client';
import { idsIn as listOf, newId } from '@/db/columns';
import { conference } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { paragraph } from '@/db/schema/notes';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { designationOf, numberBehind } from '@/domain/item-number';
import { type BlockAttribute, PARAGRAPH_MAX } from '@/domain/live-notes';
import type { Locale } from '@/domain/local-text';
import { OF_DELEGATION } from '@/domain/note-kinds';
import { missing } from '@/domain/refusal';
import { sayIn } from '@/platform/i18n/messages';
import { record } from '@/platform/record';
import type { LiveDesk } from '../queries/live';
import type { NoteBlock } from '../queries/live-document';
import { movedAmong, type ReadParagraph } from '../queries/live-order';
import type { Replayed, Step } from '../queries/live-replay';
import type { ParagraphRow } from './locking';
import { type NoteFacts, saidOf, writeFacts } from './said';
import { keepVersion, writeText } from './versions';

type Mark = { element: Y.XmlElement; values: Record<BlockAttribute, string> };

/** Whoever wrote it, as the record names them; what nobody wrote, the house did. */
const authorOf = (by: string | null): Actor => (by === null ? SYSTEM : { ...ANONYMOUS, accountId: by });

/**
 * Writes what the document says into the paragraphs: texts, new ones with their numbers, their order, and those that were taken
 * away, which are struck. @returns what each block is to say of itself
 */
export async function writeEntries(
  tx: Tx,
  desk: LiveDesk,
  { entries, replayed }: { entries: readonly ReadParagraph[]; replayed: Replayed },
): Promise<Mark[]> {
  const marks: Mark[] = [];
  const rows = entries.flatMap(({ row }) => row ?? []);
  const placed = entries.flatMap(({ row }, at) => (row ? [{ row, at }] : []));
  const moved = movedAmong(placed.map(({ row }) => row.position));
  const movedRows = new Set(placed.filter((_, at) => moved.has(at)).map(({ row }) => row));
  const taken = await idsTaken(tx, desk, entries);
  const known = await delegationsKnown(tx, desk, entries);
  const facts = (block: NoteBlock, before: NoteFacts) => factsOf(block, before, known);
  const lastStanding = entries.findLastIndex(({ row }) => row !== null && row.struckAt === null);
  let behind: ParagraphRow | null = null;
  for (const [at, { row, block }] of entries.entries()) {
    const position = at + 1;
    let now: ParagraphRow | null = row;
    if (row === null && block) {
      const number = numberBehind(rows, at < lastStanding ? behind : null);
      const id = block.id !== null && !taken.has(block.id) ? block.id : newId();
      const language = behind?.language ?? (await originalLanguage(tx, desk));
      const noted = facts(block, { kind: 'summary', language, delegationId: null });
      const added = { id, ...number, position, ...noted };
      now = await addRow(tx, desk, added, stepsOf(replayed, block));
      taken.add(id);
      rows.push(now);
    } else if (row) {
      if (movedRows.has(row)) await tellMoved(tx, desk, row, behind);
      now = await followBlock(tx, desk, row, { block, replayed });
      if (block && !now.struckAt) {
        const by = replayed.described.get(block.element) ?? null;
        now = await writeFacts(tx, authorOf(by), now, facts(block, now));
      }
    }
    if (block && now)
      marks.push({
        element: block.element,
        values: saidOf(now),
      });
    behind = now ?? behind;
  }
  await reposition(tx, desk, entries);
  return marks;
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** Ids of new blocks that a paragraph bears already, of this session or another. */
async function idsTaken(
  tx: Tx,
  { conferenceId }: LiveDesk,
  entries: readonly ReadParagraph[],
): Promise<Set<string>> {
  const named = entries.flatMap(({ row, block }) => (row === null && block?.id ? [block.id] : []));
  const ids = named.filter(isId);
  const { rows } = await tx.execute<{ id: string }>(
    sql`select id from paragraph where conference_id = ${conferenceId} and id in (${listOf(ids)})`,
  );
  const bad = named.filter((id) => !ids.includes(id));
  return new Set([...rows.map(({ id }) => id), ...bad]);
}

/** Lets a paragraph that there was say what its block says; one without words, or without a block, is struck. @returns its row then */
async function followBlock(
  tx: Tx,
  desk: LiveDesk,
  row: ParagraphRow,
  { block, replayed }: { block: NoteBlock | null; replayed: Replayed },
): Promise<ParagraphRow> {
  const steps = block ? stepsOf(replayed, block) : [];
  if (block?.text) {
    const [first] = worded(steps);
    const standing = row.struckAt ? await restore(tx, desk, row, first?.by ?? null) : row;
    return saveSteps(tx, desk, standing, worded(steps));
  }
  if (row.struckAt) return row;
  const by = block ? steps.at(-1)?.by : replayed.removed.get(row.id);
  const now = await saveSteps(tx, desk, row, worded(steps));
  await strikeMissing(tx, desk, now, by ?? null);
  return now;
}

const worded = (steps: readonly Step[]): Step[] => steps.filter(({ text }) => text !== '');

/** The texts that a block had, one for each person in turn, up to the one that it has. */
function stepsOf({ steps }: Replayed, block: NoteBlock): Step[] {
  const mine = (steps.get(block.element) ?? []).filter(({ text }) => text.length <= PARAGRAPH_MAX);
  const last = mine.at(-1);
  return last?.text === block.text ? mine : [...mine, { text: block.text, by: last?.by ?? null }];
}

async function originalLanguage(tx: Tx, { conferenceId }: LiveDesk): Promise<Locale> {
  const [row] = await tx
    .select({ language: conference.originalLanguage })
    .from(conference)
    .where(eq(conference.id, conferenceId));
  if (!row) throw missing();
  return row.language;
}

/** The delegations of the conference among those that blocks name. */
async function delegationsKnown(
  tx: Tx,
  { conferenceId }: LiveDesk,
  entries: readonly ReadParagraph[],
): Promise<ReadonlySet<string>> {
  const named = entries.flatMap(({ row, block }) => {
    const own = block?.delegation;
    return own && own !== row?.delegationId && isId(own) ? [own] : [];
  });
  const ours = entries.flatMap(({ row }) => row?.delegationId ?? []);
  if (named.length === 0) return new Set(ours);
  const rows = await tx
    .select({ id: delegation.id })
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), inArray(delegation.id, named)));
  return new Set([...ours, ...rows.map(({ id }) => id)]);
}

/** What a block says that it is, as far as that can be so. */
function factsOf(block: NoteBlock, before: NoteFacts, known: ReadonlySet<string>): NoteFacts {
  const kind = block.kind ?? before.kind;
  const named = block.delegation ?? before.delegationId ?? '';
  const delegationId = kind === OF_DELEGATION && known.has(named) ? named : null;
  return { kind, language: block.language ?? before.language, delegationId };
}

type Added = Pick<ParagraphRow, 'id' | 'number' | 'inserted' | 'position'> & NoteFacts;

async function addRow(tx: Tx, desk: LiveDesk, added: Added, steps: readonly Step[]): Promise<ParagraphRow> {
  const [first, ...later] = worded(steps);
  if (!first) throw new Error('a paragraph without words is none');
  const { by: author, text } = first;
  const savedAt = await dbNow(tx);
  const values = { ...desk, ...added, text, createdBy: author, savedAt, savedBy: author };
  const [row] = await tx.insert(paragraph).values(values).returning();
  if (!row) throw new Error('a paragraph was not written');
  await keepVersion(tx, row, authorOf(author), { version: 1, text, savedAt });
  const { number, inserted, language } = added;
  await record(tx, authorOf(author), {
    conferenceId: desk.conferenceId,
    kind: 'paragraph.added',
    entityId: row.id,
    after: { sessionId: desk.sessionId, number, inserted, language },
    topics: [`notes:${desk.sessionId}`],
  });
  return saveSteps(tx, desk, row, later);
}

/** Gives a paragraph the texts that it had one after the other. @returns its row as it is then */
async function saveSteps(
  tx: Tx,
  desk: LiveDesk,
  row: ParagraphRow,
  steps: readonly Step[],
): Promise<ParagraphRow> {
  let now = row;
  for (const { text, by } of steps) {
    if (text === now.text) continue;
    const author = authorOf(by);
    const version = await writeText(tx, author, now, text);
    await record(tx, author, {
      conferenceId: desk.conferenceId,
      kind: 'paragraph.saved',
      entityId: row.id,
      before: { version: now.version },
      after: { version },
      topics: [`notes:${desk.sessionId}`],
    });
    now = { ...now, text, version };
  }
  return now;
}

/** Strikes a paragraph that was emptied, or taken out of the document: it keeps its number and its words, as one that is struck by the form. */
async function strikeMissing(tx: Tx, desk: LiveDesk, row: ParagraphRow, by: string | null): Promise<void> {
  const version = row.version + 1;
  const reason = sayIn(row.language)('notes.live.takenOut');
  await tx
    .update(paragraph)
    .set({ struckAt: await dbNow(tx), struckBy: by, struckReason: reason, version })
    .where(and(eq(paragraph.conferenceId, row.conferenceId), eq(paragraph.id, row.id)));
  await record(tx, authorOf(by), {
    conferenceId: desk.conferenceId,
    kind: 'paragraph.struck',
    entityId: row.id,
    before: { version: row.version },
    after: { version, number: row.number, inserted: row.inserted, reason },
    topics: [`notes:${desk.sessionId}`],
  });
}

/** Brings a struck paragraph back whose block has words again: by an undo, or by whoever types there anew. @returns its row then */
async function restore(tx: Tx, desk: LiveDesk, row: ParagraphRow, by: string | null): Promise<ParagraphRow> {
  const [conferenceId, version] = [row.conferenceId, row.version + 1];
  const interventionId = row.interventionId && (await isWritten(tx, row)) ? null : row.interventionId;
  const back = { struckAt: null, struckBy: null, struckReason: null, version, interventionId };
  await tx
    .update(paragraph)
    .set(back)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, row.id)));
  const { number, inserted } = row;
  await record(tx, authorOf(by), {
    conferenceId,
    kind: 'paragraph.restored',
    entityId: row.id,
    before: { version: row.version },
    after: { version, number, inserted },
    topics: [`notes:${desk.sessionId}`],
  });
  return { ...row, ...back };
}

/** True where another paragraph writes down by now the speech that a struck one did. */
async function isWritten(tx: Tx, { conferenceId, interventionId }: ParagraphRow): Promise<boolean> {
  const others = and(
    eq(paragraph.conferenceId, conferenceId),
    sql`${paragraph.interventionId} = ${interventionId}`,
    isNull(paragraph.struckAt),
  );
  return (await tx.$count(paragraph, others)) > 0;
}

function tellMoved(tx: Tx, desk: LiveDesk, row: ParagraphRow, behind: ParagraphRow | null): Promise<void> {
  return record(tx, SYSTEM, {
    conferenceId: desk.conferenceId,
    kind: 'paragraph.moved',
    entityId: row.id,
    after: { number: row.number, inserted: row.inserted, behind: behind && designationOf(behind) },
    topics: [`notes:${desk.sessionId}`],
  });
}

/** Gives every paragraph its position, in one statement. */
async function reposition(
  tx: Tx,
  { conferenceId }: LiveDesk,
  entries: readonly ReadParagraph[],
): Promise<void> {
  const wrong = entries.flatMap(({ row }, at) =>
    row && row.position !== at + 1 ? [{ id: row.id, at: at + 1 }] : [],
  );
  if (wrong.length === 0) return;
  const list = sql.join(
    wrong.map(({ id, at }) => sql`(${id}::uuid, ${at}::int)`),
    sql`, `,
  );
  await tx.execute(sql`update paragraph set position = moved.at from (values ${list}) moved (id, at)
    where paragraph.conference_id = ${conferenceId} and paragraph.id = moved.id`);
}
