import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { session, sessionBureau } from '@/db/schema/agenda';
import { paragraph, paragraphVersion, statement } from '@/db/schema/notes';
import { outcome, outcomeSource } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { adoptedTexts } from '@/features/outcomes/queries/frozen';

/** No session has more; a longer record is paged by session. */
const MOST = 500;

/** `own`: the viewer typed it. */
export type Aside = { id: string; text: string; savedAt: Date; own: boolean };

export type NoteParagraph = {
  id: string;
  number: number;
  language: Locale;
  text: string;
  version: number;
  savedAt: Date;
  /** what came of it; for those who see no drafts, only what is decided or left open */
  outcomes: { number: number; title: LocalText; adopted: boolean }[];
  /** texts of a second editor that nobody has merged yet */
  asides: Aside[];
};

export type Notes = {
  mayWrite: boolean;
  maySee: boolean;
  mayDraft: boolean;
  paragraphs: NoteParagraph[];
  statements: { id: string; number: number; speakerOffice: LocalText; text: LocalText }[];
};

/** Accounts on the bureau of a session; empty when the session does not exist. */
export async function bureauOf(tx: Tx, conferenceId: string, sessionId: string): Promise<string[]> {
  const rows = await tx
    .select({ accountId: sessionBureau.accountId })
    .from(sessionBureau)
    .where(and(eq(sessionBureau.conferenceId, conferenceId), eq(sessionBureau.sessionId, sessionId)));
  return rows.map((row) => row.accountId);
}

/** The same, to stay as it is until the transaction ends: whoever changes it locks the session first. */
export async function heldBureauOf(tx: Tx, conferenceId: string, sessionId: string): Promise<string[]> {
  await tx
    .select({ id: session.id })
    .from(session)
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)))
    .for('key share');
  return bureauOf(tx, conferenceId, sessionId);
}

/**
 * The notes of one session. Paragraphs are for those who keep the record; statements are for everyone.
 * Five questions to the database, however long the record.
 */
export function getNotes(viewer: Actor, conferenceId: string, sessionId: string): Promise<Notes> {
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({ id: session.id })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
    if (!row) throw missing();
    const bureau = await bureauOf(tx, conferenceId, sessionId);
    const thing = { conferenceId, bureau };
    const maySee = can(viewer, 'paragraph.see', thing) || can(viewer, 'paragraph.write', thing);
    const statements = await tx
      .select()
      .from(statement)
      .where(and(eq(statement.conferenceId, conferenceId), eq(statement.sessionId, sessionId)))
      .orderBy(asc(statement.number))
      .limit(MOST);
    return {
      maySee,
      mayWrite: can(viewer, 'paragraph.write', thing),
      mayDraft: can(viewer, 'outcome.draft', thing),
      statements,
      paragraphs: maySee ? await paragraphsOf(tx, viewer, conferenceId, sessionId) : [],
    };
  });
}

async function paragraphsOf(
  tx: Tx,
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<NoteParagraph[]> {
  const rows = await tx
    .select()
    .from(paragraph)
    .where(and(eq(paragraph.conferenceId, conferenceId), eq(paragraph.sessionId, sessionId)))
    .orderBy(asc(paragraph.number))
    .limit(MOST);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return [];
  const came = await tx
    .select({
      paragraphId: outcomeSource.paragraphId,
      id: outcome.id,
      number: outcome.number,
      title: outcome.title,
      adoptedAt: outcome.adoptedAt,
    })
    .from(outcomeSource)
    .innerJoin(
      outcome,
      and(eq(outcome.conferenceId, outcomeSource.conferenceId), eq(outcome.id, outcomeSource.outcomeId)),
    )
    .where(and(eq(outcomeSource.conferenceId, conferenceId), inArray(outcomeSource.paragraphId, ids)))
    .orderBy(asc(outcome.number));
  const texts = came.length > 0 ? await adoptedTexts(tx, conferenceId) : [];
  const doubts = new Set(texts.filter(({ conflict }) => conflict).map(({ id }) => id));
  // Of what one person typed upon one version, the last text has it all.
  const asides = await tx
    .selectDistinctOn([paragraphVersion.paragraphId, paragraphVersion.version, paragraphVersion.savedBy])
    .from(paragraphVersion)
    .where(
      and(
        eq(paragraphVersion.conferenceId, conferenceId),
        inArray(paragraphVersion.paragraphId, ids),
        eq(paragraphVersion.aside, true),
        isNull(paragraphVersion.settledAt),
      ),
    )
    .orderBy(
      asc(paragraphVersion.paragraphId),
      asc(paragraphVersion.version),
      asc(paragraphVersion.savedBy),
      desc(paragraphVersion.savedAt),
      desc(paragraphVersion.id),
    )
    .limit(MOST);
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    language: row.language,
    text: row.text,
    version: row.version,
    savedAt: row.savedAt,
    outcomes: came
      .filter((c) => c.paragraphId === row.id)
      .map((c) => ({ number: c.number, title: c.title, adopted: c.adoptedAt !== null && !doubts.has(c.id) })),
    asides: asides
      .filter((a) => a.paragraphId === row.id)
      .map(({ id, text, savedAt, savedBy }) => ({
        id,
        text,
        savedAt,
        own: savedBy !== null && savedBy === viewer.accountId,
      })),
  }));
}
