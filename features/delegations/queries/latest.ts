import { and, asc, type Column, eq, gte, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation, participant, registration } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { RECALL_MINUTES } from '@/domain/correcting';
import type { CredentialsStatus } from '@/domain/credentials';
import type { EventKind } from '@/domain/events';
import { authorize } from '@/domain/permissions';
import { registeredName, registrationOfParticipant } from './people';

/** The most that can be decided on in one act. */
const MOST = 200;

const CREDENTIALS_DECIDED = 'credentials.decided' satisfies EventKind;
const CREDENTIALS_WITHDRAWN = 'credentials.decisionWithdrawn' satisfies EventKind;

/**
 * The act that brought the credentials of a delegation where they stand, one value of it; null where they were never decided, or a decision was
 * taken back since.
 */
const latestDecided = (value: SQL) => sql`(select case when e.kind = ${CREDENTIALS_DECIDED} then ${value} end
  from event e where e.conference_id = delegation.conference_id and e.entity = 'delegation'
    and e.entity_id = delegation.id::text and e.kind in (${CREDENTIALS_DECIDED}, ${CREDENTIALS_WITHDRAWN})
  order by e.sequence desc limit 1)`;

/** The state to which the credentials of a delegation go when their latest decision is taken back; null where there is none. */
export const credentialsBefore = sql<CredentialsStatus | null>`${latestDecided(sql`e.before ->> 'status'`)}`;

/** What stood before a decision on credentials, with the reason that was given for it. */
export type StateBefore = { status: CredentialsStatus; reason: string | null };

/** What the latest decision on each of these found, with the reason that was given for that state. */
export async function statesBefore(tx: Tx, conferenceId: string, ids: readonly string[]) {
  const status = credentialsBefore;
  const reason = sql<string | null>`(select r.reason from event e
    left join event_reason r on r.conference_id = e.conference_id and r.sequence = e.sequence
    where e.conference_id = delegation.conference_id and e.entity = 'delegation'
      and e.entity_id = delegation.id::text and e.kind = ${CREDENTIALS_DECIDED} and e.after ->> 'status' = ${status}
    order by e.sequence desc limit 1)`;
  const rows = await tx
    .select({ id: delegation.id, status, reason })
    .from(delegation)
    .where(and(eq(delegation.conferenceId, conferenceId), inArray(delegation.id, [...ids])));
  return new Map(
    rows.flatMap(({ id, status, reason }): [string, StateBefore][] =>
      status ? [[id, { status, reason }]] : [],
    ),
  );
}

const lately = (at: Column) => sql`${at} > clock_timestamp() - make_interval(mins => ${RECALL_MINUTES})`;

/** Whether the viewer decided something minutes ago: only then is there an act to look for that can be taken back. */
export const decidedLately = (viewer: Actor, by: Column, at: Column): SQL<boolean> =>
  sql<boolean>`coalesce(${by} = ${viewer.accountId} and ${lately(at)}, false)`;

/** What the viewer decided in the latest act, of minutes ago, as it can be taken back. One question to the database. */
export async function latestDecision(viewer: Actor, conferenceId: string) {
  authorize(viewer, 'registration.decide', { conferenceId });
  const mine = and(
    eq(participant.conferenceId, conferenceId),
    eq(participant.decidedBy, viewer.accountId ?? ''),
  );
  return withTx(viewer, (tx) =>
    tx
      .select({
        id: participant.id,
        version: participant.version,
        name: registeredName,
        decision: participant.decision,
        at: participant.decidedAt,
      })
      .from(participant)
      .innerJoin(account, eq(account.id, participant.accountId))
      .leftJoin(registration, registrationOfParticipant)
      .where(
        and(
          mine,
          isNull(participant.withdrawnAt),
          gte(participant.decidedAt, participant.submittedAt),
          lately(participant.decidedAt),
          eq(
            participant.decidedAt,
            tx
              .select({ at: sql`max(${participant.decidedAt})` })
              .from(participant)
              .where(mine),
          ),
        ),
      )
      .orderBy(asc(participant.id))
      .limit(MOST),
  );
}

/** The credentials that the viewer decided in the latest act, of minutes ago, as that can be taken back. One question to the database. */
export async function latestCredentials(viewer: Actor, conferenceId: string) {
  authorize(viewer, 'credentials.decide', { conferenceId });
  const mine = and(
    eq(delegation.conferenceId, conferenceId),
    eq(delegation.credentialsDecidedBy, viewer.accountId ?? ''),
  );
  return withTx(viewer, (tx) =>
    tx
      .select({
        id: delegation.id,
        version: delegation.version,
        countryCode: delegation.countryCode,
        organization: delegation.organization,
        status: delegation.credentialsStatus,
        at: delegation.credentialsDecidedAt,
      })
      .from(delegation)
      .where(
        and(
          mine,
          isNull(delegation.withdrawnAt),
          lately(delegation.credentialsDecidedAt),
          isNotNull(credentialsBefore),
          eq(
            delegation.credentialsDecidedAt,
            tx
              .select({ at: sql`max(${delegation.credentialsDecidedAt})` })
              .from(delegation)
              .where(mine),
          ),
        ),
      )
      .orderBy(asc(delegation.id))
      .limit(MOST),
  );
}

export type LatestDecision = Awaited<ReturnType<typeof latestDecision>>;
export type LatestCredentials = Awaited<ReturnType<typeof latestCredentials>>;
