import { and, eq, getTableColumns, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { communiqueCorrigendum, communiqueParagraph } from '@/db/schema/communique';
import { document } from '@/db/schema/documents';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import {
  type CommuniqueState,
  communiqueLanguages,
  communiqueState,
  isWhole,
  type PressOffice,
} from '@/domain/communique';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import { sha256 } from '@/platform/chain';

export type CommuniqueParagraph = { id: string; version: number; text: LocalText };

export type CommuniqueCorrigendum = {
  number: number;
  /** null: of the title */
  paragraphId: string | null;
  language: Locale;
  wrong: string;
  reads: string;
  reason: string;
  as: PressOffice;
  at: Date;
  by: Officer | null;
};

export type Communique = {
  id: string;
  symbol: string;
  title: LocalText;
  originalLanguage: Locale;
  state: CommuniqueState;
  reviewedAt: Date | null;
  reviewedBy: Officer | null;
  publishesAt: Date | null;
  publishedAt: Date | null;
  version: number;
  /** the languages in which it is whole */
  languages: Locale[];
  /** whole in its original language, so that it can be reviewed */
  whole: boolean;
  paragraphs: CommuniqueParagraph[];
  corrigenda: CommuniqueCorrigendum[];
};

type Row = typeof document.$inferSelect;
type CorrigendumRow = Omit<CommuniqueCorrigendum, 'at'> & { at: string };

const PARAGRAPHS = sql<CommuniqueParagraph[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', p.id, 'version', p.version, 'text', p.text) order by p.number)
  from ${communiqueParagraph} p
  where p.conference_id = document.conference_id and p.document_id = document.id), '[]')`;

const corrigendaFor = (viewer: Actor, conferenceId: string) => sql<CorrigendumRow[]>`coalesce((
  select jsonb_agg(jsonb_build_object('number', c.number, 'paragraphId', c.paragraph_id, 'language', c.language,
    'wrong', c.wrong, 'reads', c.reads, 'reason', c.reason, 'as', c.recorded_as, 'at', c.recorded_at,
    'by', ${officerOf(viewer, conferenceId, sql`c.recorded_by`)}) order by c.number)
  from ${communiqueCorrigendum} c
  where c.conference_id = document.conference_id and c.document_id = document.id), '[]')`;

/** What a communiqué says, as it is known when it is reviewed and published. */
export const communiqueDigest = (
  { title, originalLanguage }: Pick<Row, 'title' | 'originalLanguage'>,
  paragraphs: readonly { text: LocalText }[],
): string =>
  sha256(canonicalJson({ title, originalLanguage, paragraphs: paragraphs.map(({ text }) => text) }));

/** The communiqués whose instant has come. */
export const isDue = and(
  isNull(document.publishedAt),
  isNotNull(document.publishesAt),
  lte(document.publishesAt, sql`clock_timestamp()`),
);

/** What title and original language are known by as they stand. */
export const communiqueHeadVersion = ({ title, originalLanguage }: Pick<Row, 'title' | 'originalLanguage'>) =>
  sha256(canonicalJson({ title, originalLanguage }));

/** The paragraphs of a communiqué in their order. */
export function paragraphsOf(tx: Tx, { conferenceId, id }: Pick<Row, 'conferenceId' | 'id'>) {
  return tx
    .select()
    .from(communiqueParagraph)
    .where(and(eq(communiqueParagraph.conferenceId, conferenceId), eq(communiqueParagraph.documentId, id)))
    .orderBy(communiqueParagraph.number);
}

/**
 * The communiqué of a conference; null while there is none that this viewer may read. Until it is published it is for
 * those who write it. One question.
 */
export function getCommunique(viewer: Actor, conferenceId: string): Promise<Communique | null> {
  const writes = can(viewer, 'communique.edit', { conferenceId });
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({
        ...getTableColumns(document),
        paragraphs: PARAGRAPHS,
        corrigenda: corrigendaFor(viewer, conferenceId),
        reviewer: officerOf(viewer, conferenceId, document.reviewedBy),
      })
      .from(document)
      .where(
        and(
          eq(document.conferenceId, conferenceId),
          eq(document.kind, 'communique'),
          writes ? undefined : and(isNotNull(document.publishedAt), eq(document.classification, 'public')),
        ),
      )
      .limit(1);
    if (!row) return null;
    const { id, symbol, title, originalLanguage, reviewedAt, publishesAt, publishedAt, version } = row;
    const { paragraphs, corrigenda, reviewer } = row;
    return {
      ...{ id, symbol, title, originalLanguage, reviewedAt, publishesAt, publishedAt, version, paragraphs },
      reviewedBy: reviewer,
      state: communiqueState(row),
      languages: communiqueLanguages(row),
      whole: isWhole(row, originalLanguage),
      corrigenda: corrigenda.map((one) => ({ ...one, at: new Date(one.at) })),
    };
  });
}
