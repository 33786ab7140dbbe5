import type { Entity } from '../events';

/** Told whole, but for addresses and answers of a registration: what the conference works with. */
export const WHOLE = 'whole';

/**
 * What the events of each entity tell in clear, by name and at any depth. An event is kept for good and cannot be erased:
 * of persons, and of papers that may name some, what nobody named here is hidden.
 */
export const IN_CLEAR: Readonly<Record<Entity, readonly string[] | typeof WHOLE>> = {
  account: ['locale', 'mail', 'template'],
  mail: ['mail', 'template'],
  roleGrant: ['accountId', 'role', 'reason'],
  focalPoint: ['delegationId', 'accountId'],
  delegation: [
    'kind',
    'countryCode',
    'organization',
    'quota',
    'persons',
    'confirmedAt',
    'head',
    'former',
    'capacity',
    'accountId',
    'offerEndsAt',
    'status',
    'act',
    'proposedAs',
    'decidedAs',
    'lapsesAt',
  ],
  participant: [
    'delegationId',
    'former',
    'other',
    'capacity',
    'number',
    'submittedAt',
    'decision',
    'section',
    'version',
  ],
  agendaItem: WHOLE,
  agendaRelease: WHOLE,
  ballot: WHOLE,
  ballotDraft: WHOLE,
  conference: WHOLE,
  countryName: WHOLE,
  document: WHOLE,
  member: WHOLE,
  membership: WHOLE,
  outcome: WHOLE,
  paragraph: WHOLE,
  room: WHOLE,
  rulesProfile: WHOLE,
  series: WHOLE,
  session: WHOLE,
  signingKey: WHOLE,
  speakersList: WHOLE,
  statement: WHOLE,
  suspension: WHOLE,
  topic: WHOLE,
};

/** Names that things have for their own: the languages of a session, the office of who leads it. */
export const OF_THINGS = ['languages', 'office'];
