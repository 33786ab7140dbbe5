import type { Capacity, ConferenceRole } from './actor';
import type { ActOffice } from './acts';
import type { CredentialsStatus } from './credentials';
import type { ErasureDecision } from './erasures';
import type { Hand } from './person-changes';
import type { Decision } from './registration';
import type { DeadlineName } from './reminders';
import type { ProposalDecision, ProposingOffice, SecondPersonAct } from './second-person';
import type { BallotProcedure } from './voting';

/** A ballot as every mail about it tells it, in its reader's language. `ended`: where that was before `closes`. */
export type BallotFacts = {
  conference: string;
  number: number;
  procedure: BallotProcedure;
  question: string;
  opens: string;
  closes: string;
  ended?: string;
  /** why the result is what it is; empty where there is none */
  why: string;
  page: string;
};

/** Whom each letter of a delegation is about. `of`: the sender as the owner of the delegation, `of the Bahamas`. */
export type DelegationWords = { conference: string; delegation: string; of: string };

/** The same in a letter that leads somewhere, by a link that lasts for so many days. */
export type DelegationFacts = DelegationWords & { link: string; days: number };

/** What is proposed, as each mail about it tells it, and until when it can be confirmed. */
export type ProposalFacts = {
  conference: string;
  act: SecondPersonAct;
  subject: string;
  lapses: string;
  page: string;
};

/** `outcomes`: a line each; `until`: how long the link is valid. */
type ReportsAskedFor = { conference: string; outcomes: string; until: string; link: string };

/** What proves that something stands in a ballot's chain. */
type Proof = { recorded: string; sequence: number; hash: string; signature: string };

/**
 * The one table of mails: each with the values that it says, as they stand in the outbox. A value called `link` is erased
 * there once the mail is delivered; one called `reason` is quoted, in the same words, by every mail that has it.
 */
export type Mails = {
  'account.signIn': { link: string; hours: number };
  'account.signedInElsewhere': { time: string; address: string };
  'account.addressOffered': { link: string; days: number; name: string };
  /** to the address before; never the new one */
  'account.addressLeaving': { name: string };
  'account.addressLeft': { name: string };
  'account.invited': { link: string; hours: number; role: ConferenceRole; conference: string };
  'account.administrator': { link: string; hours: number; by: string };
  'account.administratorWithdrawn': { name: string; by: string; reason: string };
  'outcomes.sponsorAsked': {
    conference: string;
    delegation: string;
    title: string;
    link: string;
    days: number;
  };
  'outcomes.submissionAdmitted': { conference: string; reason: string; link: string; days: number };
  'conferences.hidden': { conference: string; reason: string };
  'conferences.shown': { conference: string; link: string };
  /** `changes`: days, clock and place, a line each; `reason`: empty where nothing stood before */
  'conferences.moved': { conference: string; changes: string; reason: string; link: string };
  /** `changes`: the deadlines that are others than they were, a line each */
  'conferences.deadlinesMoved': { conference: string; changes: string; link: string };
  /** leads to the letter that convenes it */
  'conferences.convened': { conference: string; of: string; link: string; days: number };
  /** it is gone, so it leads nowhere */
  'conferences.removed': { conference: string; symbol: string; reason: string };
  /** to whom the data is about; `day`: where it is put off */
  'delegation.erasureDecided': {
    conference: string;
    erasure: ErasureDecision;
    day: string;
    reason: string;
    link: string;
  };
  'delegation.nominated': DelegationFacts & { capacity: Capacity };
  'delegation.waitListed': DelegationFacts & { capacity: Capacity };
  /** `until`: when the offer is over */
  'delegation.placeOffered': DelegationFacts & { capacity: Capacity; until: string };
  /** to the focal points: what became of an offer */
  'delegation.placeAnswered': DelegationFacts & {
    person: string;
    answer: 'accepted' | 'declined' | 'lapsed';
  };
  'delegation.waitingRemoved': DelegationWords;
  'delegation.focalPoint': DelegationFacts;
  /** `due`: the deadline; `passed`: 1 where it has passed */
  'delegation.reminded': DelegationFacts & { deadline: DeadlineName; due: string; passed: 0 | 1 };
  /** to who it was taken from; never to whom it went */
  'delegation.handedOver': DelegationWords & { reason: string };
  'delegation.withdrawn': DelegationWords & { reason: string };
  'delegation.reinstated': DelegationFacts & { reason: string };
  'delegation.reopened': DelegationFacts & { reason: string };
  'delegation.reopeningDeclined': DelegationFacts & { reason: string };
  /** to its focal points and its head; `reason`: empty where its reader does not read it on the page either */
  'delegation.credentialsDecided': DelegationFacts & { status: CredentialsStatus; reason: string };
  /** `status`: what stands again */
  'delegation.credentialsDecisionWithdrawn': DelegationFacts & { status: CredentialsStatus; reason: string };
  /** `changes`: a line each */
  'delegation.edited': DelegationFacts & { changes: string; reason: string };
  'delegation.returned': DelegationFacts & { capacity: Capacity; reason: string };
  /** `changes`: a line each */
  'delegation.changed': DelegationFacts & { person: string; changes: string; reason: string; by: Hand };
  /** what the person asked for; `changes`: the names of the answers, a line each */
  'delegation.requestDeclined': DelegationFacts & { changes: string; reason: string };
  /** `of`: the delegation now; `ofFormer`: the one before, said in the same way */
  'delegation.moved': DelegationFacts & { person: string; ofFormer: string; reason: string };
  'delegation.addressOffered': DelegationFacts & { person: string };
  /** to the address before; never the new one: it may have been a stranger's all the time */
  'delegation.addressLeaving': DelegationWords & { by: Hand };
  'delegation.addressLeft': DelegationWords;
  'delegation.accepted': DelegationFacts & { capacity: Capacity };
  'delegation.decisionWithdrawn': DelegationFacts & {
    capacity: Capacity;
    decision: Decision;
    reason: string;
  };
  /** to whoever may confirm it; `reason`: why it is proposed, empty where the act asks for none */
  'proposals.made': ProposalFacts & { office: ProposingOffice; reason: string };
  /** to whoever proposed it; `reason`: why it was rejected, else empty */
  'proposals.decided': ProposalFacts & {
    decision: Exclude<ProposalDecision, 'withdrawn'>;
    office: ProposingOffice;
    reason: string;
  };
  /** notes of a session that delegations may comment on; `extended`: 1 where they were circulated before, until an earlier date */
  'notes.circulated': {
    conference: string;
    session: string;
    until: string;
    extended: 0 | 1;
    page: string;
  };
  /** the communiqué can be published now; to the press officers */
  'press.reviewed': { conference: string; title: string; page: string };
  'implementation.asked': ReportsAskedFor;
  'implementation.reminded': ReportsAskedFor;
  'ballots.opened': BallotFacts;
  'ballots.scheduled': BallotFacts;
  /** `ballots`: a line each */
  'ballots.entitled': { conference: string; of: string; ballots: string; page: string };
  'ballots.headReplaced': {
    conference: string;
    of: string;
    ballots: string;
    office: ActOffice;
    /** the page of the first of them, and where to object to the change in it; in the others it is found beside them */
    page: string;
    link: string;
  };
  /** `reason` as it was typed */
  'ballots.headObjected': BallotFacts & { of: string; office: ActOffice; reason: string };
  /** after somebody had objected */
  'ballots.headConfirmed': BallotFacts & { of: string; office: ActOffice };
  'ballots.lapsed': BallotFacts;
  /** `before`: the close that was announced; `reason` as it was typed */
  'ballots.closeMoved': BallotFacts & { before: string; reason: string; office: ActOffice };
  /** `voted`: 1 where the reader's delegation had voted */
  'ballots.cancelled': BallotFacts & { reason: string; office: ActOffice; voted: 0 | 1 };
  /** never the choice: mails pass through many hands */
  'ballots.receipt': BallotFacts & Proof & { version: number };
  'ballots.declared': BallotFacts;
  'ballots.breakReceipt': BallotFacts & Proof;
  'ballots.doubted': BallotFacts;
  /** `breaks`: a line each; `reason`: why, in the same order */
  'ballots.silenceBroken': BallotFacts & { breaks: string; reason: string };
};

export type MailName = keyof Mails;

/** A mail by its name, with all that it says and nothing else. */
export type Letter = { [Name in MailName]: { template: Name; params: Mails[Name] } }[MailName];
