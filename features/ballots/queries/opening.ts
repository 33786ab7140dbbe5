import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { dbNow, type Tx, withTx } from '@/db/client';
import { isPending } from '@/db/schema/ballot-states';
import { ballot } from '@/db/schema/ballots';
import { rulesProfile } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';

const MOST = 200;

/** The rules of procedure in force. One question. */
export function profilesInForce(tx: Tx, conferenceId: string) {
  return tx
    .select({
      id: rulesProfile.id,
      name: rulesProfile.name,
      version: rulesProfile.version,
      profile: rulesProfile.profile,
    })
    .from(rulesProfile)
    .where(and(eq(rulesProfile.conferenceId, conferenceId), isNull(rulesProfile.withdrawnAt)))
    .orderBy(asc(rulesProfile.createdAt), asc(rulesProfile.id))
    .limit(MOST);
}

/** What an organizer can open a ballot on, and under which rules. Three questions to the database. */
export function getOpening(viewer: Actor, conferenceId: string) {
  return withTx(viewer, async (tx) => {
    authorize(viewer, 'ballot.open', { conferenceId });
    const open = sql`exists (select from ${ballot} where ${ballot.conferenceId} = ${outcome.conferenceId}
      and ${ballot.outcomeId} = ${outcome.id} and ${isPending})`;
    const outcomes = await tx
      .select({ number: outcome.number, title: outcome.title })
      .from(outcome)
      .where(
        and(
          eq(outcome.conferenceId, conferenceId),
          isNotNull(outcome.leftOpenAt),
          isNull(outcome.adoptedAt),
          isNull(outcome.notAdoptedAt),
          sql`not ${open}`,
        ),
      )
      .orderBy(asc(outcome.number))
      .limit(MOST);
    return { outcomes, profiles: await profilesInForce(tx, conferenceId), now: await dbNow(tx) };
  });
}
