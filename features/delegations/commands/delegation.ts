import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { violated } from '@/db/client';
import { delegation } from '@/db/schema/delegations';
import { type Actor, isOfCountry } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { openBallotNumbers } from '@/features/ballots/queries/open';
import { conferenceAt } from '@/features/conferences/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sayIn } from '@/platform/i18n/messages';
import { record } from '@/platform/record';
import type { delegationInput } from '../input';
import { lockDelegation } from '../queries/places';
import { focalPointsOf } from './changes';
import { requireMember, requireNew } from './invitation';
import { sendNote } from './letters';

/**
 * Corrects as what a delegation comes, and the name of an organization. A ballot that is open keeps the roll with which it
 * opened.
 * @throws Refusal for a kind that the sender cannot be, and for one that is there already
 */
export async function editDelegation(actor: Actor, input: z.output<typeof delegationInput>): Promise<Done> {
  const { kind, reason } = input;
  return act(actor, async (tx, actor) => {
    const conference = await conferenceAt(tx, input.conference);
    const conferenceId = conference.id;
    const row = await lockDelegation(tx, actor, conferenceId, input.delegationId);
    authorize(actor, 'delegation.edit', { conferenceId, delegationId: row.id });
    if (row.version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const { countryCode } = row;
    if (!countryCode && isOfCountry(kind))
      throw refuse('delegations.invalid.countryForMember', {}, 'invalid', 'kind');
    if (kind === 'memberInRegion' && kind !== row.kind)
      await requireMember(tx, conferenceId, countryCode ?? '', 'kind');
    const organization = countryCode ? null : (input.organization ?? row.organization);
    const before = { kind: row.kind, organization: row.organization };
    const after = { kind, organization };
    if (before.kind === kind && before.organization === organization)
      throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid');
    await requireNew(tx, conferenceId, { ...after, countryCode });
    try {
      await tx
        .update(delegation)
        .set({ ...after, version: row.version + 1 })
        .where(and(eq(delegation.conferenceId, conferenceId), eq(delegation.id, row.id)));
    } catch (error) {
      if (!violated(error)?.startsWith('delegation_')) throw error;
      throw refuse('delegations.refusal.invited', {}, 'conflict', countryCode ? 'kind' : 'organization');
    }
    for (const to of await focalPointsOf(tx, row.id, conferenceId)) {
      const say = sayIn(to.locale);
      const line = (field: string, was: string, is: string) =>
        was === is ? [] : [say('delegations.change.line', { field, before: was, after: is })];
      const changes = [
        ...line(
          say('delegations.term.kind'),
          say(`delegations.kind.${before.kind}`),
          say(`delegations.kind.${kind}`),
        ),
        ...line(say('delegations.invite.organization'), before.organization ?? '', organization ?? ''),
      ].join('\n');
      await sendNote(tx, {
        to,
        conference,
        sender: { countryCode, organization },
        path: `/delegations/${row.id}`,
        write: (facts) => ({ template: 'delegation.edited', params: { ...facts, changes, reason } }),
      });
    }
    await record(tx, actor, {
      conferenceId,
      kind: 'delegation.edited',
      entityId: row.id,
      before,
      after: { ...after, reason },
      topics: [`delegation:${row.id}`, `conference:${conferenceId}`],
    });
    const ballots = await openBallotNumbers(tx, conferenceId);
    return ballots === null
      ? { message: 'delegations.done.delegationEdited' }
      : { message: 'delegations.done.delegationEditedOpen', params: { ballots } };
  });
}
