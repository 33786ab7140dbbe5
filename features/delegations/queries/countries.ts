import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { member } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { type Actor, DELEGATION_KINDS, type DelegationKind, seatsIn } from '@/domain/actor';
import { missing } from '@/domain/refusal';

/** What everybody may know of a country in a conference. Nobody's name is among it, nor how many came. */
export type CountryFacts = {
  code: string;
  /** in the scope of the conference, and so with one vote */
  isMember: boolean;
  /** as what it sent a delegation; empty where it sent none */
  kinds: DelegationKind[];
  /** the viewer sits in its delegation, or names who does */
  mine: boolean;
};

type Row = { code: string; isMember: boolean; kinds: DelegationKind[]; delegations: string[] };

/** The members in scope and whoever else sent a delegation under a country's code; of one country, or of all. */
async function countriesOf(tx: Tx, viewer: Actor, conferenceId: string, code?: string) {
  const { rows } = await tx.execute<Row>(sql`
    select country_code as code, bool_or(member) as "isMember",
      coalesce(array_agg(distinct kind) filter (where kind is not null), '{}') as kinds,
      coalesce(array_agg(id) filter (where id is not null), '{}') as delegations
    from (
      select country_code, true as member, null::text as kind, null::text as id
      from ${member} where conference_id = ${conferenceId}
      union all
      select country_code, false, kind, id::text
      from ${delegation} where conference_id = ${conferenceId} and country_code is not null
        and withdrawn_at is null) known
    where ${code ?? null}::text is null or country_code = ${code ?? null}
    group by country_code order by country_code`);
  const own = new Set(seatsIn(viewer, conferenceId).map(({ delegationId }) => delegationId));
  return rows.map(({ delegations, kinds, ...country }): CountryFacts => {
    const sent = DELEGATION_KINDS.filter((kind) => kinds.includes(kind));
    return { ...country, kinds: sent, mine: delegations.some((id) => own.has(id)) };
  });
}

/** Every country that is a member or sent a delegation, by its code. Public. One question. */
export function listCountries(viewer: Actor, conferenceId: string): Promise<CountryFacts[]> {
  return withTx(viewer, (tx) => countriesOf(tx, viewer, conferenceId));
}

/** One country of a conference. Public. One question. @throws Refusal `notFound` for one that has no part in it. */
export async function getCountry(viewer: Actor, conferenceId: string, code: string): Promise<CountryFacts> {
  const [country] = await withTx(viewer, (tx) => countriesOf(tx, viewer, conferenceId, code));
  if (!country) throw missing();
  return country;
}
