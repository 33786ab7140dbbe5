import { NO_DEADLINES } from '@/domain/deadlines';
import { dutiesOf } from '@/domain/duties';
import type {
  Desk,
  DutyFacts,
  LedSession,
  OwnBallot,
  OwnDelegation,
  OwnSeat,
  PendingBallot,
} from '@/domain/duty-facts';
import { inEach } from '@/domain/local-text';
import type { RegistrationStatus } from '@/domain/registration';

const HOUR = 3_600_000;
export const inAll = (text: string) => inEach(() => text);
export const NOW = new Date('2023-03-10T12:00:00Z');
export const hours = (count: number) => new Date(NOW.getTime() + count * HOUR);
export const AHEAD = { beginsAt: hours(240), endsAt: hours(312), closedAt: null };
export const MEETS = { beginsAt: hours(-24), endsAt: hours(48), closedAt: null };
export const PAST = { beginsAt: hours(-96), endsAt: hours(-24), closedAt: null };
export const CLOSED = { ...PAST, closedAt: hours(-12) };

const NOTHING: DutyFacts = {
  meeting: AHEAD,
  deadlines: NO_DEADLINES,
  sponsorships: [],
  ballots: [],
  own: [],
  seat: null,
  delegations: [],
  sessions: [],
  programme: [],
  texts: [],
  waiting: null,
  desk: null,
  proposals: [],
  reports: [],
};
export const dutiesUnder = (facts: Partial<DutyFacts>) => dutiesOf({ ...NOTHING, ...facts }, NOW);
export const kinds = (facts: Partial<DutyFacts>) => dutiesUnder(facts).owed.map(({ kind }) => kind);
export const paths = (facts: Partial<DutyFacts>) => dutiesUnder(facts).owed.map(({ path }) => path);

export const aPending = (values: Partial<PendingBallot> = {}): PendingBallot => ({
  number: 1,
  procedure: 'vote',
  subject: inAll('Text'),
  opensAt: hours(-24),
  closesAt: hours(24),
  declaredAt: null,
  lapsedAt: null,
  cancelledAt: null,
  doubtedAt: null,
  ...values,
});
export const anOwn = (values: Partial<OwnBallot> = {}): OwnBallot => ({
  ...aPending(),
  majority: 'simple',
  roll: 36,
  turnout: 15,
  vote: null,
  broke: false,
  ...values,
});
export const aSeat = (status: RegistrationStatus, tasks: OwnSeat['tasks'] = []): OwnSeat => ({
  status,
  since: hours(-72),
  tasks,
});
export const aKept = (values: Partial<OwnDelegation> = {}): OwnDelegation => ({
  id: 'd',
  countryCode: 'CL',
  organization: null,
  quota: 5,
  named: 5,
  hasHead: true,
  hasAlternate: true,
  credentials: 'accepted',
  confirmed: false,
  unregistered: [],
  ...values,
});
export const aSession = (values: Partial<LedSession> = {}): LedSession => ({
  id: 's',
  title: inAll('Plenary'),
  kind: 'plenary',
  room: 'Hall',
  startsAt: hours(1),
  endsAt: hours(2),
  today: true,
  office: 'chair',
  paragraphs: 0,
  asides: 0,
  asideSince: null,
  approvable: false,
  ...values,
});
const NO_LACK = { count: 0, first: null };
export const aDesk = (values: Partial<Desk> = {}): Desk => ({
  documents: { count: 0, since: null },
  communique: null,
  changes: 0,
  changedFrom: null,
  withoutRoom: NO_LACK,
  withoutChair: NO_LACK,
  uninvited: 0,
  unanswered: 0,
  unregistered: 0,
  leftOpen: [],
  ...values,
});
export const aLack = (count: number, startsAt: Date) => ({
  count,
  first: { id: 'x', title: inAll('First'), startsAt },
});
