import { type Actor, hasRole } from './actor';
import { can, type Permission } from './permissions';
import { refuse } from './refusal';

/** What a proposal is about, as the record names it. */
type AboutProposed = 'ballot' | 'conference' | 'delegation' | 'member' | 'outcome';

type ActOfTwo = { may: Permission; role: 'organizer' | 'chair'; about: AboutProposed };

/**
 * The closed list of acts for which a conference can require a second person: they make something final, or end what others
 * count on. Each with the permission for it, the role in the conference that holds it, and what it is about.
 */
const ACTS = {
  closeConference: { may: 'conference.close', role: 'organizer', about: 'conference' },
  adoptOutcome: { may: 'outcome.adopt', role: 'chair', about: 'outcome' },
  recordShowOfHands: { may: 'showOfHands.record', role: 'chair', about: 'outcome' },
  openBallot: { may: 'ballot.open', role: 'organizer', about: 'outcome' },
  cancelBallot: { may: 'ballot.cancel', role: 'organizer', about: 'ballot' },
  moveClose: { may: 'close.move', role: 'organizer', about: 'ballot' },
  removeMember: { may: 'member.remove', role: 'organizer', about: 'member' },
  withdrawDelegation: { may: 'delegation.withdraw', role: 'organizer', about: 'delegation' },
  setSecondPerson: { may: 'secondPerson.set', role: 'organizer', about: 'conference' },
} as const satisfies Record<string, ActOfTwo>;

export type SecondPersonAct = keyof typeof ACTS;
export const SECOND_PERSON_ACTS = Object.keys(ACTS) as [SecondPersonAct, ...SecondPersonAct[]];

/** The change of the setting itself, which needs a second person while any act does. */
const SETTING = 'setSecondPerson';
export type ChosenAct = Exclude<SecondPersonAct, typeof SETTING>;
/** The acts among which a conference chooses. */
export const CHOSEN_ACTS = SECOND_PERSON_ACTS.filter((act) => act !== SETTING) as [ChosenAct, ...ChosenAct[]];

export const mayOf = (act: SecondPersonAct): Permission => ACTS[act].may;
export const roleOf = (act: SecondPersonAct): ActOfTwo['role'] => ACTS[act].role;
export const aboutOf = (act: SecondPersonAct): AboutProposed => ACTS[act].about;

/** After how many hours a proposal lapses: within, and where nobody has set it. */
export const LAPSES = { least: 1, most: 168, usual: 24 } as const;

/** `hours`: after how many a proposal lapses. */
export type SecondPersonSetting = { acts: readonly ChosenAct[]; hours: number };
export const NO_SECOND_PERSON: SecondPersonSetting = { acts: [], hours: LAPSES.usual };

/** True when one person alone cannot do this. */
export const needsSecond = ({ acts }: SecondPersonSetting, act: SecondPersonAct): boolean =>
  act === SETTING ? acts.length > 0 : acts.includes(act);

/** In what office somebody proposes or decides: the role in the conference, or above it the administration of the house. */
export const PROPOSING_OFFICES = ['organizer', 'chair', 'administrator'] as const;
export type ProposingOffice = (typeof PROPOSING_OFFICES)[number];

export const proposingOffice = (actor: Actor, act: SecondPersonAct, conferenceId: string): ProposingOffice =>
  hasRole(actor, conferenceId, roleOf(act)) ? roleOf(act) : 'administrator';

export const DECISIONS_OF_TWO = ['confirmed', 'rejected', 'withdrawn'] as const;
export type ProposalDecision = (typeof DECISIONS_OF_TWO)[number];
export type ProposalState = 'open' | 'lapsed' | ProposalDecision;

type Deciding = { decision: ProposalDecision | null; lapsesAt: Date };

/** Where a proposal stands, by the database's clock; a lapse needs nobody to write it down. */
export const proposalState = ({ decision, lapsesAt }: Deciding, now: Date): ProposalState =>
  decision ?? (now < lapsesAt ? 'open' : 'lapsed');

type Proposed = {
  conferenceId: string;
  act: SecondPersonAct;
  proposedBy: string;
  proposedAs: ProposingOffice;
};

/** Somebody who may do the same, of the same or a higher role: what the administration proposes, the administration confirms. */
export const holdsAct = (actor: Actor, { conferenceId, act, proposedAs }: Omit<Proposed, 'proposedBy'>) =>
  can(actor, mayOf(act), { conferenceId }) && (proposedAs !== 'administrator' || actor.administrator);

/** May the actor decide on a proposal of somebody else? */
export const mayDecide = (actor: Actor, proposal: Proposed): boolean =>
  holdsAct(actor, proposal) && actor.accountId !== proposal.proposedBy;

const ENDED = {
  confirmed: 'proposals.refusal.confirmed',
  rejected: 'proposals.refusal.rejected',
  withdrawn: 'proposals.refusal.withdrawn',
  lapsed: 'proposals.refusal.lapsed',
} as const satisfies Record<Exclude<ProposalState, 'open'>, string>;

/** Refuses to decide on what is over. @throws Refusal that says how it ended */
export function requireOpen(proposal: Deciding, now: Date): void {
  const state = proposalState(proposal, now);
  if (state === 'open') return;
  throw refuse(ENDED[state], {}, state === 'lapsed' ? 'late' : 'conflict');
}

/** Refuses to let somebody confirm or reject what is their own. @throws Refusal for the author */
export function requireAnother(actor: Actor, { proposedBy }: Pick<Proposed, 'proposedBy'>): void {
  if (actor.accountId === proposedBy) throw refuse('proposals.refusal.own', {}, 'forbidden');
}
