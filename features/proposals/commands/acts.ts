import type { Actor } from '@/domain/actor';
import type { SecondPersonAct } from '@/domain/second-person';
import { cancelBallot } from '@/features/ballots/commands/cancelling';
import { moveClose } from '@/features/ballots/commands/moving';
import { openBallot } from '@/features/ballots/commands/opening';
import { closeConference } from '@/features/conferences/commands/closing';
import { removeMember } from '@/features/conferences/commands/members';
import { withdrawDelegation } from '@/features/delegations/commands/withdrawal';
import { adoptOutcome } from '@/features/outcomes/commands/adoption';
import { recordShowOfHands } from '@/features/outcomes/commands/hands';
import type { Done } from '@/platform/done';
import { setSecondPerson } from './setting';

/** What was proposed as it is kept: parsed, and of this version of the house unless it waited for another one. */
type ProposedCommand = (actor: Actor, input: never) => Promise<Done>;

/** The command of each act that can need a second person. */
const COMMANDS: Readonly<Record<SecondPersonAct, ProposedCommand>> = {
  closeConference,
  adoptOutcome,
  recordShowOfHands,
  openBallot,
  cancelBallot,
  moveClose,
  removeMember,
  withdrawDelegation,
  setSecondPerson,
};

/** Does what was proposed, as whoever confirms it. */
export const doProposed = (actor: Actor, act: SecondPersonAct, input: unknown): Promise<Done> =>
  COMMANDS[act](actor, input as never);
