import { and, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { document } from '@/db/schema/documents';
import type { Actor } from '@/domain/actor';
import { whyNotEditCommunique } from '@/domain/communique';
import type { Happening } from '@/domain/events';
import type { Locale } from '@/domain/local-text';
import { authorize, type Permission } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { textAfter, type WorkingLanguages } from '@/domain/working-languages';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { communiqueDraftInput, communiqueInput } from '../input';
import { communiqueHeadVersion } from '../queries/communique';

/** The communiqué of a conference, locked, for who may; throws the 404 Refusal where none was begun. */
export async function lockCommunique(tx: Tx, actor: Actor, permission: Permission, slug: string) {
  const conference = await conferenceAt(tx, slug);
  authorize(actor, permission, { conferenceId: conference.id });
  const [row] = await tx
    .select()
    .from(document)
    .where(and(eq(document.conferenceId, conference.id), eq(document.kind, 'communique')))
    .for('update');
  if (!row) throw missing();
  return { ...row, conference };
}

/** The same, refused when its words can no longer change. */
export async function lockCommuniqueText(tx: Tx, actor: Actor, permission: Permission, slug: string) {
  const row = await lockCommunique(tx, actor, permission, slug);
  const why = whyNotEditCommunique(row);
  if (why) throw refuse(why, {}, 'conflict');
  return row;
}

type Edit =
  `communique.${'edited' | 'paragraphAdded' | 'paragraphMoved' | 'paragraphSaved' | 'paragraphRemoved'}`;

/** Counts the text one version up, which makes it a draft again, and records what changes in it. Before the change itself. */
export async function touched(
  tx: Tx,
  actor: Actor,
  { conferenceId, id, version }: { conferenceId: string; id: string; version: number },
  change: Happening<Edit>,
): Promise<void> {
  await tx
    .update(document)
    .set({ version: version + 1, reviewedAt: null, reviewedBy: null })
    .where(and(eq(document.conferenceId, conferenceId), eq(document.id, id)));
  await record(tx, actor, {
    ...change,
    conferenceId,
    entityId: id,
    topics: [`communiqueDraft:${conferenceId}`],
  });
}

/**
 * The languages that a communiqué is written in: those of the conference, with an original of its own among them.
 * @throws Refusal when the conference does not work in that one
 */
function workingIn({ languages }: WorkingLanguages, originalLanguage: Locale): WorkingLanguages {
  if (!languages.includes(originalLanguage)) {
    const params = { language: { languages: [originalLanguage] } };
    throw refuse('common.refusal.notWorkingLanguage', params, 'invalid', 'originalLanguage');
  }
  return { languages, originalLanguage };
}

/** The next symbol of a document of the conference. Given under the lock of the conference. */
export async function nextSymbol(tx: Tx, conferenceId: string, symbol: string): Promise<string> {
  const prefix = `${symbol}/DOC/`;
  const [last] = await tx
    .select({ number: sql<number | null>`max(substring(${document.symbol} from '/DOC/([0-9]{1,6})$')::int)` })
    .from(document)
    .where(and(eq(document.conferenceId, conferenceId), sql`starts_with(${document.symbol}, ${prefix})`));
  return `${prefix}${(last?.number ?? 0) + 1}`;
}

/** Begins the communiqué of a conference: its title and the language that it is written in first. */
export async function draftCommunique(
  actor: Actor,
  input: z.output<typeof communiqueDraftInput>,
): Promise<Done> {
  const { originalLanguage } = input;
  return act(actor, async (tx, actor) => {
    // Two who begin at once come one after the other.
    const conference = await conferenceAt(tx, input.conference, 'no key update');
    const { id: conferenceId, symbol: prefix } = conference;
    authorize(actor, 'communique.edit', { conferenceId });
    const title = textAfter(workingIn(conference, originalLanguage), input.title, { field: 'title' });
    const there = and(eq(document.conferenceId, conferenceId), eq(document.kind, 'communique'));
    if ((await tx.$count(document, there)) > 0) throw refuse('press.refusal.draftedAlready', {}, 'conflict');
    const [id, symbol] = [newId(), await nextSymbol(tx, conferenceId, prefix)];
    await tx.insert(document).values({
      ...{ conferenceId, id, symbol, kind: 'communique', classification: 'public' },
      ...{ title, originalLanguage, createdBy: actor.accountId },
    });
    await record(tx, actor, {
      conferenceId,
      kind: 'communique.drafted',
      entityId: id,
      after: { symbol, title, originalLanguage },
      topics: [`communiqueDraft:${conferenceId}`],
    });
    return { redirect: `/${input.conference}/communique/edit`, message: 'press.done.drafted' };
  });
}

/** Changes the title and the original language. A text that was reviewed is a draft again. */
export async function editCommunique(actor: Actor, input: z.output<typeof communiqueInput>): Promise<Done> {
  const { originalLanguage } = input;
  return act(actor, async (tx, actor) => {
    const row = await lockCommuniqueText(tx, actor, 'communique.edit', input.conference);
    if (communiqueHeadVersion(row) !== input.headVersion) throw refuse('common.refusal.stale', {}, 'stale');
    const working = workingIn(row.conference, originalLanguage);
    const title = textAfter(working, input.title, { field: 'title', stands: row.title });
    // Sent as it was drawn, it is no change.
    if (communiqueHeadVersion({ title, originalLanguage }) === input.headVersion)
      return { message: 'press.done.edited' };
    const before = { version: row.version, title: row.title, originalLanguage: row.originalLanguage };
    const after = { version: row.version + 1, title, originalLanguage };
    await touched(tx, actor, row, { kind: 'communique.edited', before, after });
    await tx
      .update(document)
      .set({ title, originalLanguage })
      .where(and(eq(document.conferenceId, row.conferenceId), eq(document.id, row.id)));
    return { message: 'press.done.edited' };
  });
}
