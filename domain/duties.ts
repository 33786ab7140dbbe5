import { keptDuties, registrationDuties } from './delegation-duties';
import type { Desk, DutyFacts, LedSession, Meeting, Sender, Waiting } from './duty-facts';
import type { LocalText } from './local-text';
import type { RegistrationTask } from './questions';
import { reportDuties } from './report-duties';
import type { Majority } from './rules';
import type { ProposingOffice, SecondPersonAct } from './second-person';
import type { Choice } from './tally';
import { type Office, RECORDED_KINDS } from './timetable';
import { ballotPhase } from './voting';

/**
 * One thing that is somebody's to do. `path` is where, below the conference; `due` by when, null where no instant is
 * set; `since` from when on it has waited.
 */
type DutyOf<Kind extends string, Rest = unknown> = {
  kind: Kind;
  path: string;
  due: Date | null;
  since: Date | null;
} & Rest;

type OnBallot = { number: number; subject: LocalText };
type OfDelegation = { delegation: Sender };
type InSession = { title: LocalText; startsAt: Date };
type CountedThings = { count: number };

/** Everything that can be somebody's to do; whatever draws a duty names each kind. */
export type Duty =
  | DutyOf<'vote', OnBallot & { majority: Majority | null; turnout: number; roll: number }>
  | DutyOf<'silence', OnBallot>
  | DutyOf<'registration', { returned: boolean; tasks: readonly RegistrationTask[] }>
  | DutyOf<'questions'>
  | DutyOf<'nominateHead', OfDelegation>
  | DutyOf<'places', OfDelegation & { free: number; quota: number }>
  | DutyOf<'confirmList', OfDelegation & { persons: number }>
  | DutyOf<'registrations', OfDelegation & { names: readonly string[] }>
  | DutyOf<'credentials', OfDelegation & { returned: boolean }>
  | DutyOf<'session', InSession & { office: Office; room: string | null; endsAt: Date; running: boolean }>
  | DutyOf<'notes', InSession>
  | DutyOf<'asides', InSession & CountedThings>
  | DutyOf<'approve', InSession>
  | DutyOf<'decide', CountedThings & { first: LocalText }>
  | DutyOf<'accredit', CountedThings>
  | DutyOf<'decideCredentials', CountedThings>
  | DutyOf<'decideRequests', CountedThings>
  | DutyOf<'decideReopenings', CountedThings>
  | DutyOf<'doubt', OnBallot>
  | DutyOf<'release', CountedThings>
  | DutyOf<'rooms', CountedThings & { first: LocalText }>
  | DutyOf<'chairs', CountedThings & { first: LocalText }>
  | DutyOf<'invite', CountedThings>
  | DutyOf<'nominations', CountedThings>
  | DutyOf<'remind', CountedThings>
  | DutyOf<'close'>
  | DutyOf<'reviewCommunique', { title: LocalText }>
  | DutyOf<'releaseDocuments', CountedThings>
  | DutyOf<'report', { number: number; title: LocalText; overdue: boolean }>
  | DutyOf<'sponsor', { title: LocalText; countryCode: string }>
  | DutyOf<'openBallot', { number: number; title: LocalText }>
  | DutyOf<'confirm', { act: SecondPersonAct; subject: LocalText; proposedAs: ProposingOffice }>;

/** A vote that is cast and can be changed until `until`. */
export type CastVote = OnBallot & { choice: Choice; at: Date; until: Date };

/** What comes next, whether or not anything is owed. */
export type Coming = { path: string; at: Date } & (
  | { kind: 'opens' | 'closes'; number: number }
  | { kind: 'session'; title: LocalText }
  | { kind: 'begins' }
);

/** `silences`: agreed to by doing nothing, so that nobody owes them anything; their deadlines are to be known all the same. */
export type Duties = { owed: Duty[]; silences: Duty[]; changeable: CastVote[]; next: Coming | null };

const HOUR = 3_600_000;

/**
 * What is one person's to do in a conference at an instant, by what is known of both, in the order of time: what
 * contradicts itself before all, then what has a deadline, the nearest first, then what has waited longest.
 */
export function dutiesOf(facts: DutyFacts, now: Date): Duties {
  const stage = stageOf(facts.meeting, now);
  const all = [
    ...ballotDuties(facts, now),
    ...proposalDuties(facts),
    ...reportDuties(facts, now),
    ...sponsorDuties(facts),
    ...facts.sessions.flatMap((session) => sessionDuties(session, now)),
    ...(stage.over
      ? []
      : [
          ...registrationDuties(facts, stage),
          ...facts.delegations.flatMap(keptDuties(facts.deadlines, stage, now)),
        ]),
    ...(stage.closed ? [] : decisionDuties(facts, stage)),
    ...(facts.waiting ? waitingDuties(facts.waiting, stage) : []),
    ...(facts.desk ? paperDuties(facts.desk) : []),
    ...(facts.desk ? deskDuties(facts.desk, facts.meeting, stage, now) : []),
  ];
  const isSilence = (duty: Duty) => duty.kind === 'silence';
  const owed = all.filter((duty) => !isSilence(duty)).sort(byTime);
  const silences = all.filter(isSilence).sort(byTime);
  return { owed, silences, changeable: changeable(facts, now), next: nextOf(facts, now) };
}

/** Where a conference stands, and the deadlines that follow from its days while they lie ahead. */
export type Stage = {
  closed: boolean;
  over: boolean;
  begun: boolean;
  byBeginning: Date | null;
  byEnd: Date | null;
};

function stageOf({ beginsAt, endsAt, closedAt }: Meeting, now: Date): Stage {
  const closed = closedAt !== null;
  const ahead = (at: Date | null) => (at && at > now ? at : null);
  return {
    closed,
    over: closed || (endsAt !== null && endsAt <= now),
    begun: beginsAt !== null && beginsAt <= now,
    byBeginning: ahead(beginsAt),
    byEnd: ahead(endsAt),
  };
}

function ballotDuties({ own, ballots, desk }: DutyFacts, now: Date): Duty[] {
  const open = own.filter((ballot) => ballotPhase(ballot, now) === 'open');
  const mine = open.flatMap(({ number, subject, procedure, closesAt: due, vote, broke, ...rest }): Duty[] => {
    const common = { path: `/ballots/${number}`, due, since: null, number, subject };
    if (procedure === 'silence') return broke ? [] : [{ kind: 'silence', ...common }];
    const { majority, turnout, roll } = rest;
    if (vote) return [];
    return [{ kind: 'vote', ...common, path: `${common.path}/vote`, majority, turnout, roll }];
  });
  const doubted = desk ? ballots.filter((ballot) => ballotPhase(ballot, now) === 'doubted') : [];
  return [
    ...mine,
    ...doubted.map(({ number, subject, doubtedAt: since }): Duty => {
      return { kind: 'doubt', path: `/ballots/${number}`, due: null, since, number, subject };
    }),
  ];
}

const proposalDuties = ({ proposals }: DutyFacts): Duty[] =>
  proposals.map(({ id, act, subject, proposedAs, lapsesAt: due }) => {
    return { kind: 'confirm', path: `/proposals/${id}`, due, since: null, act, subject, proposedAs };
  });

const sponsorDuties = ({ sponsorships }: DutyFacts): Duty[] =>
  sponsorships.map(({ number, title, countryCode, since }) => {
    return { kind: 'sponsor', path: `/outcomes/${number}#sponsors`, due: null, since, title, countryCode };
  });

function changeable({ own }: DutyFacts, now: Date): CastVote[] {
  return own
    .filter((ballot) => ballotPhase(ballot, now) === 'open')
    .flatMap(({ number, subject, vote, closesAt: until }) =>
      vote ? [{ number, subject, ...vote, until }] : [],
    )
    .sort((a, b) => a.until.getTime() - b.until.getTime());
}

function sessionDuties(session: LedSession, now: Date): Duty[] {
  const { id, title, kind, office, room, startsAt, endsAt, paragraphs, asides, asideSince, approvable } =
    session;
  const notes = `/sessions/${id}/notes`;
  const about = { title, startsAt };
  const duties: Duty[] = [];
  if (office && session.today && endsAt > now) {
    const path = office === 'rapporteur' ? notes : `/sessions/${id}`;
    const running = startsAt <= now;
    duties.push({
      kind: 'session',
      path,
      due: startsAt,
      since: null,
      ...about,
      office,
      room,
      endsAt,
      running,
    });
  }
  if (office === 'rapporteur' && endsAt <= now && paragraphs === 0 && RECORDED_KINDS.includes(kind))
    duties.push({ kind: 'notes', path: notes, due: null, since: endsAt, ...about });
  if (asides > 0)
    duties.push({ kind: 'asides', path: notes, due: null, since: asideSince, ...about, count: asides });
  if (approvable && endsAt <= now)
    duties.push({ kind: 'approve', path: `/sessions/${id}#approve`, due: null, since: endsAt, ...about });
  return duties;
}

function decisionDuties({ texts }: DutyFacts, { byEnd: due }: Stage): Duty[] {
  const [first, ...rest] = texts;
  if (!first) return [];
  const path = rest.length > 0 ? '/outcomes?state=draft' : `/outcomes/${first.number}`;
  return [{ kind: 'decide', path, due, since: null, count: texts.length, first: first.title }];
}

/** What waits for a decision can be decided after the end, too, and then waits as it did before. */
function waitingDuties(waiting: Waiting, { byBeginning: due }: Stage): Duty[] {
  const { registrations, since, credentials, requests, requestedSince, reopenings, reopeningSince } = waiting;
  const duties: Duty[] = [];
  if (registrations > 0)
    duties.push({ kind: 'accredit', path: '/accreditation', due, since, count: registrations });
  if (credentials) {
    const path = '/delegations?show=credentials';
    duties.push({ kind: 'decideCredentials', path, due, since: null, count: credentials });
  }
  if (requests > 0) {
    const path = '/accreditation?show=requests';
    duties.push({ kind: 'decideRequests', path, due, since: requestedSince, count: requests });
  }
  if (reopenings > 0) {
    const path = '/delegations?show=reopening';
    duties.push({ kind: 'decideReopenings', path, due, since: reopeningSince, count: reopenings });
  }
  return duties;
}

/** They come before a conference, while it meets and after it was closed. */
function paperDuties({ communique, documents }: Desk): Duty[] {
  const duties: Duty[] = [];
  if (communique) {
    const path = '/communique/edit#review';
    duties.push({ kind: 'reviewCommunique', path, due: null, ...communique });
  }
  const { count, since } = documents;
  if (count > 0)
    duties.push({ kind: 'releaseDocuments', path: '/documents#working', due: null, since, count });
  return duties;
}

function deskDuties(desk: Desk, { endsAt, closedAt }: Meeting, stage: Stage, now: Date): Duty[] {
  if (stage.closed) {
    return desk.leftOpen.map(({ number, title }) => {
      const path = `/ballots/open?outcome=${number}`;
      return { kind: 'openBallot', path, due: null, since: closedAt, number, title };
    });
  }
  const duties: Duty[] = [];
  if (desk.changes > 0) {
    const due = desk.changedFrom && desk.changedFrom > now ? desk.changedFrom : stage.byBeginning;
    duties.push({ kind: 'release', path: '/agenda/release', due, since: null, count: desk.changes });
  }
  for (const [kind, lack] of [['rooms', desk.withoutRoom] as const, ['chairs', desk.withoutChair] as const]) {
    const { count, first } = lack;
    if (!first) continue;
    const path = `/agenda/edit/${first.id}`;
    duties.push({ kind, path, due: first.startsAt, since: null, count, first: first.title });
  }
  if (stage.over) return [...duties, { kind: 'close', path: '/settings/close', due: null, since: endsAt }];
  const counted = (kind: 'invite' | 'nominations' | 'remind', count: number, path: string): Duty[] =>
    count > 0 ? [{ kind, path: `/delegations${path}`, due: stage.byBeginning, since: null, count }] : [];
  return [
    ...duties,
    ...(stage.begun ? [] : counted('invite', desk.uninvited, '?show=noNomination#uninvited')),
    ...counted('nominations', desk.unanswered, '?show=noNomination'),
    ...counted('remind', desk.unregistered, '?show=notSubmitted'),
  ];
}

const rankOf = ({ kind, due }: Duty) => (kind === 'doubt' ? 0 : due ? 1 : 2);

/** What has waited for an unknown time waits behind what has waited for a known one. */
function byTime(a: Duty, b: Duty): number {
  const at = ({ due, since }: Duty) => (due ?? since)?.getTime() ?? Number.POSITIVE_INFINITY;
  const [one, other] = [at(a), at(b)];
  return rankOf(a) - rankOf(b) || (one === other ? 0 : one - other);
}

/** The nearest instant at which something happens that the person waits for or takes part in. */
function nextOf({ meeting, ballots, sessions, programme }: DutyFacts, now: Date): Coming | null {
  const coming: Coming[] = ballots.flatMap((ballot): Coming[] => {
    const { number, opensAt, closesAt } = ballot;
    const path = `/ballots/${number}`;
    const phase = ballotPhase(ballot, now);
    if (phase === 'scheduled') return [{ kind: 'opens', path, at: opensAt, number }];
    return phase === 'open' ? [{ kind: 'closes', path, at: closesAt, number }] : [];
  });
  for (const { id, title, startsAt } of [...sessions.filter(({ office }) => office), ...programme])
    if (startsAt > now) coming.push({ kind: 'session', path: `/sessions/${id}`, at: startsAt, title });
  const { beginsAt, closedAt } = meeting;
  if (beginsAt && beginsAt > now && !closedAt) coming.push({ kind: 'begins', path: '/agenda', at: beginsAt });
  return coming.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}

/** True when so little time is left that it is said. */
export const isNear = (due: Date, now: Date): boolean => due.getTime() - now.getTime() < 168 * HOUR;

/** True when so little time is left that it should worry. */
export const isSoon = (due: Date, now: Date): boolean => due.getTime() - now.getTime() < 72 * HOUR;
