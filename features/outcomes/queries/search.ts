import { sql } from 'drizzle-orm';
import { type LocalText, pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import {
  type Asking,
  elsewhere,
  type Searchable,
  type SearchResult,
  searchable,
  wordOf,
} from '@/platform/search';
import { adoptedTexts } from './frozen';

type Facts = { id: string; number: number; title: LocalText | null };

/** The outcomes by title, topic and number. Drafts are for those who take part; of one in doubt only its number is shown. */
export function outcomesSearch({ viewer, conference, locale, say }: Asking): Searchable {
  const { id, slug, originalLanguage } = conference;
  const drafts = can(viewer, 'outcome.see', { conferenceId: id });
  const rows = sql`
    select ${`/${slug}/outcomes/`}::text || o.number as path,
      jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) as facts, lpad(o.number::text, 9, '0') as place,
      concat_ws(E'\n', o.title ->> ${locale}::text, ${wordOf(say('outcomes.number', { number: 0 }))}::text || ' ' || o.number,
        topics.text) as text,
      concat_ws(E'\n', ${elsewhere(sql`o.title`, locale)}, topics.elsewhere) as elsewhere
    from outcome o, lateral (
      select string_agg(t.title ->> ${locale}::text, E'\n') as text,
        string_agg(${elsewhere(sql`t.title`, locale)}, E'\n') as elsewhere
      from outcome_topic ot join topic t on t.conference_id = ot.conference_id and t.id = ot.topic_id
      where ot.conference_id = o.conference_id and ot.outcome_id = o.id) topics
    where o.conference_id = ${id}
      and (${drafts} or o.adopted_at is not null or o.left_open_at is not null or o.not_adopted_at is not null)`;
  const lineOf = ({ number, title }: Facts) => {
    const numbered = say('outcomes.number', { number });
    return title ? { title: pick(title, locale, originalLanguage), detail: numbered } : { title: numbered };
  };
  return searchable<Facts>('outcome', rows, lineOf, async (tx, results: SearchResult[]) => {
    const texts = await adoptedTexts(tx, id);
    const doubted = new Set(texts.filter(({ conflict }) => conflict).map((text) => text.id));
    return results.map((one) => {
      const facts = one.facts as Facts;
      return doubted.has(facts.id) ? { ...one, facts: { ...facts, title: null } } : one;
    });
  });
}
