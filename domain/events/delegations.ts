import type { Capacity, DelegationKind } from '../actor';
import type { CredentialsStatus } from '../credentials';
import { about } from './about';

const delegation = about('delegation');
const focalPoint = about('focalPoint');
const participant = about('participant');

type Seat = { delegationId: string; capacity: Capacity };
type Credentials = { status: CredentialsStatus; reason: string | null };
type Decision = 'accepted' | 'returned';
/** One section of the answers, as far as it was shown; what is personal in it is not kept. */
type Answers = {
  before: Record<string, unknown> | null;
  after: { section: 'person' | 'photo' | 'consents'; [answer: string]: unknown };
};
type Decided = {
  before: { decision: Decision | null; reason: string | null };
  after: { delegationId: string; decision: Decision; reason: string | null };
};

/** Who is sent, and who is admitted. */
export const DELEGATION_EVENTS = {
  'delegation.invited': delegation<{
    after: { kind: DelegationKind; countryCode: string | null; organization: string | null; quota: number };
  }>(),
  'delegation.quotaChanged': delegation<{ before: { quota: number }; after: { quota: number } }>(),
  'delegation.headReplaced': delegation<{
    /** `capacity`: what the new head was before */
    before: { head: string | null; capacity: Capacity };
    /** `former`: what the head before is now */
    after: { head: string; former: Exclude<Capacity, 'head'> | 'withdrawn' | null };
  }>(),
  'credentials.decided': delegation<{ before: Credentials; after: Credentials }>(),
  'focalPoint.invited': focalPoint<{ after: { delegationId: string; accountId: string } }>(),
  'focalPoint.withdrawn': focalPoint<{ before: { delegationId: string } }>(),
  'participant.nominated': participant<{ after: Seat }>(),
  'participant.linkResent': participant(),
  /** about the new seat; `former`: the seat that was withdrawn */
  'participant.restored': participant<{ before: { former: string }; after: Seat }>(),
  'participant.withdrawn': participant<{ before: Seat }>(),
  'registration.started': participant<Answers>(),
  'registration.saved': participant<Answers>(),
  'consent.withdrawn': participant<Answers>(),
  'registration.submitted': participant<{
    before: { submittedAt: Date | null; decision: Decision | null };
    after: { submittedAt: Date; delegationId: string };
  }>(),
  'registration.accepted': participant<Decided>(),
  'registration.returned': participant<Decided>(),
};
