import { and, eq, getTableColumns, isNotNull, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { document } from '@/db/schema/documents';
import type { Actor } from '@/domain/actor';
import type { Locale, LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';

export type Communique = {
  symbol: string;
  title: LocalText;
  originalLanguage: Locale;
  publishedAt: Date | null;
  /** the language that the paragraphs are in: the reader's, or the original where that is missing */
  language: Locale;
  languages: Locale[];
  paragraphs: string[];
};

const VERSIONS = sql<Pick<Communique, 'language' | 'paragraphs'>[]>`(
  select coalesce(jsonb_agg(jsonb_build_object('language', v.language, 'paragraphs', v.paragraphs)), '[]')
  from language_version v
  where v.conference_id = document.conference_id and v.document_id = document.id)`;

/**
 * The communiqué of a conference in the reader's language; null while there is none that this viewer may
 * read. Until it is published it is for those who edit documents. One question.
 */
export function getCommunique(
  viewer: Actor,
  conferenceId: string,
  locale: Locale,
): Promise<Communique | null> {
  const drafts = can(viewer, 'document.edit', { conferenceId });
  return withTx(viewer, async (tx) => {
    const [row] = await tx
      .select({ ...getTableColumns(document), versions: VERSIONS })
      .from(document)
      .where(
        and(
          eq(document.conferenceId, conferenceId),
          eq(document.kind, 'communique'),
          drafts ? undefined : and(isNotNull(document.publishedAt), eq(document.classification, 'public')),
        ),
      )
      .limit(1);
    if (!row) return null;
    const { versions } = row;
    const version =
      versions.find(({ language }) => language === locale) ??
      versions.find(({ language }) => language === row.originalLanguage);
    if (!version) return null;
    const { symbol, title, originalLanguage, publishedAt } = row;
    const languages = versions.map(({ language }) => language);
    return { symbol, title, originalLanguage, publishedAt, languages, ...version };
  });
}
