import type { CredentialsStatus } from './credentials';
import type { Deadlines } from './deadlines';
import type { LocalText } from './local-text';
import type { RegistrationTask } from './questions';
import type { RegistrationStatus } from './registration';
import type { Majority } from './rules';
import type { ProposingOffice, SecondPersonAct } from './second-person';
import type { Choice } from './tally';
import type { Office, SessionKind } from './timetable';
import type { BallotProcedure, BallotTimes } from './voting';

/** A fact of one of several conferences. */
export type InConference<T> = T & { conferenceId: string };

/** When a conference meets: from the beginning of its first day to the end of its last one; null while they are not named. */
export type Meeting = { beginsAt: Date | null; endsAt: Date | null; closedAt: Date | null };

/** A ballot that is not declared; `subject` is the title of the text that is put to it. */
export type PendingBallot = BallotTimes & { number: number; procedure: BallotProcedure; subject: LocalText };

/** One on whose roll a delegation stands, as its head sees it. */
export type OwnBallot = PendingBallot & {
  /** null for a silence procedure */
  majority: Majority | null;
  roll: number;
  turnout: number;
  /** the vote that counts now */
  vote: { choice: Choice; at: Date } | null;
  broke: boolean;
};

/** The viewer's own seat: how far its registration is, since when, and what is missing in it. */
export type OwnSeat = { status: RegistrationStatus; since: Date; tasks: readonly RegistrationTask[] };

/** Who sends a delegation: a country or an organization. */
export type Sender = { countryCode: string | null; organization: string | null };

/** A delegation that the viewer belongs to or keeps. */
export type OwnDelegation = Sender & {
  id: string;
  quota: number;
  named: number;
  hasHead: boolean;
  hasAlternate: boolean;
  credentials: CredentialsStatus;
  /** its list is confirmed: it names nobody any more */
  confirmed: boolean;
  /** who has not handed in a registration, by name; null for who is no focal point of it */
  unregistered: readonly string[] | null;
};

/** A session that the viewer leads or records, or whose notes the viewer approves. */
export type LedSession = {
  id: string;
  title: LocalText;
  kind: SessionKind;
  room: string | null;
  startsAt: Date;
  endsAt: Date;
  /** it meets on the day that it is where the conference is */
  today: boolean;
  /** null for who records or chairs every session and has no office in this one */
  office: Office | null;
  paragraphs: number;
  /** texts of a second editor that nobody has dealt with, and since when the first of them waits */
  asides: number;
  asideSince: Date | null;
  /** its notes are the viewer's to approve, and nothing stands in the way of that */
  approvable: boolean;
};

/** A session as it is released, which is not over yet. */
export type ProgrammeSession = Pick<LedSession, 'id' | 'title' | 'room' | 'startsAt' | 'endsAt'>;

/** A text that is not decided. */
export type OpenText = { number: number; title: LocalText };

/** How many sessions that are still to come lack something, and the first of them. */
export type Lack = { count: number; first: { id: string; title: LocalText; startsAt: Date } | null };

/** What waits for a decision on persons and credentials; `credentials` is null for who does not decide on them. */
export type Waiting = {
  registrations: number;
  since: Date | null;
  credentials: number | null;
  /** persons who ask for a change of what they handed in, and since when the first of them waits */
  requests: number;
  requestedSince: Date | null;
  /** delegations that ask for a confirmed list to be open again, and since when the first of them waits */
  reopenings: number;
  reopeningSince: Date | null;
};

/** What waits for the secretariat to release or review it; `communique` is null where none does. */
export type OwedPapers = {
  documents: { count: number; since: Date | null };
  communique: { title: LocalText; since: Date | null } | null;
};

/** What an organizer's next step hangs on. */
export type Desk = OwedPapers & {
  /** how the draft of the agenda differs from what the public reads, and when the first session in question meets */
  changes: number;
  changedFrom: Date | null;
  withoutRoom: Lack;
  withoutChair: Lack;
  uninvited: number;
  unanswered: number;
  unregistered: number;
  /** left open, and never put to a ballot */
  leftOpen: readonly OpenText[];
};

/** What somebody else proposed, and the viewer may confirm. */
export type OwedProposal = {
  id: string;
  act: SecondPersonAct;
  subject: LocalText;
  proposedAs: ProposingOffice;
  lapsesAt: Date;
};

/** A report on the implementation of an outcome that a country for which the viewer reports owes. */
export type OwedReport = { number: number; title: LocalText; code: string; dueAt: Date };

/** That a delegation for which the viewer speaks is asked to co-sponsor a text of another, since when. */
export type OwedSponsorship = { number: number; title: LocalText; countryCode: string; since: Date };

/** What is known of a conference for one person; an empty list or null for what the person has no part in. */
export type DutyFacts = {
  meeting: Meeting;
  deadlines: Deadlines;
  /** every ballot of the conference that is not declared, which is public */
  ballots: readonly PendingBallot[];
  own: readonly OwnBallot[];
  seat: OwnSeat | null;
  delegations: readonly OwnDelegation[];
  sessions: readonly LedSession[];
  /** what everybody reads of the agenda, in the order of time; breaks left out */
  programme: readonly ProgrammeSession[];
  /** in draft, for who decides on them */
  texts: readonly OpenText[];
  waiting: Waiting | null;
  desk: Desk | null;
  proposals: readonly OwedProposal[];
  reports: readonly OwedReport[];
  sponsorships: readonly OwedSponsorship[];
};
