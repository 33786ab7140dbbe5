import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { violated } from '@/db/client';
import { member } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { requireWord } from '@/domain/correcting';
import { inEach } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { refuse, removed } from '@/domain/refusal';
import { openBallotNumbers } from '@/features/ballots/queries/open';
import { listedOn } from '@/features/members/queries/memberships';
import { secondPerson } from '@/features/proposals/queries/gate';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { countryName } from '@/platform/i18n/country-names';
import { record } from '@/platform/record';
import type { memberInput, memberRemovalInput } from '../input';
import { factsVersionOf, memberFacts } from '../queries/members';
import { lockConference } from './settings';

/**
 * Adds a member to the scope of a conference, also of one that is closed: it counts from the next ballot that opens.
 * @throws Refusal when it is a member already, or none of the organization on the days of the conference
 */
export async function addMember(actor: Actor, input: z.output<typeof memberInput>): Promise<Done> {
  const { conferenceId, countryCode } = input;
  try {
    return await act(actor, async (tx, actor) => {
      const row = await lockConference(tx, conferenceId);
      authorize(actor, 'member.add', { conferenceId });
      const listed = await listedOn(tx, row);
      if (listed && !listed.some((one) => one.countryCode === countryCode))
        throw refuse('conferences.refusal.notMember', {}, 'conflict', 'countryCode');
      await tx.insert(member).values({ conferenceId, countryCode });
      await record(tx, actor, {
        conferenceId,
        kind: 'member.added',
        entityId: countryCode,
        after: { countryCode },
        topics: [`conference:${conferenceId}`],
      });
      const facts = await memberFacts(tx, conferenceId, countryCode);
      if (facts?.outside) return { message: 'conferences.members.addedOutside' };
      const ballots = await openBallotNumbers(tx, conferenceId);
      return ballots === null
        ? { message: 'conferences.members.added' }
        : { message: 'conferences.members.addedOpen', params: { ballots } };
    });
  } catch (error) {
    if (violated(error) !== 'member_conference_id_country_code_pk') throw error;
    throw refuse('conferences.refusal.memberAlready', {}, 'conflict', 'countryCode');
  }
}

/**
 * Removes a member from the scope. Its delegation stays, without a vote from the next ballot on; a ballot that is open keeps
 * its roll.
 * @throws Refusal when its delegation has voted or broken silence, or when other things follow than were shown
 */
export async function removeMember(actor: Actor, input: z.output<typeof memberRemovalInput>): Promise<Done> {
  const { conferenceId, countryCode, reason } = input;
  return act(actor, async (tx, actor) => {
    const { slug } = await lockConference(tx, conferenceId);
    authorize(actor, 'member.remove', { conferenceId });
    const facts = await memberFacts(tx, conferenceId, countryCode);
    if (!facts) throw removed();
    if (facts.votedIn.length > 0)
      throw refuse('conferences.refusal.memberVoted', { ballots: facts.votedIn.join(', ') }, 'conflict');
    if (factsVersionOf(facts) !== input.factsVersion) throw refuse('common.refusal.changed', {}, 'stale');
    if (facts.delegations > 0) requireWord(input.word ?? '', countryCode);
    const waits = await secondPerson(tx, actor, {
      conferenceId,
      act: 'removeMember',
      entityId: countryCode,
      subject: inEach((locale) => countryName(countryCode, locale)),
      path: `/settings/members/${countryCode}`,
      input,
    });
    if (waits) return waits;
    await tx
      .delete(member)
      .where(and(eq(member.conferenceId, conferenceId), eq(member.countryCode, countryCode)));
    await record(tx, actor, {
      conferenceId,
      kind: 'member.removed',
      entityId: countryCode,
      before: { countryCode },
      after: { reason },
      topics: [`conference:${conferenceId}`],
    });
    return { redirect: `/${slug}/settings/members` };
  });
}
