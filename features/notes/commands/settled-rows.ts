import { and, eq, inArray, sql } from 'drizzle-orm';
import type * as Y from 'yjs';
import { dbNow, type Tx } from '@/db/client';
import { idsIn as listOf, newId } from '@/db/columns';
import { conference } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { paragraph } from '@/db/schema/notes';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { numberBehind } from '@/domain/item-number';
import { type BlockAttribute, PARAGRAPH_MAX } from '@/domain/live-notes';
import type { Locale } from '@/domain/local-text';
import { UNCLASSIFIED } from '@/domain/note-classification';
import { OF_DELEGATION } from '@/domain/note-kinds';
import { movedAmong } from '@/domain/note-versions';
import { missing } from '@/domain/refusal';
import { sayIn } from '@/platform/i18n/messages';
import { record } from '@/platform/record';
import type { LiveDesk } from '../queries/live';
import type { NoteBlock } from '../queries/live-document';
import type { ReadParagraph } from '../queries/live-order';
import type { Replayed, Step } from '../queries/live-replay';
import type { ParagraphRow } from './locking';
import { reposition, tellMoved } from './positions';
import { type NoteFacts, saidOf, writeFacts } from './said';
import { bringBack, strike } from './standing';
import { keepText, saveText } from './texts';

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
      const noted = facts(block, {
        ...{ kind: 'summary', language, delegationId: null },
        classification: UNCLASSIFIED,
      });
      const added = { id, ...number, position, ...noted };
      now = await addRow(tx, desk, added, stepsOf(replayed, block));
      taken.add(id);
      rows.push(now);
    } else if (row) {
      if (movedRows.has(row)) await tellMoved(tx, SYSTEM, row, behind);
      now = await followBlock(tx, row, { block, replayed });
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
  await reposition(
    tx,
    desk.conferenceId,
    entries.map(({ row }) => row),
  );
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
  row: ParagraphRow,
  { block, replayed }: { block: NoteBlock | null; replayed: Replayed },
): Promise<ParagraphRow> {
  const steps = block ? stepsOf(replayed, block) : [];
  if (block?.text) {
    const [first] = worded(steps);
    const standing = row.struckAt ? await bringBack(tx, authorOf(first?.by ?? null), row) : row;
    return saveSteps(tx, standing, worded(steps));
  }
  if (row.struckAt) return row;
  const by = block ? steps.at(-1)?.by : replayed.removed.get(row.id);
  const now = await saveSteps(tx, row, worded(steps));
  await strike(tx, authorOf(by ?? null), now, sayIn(row.language)('notes.live.takenOut'));
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
  const classification = block.classification ?? before.classification;
  return { kind, language: block.language ?? before.language, delegationId, classification };
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
  await keepText(tx, row, authorOf(author), { version: 1, text, savedAt });
  const { number, inserted, language } = added;
  await record(tx, authorOf(author), {
    conferenceId: desk.conferenceId,
    kind: 'paragraph.added',
    entityId: row.id,
    after: { sessionId: desk.sessionId, number, inserted, language },
    topics: [`notes:${desk.sessionId}`],
  });
  return saveSteps(tx, row, later);
}

/** Gives a paragraph the texts that it had one after the other. @returns its row as it is then */
async function saveSteps(tx: Tx, row: ParagraphRow, steps: readonly Step[]): Promise<ParagraphRow> {
  let now = row;
  for (const { text, by } of steps) now = await saveText(tx, authorOf(by), now, text);
  return now;
}
