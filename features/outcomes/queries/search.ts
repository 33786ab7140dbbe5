import { sql } from 'drizzle-orm';
import { type LocalText, pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import {
  type Asking,
  elsewhere,
  type Searchable,
  type SearchResult,
  searchable,
  wordOf,
} from '@/platform/search';
import { adoptedTexts } from './frozen';
import { symbolOf } from './symbols';

type Facts = { id: string; number: number; symbol: string | null; title: LocalText | null };

/** The outcomes by title, topic, number and symbol. Drafts are for those who take part; of one in doubt only its number is shown. */
export function outcomesSearch({ viewer, conference, locale, say }: Asking): Searchable {
  const { id, slug, originalLanguage } = conference;
  const drafts = can(viewer, 'outcome.see', { conferenceId: id });
  const rows = sql`
    select ${`/${slug}/outcomes/`}::text || o.number as path,
      jsonb_build_object('id', o.id, 'number', o.number, 'symbol', ${symbolOf(sql`o`)}, 'title', o.title) as facts, lpad(o.number::text, 9, '0') as place,
      concat_ws(E'\n', o.title ->> ${locale}::text, ${wordOf(say('outcomes.number', { number: 0 }))}::text || ' ' || o.number,
        ${symbolOf(sql`o`)}, topics.text) as text,
      concat_ws(E'\n', ${elsewhere(sql`o.title`, locale)}, topics.elsewhere) as elsewhere
    from outcome o, lateral (
      select string_agg(t.title ->> ${locale}::text, E'\n') as text,
        string_agg(${elsewhere(sql`t.title`, locale)}, E'\n') as elsewhere
      from outcome_topic ot join topic t on t.conference_id = ot.conference_id and t.id = ot.topic_id
      where ot.conference_id = o.conference_id and ot.outcome_id = o.id) topics
    where o.conference_id = ${id}
      and (${drafts} or o.adopted_at is not null or o.left_open_at is not null or o.not_adopted_at is not null)`;
  const lineOf = ({ number, symbol, title }: Facts) => {
    const numbered = nameOfOutcome({ number, symbol }, locale);
    return title ? { title: pick(title, locale, originalLanguage), detail: numbered } : { title: numbered };
  };
  return searchable<Facts>('outcome', rows, lineOf, async (tx, results: SearchResult[]) => {
    const texts = await adoptedTexts(tx, id);
    const doubted = new Set(texts.filter(({ conflict }) => conflict).map((text) => text.id));
    return results.map((one) => {
      const facts = one.facts as Facts;
      return doubted.has(facts.id) ? { ...one, facts: { ...facts, symbol: null, title: null } } : one;
    });
  });
}
