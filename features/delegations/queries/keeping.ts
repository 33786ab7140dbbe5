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
  then greatest(c.ends_on + ${version}.kept_days, (${version}.kept_since at time zone c.time_zone)::date + 1) end`;
