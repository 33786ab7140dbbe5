import { type SQL, sql } from 'drizzle-orm';
import { type AnyPgColumn, check, foreignKey, jsonb, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';
import { inEach, LOCALES, type Locale, type LocalText } from '@/domain/local-text';

/** A UUIDv7: sortable by creation, made by the application. */
export const newId = v7;

export const id = () => uuid().notNull().$defaultFn(v7);
export const at = () => timestamp({ withTimezone: true, mode: 'date', precision: 3 });
export const localText = () => jsonb().$type<LocalText>();
/** When a row was made, in whole milliseconds that have passed: rounded, it would lie ahead of whoever looks at once. */
export const createdAt = () => at().notNull().default(sql`date_trunc('milliseconds', clock_timestamp())`);

/** A check that the column holds one of the words, or null where the column allows it. */
export function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  const list = sql.join(
    words.map((word) => sql.raw(`'${word.replaceAll("'", "''")}'`)),
    sql.raw(', '),
  );
  return check(name, sql`${column} in (${list})`);
}

/** Another word for each that the column holds. */
export function wordFor(column: AnyPgColumn, words: Readonly<Record<string, string>>): SQL {
  const each = Object.entries(words).map(([from, to]) => `when '${from}' then '${to}'`);
  return sql`case ${column} ${sql.raw(each.join(' '))} end`;
}

/** A check that a text is not blank and has at most `most` characters. */
export function length(name: string, column: AnyPgColumn, most: number): ReturnType<typeof check> {
  const limit: SQL = sql.raw(String(most));
  return check(name, sql`length(btrim(${column})) > 0 and length(${column}) <= ${limit}`);
}

/** A check that texts have at most so many characters, each its own; for what the house writes, or what may be left out. */
export function bounded(
  name: string,
  ...columns: readonly [AnyPgColumn, number][]
): ReturnType<typeof check> {
  const each = columns.map(([column, most]) => sql`length(${column}) <= ${sql.raw(String(most))}`);
  return check(name, sql.join(each, sql` and `));
}

/** A check that a list holds languages of the house, each once, with `first` at its head. */
export function languagesFrom(
  name: string,
  column: AnyPgColumn,
  first: AnyPgColumn,
): ReturnType<typeof check> {
  const known = LOCALES.map((locale) => sql`(${sql.raw(`'${locale}'`)} = any(${column}))::int`);
  return check(
    name,
    sql`coalesce(${column}[1] = ${first}, false) and cardinality(${column}) = ${sql.join(known, sql` + `)}`,
  );
}

/** A check that a list holds some of the words, or nothing. */
export function onlyOf(
  name: string,
  column: AnyPgColumn,
  words: readonly string[],
): ReturnType<typeof check> {
  const all = sql.raw(words.map((word) => `'${word}'`).join(', '));
  return check(
    name,
    sql`${column} <@ array[${all}] and cardinality(${column}) <= ${sql.raw(String(words.length))}`,
  );
}

/** A check that a list holds some of the numbers, or nothing; or, `one`, that a number is one of them. */
export function numbersOf(
  name: string,
  column: AnyPgColumn,
  numbers: readonly number[],
  one?: 'one',
): ReturnType<typeof check> {
  const all = sql.raw(numbers.join(', '));
  if (one) return check(name, sql`${column} in (${all})`);
  return check(
    name,
    sql`${column} <@ array[${all}] and cardinality(${column}) <= ${sql.raw(String(numbers.length))}`,
  );
}

/** A check that a list holds something and not too much, and in all its texts at most so many characters. */
export function filled(
  name: string,
  column: AnyPgColumn,
  [mostItems, mostCharacters]: readonly [number, number],
): ReturnType<typeof check> {
  return check(
    name,
    sql`cardinality(${column}) between 1 and ${sql.raw(String(mostItems))}
        and length(array_to_string(${column}, '')) <= ${sql.raw(String(mostCharacters))}`,
  );
}

/** A check that JSON is a list of at most so many. */
export function listed(name: string, column: AnyPgColumn, most: number): ReturnType<typeof check> {
  return check(
    name,
    sql`jsonb_typeof(${column}) = 'array' and jsonb_array_length(${column}) <= ${sql.raw(String(most))}`,
  );
}

/** A check that a list holds languages of the house, or nothing. */
export const languagesOnly = (name: string, column: AnyPgColumn): ReturnType<typeof check> =>
  onlyOf(name, column, LOCALES);

/** A check that a text names each language of the house, empty where it is not written in it, or null where the column allows it. */
export function inEachLanguage(name: string, column: AnyPgColumn): ReturnType<typeof check> {
  const each = sql.raw(LOCALES.map((locale) => `'${locale}'`).join(', '));
  return check(name, sql`${column} ?& array[${each}]`);
}

function isWritten(column: AnyPgColumn): SQL {
  const each = LOCALES.map((locale) => sql`${column} ->> ${sql.raw(`'${locale}'`)}`);
  return sql`btrim(concat(${sql.join(each, sql`, `)})) <> ''`;
}

/** A check that a text is written in one language at least. */
export function written(name: string, column: AnyPgColumn): ReturnType<typeof check> {
  return check(name, isWritten(column));
}

/** The same for a text that may be left out as a whole. */
export function writtenOrNull(name: string, column: AnyPgColumn): ReturnType<typeof check> {
  return check(name, sql`${column} is null or ${isWritten(column)}`);
}

/** A check that a number is above nought. */
export function positive(name: string, column: AnyPgColumn): ReturnType<typeof check> {
  return check(name, sql`${column} > 0`);
}

/** A check that a number lies between two, both included, or null where the column allows it. */
export function inRange(
  name: string,
  column: AnyPgColumn,
  [least, most]: readonly [number, number],
): ReturnType<typeof check> {
  return check(name, sql`${column} between ${sql.raw(String(least))} and ${sql.raw(String(most))}`);
}

/** A check that `later` is null or not before `earlier`. */
export function notBefore(name: string, later: AnyPgColumn, earlier: AnyPgColumn): ReturnType<typeof check> {
  return check(name, sql`${later} >= ${earlier}`);
}

/**
 * Orders by a name as people do, whatever the language: letters with marks beside those without, small beside capitals. For
 * what is cut to a page; whoever draws a whole list orders it in the reader's own language.
 */
export const byName = (column: AnyPgColumn): SQL => sql`${column} collate "und-x-icu"`;

const COLLATION = inEach((locale) => sql.raw(`collate "${locale}-x-icu"`));

/** Orders a list that is cut to a page by names, as the reader's own language does. */
export const inLanguage = (name: SQL, locale: Locale): SQL => sql`(${name}) ${COLLATION[locale]}`;

/**
 * A name as it is compared with others: of one width and case, without what cannot be seen, with single spaces and one form
 * of each Arabic letter. The function is in the migrations.
 */
export const folded = (column: AnyPgColumn): SQL => sql`folded(${column})`;

/** A name as it is compared with others (`nameKey` of the domain). */
export const nameKeyOf = (name: SQL | AnyPgColumn): SQL => sql`name_key(${name})`;

/** Ids as they stand between the brackets of `in (…)`; of none, nothing that an id is equal to. */
export const idsIn = (ids: readonly string[]): SQL =>
  ids.length === 0
    ? sql`null::uuid`
    : sql.join(
        ids.map((one) => sql`${one}::uuid`),
        sql`, `,
      );

type Columns = [AnyPgColumn, AnyPgColumn, ...AnyPgColumn[]];

/** A foreign key on (conference_id, x): a child row can never belong to another conference. */
export function within(name: string, columns: Columns, foreignColumns: Columns) {
  return foreignKey({ name, columns, foreignColumns });
}

/** The same where the child goes with its parent. */
export function partOf(name: string, columns: Columns, foreignColumns: Columns) {
  return foreignKey({ name, columns, foreignColumns }).onDelete('cascade');
}
