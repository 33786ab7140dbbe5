import { type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type {
  Classification,
  DocumentFileKind,
  DocumentKind,
  DocumentPart,
  DocumentPlace,
  DocumentReader,
} from '@/domain/documents';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { newestRelease } from '@/features/agenda/queries/frozen';
import { symbolOf } from '@/features/outcomes/queries/symbols';
import { inOrder } from '@/platform/i18n/format';
import { kept, readable } from './readable';

/** No conference has more. */
const MOST = 2000;

/** A file in one language; `size` in bytes. */
export type DocumentFile = { language: Locale; kind: DocumentFileKind; size: number };

/** Where a document belongs, as far as the viewer may know of it; null is the conference, or what is not released yet. */
export type ShownPlace =
  | { kind: 'agendaItem'; number: string }
  | { kind: 'session'; id: string; title: LocalText }
  | { kind: 'outcome'; number: number; symbol: string | null }
  | null;

export type DocumentLine = DocumentPlace & {
  id: string;
  symbol: string;
  kind: DocumentKind;
  part: DocumentPart | null;
  parentId: string | null;
  title: LocalText;
  originalLanguage: Locale;
  classification: Classification;
  readers: DocumentReader[];
  /** null while it is not released */
  releasedAt: Date | null;
  withdrawn: { at: Date; reason: string } | null;
  version: number;
  /** the viewer is among those who keep it */
  keeps: boolean;
  belongsTo: ShownPlace;
  files: DocumentFile[];
  /** revisions, addenda and corrigenda, in the order in which they came */
  parts: DocumentLine[];
};

type Row = Omit<DocumentLine, 'belongsTo' | 'parts' | 'releasedAt' | 'withdrawn'> & {
  releasedAt: string | null;
  withdrawnAt: string | null;
  reason: string | null;
  itemNumber: string | null;
  sessionTitle: LocalText | null;
  outcomeNumber: number | null;
  outcomeSymbol: string | null;
};

/** The communiqué, once everyone may read it: its text is written here, and it has no files. */
const publishedCommunique = (conferenceId: string) =>
  sql`d.conference_id = ${conferenceId} and d.kind = 'communique' and d.published_at is not null and d.classification = 'public'`;

const rowsOf = (viewer: Actor, conferenceId: string, which: SQL) => {
  const seesTexts = can(viewer, 'outcome.see', { conferenceId });
  return sql`
    select d.id, d.symbol, d.kind, d.part, d.parent_id as "parentId", d.title, d.original_language as "originalLanguage",
      d.classification, to_jsonb(d.readers) as readers, d.version, d.agenda_item_id as "agendaItemId",
      d.session_id as "sessionId", d.outcome_id as "outcomeId",
      to_jsonb(d.published_at) as "releasedAt", to_jsonb(d.withdrawn_at) as "withdrawnAt", d.withdrawal_reason as reason,
      ${kept(viewer, conferenceId)} as keeps, i.number as "itemNumber", s.title as "sessionTitle", o.number as "outcomeNumber",
      ${symbolOf(sql`o`)} as "outcomeSymbol",
      coalesce((select jsonb_agg(jsonb_build_object('language', f.language, 'kind', b.kind, 'size', octet_length(b.bytes)))
        from document_file f join file b on b.conference_id = f.conference_id and b.id = f.file_id
        where f.conference_id = d.conference_id and f.document_id = d.id), '[]') as files
    from document d
    left join agenda_item i on i.conference_id = d.conference_id and i.id = d.agenda_item_id
    left join session s on s.conference_id = d.conference_id and s.id = d.session_id
    left join outcome o on o.conference_id = d.conference_id and o.id = d.outcome_id
      and (${seesTexts} or num_nonnulls(o.adopted_at, o.left_open_at, o.not_adopted_at) > 0)
    where ${which}
    order by d.created_at, d.id limit ${MOST}`;
};

/** Draws no draft of the agenda for who does not see it: items and sessions as they were released. */
async function placing(tx: Tx, viewer: Actor, conferenceId: string): Promise<(row: Row) => ShownPlace> {
  const seesDraft = can(viewer, 'agenda.seeDraft', { conferenceId });
  const released = seesDraft ? [] : ((await newestRelease(tx, conferenceId))?.sessions ?? []);
  return ({ itemNumber, sessionId, sessionTitle, outcomeNumber, outcomeSymbol }) => {
    if (outcomeNumber !== null) return { kind: 'outcome', number: outcomeNumber, symbol: outcomeSymbol };
    if (itemNumber !== null)
      return seesDraft || released.some((session) => session.itemNumber === itemNumber)
        ? { kind: 'agendaItem', number: itemNumber }
        : null;
    const title = seesDraft ? sessionTitle : released.find(({ id }) => id === sessionId)?.title;
    return sessionId && title ? { kind: 'session', id: sessionId, title: title as LocalText } : null;
  };
}

/** What was withdrawn gives no file away any more, but to who keeps the documents. */
const lineOf = (row: Row, belongsTo: ShownPlace): DocumentLine => {
  const {
    releasedAt,
    withdrawnAt,
    reason,
    itemNumber: _i,
    sessionTitle: _s,
    outcomeNumber: _o,
    outcomeSymbol: _y,
    ...rest
  } = row;
  return {
    ...rest,
    releasedAt: releasedAt === null ? null : new Date(releasedAt),
    withdrawn: withdrawnAt === null ? null : { at: new Date(withdrawnAt), reason: reason ?? '' },
    belongsTo,
    files: withdrawnAt === null || rest.keeps ? rest.files : [],
    parts: [],
  };
};

/** Parts beneath what they belong to. */
function nested(lines: readonly DocumentLine[]): DocumentLine[] {
  const bySymbol = inOrder('en');
  return lines
    .filter(({ parentId }) => parentId === null)
    .map((line) => ({ ...line, parts: lines.filter(({ parentId }) => parentId === line.id) }))
    .sort((a, b) => bySymbol(a.symbol, b.symbol));
}

async function linesOf(tx: Tx, viewer: Actor, conferenceId: string, which: SQL): Promise<DocumentLine[]> {
  const { rows } = await tx.execute<Row>(rowsOf(viewer, conferenceId, which));
  const placed = rows.length > 0 ? await placing(tx, viewer, conferenceId) : () => null;
  return rows.map((row) => lineOf(row, placed(row)));
}

/** The documents of a conference that this viewer may read, and its communiqué, by their symbols. Two questions. */
export function listDocuments(viewer: Actor, conferenceId: string): Promise<DocumentLine[]> {
  const which = sql`(${readable(viewer, conferenceId)}) or (${publishedCommunique(conferenceId)})`;
  return withTx(viewer, async (tx) => nested(await linesOf(tx, viewer, conferenceId, which)));
}

/** The documents of one session or text that stand released, as its own page draws them. Two questions. */
export function listDocumentsOf(
  viewer: Actor,
  conferenceId: string,
  thing: { sessionId: string } | { outcomeId: string },
): Promise<DocumentLine[]> {
  const its =
    'sessionId' in thing ? sql`d.session_id = ${thing.sessionId}` : sql`d.outcome_id = ${thing.outcomeId}`;
  return withTx(viewer, async (tx) => {
    const which = sql`${readable(viewer, conferenceId)} and ${its} and d.published_at is not null and d.withdrawn_at is null`;
    return nested(await linesOf(tx, viewer, conferenceId, which));
  });
}

export type DocumentWhole = DocumentLine & {
  /** what it is a part of */
  parent: { id: string; symbol: string } | null;
  /** `upload`: a file in another language, which is for everyone at once where the document is released */
  may: { edit: boolean; upload: boolean; release: boolean; withdraw: boolean };
};

/** One document with what stands beside it. Two questions. @throws the 404 Refusal */
export function getDocument(viewer: Actor, conferenceId: string, id: string): Promise<DocumentWhole> {
  return withTx(viewer, async (tx) => {
    const which = sql`${readable(viewer, conferenceId)} and (d.id = ${id} or d.parent_id = ${id}
      or d.id = (select p.parent_id from document p where p.conference_id = ${conferenceId} and p.id = ${id}))`;
    const lines = await linesOf(tx, viewer, conferenceId, which);
    const line = lines.find((one) => one.id === id);
    if (!line) throw missing();
    const parent = lines.find((one) => one.id === line.parentId);
    const may = (permission: 'document.release' | 'document.withdraw') =>
      can(viewer, permission, { conferenceId });
    const edit = line.keeps && !line.withdrawn;
    return {
      ...line,
      parts: lines.filter(({ parentId }) => parentId === id),
      parent: parent ? { id: parent.id, symbol: parent.symbol } : null,
      may: {
        edit,
        upload: edit && (!line.releasedAt || may('document.release')),
        release: may('document.release') && !line.releasedAt,
        withdraw: may('document.withdraw') && line.releasedAt !== null && !line.withdrawn,
      },
    };
  });
}

/** How many documents stand released to the viewer with each session, by its id, and each agenda item, by its number. */
export type DocumentCounts = { sessions: Record<string, number>; items: Record<string, number> };

/** The counts of a conference. One question. */
export function countDocuments(viewer: Actor, conferenceId: string): Promise<DocumentCounts> {
  return withTx(viewer, async (tx) => {
    const { rows } = await tx.execute<{
      sessions: DocumentCounts['sessions'];
      items: DocumentCounts['items'];
    }>(sql`
      with standing as (
        select d.session_id, i.number from document d
        left join agenda_item i on i.conference_id = d.conference_id and i.id = d.agenda_item_id
        where ${readable(viewer, conferenceId)} and d.published_at is not null and d.withdrawn_at is null)
      select coalesce((select jsonb_object_agg(session_id, n) from (
          select session_id, count(*) as n from standing where session_id is not null group by 1) s), '{}') as sessions,
        coalesce((select jsonb_object_agg(number, n) from (
          select number, count(*) as n from standing where number is not null group by 1) s), '{}') as items`);
    return rows[0] ?? { sessions: {}, items: {} };
  });
}
