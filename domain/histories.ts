import type { Actor } from './actor';
import type { ConferenceEntity, ConferenceEventKind } from './events';
import type { DELEGATION_EVENTS } from './events/delegations';
import { can, type Permission } from './permissions';
import type { RecordView, Subject } from './record-view';

/** Who reads what is on record about one thing; whoever reads the whole record reads that of all things of a sort. */
const READERS: Readonly<Record<ConferenceEntity, Permission>> = {
  agendaItem: 'event.read',
  agendaRelease: 'event.read',
  ballot: 'event.read',
  ballotDraft: 'ballotDraft.see',
  conference: 'event.read',
  delegation: 'delegation.history',
  document: 'communique.edit',
  focalPoint: 'event.read',
  member: 'event.read',
  outcome: 'outcome.history',
  paragraph: 'event.read',
  participant: 'participant.history',
  roleGrant: 'event.read',
  room: 'event.read',
  rulesProfile: 'event.read',
  session: 'session.history',
  speakersList: 'session.history',
  statement: 'event.read',
  suspension: 'event.read',
  topic: 'event.read',
};

/** May the viewer read what is on record about this, or with null the whole record? */
export function mayReadRecord(viewer: Actor, conferenceId: string, subject: Subject | null): boolean {
  if (can(viewer, 'event.read', { conferenceId })) return true;
  if (!subject?.id) return false;
  const { entity, id } = subject;
  return can(viewer, READERS[entity], {
    conferenceId,
    delegationId: entity === 'delegation' ? id : undefined,
  });
}

/** Only what narrows further than the viewer may read anyway: others than organizers read one thing whole. */
export const readableView = (viewer: Actor, conferenceId: string, view: RecordView): RecordView =>
  can(viewer, 'event.read', { conferenceId })
    ? view
    : { ...view, kind: null, person: null, from: null, to: null };

/**
 * What a focal point reads of the delegation and of the persons that it sends: where each stands, as on the page of the
 * delegation. What they answered, and to what they agreed, is between them and the staff. A kind that is added does not
 * compile until it stands here.
 */
const SENDERS_READ_OF: Readonly<Record<keyof typeof DELEGATION_EVENTS, boolean>> = {
  'delegation.invited': true,
  'delegation.edited': true,
  'delegation.withdrawn': true,
  'delegation.reinstated': true,
  'delegation.confirmed': true,
  'delegation.reopeningRequested': true,
  'delegation.reopeningDeclined': true,
  'delegation.reopened': true,
  'delegation.quotaChanged': true,
  'delegation.headReplaced': true,
  'credentials.decided': true,
  'credentials.decisionWithdrawn': true,
  'focalPoint.invited': true,
  'focalPoint.handedOver': true,
  'focalPoint.renamed': true,
  'focalPoint.withdrawn': true,
  'waitingPlace.added': true,
  'waitingPlace.offered': true,
  'waitingPlace.accepted': true,
  'waitingPlace.declined': true,
  'waitingPlace.lapsed': true,
  'waitingPlace.removed': true,
  'participant.nominated': true,
  'participant.linkResent': true,
  'participant.withdrawn': true,
  'participant.restored': true,
  'participant.moved': true,
  'participant.distinguished': false,
  'participant.nameChanged': true,
  'participant.capacityChanged': true,
  'participant.addressOffered': true,
  'participant.addressConfirmed': true,
  'registration.started': true,
  'registration.saved': false,
  'registration.edited': false,
  'registration.changeRequested': false,
  'registration.requestWithdrawn': false,
  'registration.requestDeclined': false,
  'badge.issued': true,
  'badge.replaced': true,
  'checkIn.added': true,
  'checkIn.withdrawn': true,
  'consent.withdrawn': false,
  'erasure.requested': false,
  'erasure.withdrawn': false,
  'erasure.decided': false,
  'erasure.erased': false,
  'formQuestion.added': false,
  'formQuestion.edited': false,
  'formQuestion.moved': false,
  'formQuestion.retired': false,
  'formQuestion.answersErased': false,
  'registration.submitted': true,
  'registration.accepted': true,
  'registration.returned': true,
  'registration.decisionWithdrawn': true,
};

/** The kinds that a focal point reads. */
export const SENDERS_READ = Object.entries(SENDERS_READ_OF).flatMap(([kind, reads]) =>
  reads ? [kind as ConferenceEventKind] : [],
);
