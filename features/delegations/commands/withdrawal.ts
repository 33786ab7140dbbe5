import { and, eq, isNull } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { delegation, participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { requireWord } from '@/domain/correcting';
import { inEach } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { refuse, removed, sameVersion } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { secondPerson } from '@/features/proposals/queries/gate';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { delegationWithdrawalInput, reinstatementInput } from '../input';
import { type ConferencePlace, lockAnyDelegation, senderName } from '../queries/places';
import { withdrawalFacts, withdrawalVersionOf, wordOf } from '../queries/withdrawal';
import { focalPointsOf } from './changes';
import { type Addressee, sendNote, sendWord } from './letters';
import { settleWaitingList } from './waiting-list';

type Delegation = typeof delegation.$inferSelect;
type WithdrawalLetter = {
  template: 'delegation.withdrawn' | 'delegation.reinstated';
  conference: ConferencePlace;
  row: Delegation;
  reason: string;
};

/** Everybody of the delegation is told, each once. */
async function tellAll(tx: Tx, { template, conference, row, reason }: WithdrawalLetter): Promise<void> {
  const persons: Addressee[] = await tx
    .select({ id: account.id, email: account.email, name: account.name, locale: account.locale })
    .from(participant)
    .innerJoin(account, eq(account.id, participant.accountId))
    .where(
      and(
        eq(participant.conferenceId, conference.id),
        eq(participant.delegationId, row.id),
        isNull(participant.withdrawnAt),
        isNull(account.disabledAt),
      ),
    );
  const everybody = new Map(
    [...persons, ...(await focalPointsOf(tx, row.id, conference.id))].map((one) => [one.id, one]),
  );
  for (const to of everybody.values()) {
    const letter = { to, conference, sender: row };
    if (template === 'delegation.withdrawn')
      await sendWord(tx, { ...letter, write: (words) => ({ template, params: { ...words, reason } }) });
    else
      await sendNote(tx, {
        ...letter,
        path: '/me',
        write: (facts) => ({ template, params: { ...facts, reason } }),
      });
  }
}

/**
 * Withdraws a delegation: it does not come. Its persons and focal points lose access, and it votes no more; a ballot that is
 * open keeps its roll, and a vote that was cast counts. All that it had stands still, to be reinstated.
 * @throws Refusal when other things follow than were shown
 */
export async function withdrawDelegation(
  actor: Actor,
  input: z.output<typeof delegationWithdrawalInput>,
): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockAnyDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'delegation.withdraw', { conferenceId, delegationId: row.id });
    const facts = await withdrawalFacts(tx, conferenceId, row.id);
    if (!facts) throw removed();
    if (withdrawalVersionOf(facts) !== input.factsVersion)
      throw refuse('common.refusal.changed', {}, 'stale');
    requireWord(input.word, wordOf(facts));
    const waits = await secondPerson(tx, actor, {
      conferenceId,
      act: 'withdrawDelegation',
      entityId: row.id,
      subject: inEach((locale) => senderName(row, locale)),
      path: `/delegations/${row.id}/withdraw`,
      input,
    });
    if (waits) return waits;
    const now = await dbNow(tx);
    await tellAll(tx, { template: 'delegation.withdrawn', conference, row, reason });
    await tx
      .update(delegation)
      .set({
        withdrawnAt: now,
        withdrawnBy: actor.accountId,
        withdrawalReason: reason,
        version: row.version + 1,
      })
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, row.id)));
    await record(tx, actor, {
      conferenceId,
      kind: 'delegation.withdrawn',
      entityId: row.id,
      after: { reason },
      topics: [`delegation:${row.id}`, `conference:${conferenceId}`],
    });
    return { redirect: `/${conference.slug}/delegations/${row.id}` };
  });
}

/** Reinstates a delegation that was withdrawn, with all that it had: persons, head, credentials, accreditations. */
export async function reinstateDelegation(
  actor: Actor,
  input: z.output<typeof reinstatementInput>,
): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockAnyDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'delegation.reinstate', { conferenceId, delegationId: row.id });
    if (!row.withdrawnAt) throw refuse('delegations.refusal.stands', {}, 'conflict');
    sameVersion(row, input.version);
    await tx
      .update(delegation)
      .set({ withdrawnAt: null, withdrawnBy: null, withdrawalReason: null, version: row.version + 1 })
      .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, row.id)));
    await tellAll(tx, { template: 'delegation.reinstated', conference, row, reason });
    await record(tx, actor, {
      conferenceId,
      kind: 'delegation.reinstated',
      entityId: row.id,
      after: { reason },
      topics: [`delegation:${row.id}`, `conference:${conferenceId}`],
    });
    await settleWaitingList(tx, conference, { ...row, withdrawnAt: null });
    return { redirect: `/${conference.slug}/delegations/${row.id}` };
  });
}
