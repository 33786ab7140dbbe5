import { and, eq, isNull, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { newId } from '@/db/columns';
import { rulesProfile } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import type { QuorumProfile, RulesProfile } from '@/domain/rules';
import { textAfter } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { rulesInput } from '../input';
import { lockConference } from './settings';

type RulesInput = z.output<typeof rulesInput>;

function quorumOf({ quorum, share, of: basis }: RulesInput): QuorumProfile | null {
  if (quorum === 'none') return null;
  return quorum === 'moreThan' ? { of: basis, moreThan: share } : { of: basis, atLeast: share };
}

function profileOf(input: RulesInput): RulesProfile {
  return {
    vote: {
      majority: input.majority,
      quorum: quorumOf(input),
      onTie: input.onTie,
      secondVoteDelayHours: input.secondVoteDelayHours,
      abstentionGuard: input.abstentionGuard,
      correspondence: input.correspondence,
      closeEarlyWhenAllVoted: input.closeEarlyWhenAllVoted,
    },
    silence: { minimumHours: input.minimumHours, onBroken: input.onBroken },
    newHead: { accredited: input.newHeadAccredited, waitingHours: input.newHeadWaitingHours },
    seconders: input.seconders,
    consensus: { call: input.consensusCall, seconds: input.consensusSeconds },
    alternation: {
      membersFirst: input.membersFirst,
      newSpeakersFirst: input.newSpeakersFirst,
      regionsAlternate: input.regionsAlternate,
    },
  };
}

/**
 * Writes a rules-of-procedure profile, or a new version of one: the version before is withdrawn and stays on
 * record. Ballots that were opened keep the rules that they were opened under.
 */
export async function writeRules(actor: Actor, input: RulesInput): Promise<Done> {
  const { conferenceId, replaces } = input;
  return act(actor, async (tx, actor) => {
    const meeting = await lockConference(tx, conferenceId);
    authorize(actor, 'rules.write', { conferenceId });
    let version = 1;
    let stands: LocalText | null = null;
    if (replaces) {
      const [before] = await tx
        .update(rulesProfile)
        .set({ withdrawnAt: sql`clock_timestamp()` })
        .where(
          and(
            eq(rulesProfile.conferenceId, conferenceId),
            eq(rulesProfile.id, replaces),
            isNull(rulesProfile.withdrawnAt),
          ),
        )
        .returning({ version: rulesProfile.version, name: rulesProfile.name });
      if (!before) {
        const known = and(eq(rulesProfile.conferenceId, conferenceId), eq(rulesProfile.id, replaces));
        if ((await tx.$count(rulesProfile, known)) > 0) throw refuse('common.refusal.changed', {}, 'stale');
        throw missing();
      }
      version = before.version + 1;
      stands = before.name;
    }
    const name = textAfter(meeting, input.name, { field: 'name', stands });
    const id = newId();
    const profile = profileOf(input);
    await tx.insert(rulesProfile).values({ conferenceId, id, name, version, profile });
    await record(tx, actor, {
      conferenceId,
      kind: 'rules.written',
      entityId: id,
      before: replaces,
      after: { name, version, profile },
      topics: [`rules:${id}`],
    });
    const redirect = `/${meeting.slug}/settings/rules`;
    return { redirect, message: 'conferences.done.rulesWritten', params: { version } };
  });
}
