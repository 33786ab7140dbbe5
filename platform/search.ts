import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { LOCALES, type Locale } from '@/domain/local-text';
import { can, type Permission } from '@/domain/permissions';
import { type FoundKind, MOST_FOUND, type Ranked } from '@/domain/search';
import type { BareKey } from '@/messages/keys';
import type { Say } from './i18n/messages';

export type SearchedConference = {
  id: string;
  slug: string;
  timeZone: string;
  originalLanguage: Locale;
  closedAt: Date | null;
};

/** Who searches, in which conference and language. */
export type Asking = { viewer: Actor; conference: SearchedConference; locale: Locale; say: Say };

/** What was found, as its area gave it: `path` below the language, `facts` as `lineOf` reads them. */
export type SearchResult = Ranked & { path: string; facts: unknown };

/** How something found is drawn; and what is done in place of going there, a form that is sent or another language. */
export type Line = { title: string; detail?: string; form?: string; language?: string };

/** One kind of thing that an area lets be found. */
export type Searchable = {
  kind: FoundKind;
  /**
   * A question whose rows are `path`, `facts` (jsonb), `place` (a text by which equals are ordered), `text`, what is searched
   * in the reader's language, a line for each name, and `elsewhere`, the same in the other languages. It gives what this
   * viewer may open, and nothing else.
   */
  rows: SQL;
  lineOf: (facts: unknown) => Line;
  /** Looks once more at what was found and is drawn from something signed or frozen; asked only where there is any. */
  proven?: (tx: Tx, results: SearchResult[]) => Promise<SearchResult[]>;
};

/** A page, or an act that has one, which is there for whoever may. */
export type Destination = {
  kind: 'page' | 'action';
  title: BareKey;
  path: string;
  may: Permission;
  /** left out while the conference meets, or once it is closed */
  only?: 'open' | 'closed';
};

/** The lines of a text in the other languages: who reads in one may remember it in another. */
export const elsewhere = (text: SQL, locale: Locale): SQL =>
  sql`concat_ws(E'\n', ${sql.join(
    LOCALES.filter((other) => other !== locale).map((other) => sql`${text} ->> ${other}::text`),
    sql`, `,
  )})`;

/** The searchable kind, typed by its facts. */
export function searchable<Facts>(
  kind: FoundKind,
  rows: SQL,
  lineOf: (facts: Facts) => Line,
  proven?: Searchable['proven'],
): Searchable {
  return { kind, rows, lineOf: (facts) => lineOf(facts as Facts), proven };
}

/** The word of what is numbered, without its number: "Outcome" of "Outcome 0". */
export const wordOf = (numbered: string): string => numbered.replace(/\p{Nd}/gu, '').trim();

/** Of an area's destinations, those that the viewer may open in the conference now. */
export function openTo({ viewer, conference }: Asking, all: readonly Destination[]): Destination[] {
  const state = conference.closedAt ? 'closed' : 'open';
  return all.filter(
    ({ may, only = state }) => only === state && can(viewer, may, { conferenceId: conference.id }),
  );
}

/** Destinations under their titles in the reader's language, as they are searched. */
export function destinations(
  kind: Destination['kind'],
  pages: readonly (Line & { path: string })[],
): Searchable {
  const listed = JSON.stringify(pages.map((page, index) => ({ ...page, index })));
  const rows = sql`
    select p ->> 'path' as path, p - 'path' - 'index' as facts, lpad(p ->> 'index', 3, '0') as place,
      concat_ws(E'\n', p ->> 'title', p ->> 'detail') as text, null::text as elsewhere
    from jsonb_array_elements(${listed}::jsonb) one(p)`;
  return searchable<Line>(kind, rows, (line) => line);
}

type Row = SearchResult & { total: number };

/** Below this rank something is right; at it, it is only nearly so. */
const NEARLY = 4;
/** Lines as they are compared: folded, with a space at the ends of each. */
const lined = (text: SQL): SQL => sql`E'\n ' || replace(searchable(${text}), E'\n', E' \n ') || E' \n'`;
/** How like a question something must be to be nearly right: pg_trgm's own measure, from 0 to 1. */
const LIKENESS = 0.6;

/**
 * How well the lines `t` of a row, of which the first `own` letters are in the reader's language, fit what is `asked`, the
 * smaller the better; null where they do not. 0: a line is the question. 1: one begins with it. 2: each word begins a word. 3: in the
 * reader's language each word is somewhere; one of one or two letters counts only where it begins a word.
 */
const RANK = sql`case
  when strpos(t, E'\n ' || asked.question || E' \n') > 0 then 0
  when strpos(t, E'\n ' || asked.question) > 0 then 1
  when t like all (asked.beginnings) then 2
  when left(t, own) like all (asked.within) then 3 end`;

/**
 * What fits the question, by kind, at most as many of each as are shown in all; `total` says how many fit. One question to
 * the database, whatever is searched, and what `proven` asks of what was found. What is only nearly right is looked for where
 * nothing is right.
 */
export async function findIn(
  tx: Tx,
  question: string,
  kinds: readonly Searchable[],
): Promise<{ results: SearchResult[]; total: number }> {
  const all = kinds.map(({ kind, rows }) => sql`select ${kind}::text as kind, k.* from (${rows}) k`);
  const { rows } = await tx.execute<Row>(sql`
    with words as (
      select word from string_to_table(searchable(${question}::text), ' ') with ordinality one(word, n)
      where word <> '' order by n),
    asked as materialized (
      select string_agg(word, ' ') as question, array_agg('% ' || word || '%') as beginnings,
        array_agg(case when length(word) > 2 then '%' else '% ' end || word || '%') as within
      from words having count(*) > 0),
    searched as materialized (
      select kind, path, facts, place, lines.text || coalesce(lines.elsewhere, '') as t, length(lines.text) as own
      from (${sql.join(all, sql` union all `)}) every_kind,
        lateral (select ${lined(sql`text`)} as text, ${lined(sql`nullif(elsewhere, '')`)} as elsewhere offset 0) lines
      where exists (select from asked)),
    ranked as materialized (select searched.*, ${RANK} as rank from searched, asked),
    fitting as (
      select * from ranked where rank is not null
      union all
      select searched.*, ${NEARLY}::int from searched, asked
      where not exists (select from ranked where rank is not null)
        and length(asked.question) > 3 and word_similarity(asked.question, t) >= ${LIKENESS}::real)
    select kind, path, facts, rank, place::int as position, total::int from (
      select kind, path, facts, rank, row_number() over (partition by kind order by rank, place, path) as place,
        count(*) over () as total from fitting) placed
    where place <= ${MOST_FOUND} order by rank, place`);
  const results: SearchResult[] = [];
  for (const { kind, proven } of kinds) {
    const own = rows.filter((row) => row.kind === kind).map(({ total: _, ...row }) => row);
    results.push(...(proven && own.length > 0 ? await proven(tx, own) : own));
  }
  return { results, total: rows[0]?.total ?? 0 };
}
