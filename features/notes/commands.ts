import { and, eq, max } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { session } from '@/db/schema/agenda';
import { conference } from '@/db/schema/conferences';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { outcome, outcomeParagraph, outcomeSource } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { draftInput, paragraphInput, paragraphTextInput } from './input';
import { bureauOf, conferenceIdOf } from './queries';

const TITLE_MAX = 120;

async function lockParagraph(tx: Tx, conferenceId: string, paragraphId: string) {
  const [row] = await tx
    .select()
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, paragraphId)))
    .for('update');
  if (!row) throw missing();
  return row;
}

/** Writes the next numbered paragraph of a session. Numbers are given under the session's lock and stay. */
export async function addParagraph(actor: Actor, input: z.output<typeof paragraphInput>): Promise<Done> {
  return withTx(actor, async (tx) => {
    const conferenceId = await conferenceIdOf(tx, input.conference);
    const [place] = await tx
      .select({ id: session.id })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, input.sessionId)))
      .for('no key update');
    if (!place) throw missing();
    authorize(actor, 'note.write', { conferenceId, bureau: await bureauOf(tx, conferenceId, place.id) });
    const [last] = await tx
      .select({ number: max(paragraph.number) })
      .from(paragraph)
      .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.sessionId, place.id)));
    const at = await dbNow(tx);
    const row = {
      conferenceId,
      id: newId(),
      sessionId: place.id,
      number: (last?.number ?? 0) + 1,
      language: input.language,
      text: input.text,
      createdBy: actor.accountId,
      savedAt: at,
      savedBy: actor.accountId,
    };
    await tx.insert(paragraph).values(row);
    await keepVersion(tx, conferenceId, row.id, 1, input.text, actor, at);
    await record(tx, actor, {
      conferenceId,
      kind: 'paragraph.added',
      entity: 'paragraph',
      entityId: row.id,
      after: { sessionId: place.id, number: row.number, language: row.language },
      topics: [`notes:${place.id}`],
    });
    return { message: 'notes.done.added', params: { number: row.number }, data: { id: row.id } };
  });
}

async function keepVersion(
  tx: Tx,
  conferenceId: string,
  paragraphId: string,
  version: number,
  text: string,
  actor: Actor,
  savedAt: Date,
  aside = false,
): Promise<void> {
  await tx
    .insert(paragraphVersion)
    .values({ conferenceId, paragraphId, version, text, aside, savedAt, savedBy: actor.accountId });
}

/**
 * Saves the text of a paragraph. Typed upon an older version, it is kept aside for merging, and the person
 * is told; nothing of either text is lost.
 */
export async function saveParagraph(actor: Actor, input: z.output<typeof paragraphTextInput>): Promise<Done> {
  const saved = await withTx(actor, async (tx) => {
    const conferenceId = await conferenceIdOf(tx, input.conference);
    const row = await lockParagraph(tx, conferenceId, input.paragraphId);
    authorize(actor, 'note.write', { conferenceId, bureau: await bureauOf(tx, conferenceId, row.sessionId) });
    if (row.text === input.text) return { stale: false, number: row.number, version: row.version };
    const at = await dbNow(tx);
    const stale = row.version !== input.version;
    const version = stale ? input.version : row.version + 1;
    await keepVersion(tx, conferenceId, row.id, version, input.text, actor, at, stale);
    if (!stale) {
      await tx
        .update(paragraph)
        .set({ text: input.text, version, savedAt: at, savedBy: actor.accountId })
        .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.id, row.id)));
    }
    await record(tx, actor, {
      conferenceId,
      kind: stale ? 'paragraph.keptAside' : 'paragraph.saved',
      entity: 'paragraph',
      entityId: row.id,
      before: { version: row.version },
      after: { version },
      topics: [`notes:${row.sessionId}`],
    });
    return { stale, number: row.number, version };
  });
  if (saved.stale) throw refuse('notes.refusal.stale', { number: saved.number }, 'conflict', 'text');
  return { data: { version: saved.version } };
}

/** Turns a paragraph into a draft proposal: its text becomes the first operative paragraph. */
export async function draftFromParagraph(actor: Actor, input: z.output<typeof draftInput>): Promise<Done> {
  return withTx(actor, async (tx) => {
    const conferenceId = await conferenceIdOf(tx, input.conference);
    const row = await lockParagraph(tx, conferenceId, input.paragraphId);
    authorize(actor, 'proposal.draft', {
      conferenceId,
      bureau: await bureauOf(tx, conferenceId, row.sessionId),
    });
    // Numbers of outcomes are given under the conference's lock.
    await tx.select().from(conference).where(eq(conference.id, conferenceId)).for('no key update');
    const [last] = await tx
      .select({ number: max(outcome.number) })
      .from(outcome)
      .where(eq(outcome.conferenceId, conferenceId));
    const number = (last?.number ?? 0) + 1;
    const id = newId();
    const inItsLanguage = (text: string): LocalText => ({
      en: '',
      fr: '',
      es: '',
      ar: '',
      [row.language]: text,
    });
    await tx.insert(outcome).values({
      conferenceId,
      id,
      number,
      kind: input.kind,
      title: inItsLanguage(opening(row.text)),
      sessionId: row.sessionId,
      createdBy: actor.accountId,
    });
    await tx.insert(outcomeParagraph).values({
      conferenceId,
      outcomeId: id,
      part: 'operative',
      number: 1,
      verb: inItsLanguage(''),
      addressee: inItsLanguage(''),
      text: inItsLanguage(row.text),
      savedBy: actor.accountId,
    });
    await tx.insert(outcomeSource).values({ conferenceId, outcomeId: id, paragraphId: row.id });
    await record(tx, actor, {
      conferenceId,
      kind: 'outcome.drafted',
      entity: 'outcome',
      entityId: id,
      after: { number, kind: input.kind, paragraphId: row.id },
      topics: [`notes:${row.sessionId}`, `outcome:${id}`],
    });
    return { message: 'notes.done.drafted', params: { number }, data: { number } };
  });
}

/** The first words of a text, cut at a word: a working title. */
function opening(text: string): string {
  const first = text.split(/\n|(?<=[.؟?!])\s/)[0] ?? text;
  return first.length <= TITLE_MAX ? first : `${first.slice(0, TITLE_MAX).replace(/\s+\S*$/, '')}…`;
}
