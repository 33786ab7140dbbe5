import { type SQL, sql } from 'drizzle-orm';
import { NOW } from '@/db/client';

/** The conference of a question, as `c`. */
export const ENDS_OF = (conferenceId: SQL) => sql`join conference c on c.id = ${conferenceId}`;

/** Today, where the conference `c` is. */
export const TODAY_THERE = sql`(${NOW} at time zone c.time_zone)::date`;

/** The rule of `erasesOn`, by what a version of a question says in the conference `c`. */
export const erasesOnBy = (
  version: SQL,
) => sql`case when c.ends_on is not null and ${version}.kept_days is not null
  then greatest(c.ends_on + ${version}.kept_days + 1, (${version}.kept_since at time zone c.time_zone)::date + 1) end`;

/**
 * The day on which an answer under a version `g` of a question is erased in the conference `c`: the first that any version has said
 * since, as a longer time is not for what was answered before.
 */
export const ANSWER_ERASES_ON = sql`(select min(${erasesOnBy(sql`since`)}) from form_question_version since
  where since.conference_id = g.conference_id and since.question_id = g.question_id and since.number >= g.number)`;
