import { and, asc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { session, sessionBureau } from '@/db/schema/agenda';
import { delegation } from '@/db/schema/delegations';
import { notesApproval, paragraph } from '@/db/schema/notes';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { designationOf } from '@/domain/item-number';
import type { Locale, LocalText } from '@/domain/local-text';
import { type NoteClassification, readableNotes } from '@/domain/note-classification';
import type { ParagraphKind } from '@/domain/note-kinds';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import { ADOPTION, doubtsOf } from '@/features/outcomes/queries/frozen';
import { SYMBOL } from '@/features/outcomes/queries/symbols';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { sha256 } from '@/platform/chain';

/** No session has more; a longer record is paged by session. */
const MOST = 500;

/** `own`: the viewer typed it. */
export type Aside = { id: string; text: string; savedAt: Date; own: boolean };

export type ParagraphCorrigendum = {
  number: number;
  wrong: string;
  reads: string;
  reason: string;
  at: Date;
  by: Officer | null;
};

export type NoteParagraph = {
  id: string;
  /** its number as it is kept: `12`, or `12 bis` where it was inserted */
  number: string;
  position: number;
  language: Locale;
  kind: ParagraphKind;
  /** who reads it once the notes are approved, where the session lets them */
  classification: NoteClassification;
  /** whose statement it is */
  delegation: SpeakingDelegation | null;
  text: string;
  version: number;
  savedAt: Date;
  /** why it was struck; what it said is for who keeps the notes */
  struck: { at: Date; reason: string; by: Officer | null } | null;
  corrigenda: ParagraphCorrigendum[];
  /** what came of it; for those who see no drafts, only what is decided or left open */
  /** `symbol`: of those that are adopted */
  outcomes: { number: number; symbol: string | null; title: LocalText }[];
  /** texts of a second editor that nobody has merged yet */
  asides: Aside[];
};

export type Notes = {
  mayWrite: boolean;
  maySee: boolean;
  mayDraft: boolean;
  mayApprove: boolean;
  mayCorrect: boolean;
  /** who reads the notes of the session, at any time, and of a paragraph, once it is approved */
  mayClassify: boolean;
  mayClassifyParagraphs: boolean;
  /** who reads them once they are approved */
  classification: NoteClassification;
  /** delegations read them as they were circulated, the viewer's among them; and who keeps them reads what is commented */
  mayReadCirculated: boolean;
  /** from when on those read them whom they are for; who may not learns of no approval */
  approvedAt: Date | null;
  /** who approved them, for their colleagues */
  approvedBy: Officer | null;
  /** what the paragraphs are known by as they stand */
  version: string;
  paragraphs: NoteParagraph[];
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
 * The notes of one session. Paragraphs are for those who keep the record until they are approved, and then for those whom they are
 * for: notes of which the viewer may read nothing answer as if they were not approved.
 * Three questions to the database, and one more for adopted texts that this process has not looked at yet, however long the record.
 */
export function getNotes(viewer: Actor, conferenceId: string, sessionId: string): Promise<Notes> {
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({
        bureau: sql<string[]>`array(select b.account_id from session_bureau b
          where b.conference_id = session.conference_id and b.session_id = session.id)`,
        classification: session.notesClassification,
        isCirculated: sql<boolean>`exists (select from notes_circulation c where c.conference_id = session.conference_id
          and c.session_id = session.id and c.withdrawn_at is null)`,
        approvedAt: notesApproval.approvedAt,
        approvedBy: officerOf(viewer, conferenceId, notesApproval.approvedBy),
      })
      .from(session)
      .leftJoin(
        notesApproval,
        and(eq(notesApproval.conferenceId, session.conferenceId), eq(notesApproval.sessionId, session.id)),
      )
      .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
    if (!row) throw missing();
    const thing = { conferenceId, bureau: row.bureau };
    const maySee = can(viewer, 'paragraph.see', thing) || can(viewer, 'paragraph.write', thing);
    const { classification } = row;
    const circles = readableNotes(viewer, conferenceId);
    const mayRead = maySee || (row.approvedAt !== null && circles.includes(classification));
    const paragraphs = mayRead ? await paragraphsOf(tx, viewer, { conferenceId, sessionId, circles }) : [];
    const { approvedAt, approvedBy } =
      maySee || paragraphs.length > 0 ? row : { approvedAt: null, approvedBy: null };
    return {
      maySee,
      mayWrite: !approvedAt && can(viewer, 'paragraph.write', thing),
      mayDraft: can(viewer, 'outcome.draft', thing),
      mayApprove: !approvedAt && paragraphs.length > 0 && can(viewer, 'notes.approve', thing),
      mayReadCirculated:
        maySee ||
        (row.isCirculated &&
          can(viewer, 'circulation.see', thing) &&
          readableNotes(viewer, conferenceId).includes(row.classification)),
      mayCorrect: approvedAt !== null && can(viewer, 'paragraph.recordCorrigendum', thing),
      mayClassify: can(viewer, 'notes.classify', thing),
      mayClassifyParagraphs: row.approvedAt !== null && can(viewer, 'paragraph.classify', thing),
      ...{ classification, approvedAt, approvedBy },
      version: notesVersionOf(paragraphs),
      // What keeps the notes is for those who keep them.
      paragraphs: maySee
        ? paragraphs
        : paragraphs.map((one) => ({ ...one, text: one.struck ? '' : one.text, asides: [] })),
    };
  });
}

/** What the paragraphs of a session are known by as they stand. */
export const notesVersionOf = (rows: readonly Pick<NoteParagraph, 'id' | 'version' | 'text'>[]): string =>
  sha256(canonicalJson(rows.map(({ id, version, text }) => ({ id, version, text }))));

type ParagraphCorrigendumRow = Omit<ParagraphCorrigendum, 'at'> & { at: string };
const corrigendaFor = (viewer: Actor, conferenceId: string) => sql<ParagraphCorrigendumRow[]>`coalesce((
  select jsonb_agg(jsonb_build_object('number', c.number, 'wrong', c.wrong, 'reads', c.reads, 'reason', c.reason,
    'at', c.recorded_at, 'by', ${officerOf(viewer, conferenceId, sql`c.recorded_by`)}) order by c.number)
  from paragraph_corrigendum c
  where c.conference_id = paragraph.conference_id and c.paragraph_id = paragraph.id), '[]')`;

type AsideRow = { id: string; text: string; savedAt: string; savedBy: string | null };
/** A column for a query of `paragraph`: of what one person typed upon one version, the last text has it all. */
const ASIDES = sql<AsideRow[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', a.id, 'text', a.text, 'savedAt', a.saved_at, 'savedBy', a.saved_by)
    order by a.version, a.saved_by)
  from (select distinct on (v.version, v.saved_by) v.* from paragraph_version v
    where v.conference_id = paragraph.conference_id and v.paragraph_id = paragraph.id and v.aside and v.settled_at is null
    order by v.version, v.saved_by, v.saved_at desc, v.id desc limit ${MOST}) a), '[]')`;

/** `circles`: of which classifications. */
type Readable = { conferenceId: string; sessionId: string; circles: NoteClassification[] };

async function paragraphsOf(
  tx: Tx,
  viewer: Actor,
  { conferenceId, sessionId, circles }: Readable,
): Promise<NoteParagraph[]> {
  const rows = await tx
    .select({
      row: paragraph,
      sender: {
        id: delegation.id,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
      },
      corrigenda: corrigendaFor(viewer, conferenceId),
      asides: ASIDES,
      struckBy: officerOf(viewer, conferenceId, paragraph.struckBy),
    })
    .from(paragraph)
    .leftJoin(
      delegation,
      and(eq(delegation.conferenceId, paragraph.conferenceId), eq(delegation.id, paragraph.delegationId)),
    )
    .where(
      and(
        eq(paragraph.conferenceId, conferenceId),
        eq(paragraph.sessionId, sessionId),
        inArray(paragraph.classification, circles),
      ),
    )
    .orderBy(asc(paragraph.position))
    .limit(MOST);
  if (rows.length === 0) return [];
  const fromHere = sql`(select array_agg(s.paragraph_id) from outcome_source s
    join paragraph p on p.conference_id = s.conference_id and p.id = s.paragraph_id
    where s.conference_id = outcome.conference_id and s.outcome_id = outcome.id and p.session_id = ${sessionId})`;
  const came = await tx
    .select({
      ...{ id: outcome.id, number: outcome.number, title: outcome.title, symbol: SYMBOL },
      adoption: ADOPTION,
      paragraphIds: sql<string[]>`${fromHere}`,
    })
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), isNotNull(fromHere)))
    .orderBy(asc(outcome.number));
  const doubts = await doubtsOf(tx, conferenceId, came);
  return rows.map(({ row, sender, corrigenda, asides, struckBy }) => ({
    id: row.id,
    number: designationOf(row),
    position: row.position,
    language: row.language,
    kind: row.kind,
    classification: row.classification,
    delegation: sender,
    text: row.text,
    version: row.version,
    savedAt: row.savedAt,
    struck: row.struckAt && { at: row.struckAt, reason: row.struckReason ?? '', by: struckBy },
    corrigenda: corrigenda.map((one) => ({ ...one, at: new Date(one.at) })),
    outcomes: came
      .filter((c) => c.paragraphIds.includes(row.id))
      .map((c) => ({ number: c.number, title: c.title, symbol: doubts.get(c.id) ? null : c.symbol })),
    asides: asides.map(({ id, text, savedAt, savedBy }) => ({
      id,
      text,
      savedAt: new Date(savedAt),
      own: savedBy !== null && savedBy === viewer.accountId,
    })),
  }));
}
