/** Roles held for one conference by grant; `administrator` alone is held for the whole house. */
export const CONFERENCE_ROLES = [
  'organizer',
  'credentialsOfficer',
  'chair',
  'rapporteur',
  'pressOfficer',
] as const;
export type ConferenceRole = (typeof CONFERENCE_ROLES)[number];

export const DELEGATION_KINDS = [
  'memberInRegion',
  'memberOutOfRegion',
  'observer',
  'guest',
  'host',
  'secretariat',
] as const;
export type DelegationKind = (typeof DELEGATION_KINDS)[number];

/** True for the kinds that a country alone can be; a host, an observer or a guest may be an organization. */
export const isOfCountry = (kind: DelegationKind): boolean =>
  kind === 'memberInRegion' || kind === 'memberOutOfRegion';

/** In what capacity a person sits in a delegation; the focal point nominates and need not attend. */
export const CAPACITIES = ['head', 'alternate', 'delegate', 'adviser', 'expert'] as const;
export type Capacity = (typeof CAPACITIES)[number];

export type RoleGrant = { conferenceId: string; role: ConferenceRole };

export type Seat = {
  conferenceId: string;
  delegationId: string;
  delegationKind: DelegationKind;
  /** null for the focal point, who holds the delegation but no seat */
  participantId: string | null;
  capacity: Capacity | 'focalPoint';
};

/** Who acts, as the database says at this request. */
export type Actor = {
  /** null: nobody is signed in, or the system itself acts */
  accountId: string | null;
  system: boolean;
  administrator: boolean;
  roles: readonly RoleGrant[];
  seats: readonly Seat[];
};

export const ANONYMOUS: Actor = {
  accountId: null,
  system: false,
  administrator: false,
  roles: [],
  seats: [],
};

/** The house itself: jobs at the deadline, migrations, the sample. */
export const SYSTEM: Actor = { ...ANONYMOUS, system: true };

/** True when the actor holds one of the roles in the conference. */
export function hasRole(actor: Actor, conferenceId: string, ...roles: ConferenceRole[]): boolean {
  return actor.roles.some((r) => r.conferenceId === conferenceId && roles.includes(r.role));
}

/** The actor's seats in one conference. */
export function seatsIn(actor: Actor, conferenceId: string): readonly Seat[] {
  return actor.seats.filter((s) => s.conferenceId === conferenceId);
}

/** The conferences in which the actor holds a role or a seat. Who administers the house has no part for that alone. */
export function conferencesOf(actor: Actor): string[] {
  return [...new Set([...actor.roles, ...actor.seats].map(({ conferenceId }) => conferenceId))];
}

/** The actor's seat as a head of delegation in one conference; undefined where there is none. */
export function headSeat(actor: Actor, conferenceId: string): Seat | undefined {
  return seatsIn(actor, conferenceId).find(({ capacity }) => capacity === 'head');
}

/** The seat that the actor speaks from in one conference: that of the head before any other. */
export function speakingSeat(actor: Actor, conferenceId: string): Seat | undefined {
  return headSeat(actor, conferenceId) ?? seatsIn(actor, conferenceId)[0];
}

/** What goes into the event log and into `app.actor`: an id, never a name. */
export function actorName(actor: Actor): string {
  return actor.system ? 'system' : (actor.accountId ?? 'anonymous');
}
