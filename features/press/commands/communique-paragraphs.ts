import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { communiqueParagraph } from '@/db/schema/communique';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { MOST_COMMUNIQUE_PARAGRAPHS } from '@/domain/communique';
import { exchange } from '@/domain/neighbours';
import { refuse, sameVersion } from '@/domain/refusal';
import { textAfter, type WorkingLanguages } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { gone } from '@/platform/gone';
import type {
  addCommuniqueParagraphInput,
  communiqueParagraphInput,
  moveCommuniqueParagraphInput,
  removeCommuniqueParagraphInput,
} from '../input';
import { paragraphsOf } from '../queries/communique';
import { lockCommuniqueText, touched } from './communique';

type HeldCommunique = Awaited<ReturnType<typeof lockCommuniqueText>>;

const isIt = ({ conferenceId, id }: HeldCommunique, paragraphId: string) =>
  and(
    eq(communiqueParagraph.conferenceId, conferenceId),
    eq(communiqueParagraph.documentId, id),
    eq(communiqueParagraph.id, paragraphId),
  );

const workingOf = ({ conference, originalLanguage }: HeldCommunique): WorkingLanguages => ({
  languages: conference.languages,
  originalLanguage,
});

/** All paragraphs, and where the one that is meant stands among them. @throws Refusal when it is not there */
async function located(tx: Tx, row: HeldCommunique, paragraphId: string) {
  const all = await paragraphsOf(tx, row);
  const index = all.findIndex(({ id }) => id === paragraphId);
  const one = all[index];
  if (!one) {
    const removal = { entityId: row.id, part: paragraphId };
    throw await gone(tx, row.conferenceId, 'communique.paragraphRemoved', removal);
  }
  return { all, index, one, number: index + 1 };
}

/** Adds a paragraph at the end. @throws Refusal when there are as many as a communiqué can have */
export async function addCommuniqueParagraph(
  actor: Actor,
  input: z.output<typeof addCommuniqueParagraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockCommuniqueText(tx, actor, 'communique.edit', input.conference);
    const all = await paragraphsOf(tx, row);
    const most = MOST_COMMUNIQUE_PARAGRAPHS;
    if (all.length >= most) throw refuse('press.refusal.manyParagraphs', { most }, 'conflict');
    const number = all.length + 1;
    const text = textAfter(workingOf(row), input.text, { field: 'text' });
    await touched(tx, actor, row, {
      kind: 'communique.paragraphAdded',
      before: { version: row.version },
      after: { version: row.version + 1, number },
    });
    await tx.insert(communiqueParagraph).values({
      ...{ conferenceId: row.conferenceId, id: newId(), documentId: row.id },
      ...{ number: (all.at(-1)?.number ?? 0) + 1, text, savedBy: actor.accountId },
    });
    return { message: 'press.done.paragraphAdded', params: { number } };
  });
}

/** Saves one paragraph in its languages; refused when somebody saved it in between. */
export async function saveCommuniqueParagraph(
  actor: Actor,
  input: z.output<typeof communiqueParagraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockCommuniqueText(tx, actor, 'communique.edit', input.conference);
    const { one, number } = await located(tx, row, input.paragraphId);
    if (one.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const saved = { message: 'press.done.paragraphSaved', params: { number } } as const;
    const text = textAfter(workingOf(row), input.text, { field: 'text', stands: one.text });
    // Sent as it was drawn, it is no change.
    if (canonicalJson(one.text) === canonicalJson(text)) return { ...saved, data: { version: one.version } };
    const version = one.version + 1;
    await touched(tx, actor, row, {
      kind: 'communique.paragraphSaved',
      before: { version: row.version, number, text: one.text },
      after: { version: row.version + 1, number, text },
    });
    await tx
      .update(communiqueParagraph)
      .set({ text, version, savedAt: await dbNow(tx), savedBy: actor.accountId })
      .where(isIt(row, one.id));
    return { ...saved, data: { version } };
  });
}

/**
 * Moves a paragraph before the one above it, or after the one below.
 * @throws Refusal when it stands elsewhere than where it was seen, or at the end already
 */
export async function moveCommuniqueParagraph(
  actor: Actor,
  input: z.output<typeof moveCommuniqueParagraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockCommuniqueText(tx, actor, 'communique.edit', input.conference);
    const { all, index, one, number } = await located(tx, row, input.paragraphId);
    if (number !== input.placeVersion) throw refuse('common.refusal.stale', {}, 'stale');
    const next = input.direction === 'up' ? index - 1 : index + 1;
    const other = all[next];
    if (!other) throw refuse('common.refusal.stale', {}, 'stale');
    await touched(tx, actor, row, {
      kind: 'communique.paragraphMoved',
      before: { version: row.version, number },
      after: { version: row.version + 1, number: next + 1 },
    });
    for (const step of exchange(one, other))
      await tx.update(communiqueParagraph).set({ number: step.number }).where(isIt(row, step.id));
    return { message: 'press.done.paragraphMoved', params: { number: next + 1 } };
  });
}

/** Removes a paragraph; the record keeps its words. */
export async function removeCommuniqueParagraph(
  actor: Actor,
  input: z.output<typeof removeCommuniqueParagraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockCommuniqueText(tx, actor, 'communique.edit', input.conference);
    const { one, number } = await located(tx, row, input.paragraphId);
    sameVersion(one, input.version);
    await touched(tx, actor, row, {
      kind: 'communique.paragraphRemoved',
      before: { version: row.version, id: one.id, number, text: one.text },
      after: { version: row.version + 1 },
    });
    await tx.delete(communiqueParagraph).where(isIt(row, one.id));
    return { message: 'press.done.paragraphRemoved', params: { number } };
  });
}
