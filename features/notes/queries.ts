import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { session, sessionBureau } from '@/db/schema/agenda';
import { paragraph, paragraphVersion, statement } from '@/db/schema/notes';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { ADOPTION, doubtsOf } from '@/features/outcomes/queries/frozen';

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
 * Five questions to the database, and one more for adopted texts that this process has not looked at yet, however long the record.
 */
export function getNotes(viewer: Actor, conferenceId: string, sessionId: string): Promise<Notes> {
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({
        bureau: sql<string[]>`array(select b.account_id from session_bureau b
          where b.conference_id = session.conference_id and b.session_id = session.id)`,
      })
      .from(session)
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
    if (!row) throw missing();
    const thing = { conferenceId, bureau: row.bureau };
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
  const fromHere = sql`(select array_agg(s.paragraph_id) from outcome_source s
    join paragraph p on p.conference_id = s.conference_id and p.id = s.paragraph_id
    where s.conference_id = outcome.conference_id and s.outcome_id = outcome.id and p.session_id = ${sessionId})`;
  const came = await tx
    .select({
      ...{ id: outcome.id, number: outcome.number, title: outcome.title, adoptedAt: outcome.adoptedAt },
      adoption: ADOPTION,
      paragraphIds: sql<string[]>`${fromHere}`,
    })
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), isNotNull(fromHere)))
    .orderBy(asc(outcome.number));
  const doubts = await doubtsOf(tx, conferenceId, came);
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
      .filter((c) => c.paragraphIds.includes(row.id))
      .map((c) => ({ number: c.number, title: c.title, adopted: c.adoptedAt !== null && !doubts.get(c.id) })),
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
