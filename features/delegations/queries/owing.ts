import { type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { Sender } from '@/domain/duty-facts';
import type { Locale } from '@/domain/local-text';
import type { DeadlineName } from '@/domain/reminders';

type Owed = Sender & { deadline: DeadlineName; delegationId: string };

/** Who owes something by a deadline and can be written to; `returned`: the latest mail to the address was not taken. */
export type Addressed = Owed & {
  accountId: string;
  name: string;
  email: string;
  locale: Locale;
  returned: boolean;
};

/** The same, or a delegation that has nobody to write to. */
export type Owing =
  | Addressed
  | (Owed & { accountId: null; name: null; email: null; locale: null; returned: false });

const HAS_HEAD = sql`exists (select from participant p where p.conference_id = d.conference_id
  and p.delegation_id = d.id and p.capacity = 'head' and p.withdrawn_at is null)`;

/** Delegations `d` that owe something by a deadline, each with whom to write to. */
const ofDelegations = (deadline: DeadlineName, owes: SQL) => sql`
  select ${deadline} as deadline, d.id, f.account_id, f.name from delegation d
  left join focal_point f on f.conference_id = d.conference_id and f.delegation_id = d.id and f.withdrawn_at is null
    and exists (select from account a where a.id = f.account_id and a.disabled_at is null)
  where d.conference_id = c.id and d.withdrawn_at is null and d.confirmed_at is null and ${owes}`;

/** The addresses whose latest mail of a conference `c` was given up. */
const RETURNED = sql`select o.recipient from outbox o where o.conference_id = c.id group by o.recipient
  having max(o.created_at) filter (where o.gave_up_at is not null)
    > coalesce(max(o.created_at) filter (where o.sent_at is not null), '-infinity')`;

/**
 * Who owes what by these deadlines: delegations without a head, delegations whose list is not confirmed, and persons who have
 * not handed in their registration. One question.
 */
export async function owingIn(
  tx: Tx,
  conferenceId: string,
  deadlines: readonly DeadlineName[],
): Promise<Owing[]> {
  if (deadlines.length === 0) return [];
  const { rows } = await tx.execute<Owing>(sql`
    select s.deadline, d.id as "delegationId", d.country_code as "countryCode", d.organization, a.id as "accountId",
      case when a.id is not null then coalesce(s.name, a.name) end as name, a.email, a.locale,
      a.id is not null and a.email in (${RETURNED}) as returned
    from conference c cross join lateral (
      ${ofDelegations('nominationDue', sql`not ${HAS_HEAD}`)}
      union all ${ofDelegations('confirmationDue', sql`true`)}
      union all select 'registrationDue', p.delegation_id, p.account_id, p.name from participant p
        join account a on a.id = p.account_id and a.disabled_at is null
        where p.conference_id = c.id and p.withdrawn_at is null
          and (p.submitted_at is null or (p.decision = 'returned' and p.decided_at >= p.submitted_at))
    ) s (deadline, delegation_id, account_id, name)
    join delegation d on d.conference_id = c.id and d.id = s.delegation_id and d.withdrawn_at is null
    left join account a on a.id = s.account_id
    where c.id = ${conferenceId} and s.deadline = any(${sql.param([...deadlines])}::text[])
    order by d.id, a.id`);
  return rows;
}
