import { sql } from 'drizzle-orm';
import type { DocumentKind } from '@/domain/documents';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { type Asking, type Destination, elsewhere, type Searchable, searchable } from '@/platform/search';

type Facts = { symbol: string; title: LocalText; original: Locale };

export const PRESS_DESTINATIONS: readonly Destination[] = [
  { kind: 'page', title: 'press.edit', path: '/communique/edit', may: 'communique.edit' },
];

/** The communiqué by title and symbol: once it is published and public; before, for those who write it. */
export function communiqueSearch({ viewer, conference, locale }: Asking): Searchable {
  const { id, slug } = conference;
  const drafts = can(viewer, 'communique.edit', { conferenceId: id });
  const rows = sql`
    select ${`/${slug}/communique`}::text as path, jsonb_build_object('symbol', d.symbol, 'title', d.title,
        'original', d.original_language) as facts,
      d.symbol as place, concat_ws(E'\n', d.title ->> ${locale}::text, d.symbol) as text,
      ${elsewhere(sql`d.title`, locale)} as elsewhere
    from document d
    where d.conference_id = ${id} and d.kind = ${'communique' satisfies DocumentKind}
      and (${drafts} or d.published_at is not null and d.classification = 'public')`;
  return searchable<Facts>('document', rows, ({ symbol, title, original }) => ({
    title: pick(title, locale, original),
    detail: symbol,
  }));
}
