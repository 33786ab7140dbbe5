import { type Actor, hasRole, seatsIn } from './actor';

/** What can be done with an open ballot itself. */
export const ACT_KINDS = [
  'closeMoved',
  'headReplaced',
  'headConfirmed',
  'headObjected',
  'cancelled',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** In what office somebody acts upon a ballot. Messages: `ballots.office.<word>`. */
export const ACT_OFFICES = [
  'organizer',
  'credentialsOfficer',
  'focalPoint',
  'administrator',
  'system',
  'head',
  'formerHead',
] as const;
export type ActOffice = (typeof ACT_OFFICES)[number];

/** What each kind says; times are ISO 8601 in UTC with milliseconds. Whoever acted is told by office, never by name. */
export type ActDetails =
  | { from: string; to: string; office: ActOffice; reason: string }
  | { delegation: string; office: ActOffice }
  | { delegation: string; office: ActOffice; reason: string }
  | { office: ActOffice; reason: string };

type Placed<Kind extends ActKind, Details> = {
  ballot: string;
  sequence: number;
  kind: Kind;
  at: string;
} & Details;
export type CloseMoved = Placed<
  'closeMoved',
  { from: string; to: string; office: ActOffice; reason: string }
>;
export type SeatChanged = Placed<'headReplaced' | 'headConfirmed', { delegation: string; office: ActOffice }>;
export type HeadObjected = Placed<'headObjected', { delegation: string; office: ActOffice; reason: string }>;
export type Cancelled = Placed<'cancelled', { office: ActOffice; reason: string }>;

/** One act with its place in the ballot's chain. */
export type ActContent = CloseMoved | SeatChanged | HeadObjected | Cancelled;
export type ChainedAct = ActContent & { previous: string; hash: string };

/** The act's own fields, in the order in which a package writes them. */
export function doneBy(act: ActContent): ActContent {
  const { ballot, sequence, at } = act;
  const position = { ballot, sequence };
  switch (act.kind) {
    case 'closeMoved':
      return {
        ...position,
        kind: act.kind,
        from: act.from,
        to: act.to,
        office: act.office,
        reason: act.reason,
        at,
      };
    case 'headReplaced':
    case 'headConfirmed':
      return { ...position, kind: act.kind, delegation: act.delegation, office: act.office, at };
    case 'headObjected':
      return {
        ...position,
        kind: act.kind,
        delegation: act.delegation,
        office: act.office,
        reason: act.reason,
        at,
      };
    case 'cancelled':
      return { ...position, kind: act.kind, office: act.office, reason: act.reason, at };
  }
}

/** Who cannot let a new head vote at once: nobody alone both makes a head and has that head vote. */
export const OFFICES_THAT_WAIT = ['organizer', 'administrator'] as const satisfies readonly ActOffice[];

/** When a ballot closes, after what its acts have moved; `opened` is the close that it opened with. */
export function closeAfter(opened: string, acts: readonly ActContent[]): string {
  return acts.reduce((close, act) => (act.kind === 'closeMoved' ? act.to : close), opened);
}

/** The close that a ballot opened with, where `now` is the one that it has after its acts. */
export function closeBefore(now: string, acts: readonly ActContent[]): string {
  const first = acts.find((act) => act.kind === 'closeMoved');
  return first?.kind === 'closeMoved' ? first.from : now;
}

/** The office in which somebody acts in a conference, the nearest to the work first. */
export function officeOf(actor: Actor, conferenceId: string, delegationId?: string): ActOffice {
  if (actor.system) return 'system';
  if (hasRole(actor, conferenceId, 'organizer')) return 'organizer';
  if (hasRole(actor, conferenceId, 'credentialsOfficer')) return 'credentialsOfficer';
  const keeps = seatsIn(actor, conferenceId).some(
    (seat) => seat.capacity === 'focalPoint' && seat.delegationId === delegationId,
  );
  return keeps ? 'focalPoint' : 'administrator';
}
