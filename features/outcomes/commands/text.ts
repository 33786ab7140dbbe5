import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference, numberedIn } from '@/db/schema/conferences';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Happening } from '@/domain/events';
import { inEach, type LocalText } from '@/domain/local-text';
import { openingFrom, paragraphApart, type SplitParagraph, splitIn, wholeIn } from '@/domain/opening';
import { whyNotEdit } from '@/domain/outcomes';
import { authorize, type Permission } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import { textAfter, type WorkingLanguages, wordsAfter } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { gone } from '@/platform/gone';
import { record } from '@/platform/record';
import type { addParagraphInput, outcomeInput, paragraphInput, removeParagraphInput } from '../input';
import { TABLED } from '../queries/beside';
import { headVersionOf } from '../queries/head-version';
import { openCallOn } from './calling';
import { requireUntabled } from './debates';
import { wordsTold } from './merged';
import { nextPlaces } from './places';

const NO_WORDS: LocalText = inEach(() => '');

/**
 * The outcome by conference and number, locked; authorized; refused when its text is frozen, and while it is called for objections
 * but for what belongs to a call.
 */
export async function lockDraft(
  tx: Tx,
  actor: Actor,
  permission: Permission,
  address: { conference: string; number: number; duringCall?: boolean },
) {
  const [row] = await tx
    .select({ outcome, conference })
    .from(outcome)
    .innerJoin(conference, numberedIn(outcome, address))
    .for('update', { of: outcome });
  if (!row) throw missing();
  const { conferenceId, createdBy, mainSponsorId } = row.outcome;
  const owned = { accountId: createdBy ?? undefined, delegationId: mainSponsorId ?? undefined };
  authorize(actor, permission, { conferenceId, ...owned });
  const frozen = whyNotEdit(row.outcome);
  if (frozen) throw refuse(frozen, { number: address.number }, 'conflict');
  if (!address.duringCall && (await openCallOn(tx, row.outcome)))
    throw refuse('outcomes.calls.why.called', { number: address.number }, 'conflict');
  const meeting = row.conference;
  return {
    ...row.outcome,
    conferenceClosedAt: meeting.closedAt,
    meeting,
    tabled: await isTabled(tx, row.outcome),
  };
}

/** Whether a text that is locked was tabled. It is a question of its own: what waits for a lock sees other tables as they were before. */
async function isTabled(
  tx: Tx,
  { conferenceId, id }: { conferenceId: string; id: string },
): Promise<boolean> {
  const isIt = and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id));
  const [row] = await tx.select({ tabled: TABLED }).from(outcome).where(isIt);
  return row?.tabled ?? false;
}

/** Counts the text of a draft one version up, and records what changed in it. */
export async function touched(
  tx: Tx,
  actor: Actor,
  row: { conferenceId: string; id: string; version: number },
  change: Happening<`outcome.${'edited' | 'noteMerged' | 'paragraphAdded' | 'paragraphMoved' | 'paragraphSaved' | 'paragraphRemoved'}`>,
): Promise<void> {
  await tx
    .update(outcome)
    .set({ version: row.version + 1 })
    .where(and(eq(outcome.conferenceId, row.conferenceId), eq(outcome.id, row.id)));
  await record(tx, actor, {
    ...change,
    conferenceId: row.conferenceId,
    entityId: row.id,
    topics: [`outcome:${row.id}`],
  });
}

/** Changes kind, strength and title of a draft. */
export async function editOutcome(actor: Actor, input: z.output<typeof outcomeInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.edit', input);
    if (headVersionOf(row) !== input.headVersion) throw refuse('common.refusal.stale', {}, 'stale');
    const { kind, strength } = input;
    const title = textAfter(row.meeting, input.title, { field: 'title', stands: row.title });
    await tx
      .update(outcome)
      .set({ kind, strength, title })
      .where(and(eq(outcome.conferenceId, row.conferenceId), eq(outcome.id, row.id)));
    const before = { version: row.version, kind: row.kind, strength: row.strength, title: row.title };
    const after = { version: row.version + 1, kind, strength, title };
    await touched(tx, actor, row, { kind: 'outcome.edited', before, after });
    return { message: 'outcomes.done.edited' };
  });
}

/** Adds an empty paragraph at the end of a part; numbers run on and are given under the outcome's lock. */
export async function addOutcomeParagraph(
  actor: Actor,
  input: z.output<typeof addParagraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.edit', input);
    requireUntabled(row);
    const number = (await nextPlaces(tx, row, 1))(input.part);
    const words = input.part === 'operative' ? NO_WORDS : null;
    await tx.insert(outcomeParagraph).values({
      conferenceId: row.conferenceId,
      id: newId(),
      outcomeId: row.id,
      part: input.part,
      number,
      verb: words,
      addressee: words,
      text: NO_WORDS,
      savedBy: actor.accountId,
    });
    await touched(tx, actor, row, {
      kind: 'outcome.paragraphAdded',
      before: { version: row.version },
      after: { version: row.version + 1, part: input.part, number },
    });
    return { message: 'outcomes.done.paragraphAdded', params: { number } };
  });
}

type DraftParagraph = typeof outcomeParagraph.$inferSelect;

/** The words of an operative paragraph as they were typed, each language apart as its beginning was confirmed or is read. */
function operativeAfter(
  working: WorkingLanguages,
  { text, opening }: Pick<z.output<typeof paragraphInput>, 'text' | 'opening'>,
  stands: DraftParagraph,
) {
  const typed = inEach((language): Partial<SplitParagraph> => {
    const whole = text[language];
    if (whole === undefined) return {};
    const before = splitIn(stands, language);
    const confirmed = opening?.[language];
    // Nothing sent: the beginning is read as before, unless nobody had read it.
    if (confirmed === undefined)
      return paragraphApart(whole, language, before.verb || before.addressee ? [before] : []);
    return paragraphApart(whole, language, [openingFrom(confirmed)]);
  });
  const typedIn = (field: keyof SplitParagraph) => inEach((language) => typed[language][field]);
  return {
    text: textAfter(working, typedIn('text'), { field: 'text', stands: stands.text }),
    verb: wordsAfter(working, typedIn('verb'), { field: 'text', stands: stands.verb }),
    addressee: wordsAfter(working, typedIn('addressee'), { field: 'text', stands: stands.addressee }),
  };
}

/** Saves one paragraph of a draft; refused when somebody saved it in between. */
export async function saveOutcomeParagraph(
  actor: Actor,
  input: z.output<typeof paragraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.edit', input);
    const mine = and(
      eq(outcomeParagraph.conferenceId, row.conferenceId),
      eq(outcomeParagraph.outcomeId, row.id),
      eq(outcomeParagraph.id, input.paragraphId),
    );
    const [old] = await tx.select().from(outcomeParagraph).where(mine);
    if (!old) throw missing();
    if (old.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const version = old.version + 1;
    const words =
      old.part === 'operative'
        ? operativeAfter(row.meeting, input, old)
        : {
            ...old,
            text: textAfter(row.meeting, input.text, { field: 'text', stands: old.text }),
          };
    const original = row.meeting.originalLanguage;
    // Translations are written while the text is debated; its own words change by amendments.
    if (wholeIn({ ...old, ...words }, original) !== wholeIn(old, original)) requireUntabled(row);
    await tx
      .update(outcomeParagraph)
      .set({
        text: words.text,
        verb: words.verb,
        addressee: words.addressee,
        version,
        savedAt: new Date(),
        savedBy: actor.accountId,
      })
      .where(mine);
    await touched(tx, actor, row, {
      kind: 'outcome.paragraphSaved',
      before: { version: row.version, ...wordsTold(old) },
      after: { version: row.version + 1, ...wordsTold({ ...old, ...words }) },
    });
    return { message: 'outcomes.done.saved', data: { version } };
  });
}

/** Removes a paragraph of a draft; the numbers of the others stay. */
export async function removeOutcomeParagraph(
  actor: Actor,
  input: z.output<typeof removeParagraphInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockDraft(tx, actor, 'outcome.edit', input);
    requireUntabled(row);
    const mine = and(
      eq(outcomeParagraph.conferenceId, row.conferenceId),
      eq(outcomeParagraph.outcomeId, row.id),
      eq(outcomeParagraph.id, input.paragraphId),
    );
    const [old] = await tx.select().from(outcomeParagraph).where(mine);
    if (!old) {
      const removal = { entityId: row.id, part: input.paragraphId };
      throw await gone(tx, row.conferenceId, 'outcome.paragraphRemoved', removal);
    }
    sameVersion(old, input.version);
    await tx.delete(outcomeParagraph).where(mine);
    await touched(tx, actor, row, {
      kind: 'outcome.paragraphRemoved',
      before: { version: row.version, id: old.id, ...wordsTold(old) },
      after: { version: row.version + 1 },
    });
    return { message: 'outcomes.done.paragraphRemoved', params: { number: old.number } };
  });
}
