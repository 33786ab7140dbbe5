import { and, eq, isNotNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { notesVersion, notesVersionParagraph } from '@/db/schema/note-versions';
import type { Actor } from '@/domain/actor';
import { MOST_NAMED, type Occasion } from '@/domain/note-versions';
import { refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { keepVersionInput } from '../input';
import { notesVersionOf } from '../queries';
import type { LiveDesk } from '../queries/live';
import { lockParagraphs, type ParagraphRow } from './locking';

type KeptAs = { name: string; occasion: null } | { name: null; occasion: Occasion };

/**
 * Keeps the paragraphs of a session as they stand: these are all of them, in their order, and the session is held. No text is
 * written anew: a version names those that the paragraphs have.
 */
export async function keepNotes(
  tx: Tx,
  actor: Actor,
  { conferenceId, sessionId }: LiveDesk,
  { rows, ...kept }: KeptAs & { rows: readonly ParagraphRow[] },
): Promise<{ id: string; number: number }> {
  const own = and(eq(notesVersion.conferenceId, conferenceId), eq(notesVersion.sessionId, sessionId));
  const number = 1 + (await tx.$count(notesVersion, own));
  const [id, paragraphs, digest] = [newId(), rows.length, notesVersionOf(rows)];
  const keptAt = await dbNow(tx);
  await tx.insert(notesVersion).values({
    ...{ conferenceId, id, sessionId, number, ...kept, paragraphs, digest, keptAt },
    keptBy: actor.accountId,
  });
  await tx.execute(sql`
    insert into ${notesVersionParagraph}
      (conference_id, notes_version_id, place, paragraph_id, text_id, kind, language, delegation_id, struck)
    select p.conference_id, ${id}, row_number() over (order by p.position, p.id), p.id,
      (select v.id from paragraph_version v where v.conference_id = p.conference_id and v.paragraph_id = p.id
        and not v.aside order by v.version desc, v.id desc limit 1),
      p.kind, p.language, p.delegation_id, p.struck_at is not null
    from paragraph p where p.conference_id = ${conferenceId} and p.session_id = ${sessionId}`);
  await record(tx, actor, {
    conferenceId,
    kind: 'notesVersion.kept',
    entityId: sessionId,
    after: { ...kept, notesVersion: number, paragraphs, digest },
    topics: [`notes:${sessionId}`],
  });
  return { id, number };
}

/**
 * Keeps a version of the notes under a name, with what is being written live.
 * @throws Refusal where they are empty or approved, and where too many have a name already
 */
export async function keepVersion(actor: Actor, input: z.output<typeof keepVersionInput>): Promise<Done> {
  const { sessionId, name } = input;
  return act(actor, async (tx, actor) => {
    const { id: conferenceId } = await conferenceAt(tx, input.conference);
    const rows = await lockParagraphs(tx, actor, conferenceId, sessionId);
    if (rows.length === 0) throw refuse('notes.refusal.nothingToKeep', {}, 'conflict');
    const named = and(
      eq(notesVersion.conferenceId, conferenceId),
      eq(notesVersion.sessionId, sessionId),
      isNotNull(notesVersion.name),
    );
    if ((await tx.$count(notesVersion, named)) >= MOST_NAMED)
      throw refuse('notes.refusal.tooManyNamed', { most: MOST_NAMED }, 'tooMany');
    const { number } = await keepNotes(
      tx,
      actor,
      { conferenceId, sessionId },
      { name, occasion: null, rows },
    );
    return { message: 'notes.done.versionKept', params: { number } };
  });
}
