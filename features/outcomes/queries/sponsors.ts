import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { type Actor, seatsIn } from '@/domain/actor';
import type { InConference, OwedSponsorship } from '@/domain/duty-facts';
import type { LocalText } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import {
  afterSponsorshipMove,
  type DatesOfDecision,
  type SponsorshipState,
  takesSponsors,
} from '@/domain/sponsors';
import type { Party } from './parties';

const MOST = 500;

type SponsorRow = Party & { state: SponsorshipState; version: number };
type SubmittedRow = {
  at: string;
  lateFor: string | null;
  opens: boolean;
  main: Party;
  sponsors: SponsorRow[];
};

/** A column for a query of `outcome`: that a delegation submitted it, with its sponsors. What it says is for `submissionFor`. */
export const SUBMITTED = sql<SubmittedRow | null>`(
  select jsonb_build_object('at', s.submitted_at, 'lateFor', a.reason, 'opens', s.opens_to_sponsors,
    'main', jsonb_build_object('id', d.id, 'countryCode', d.country_code), 'sponsors', coalesce((
      select jsonb_agg(jsonb_build_object('id', p.delegation_id, 'countryCode', e.country_code, 'state', p.state,
        'version', p.version) order by p.delegation_id)
      from sponsorship p join delegation e on e.conference_id = p.conference_id and e.id = p.delegation_id
      where p.conference_id = s.conference_id and p.outcome_id = s.outcome_id), '[]'))
  from submission s join delegation d on d.conference_id = s.conference_id and d.id = s.delegation_id
  left join late_admission a on a.conference_id = s.conference_id and a.id = s.admission_id
  where s.conference_id = outcome.conference_id and s.outcome_id = outcome.id)`;

/** A column for a query of `outcome`: the members that sent a delegation, for who may ask one to be a sponsor. */
const MEMBERS_HERE = sql<Party[]>`coalesce((
  select jsonb_agg(jsonb_build_object('id', d.id, 'countryCode', d.country_code) order by d.id)
  from (select * from delegation d where d.conference_id = outcome.conference_id and d.kind = 'memberInRegion'
    and d.withdrawn_at is null order by d.id limit ${MOST}) d), '[]')`;
const NOBODY = sql<Party[]>`'[]'::jsonb`;

/** The delegations of members for which the viewer speaks. */
export const spokenFor = (viewer: Actor, conferenceId: string): string[] =>
  seatsIn(viewer, conferenceId)
    .map(({ delegationId }) => delegationId)
    .filter((delegationId) => can(viewer, 'outcome.submit', { conferenceId, delegationId }));

export const membersToAsk = (viewer: Actor, conferenceId: string) =>
  spokenFor(viewer, conferenceId).length > 0 ? MEMBERS_HERE : NOBODY;

/** The sponsorship of the viewer's own delegation, or that it has none; `version`: 0 where it has none. */
type OwnSponsorship = { delegationId: string; state: SponsorshipState | null; version: number };

/** A text that a delegation submitted, as far as the viewer may read it. */
export type ShownSubmission = {
  at: Date;
  /** why it was taken after the deadline, if it was */
  lateFor: string | null;
  main: Party;
  /** those who confirmed */
  sponsors: Party[];
  /** who was asked, declined or withdrew; for the main sponsor and the secretariat */
  others: (Party & { state: Exclude<SponsorshipState, 'confirmed'> })[];
  own: OwnSponsorship | null;
  /** whom the viewer may ask */
  asks: Party[];
  may: { answer: boolean; join: boolean; withdraw: boolean };
};

type SelectedSubmission = { row: SubmittedRow | null; members: readonly Party[]; text: DatesOfDecision };

/** Who is a sponsor is for everybody who reads the text; who was asked, for those whom it concerns. */
export function submissionFor(
  viewer: Actor,
  conferenceId: string,
  { row, members, text }: SelectedSubmission,
): ShownSubmission | null {
  if (!row) return null;
  const { main, sponsors, lateFor } = row;
  const open = takesSponsors(text);
  const seesAll = can(viewer, 'sponsorship.see', { conferenceId, delegationId: main.id });
  const mine = spokenFor(viewer, conferenceId).find((id) => id !== main.id);
  const standing = sponsors.find(({ id }) => id === mine);
  const own = mine
    ? { delegationId: mine, state: standing?.state ?? null, version: standing?.version ?? 0 }
    : null;
  const mayDo = (move: 'confirm' | 'join' | 'withdraw') =>
    own !== null && open && afterSponsorshipMove(own.state, move) !== null;
  const mayAsk = open && can(viewer, 'sponsorship.ask', { conferenceId, delegationId: main.id });
  const askable = ({ id }: Party) =>
    id !== main.id &&
    afterSponsorshipMove(sponsors.find((one) => one.id === id)?.state ?? null, 'ask') !== null;
  const party = ({ id, countryCode }: Party) => ({ id, countryCode });
  return {
    at: new Date(row.at),
    lateFor: can(viewer, 'outcome.see', { conferenceId }) ? lateFor : null,
    main,
    sponsors: sponsors.filter(({ state }) => state === 'confirmed').map(party),
    others: seesAll
      ? sponsors.flatMap(({ state, ...one }) => (state === 'confirmed' ? [] : [{ ...party(one), state }]))
      : [],
    own,
    asks: mayAsk ? members.filter(askable) : [],
    may: {
      answer: mayDo('confirm'),
      join: row.opens && mayDo('join') && own?.state !== 'asked',
      withdraw: mayDo('withdraw'),
    },
  };
}

/** The confirmed sponsors of a text beside its main sponsor. One question. */
export async function sponsorsOf(tx: Tx, conferenceId: string, outcomeId: string): Promise<Party[]> {
  const { rows } = await tx.execute<Party>(sql`
    select d.id, d.country_code as "countryCode" from sponsorship p
    join delegation d on d.conference_id = p.conference_id and d.id = p.delegation_id
    where p.conference_id = ${conferenceId} and p.outcome_id = ${outcomeId} and p.state = 'confirmed'
    order by d.id limit ${MOST}`);
  return rows;
}

/** The countries of the sponsors of submitted texts, by the id of the text, the main sponsor first; of drafts for who sees them. One question. */
export function sponsorsIn(viewer: Actor, conferenceId: string): Promise<Map<string, string[]>> {
  return withTx(viewer, async (tx) => {
    const drafts = can(viewer, 'outcome.see', { conferenceId });
    const { rows } = await tx.execute<{ id: string; codes: string[] }>(sql`
      select o.id, array_agg(d.country_code::text order by (d.id = s.delegation_id) desc, d.country_code) as codes
      from submission s join outcome o on o.conference_id = s.conference_id and o.id = s.outcome_id
      join delegation d on d.conference_id = s.conference_id and (d.id = s.delegation_id or exists (
        select from sponsorship p where p.conference_id = s.conference_id and p.outcome_id = s.outcome_id
          and p.delegation_id = d.id and p.state = 'confirmed'))
      where s.conference_id = ${conferenceId}
        and (${drafts} or num_nonnulls(o.adopted_at, o.left_open_at, o.not_adopted_at) > 0)
      group by o.id limit ${MOST}`);
    return new Map(rows.map(({ id, codes }) => [id, codes]));
  });
}

/** The sponsorships that delegations for which the viewer speaks are asked for in these conferences. One question. */
export async function owedSponsorships(
  tx: Tx,
  viewer: Actor,
  conferenceIds: readonly string[],
): Promise<InConference<OwedSponsorship>[]> {
  const own = conferenceIds.flatMap((conferenceId) => spokenFor(viewer, conferenceId));
  if (own.length === 0) return [];
  const { rows } = await tx.execute<{
    conferenceId: string;
    number: number;
    title: LocalText;
    countryCode: string;
    since: string;
  }>(sql`
    select o.conference_id as "conferenceId", o.number, o.title, d.country_code as "countryCode", to_json(p.changed_at) as since
    from sponsorship p join outcome o on o.conference_id = p.conference_id and o.id = p.outcome_id
    join submission s on s.conference_id = p.conference_id and s.outcome_id = p.outcome_id
    join delegation d on d.conference_id = s.conference_id and d.id = s.delegation_id
    where p.delegation_id = any(${sql.param(own)}::uuid[]) and p.state = 'asked'
      and num_nonnulls(o.adopted_at, o.not_adopted_at, o.ended_at) = 0
    order by p.changed_at, o.number limit ${MOST}`);
  return rows.map(({ since, ...row }) => ({ ...row, since: new Date(since) }));
}
