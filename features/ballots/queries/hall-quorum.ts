import { dbNow, type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { freezeQuorum, quorumNeeds, quorumReached } from '@/domain/quorum';
import type { RulesProfile, Scope } from '@/domain/rules';
import { delegationsHere } from '@/features/delegations/queries/check-ins';
import { profilesInForce } from './opening';
import { rollAt } from './roll';

/** What the delegations that are here come to under one set of rules; `needs` is null where no quorum is asked for. */
type QuorumUnderRules = { id: string; name: LocalText; needs: number | null; reached: boolean };

export type HallQuorum = {
  /** delegations on the electoral roll with a representative who was checked in, and all that are on it */
  here: number;
  entitled: number;
  rules: QuorumUnderRules[];
};

/**
 * The hall at an instant: delegations on the electoral roll that are here (null where nobody was checked in, and nothing is known of
 * that), what rules are counted by, and the rules in force of votes in a hall. By correspondence replies count, not presence. Three
 * questions.
 */
export async function hallAt(tx: Tx, conferenceId: string, at: Date) {
  const checkedIn = await delegationsHere(tx, conferenceId);
  const { entitled, members, suspended } = await rollAt(tx, conferenceId, at);
  const profiles = await profilesInForce(tx, conferenceId);
  const scope: Scope = { members, suspended, roll: entitled.length };
  return {
    here:
      checkedIn.size === 0 ? null : entitled.filter(({ delegationId }) => checkedIn.has(delegationId)).length,
    scope,
    profiles: profiles.filter(({ profile }) => !profile.vote.correspondence),
  };
}

/**
 * The quorum in the hall as it stands, for whoever presides. Null where nobody was checked in: the secretariat then keeps no
 * door, and nothing is known of who is here. Rules of votes by correspondence count replies, and are left out. Four questions.
 */
export async function getHallQuorum(viewer: Actor, conferenceId: string): Promise<HallQuorum | null> {
  authorize(viewer, 'conference.takePart', { conferenceId });
  return withTx(viewer, async (tx) => {
    const { here, scope, profiles } = await hallAt(tx, conferenceId, await dbNow(tx));
    if (here === null) return null;
    return { here, entitled: scope.roll, rules: profiles.map((one) => underRules(one, { here, scope })) };
  });
}

/** Whether so many may vote under one set of rules. */
export function underRules(
  { id, name, profile: { vote } }: { id: string; name: LocalText; profile: RulesProfile },
  { here, scope }: { here: number; scope: Scope },
): QuorumUnderRules {
  const quorum = vote.quorum && freezeQuorum(vote.quorum, scope, false);
  return {
    ...{ id, name, needs: quorum && quorumNeeds(quorum) },
    reached: quorum === null || quorumReached(quorum, here),
  };
}
