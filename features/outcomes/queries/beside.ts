import { sql } from 'drizzle-orm';
import type { Actor } from '@/domain/actor';
import { MOST_BESIDE } from '@/domain/correcting';
import type { Locale } from '@/domain/local-text';
import type { Proposer, TranslatedParagraph } from '@/domain/outcomes';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';

/** What a delegation said of its reservation later; without a text, that it is withdrawn. */
export type ReservationCorrection = {
  number: number;
  text: string | null;
  reason: string;
  at: Date;
  by: Officer | null;
};

export type Corrigendum = {
  number: number;
  /** the paragraph that it is about; null: the title */
  paragraphId: string | null;
  language: Locale;
  wrong: string;
  reads: string;
  reason: string;
  as: Proposer;
  at: Date;
  by: Officer | null;
};

export type Translation = {
  language: Locale;
  version: number;
  title: string;
  paragraphs: readonly TranslatedParagraph[];
  translator: string;
  at: Date;
};

export type Read<T> = (Omit<T, 'at'> & { at: string })[];

/** As JSON says it, with its instants as instants. */
export const dated = <T extends { at: Date }>(rows: Read<T>): T[] =>
  rows.map((row) => ({ ...row, at: new Date(row.at) }) as unknown as T);

/** A column for a query of `reservation`: what was said of each later, the first first. */
export const correctionsFor = (viewer: Actor, conferenceId: string) => sql<
  Read<ReservationCorrection>
>`coalesce((
  select jsonb_agg(jsonb_build_object('number', c.number, 'text', c.text, 'reason', c.reason, 'at', c.recorded_at,
    'by', ${officerOf(viewer, conferenceId, sql`c.recorded_by`)}) order by c.number)
  from (select * from reservation_correction c
    where c.conference_id = reservation.conference_id and c.reservation_id = reservation.id
    order by c.number limit ${MOST_BESIDE}) c), '[]')`;

/** A column for a query of `outcome`: whether its title is to be read with a corrigendum. */
export const TITLE_CORRECTED = sql<boolean>`exists (select from corrigendum c
  where c.conference_id = outcome.conference_id and c.outcome_id = outcome.id and c.paragraph_id is null)`;

/** A column for a query of `outcome`: whether it was tabled. */
export const TABLED = sql<boolean>`exists (select from debate d
  where d.conference_id = outcome.conference_id and d.outcome_id = outcome.id)`;

/** Columns for a query of `outcome`: what stands beside it. */
export const corrigendaFor = (viewer: Actor, conferenceId: string) => sql<Read<Corrigendum>>`coalesce((
  select jsonb_agg(jsonb_build_object('number', c.number, 'paragraphId', c.paragraph_id, 'language', c.language,
    'wrong', c.wrong, 'reads', c.reads, 'reason', c.reason, 'as', c.recorded_as, 'at', c.recorded_at,
    'by', ${officerOf(viewer, conferenceId, sql`c.recorded_by`)}) order by c.number)
  from (select * from corrigendum c where c.conference_id = outcome.conference_id and c.outcome_id = outcome.id
    order by c.number limit ${MOST_BESIDE}) c), '[]')`;
export const translationsInto = (reader: Locale) => sql<Read<Translation>>`coalesce((
  select jsonb_agg(jsonb_build_object('language', t.language, 'version', t.version, 'title', t.title,
    'paragraphs', t.paragraphs, 'translator', t.translator, 'at', t.recorded_at) order by t.version)
  from (select * from translation t where t.conference_id = outcome.conference_id and t.outcome_id = outcome.id
    and t.language = ${reader} order by t.version limit ${MOST_BESIDE}) t), '[]')`;
/** The languages that came later. */
export const TRANSLATED_INTO = sql<Locale[]>`array(select distinct t.language from translation t
  where t.conference_id = outcome.conference_id and t.outcome_id = outcome.id)`;

/** The newest translation into the reader's language, for what was not adopted in it. */
export const translationIn = (
  { translations }: { translations: readonly Translation[] },
  locale: Locale,
): Translation | undefined => translations.findLast(({ language }) => language === locale);
