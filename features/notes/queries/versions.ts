import { and, asc, desc, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { session } from '@/db/schema/agenda';
import { delegation } from '@/db/schema/delegations';
import { notesVersion, notesVersionParagraph } from '@/db/schema/note-versions';
import { notesApproval, paragraph, paragraphVersion } from '@/db/schema/notes';
import type { Actor } from '@/domain/actor';
import { designationOf } from '@/domain/item-number';
import type { Locale } from '@/domain/local-text';
import type { NoteClassification } from '@/domain/note-classification';
import type { Occasion, VersionedParagraph } from '@/domain/note-versions';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { notesVersionOf } from '../queries';

/** More than a session is likely to have; a list is never without an end. */
const MOST = 500;

/** Notes as they stood once. Either somebody gave them a name, or the house kept them on an occasion. */
export type NotesVersion = {
  id: string;
  number: number;
  name: string | null;
  occasion: Occasion | null;
  paragraphs: number;
  keptAt: Date;
  keptBy: Officer | null;
};

/** `mayKeep`: the viewer may keep versions and restore them, as long as the notes are not approved. */
export type NotesVersions = { mayKeep: boolean; versions: NotesVersion[] };

export type VersionParagraph = VersionedParagraph & {
  /** its number as it is written: `12`, or `12 bis` */
  number: string;
  language: Locale;
  delegation: SpeakingDelegation | null;
  /** who wrote its texts up to this one, in the order in which they came to it */
  writers: Officer[];
};

export type VersionWhole = NotesVersions & {
  version: NotesVersion;
  paragraphs: VersionParagraph[];
  /** the notes as they stand, and what they are known by so */
  now: { digest: string; paragraphs: VersionParagraph[] };
  /** another version beside which it is read */
  other: { version: NotesVersion; paragraphs: VersionParagraph[] } | null;
};

/** The versions of a session's notes, the newest first, for those who read the notes before they are approved. Two questions. */
export const listVersions = (
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<NotesVersions> => withTx(viewer, (tx) => versionsOf(tx, viewer, conferenceId, sessionId));

async function versionsOf(
  tx: Tx,
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
): Promise<NotesVersions> {
  const [row] = await tx
    .select({
      bureau: sql<string[]>`array(select b.account_id from session_bureau b
        where b.conference_id = session.conference_id and b.session_id = session.id)`,
      approvedAt: notesApproval.approvedAt,
    })
    .from(session)
    .leftJoin(
      notesApproval,
      and(eq(notesApproval.conferenceId, session.conferenceId), eq(notesApproval.sessionId, session.id)),
    )
    .where(and(eq(session.conferenceId, conferenceId), eq(session.id, sessionId)));
  const thing = { conferenceId, bureau: row?.bureau ?? [] };
  const writes = can(viewer, 'paragraph.write', thing);
  if (!row || !(writes || can(viewer, 'paragraph.see', thing))) throw missing();
  const { id, number, name, occasion, paragraphs, keptAt } = notesVersion;
  const versions = await tx
    .select({
      ...{ id, number, name, occasion, paragraphs, keptAt },
      keptBy: officerOf(viewer, conferenceId, notesVersion.keptBy),
    })
    .from(notesVersion)
    .where(and(eq(notesVersion.conferenceId, conferenceId), eq(notesVersion.sessionId, sessionId)))
    .orderBy(desc(notesVersion.number))
    .limit(MOST);
  return { mayKeep: writes && row.approvedAt === null, versions };
}

/**
 * A version by its number, with the notes as they stand and, where one is asked for, another version. Four questions, and one more
 * for the other. @throws Refusal where there is no such version, or the viewer does not read these notes
 */
export function getVersion(
  viewer: Actor,
  conferenceId: string,
  sessionId: string,
  { number, beside }: { number: number; beside: number | null },
): Promise<VersionWhole> {
  return withTx(viewer, async (tx) => {
    const own = await versionsOf(tx, viewer, conferenceId, sessionId);
    const version = own.versions.find((one) => one.number === number);
    const other = own.versions.find((one) => one.number === beside);
    if (!version || (beside !== null && !other)) throw missing();
    const read = { viewer, conferenceId };
    const paragraphs = await versionParagraphs(tx, read, version.id);
    const now = await paragraphsNow(tx, read, sessionId);
    return {
      ...own,
      ...{ version, paragraphs, now },
      other: other ? { version: other, paragraphs: await versionParagraphs(tx, read, other.id) } : null,
    };
  });
}

type ReadFor = { viewer: Actor; conferenceId: string };

const SENDER = {
  id: delegation.id,
  countryCode: delegation.countryCode,
  organization: delegation.organization,
};
const NUMBER = { id: paragraph.id, number: paragraph.number, inserted: paragraph.inserted };

/** A column for a query of `paragraph`: whose texts it had up to one of its versions, asides left out. */
const writersUpTo = ({ viewer, conferenceId }: ReadFor, version: SQLWrapper): SQL<Officer[]> => sql`coalesce((
  select jsonb_agg(${officerOf(viewer, conferenceId, sql`w.saved_by`)} order by w.since)
  from (select v.saved_by, min(v.version) as since from paragraph_version v
    where v.conference_id = ${paragraph.conferenceId} and v.paragraph_id = ${paragraph.id} and not v.aside
      and v.version <= ${version} and v.saved_by is not null group by v.saved_by) w), '[]')`;

type Row = Omit<VersionParagraph, 'number'> & Parameters<typeof designationOf>[0];
const kept = ({ inserted, ...row }: Row): VersionParagraph => ({
  ...row,
  number: designationOf({ number: row.number, inserted }),
});

/** With who reads each of them now. */
export async function versionParagraphs(
  tx: Tx,
  read: ReadFor,
  versionId: string,
): Promise<(VersionParagraph & { classification: NoteClassification })[]> {
  const { kind, language, delegationId, struck } = notesVersionParagraph;
  const rows = await tx
    .select({
      ...{ ...NUMBER, kind, language, delegationId, struck, delegation: SENDER },
      text: paragraphVersion.text,
      classification: paragraph.classification,
      writers: writersUpTo(read, paragraphVersion.version),
    })
    .from(notesVersionParagraph)
    .innerJoin(
      paragraph,
      and(
        eq(paragraph.conferenceId, notesVersionParagraph.conferenceId),
        eq(paragraph.id, notesVersionParagraph.paragraphId),
      ),
    )
    .innerJoin(
      paragraphVersion,
      and(
        eq(paragraphVersion.conferenceId, notesVersionParagraph.conferenceId),
        eq(paragraphVersion.id, notesVersionParagraph.textId),
      ),
    )
    .leftJoin(
      delegation,
      and(eq(delegation.conferenceId, notesVersionParagraph.conferenceId), eq(delegation.id, delegationId)),
    )
    .where(
      and(
        eq(notesVersionParagraph.conferenceId, read.conferenceId),
        eq(notesVersionParagraph.notesVersionId, versionId),
      ),
    )
    .orderBy(asc(notesVersionParagraph.place))
    .limit(MOST);
  return rows.map(({ classification, ...row }) => ({ ...kept(row), classification }));
}

async function paragraphsNow(tx: Tx, read: ReadFor, sessionId: string): Promise<VersionWhole['now']> {
  const { kind, language, delegationId, text, version } = paragraph;
  const rows = await tx
    .select({
      ...{ ...NUMBER, kind, language, delegationId, text, version, delegation: SENDER },
      struck: sql<boolean>`${paragraph.struckAt} is not null`,
      writers: writersUpTo(read, version),
    })
    .from(paragraph)
    .leftJoin(
      delegation,
      and(eq(delegation.conferenceId, paragraph.conferenceId), eq(delegation.id, delegationId)),
    )
    .where(and(eq(paragraph.conferenceId, read.conferenceId), eq(paragraph.sessionId, sessionId)))
    .orderBy(asc(paragraph.position), asc(paragraph.id))
    .limit(MOST);
  const paragraphs = rows.map(({ version: _, ...row }) => kept(row));
  return { digest: notesVersionOf(rows), paragraphs };
}
