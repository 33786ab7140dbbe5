import type { Capacity, DelegationKind } from '../actor';
import type { CredentialsStatus } from '../credentials';
import type { Reask } from '../form-questions';
import type { LocalText } from '../local-text';
import type { SavedSection } from '../questions';
import { about } from './about';

const delegation = about('delegation');
const focalPoint = about('focalPoint');
const participant = about('participant');
const conference = about('conference');

type SenderNamed = { kind: DelegationKind; organization: string | null };
type SeatOfPerson = { delegationId: string; capacity: Capacity };
type Credentials = { status: CredentialsStatus; reason: string | null };
type RegistrationDecision = 'accepted' | 'returned';
/** One section of the answers, as far as it was shown; what is personal in it is not kept. */
type AnswersSaved = {
  before: Record<string, unknown> | null;
  after: { section: SavedSection; [answer: string]: unknown };
};
type Decided = {
  before: { decision: RegistrationDecision | null; reason: string | null };
  after: { delegationId: string; decision: RegistrationDecision; reason: string | null };
};

/** Who is sent, and who is admitted. */
export const DELEGATION_EVENTS = {
  'delegation.invited': delegation<{
    after: { kind: DelegationKind; countryCode: string | null; organization: string | null; quota: number };
  }>(),
  'delegation.edited': delegation<{ before: SenderNamed; after: SenderNamed & { reason: string } }>(),
  'delegation.withdrawn': delegation<{ after: { reason: string } }>(),
  'delegation.reinstated': delegation<{ after: { reason: string } }>(),
  /** `persons`: how many are on the list */
  'delegation.confirmed': delegation<{ after: { persons: number } }>(),
  /** by the focal point; why stands beside the delegation until it is answered */
  'delegation.reopeningRequested': delegation(),
  'delegation.reopeningDeclined': delegation<{ after: { reason: string } }>(),
  'delegation.reopened': delegation<{ before: { confirmedAt: Date }; after: { reason: string } }>(),
  'delegation.quotaChanged': delegation<{ before: { quota: number }; after: { quota: number } }>(),
  'delegation.headReplaced': delegation<{
    /** `capacity`: what the new head was before */
    before: { head: string | null; capacity: Capacity };
    /** `former`: what the head before is now */
    after: { head: string; former: Exclude<Capacity, 'head'> | 'withdrawn' | null };
  }>(),
  'credentials.decided': delegation<{ before: Credentials; after: Credentials }>(),
  /** `reason`: why the decision was taken back */
  'credentials.decisionWithdrawn': delegation<{
    before: Credentials;
    after: { status: CredentialsStatus; reason: string };
  }>(),
  'focalPoint.invited': focalPoint<{ after: { delegationId: string; accountId: string } }>(),
  /** about the new one; `before`: whose it was */
  'focalPoint.handedOver': focalPoint<{
    before: { accountId: string };
    after: { delegationId: string; accountId: string; reason: string };
  }>(),
  'focalPoint.renamed': focalPoint<{
    before: { name: string };
    after: { delegationId: string; name: string; reason: string };
  }>(),
  'focalPoint.withdrawn': focalPoint<{ before: { delegationId: string } }>(),
  /** in the waiting list of a delegation; `accountId`: who waits */
  'waitingPlace.added': delegation<{ after: { accountId: string; capacity: Capacity } }>(),
  'waitingPlace.offered': delegation<{ after: { accountId: string; offerEndsAt: Date } }>(),
  'waitingPlace.accepted': delegation<{ after: { accountId: string } }>(),
  'waitingPlace.declined': delegation<{ after: { accountId: string } }>(),
  'waitingPlace.lapsed': delegation<{ after: { accountId: string } }>(),
  'waitingPlace.removed': delegation<{ after: { accountId: string } }>(),
  'participant.nominated': participant<{ after: SeatOfPerson }>(),
  'participant.linkResent': participant(),
  /** about the new seat; `former`: the seat that was withdrawn */
  'participant.restored': participant<{ before: { former: string }; after: SeatOfPerson }>(),
  'participant.withdrawn': participant<{ before: SeatOfPerson }>(),
  /** once about the seat before, and once about the new one */
  'participant.moved': participant<{ before: SeatOfPerson; after: SeatOfPerson & { reason: string } }>(),
  /** once about each of the two */
  'participant.distinguished': participant<{ after: { other: string } }>(),
  'participant.nameChanged': participant<{
    before: { name: string };
    after: { delegationId: string; name: string; reason: string };
  }>(),
  'participant.capacityChanged': participant<{
    before: { capacity: Capacity };
    after: { delegationId: string; capacity: Capacity; reason: string };
  }>(),
  'participant.addressOffered': participant<{ after: { delegationId: string; reason: string } }>(),
  /** the seat belongs to the account of the address from here on */
  'participant.addressConfirmed': participant<{ after: { delegationId: string } }>(),
  'registration.started': participant<AnswersSaved>(),
  'registration.saved': participant<AnswersSaved>(),
  /** by the secretariat, on the person's behalf */
  'registration.edited': participant<{
    before: Record<string, unknown> | null;
    after: {
      delegationId: string;
      reason: string;
      section: 'person' | 'questions';
      [answer: string]: unknown;
    };
  }>(),
  /** by the person, of answers that were handed in; what is asked for stands in `requested_answer` */
  'registration.changeRequested': participant<{ after: { delegationId: string } }>(),
  'registration.requestWithdrawn': participant<{ after: { delegationId: string } }>(),
  'registration.requestDeclined': participant<{ after: { delegationId: string } }>(),
  'consent.withdrawn': participant<AnswersSaved>(),
  /** of what is held about a person: neither of whom nor what, which the chain would keep for good */
  'erasure.requested': conference(),
  'erasure.withdrawn': conference(),
  'erasure.decided': conference(),
  'erasure.erased': conference(),
  /** what a conference asks of everybody who registers, in its words */
  'formQuestion.added': conference<{ after: { question: LocalText } }>(),
  /** `reask`: whether those who had answered answer again */
  'formQuestion.edited': conference<{
    before: { question: LocalText };
    after: { question: LocalText; reask: Reask };
  }>(),
  'formQuestion.moved': conference<{ after: { question: LocalText } }>(),
  'formQuestion.retired': conference<{ before: { question: LocalText } }>(),
  /** what was answered to it, as its time was over: of so many persons, and neither of whom nor what */
  'formQuestion.answersErased': conference<{ after: { question: LocalText; persons: number } }>(),
  'registration.submitted': participant<{
    before: { submittedAt: Date | null; decision: RegistrationDecision | null };
    after: { submittedAt: Date; delegationId: string };
  }>(),
  'registration.accepted': participant<Decided>(),
  'registration.returned': participant<Decided>(),
  'registration.decisionWithdrawn': participant<{
    before: Decided['before'];
    after: { delegationId: string; reason: string };
  }>(),
  /** `number`: which it is of the badges of the person */
  'badge.issued': participant<{ after: { delegationId: string; number: number } }>(),
  /** the number of the one that is revoked, and of the one that counts from here on */
  'badge.replaced': participant<{
    before: { number: number };
    after: { delegationId: string; number: number };
  }>(),
  'checkIn.added': participant<{ after: { delegationId: string } }>(),
  'checkIn.withdrawn': participant<{ before: { delegationId: string; checkedInAt: Date } }>(),
};
