import { type SQL, sql } from 'drizzle-orm';
import { HEAD_WAITS_HOURS, OFFICES_THAT_WAIT } from '@/domain/acts';

/**
 * True when the head of a delegation waits in a ballot: an organizer or an administrator has put it there while the ballot was
 * open, not long ago, and nobody has confirmed it. All are names of columns, or values.
 */
export const headWaits = (ids: {
  conference: SQL;
  ballot: SQL;
  delegation: SQL;
}): SQL<boolean> => sql`coalesce((
  select a.kind = 'headReplaced' and a.details ->> 'office' = any(${sql.param([...OFFICES_THAT_WAIT])}::text[])
    and a.at > clock_timestamp() - make_interval(hours => ${HEAD_WAITS_HOURS})
  from ballot_act a where a.conference_id = ${ids.conference} and a.ballot_id = ${ids.ballot}
    and a.details ->> 'delegation' = ${ids.delegation}::text
  order by a.sequence desc limit 1), false)`;
