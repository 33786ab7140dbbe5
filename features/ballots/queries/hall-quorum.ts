import { dbNow, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { freezeQuorum, quorumNeeds, quorumReached } from '@/domain/quorum';
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
 * The quorum in the hall as it stands, for whoever presides. Null where nobody was checked in: the secretariat then keeps no
 * door, and nothing is known of who is here. Rules of votes by correspondence count replies, and are left out. Four questions.
 */
export async function getHallQuorum(viewer: Actor, conferenceId: string): Promise<HallQuorum | null> {
  authorize(viewer, 'conference.takePart', { conferenceId });
  return withTx(viewer, async (tx) => {
    const present = await delegationsHere(tx, conferenceId);
    if (present.size === 0) return null;
    const { entitled, members, suspended } = await rollAt(tx, conferenceId, await dbNow(tx));
    const here = entitled.filter(({ delegationId }) => present.has(delegationId)).length;
    const scope = { members, suspended, roll: entitled.length };
    const profiles = await profilesInForce(tx, conferenceId);
    return {
      ...{ here, entitled: entitled.length },
      rules: profiles
        .filter(({ profile }) => !profile.vote.correspondence)
        .map(({ id, name, profile: { vote } }) => {
          const quorum = vote.quorum && freezeQuorum(vote.quorum, scope, false);
          return {
            ...{ id, name, needs: quorum && quorumNeeds(quorum) },
            reached: quorum === null || quorumReached(quorum, here),
          };
        }),
    };
  });
}
