import { sql } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import type { delegation } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { type Refusal, refuse, sentence } from '@/domain/refusal';
import { openBallotNumbers } from '@/features/ballots/queries/open';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { leftWords } from '@/platform/left';
import { recordAll } from '@/platform/record';
import type { credentialsWithdrawalInput } from '../input';
import { type StateBefore, statesBefore } from '../queries/latest';
import { senderWorded } from '../queries/places';
import { lockDelegations } from './credentials';
import { tellOfCredentials } from './credentials-telling';

type Row = typeof delegation.$inferSelect;

/**
 * Takes the latest decision on credentials back: each goes to the state that it had before. Those that changed meanwhile are left as they
 * are and named.
 * @throws Refusal when it is for none of them
 */
export async function withdrawCredentialsDecision(
  actor: Actor,
  { conference: slug, chosen: looked, reason }: z.output<typeof credentialsWithdrawalInput>,
): Promise<Done> {
  return act<Done>(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, slug);
    const conferenceId = conference.id;
    authorize(actor, 'credentials.decide', { conferenceId });
    const versions = new Map(looked.map(({ id, version }) => [id, version]));
    const rows = await lockDelegations(tx, conferenceId, [...versions.keys()]);
    const before = await statesBefore(
      tx,
      conferenceId,
      rows.map(({ id }) => id),
    );
    const locked = rows.map((row) => ({
      row,
      before: before.get(row.id),
      why: whyNot(row, versions.get(row.id), before.get(row.id)),
    }));
    const left = locked.flatMap(({ row, why }) => (why ? [{ name: senderWorded(row), why }] : []));
    const each = leftWords(left);
    const free = locked.flatMap(({ row, before, why }) => (before && !why ? [{ row, before }] : []));
    if (free.length === 0) throw refuse('delegations.refusal.noneDecided', { each }, 'stale');
    const back = free.map(({ row, before }) => ({ id: row.id, ...before }));
    await tx.execute(sql`
      update delegation d set credentials_status = b.status, credentials_reason = b.reason,
        credentials_decided_at = ${(await dbNow(tx)).toISOString()}::timestamptz,
        credentials_decided_by = ${actor.accountId}, version = d.version + 1
      from jsonb_to_recordset(${JSON.stringify(back)}::jsonb) b (id uuid, status text, reason text)
      where d.conference_id = ${conferenceId} and d.id = b.id`);
    await recordAll(
      tx,
      actor,
      conferenceId,
      free.map(({ row, before }) => ({
        conferenceId,
        kind: 'credentials.decisionWithdrawn',
        entityId: row.id,
        before: { status: row.credentialsStatus, reason: row.credentialsReason },
        after: { status: before.status, reason },
        topics: [`delegation:${row.id}`],
      })),
    );
    await tellOfCredentials(tx, actor, conference, {
      template: 'delegation.credentialsDecisionWithdrawn',
      news: free.map(({ row, before }) => ({ delegation: row, status: before.status, reason })),
    });
    const ballots = await openBallotNumbers(tx, conferenceId);
    const open = ballots === null ? [] : [sentence('delegations.desk.ballotsOpen', { ballots })];
    const more = { messages: [...open, ...each.messages] };
    return { message: 'delegations.done.credentialsDecisionWithdrawn', params: { count: free.length, more } };
  });
}

/** Why the decision on a locked delegation's credentials stays, or null. */
function whyNot(row: Row, version: number | undefined, before: StateBefore | undefined): Refusal | null {
  if (row.withdrawnAt) return refuse('delegations.refusal.withdrawn', {}, 'conflict');
  const status = row.credentialsStatus;
  if (row.version !== version) return refuse('delegations.refusal.credentialsChanged', { status }, 'stale');
  return before ? null : refuse('delegations.refusal.noCredentialsDecision', {}, 'stale');
}
