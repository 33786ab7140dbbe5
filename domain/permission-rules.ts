import { type Actor, CONFERENCE_ROLES, type ConferenceRole, hasRole, seatsIn } from './actor';

/** The thing that a permission is asked about, as plain values read from the database. */
export type Thing = {
  conferenceId?: string;
  delegationId?: string;
  participantId?: string;
  accountId?: string;
  /** a session's own chair or rapporteur, by account */
  bureau?: readonly string[];
};

export type Rule = (actor: Actor, thing: Thing) => boolean;

export const administrator: Rule = (a) => a.administrator;
export const system: Rule = (a) => a.system;
export const signedIn: Rule = (a) => a.accountId !== null;
export const anyone: Rule = () => true;
export const either =
  (...rules: Rule[]): Rule =>
  (a, t) =>
    rules.some((rule) => rule(a, t));
export const role =
  (...roles: ConferenceRole[]): Rule =>
  (a, t) =>
    t.conferenceId !== undefined && (a.administrator || hasRole(a, t.conferenceId, ...roles));
export const staff = role(...CONFERENCE_ROLES);
export const ownSeat =
  (...capacities: string[]): Rule =>
  (a, t) =>
    t.conferenceId !== undefined &&
    t.delegationId !== undefined &&
    seatsIn(a, t.conferenceId).some(
      (s) => s.delegationId === t.delegationId && capacities.includes(s.capacity),
    );
export const focalPoint = ownSeat('focalPoint');
export const headOf = ownSeat('head');
/** Not for who administers the house: whoever may replace every head does not confirm them, too. */
export const confirmsHeads: Rule = (a, t) =>
  focalPoint(a, t) || (t.conferenceId !== undefined && hasRole(a, t.conferenceId, 'credentialsOfficer'));
/** Once somebody objected, the secretariat decides: the focal point is a party to it, and an administrator may replace every head. */
export const settlesHeads: Rule = (a, t) =>
  t.conferenceId !== undefined && hasRole(a, t.conferenceId, 'credentialsOfficer', 'organizer');
export const delegationMember = ownSeat('focalPoint', 'head', 'alternate', 'delegate', 'adviser', 'expert');
/** The focal point nominates and need not be in the room. */
export const speaksFor = ownSeat('head', 'alternate', 'delegate', 'adviser', 'expert');
/** Who speaks for a member of the region: its head, and who sits beside. Advisers and experts advise. */
export const voiceOfMember: Rule = (a, t) =>
  ownSeat('head', 'alternate', 'delegate')(a, t) &&
  seatsIn(a, t.conferenceId ?? '').some(
    (s) => s.delegationId === t.delegationId && s.delegationKind === 'memberInRegion',
  );
/** Who commits a member of the region: its head, or the alternate. */
export const commitsMember: Rule = (a, t) => ownSeat('head', 'alternate')(a, t) && voiceOfMember(a, t);
/** Who speaks for a delegation of any kind in writing. */
export const VOICES = ['head', 'alternate', 'delegate'] as const;
export const voice = ownSeat(...VOICES);
export const self: Rule = (a, t) => a.accountId !== null && a.accountId === t.accountId;
export const ownFocalPoint: Rule = (a, t) => focalPoint(a, t) && self(a, t);
export const inConference: Rule = (a, t) =>
  t.conferenceId !== undefined && (staff(a, t) || seatsIn(a, t.conferenceId).length > 0);
/** Leading a session is for who holds a role in the conference; with the last role it ends. */
export const onBureau: Rule = (a, t) =>
  a.accountId !== null && (t.bureau ?? []).includes(a.accountId) && staff(a, t);

/** Who sees notes through from the draft to their approval. */
export const keepsNotes = either(role('rapporteur', 'chair'), onBureau);

/** Who presides over a session: `bureau` is its chair and vice-chairs. */
export const presides = either(role('organizer'), onBureau);

/** Who wrote a thing, while they hold a role in the conference. */
export const author: Rule = (a, t) => self(a, t) && staff(a, t);
