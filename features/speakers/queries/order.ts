import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { membership } from '@/db/schema/memberships';
import { floorRequest, intervention, interventionCorrection } from '@/db/schema/speakers';
import { alternationOf, type InOrder, inCallingOrder, type Requested } from '@/domain/alternation';
import type { MemberRegion } from '@/domain/regions';
import type { AlternationProfile } from '@/domain/rules';
import { profilesInForce } from '@/features/ballots/queries/opening';
import { sha256 } from '@/platform/chain';

/** The most that is read of a list, and of the speeches of a session. */
const MOST = 500;

type OrderedIn = { conferenceId: string; sessionId: string };

export type ListedRequest = Requested & {
  countryCode: string | null;
  organization: string | null;
  speaker: string | null;
};

export type SpeakersOrder = { rules: AlternationProfile; waiting: InOrder<ListedRequest>[] };

/** The region of a delegation's country in the organization's list of members, today. */
const REGION = sql<MemberRegion | null>`(select m.region from ${membership} m
  where m.country_code = ${delegation.countryCode}
    and coalesce(m.since <= current_date, true) and coalesce(m.until >= current_date, true))`;

/**
 * The requests of a session that wait, as they are called by the rules in force: the one order that the console, phones, the hall
 * and whoever gives the floor go by. Three questions.
 */
export async function orderIn(tx: Tx, here: OrderedIn): Promise<SpeakersOrder> {
  const profiles = await profilesInForce(tx, here.conferenceId);
  const rules = alternationOf(profiles.map(({ profile }) => profile));
  const spoken = await statementsIn(tx, here);
  const debated = {
    rules,
    spoken: new Set(spoken.map(({ delegationId }) => delegationId)),
    lastRegion: spoken.at(-1)?.region ?? null,
  };
  return { rules, waiting: inCallingOrder(await waitingIn(tx, here), debated) };
}

function waitingIn(tx: Tx, { conferenceId, sessionId }: OrderedIn): Promise<ListedRequest[]> {
  const { id, sequence, position, kind, delegationId, speaker } = floorRequest;
  const { countryCode, organization } = delegation;
  return tx
    .select({
      ...{ id, sequence, position, kind, delegationId, speaker, countryCode, organization },
      ...{ delegationKind: delegation.kind, region: REGION },
    })
    .from(floorRequest)
    .innerJoin(
      delegation,
      and(eq(delegation.conferenceId, floorRequest.conferenceId), eq(delegation.id, delegationId)),
    )
    .where(
      and(
        eq(floorRequest.conferenceId, conferenceId),
        eq(floorRequest.sessionId, sessionId),
        isNull(floorRequest.endedAt),
      ),
    )
    .orderBy(asc(sequence))
    .limit(MOST);
}

/** Who made a statement in a session, as the last correction has it, in the order in which the floor was given. */
function statementsIn(tx: Tx, { conferenceId, sessionId }: OrderedIn) {
  const last = tx
    .select({
      standing: interventionCorrection.standing,
      delegationId: interventionCorrection.delegationId,
    })
    .from(interventionCorrection)
    .where(
      and(
        eq(interventionCorrection.conferenceId, intervention.conferenceId),
        eq(interventionCorrection.interventionId, intervention.id),
      ),
    )
    .orderBy(sql`${interventionCorrection.number} desc`)
    .limit(1)
    .as('last');
  return tx
    .select({ delegationId: delegation.id, region: REGION })
    .from(intervention)
    .leftJoinLateral(last, sql`true`)
    .innerJoin(
      delegation,
      and(
        eq(delegation.conferenceId, intervention.conferenceId),
        eq(delegation.id, sql`coalesce(${last.delegationId}, ${intervention.delegationId})`),
      ),
    )
    .where(
      and(
        eq(intervention.conferenceId, conferenceId),
        eq(intervention.sessionId, sessionId),
        eq(intervention.kind, 'statement'),
        sql`${last.standing} is distinct from 'notGiven'`,
      ),
    )
    .orderBy(asc(intervention.number))
    .limit(MOST);
}

/** Names the list in its order: whoever moves a request has looked at these. */
export const orderVersionOf = (order: readonly { id: string }[]): string =>
  sha256(order.map(({ id }) => id).join('\n'));
