import { sql } from 'drizzle-orm';
import { type LocalText, pick } from '@/domain/local-text';
import { type Asking, type Destination, elsewhere, type Searchable, searchable } from '@/platform/search';
import { readable } from './readable';

/** What the organizers do with documents. */
export const DOCUMENTS_DESTINATIONS: readonly Destination[] = [
  { kind: 'action', title: 'documents.add', path: '/documents/add', may: 'document.edit' },
];

type Facts = { symbol: string; title: LocalText };

/** Documents by title and symbol: those that the viewer may read. */
export function documentsSearch({ viewer, conference, locale }: Asking): Searchable {
  const { id, slug } = conference;
  const rows = sql`
    select ${`/${slug}/documents/`}::text || d.id as path, jsonb_build_object('symbol', d.symbol, 'title', d.title) as facts,
      d.symbol as place, concat_ws(E'\n', d.title ->> ${locale}::text, d.symbol) as text,
      ${elsewhere(sql`d.title`, locale)} as elsewhere
    from document d
    where ${readable(viewer, id)}`;
  return searchable<Facts>('document', rows, ({ symbol, title }) => ({
    title: pick(title, locale),
    detail: symbol,
  }));
}
