import { withTx } from '@/db/client';
import { checkIn } from '@/db/schema/check-ins';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { VoteProfile } from '@/domain/rules';
import { recordShowOfHands } from '@/features/outcomes/commands/hands';
import { getOutcome } from '@/features/outcomes/queries';
import { aConference, aRulesProfile, inAll } from './conference';
import { anOutcome } from './outcomes';
import { aDelegation, anActor, aSeat } from './people';
import { withVote } from './rules';

const CODES = ['AR', 'BR', 'CL', 'CO', 'GY', 'PE'];

type Sitting = {
  vote?: Partial<VoteProfile>;
  comes?: number;
  values?: Parameters<typeof aConference>[0];
};

/**
 * A conference of six members, each with a head, and one draft; `comes` checks in so many of them. By default by a simple majority
 * under a quorum of more than half.
 */
export async function aSitting({ vote = {}, comes = 6, values = {} }: Sitting = {}) {
  const meeting = await aConference(values, CODES);
  const quorum = { of: 'members', moreThan: [1, 2] } as const;
  const rulesId = await aRulesProfile(
    meeting.id,
    inAll('In the hall'),
    withVote({ correspondence: false, quorum, ...vote }),
  );
  const heads: (Actor & { participantId: string })[] = [];
  for (const code of CODES)
    heads.push(await aSeat(meeting.id, (await aDelegation(meeting.id, code)).id, 'head'));
  await withTx(SYSTEM, async (tx) => {
    for (const { participantId } of heads.slice(0, comes))
      await tx.insert(checkIn).values({ conferenceId: meeting.id, participantId });
  });
  const draft = await anOutcome(meeting.id);
  const chair = await anActor('chair', meeting.id);
  const at = { conference: meeting.slug, number: 1 };
  const see = (viewer: Actor = chair) => getOutcome(viewer, meeting.id, 1, 'en');
  /** Records what was counted: for, against, abstaining. */
  const count = async (
    counts: readonly [number, number, number],
    more: Partial<Parameters<typeof recordShowOfHands>[1]> = {},
    actor: Actor = chair,
  ) => {
    const [inFavour, against, abstaining] = counts;
    const { version } = await see();
    const input = { ...at, version, rulesId, inFavour, against, abstaining, present: null };
    return recordShowOfHands(actor, { ...input, ...more });
  };
  return { meeting, rulesId, heads, draft, chair, at, see, count };
}
