import type { EventKind, KindCarrying } from '../events';
import type { Permission } from '../permissions';

/** The kinds whose reason an event leaves out, because it may name somebody. */
type Kind = KindCarrying<'reason', 'delegation' | 'participant' | 'focalPoint' | 'roleGrant'>;

/**
 * Who reads the reason of such an event, which is kept beside it; null where it stands with what was changed, field by field.
 * A kind that begins to carry a reason does not compile until it stands here.
 */
const READERS: Readonly<Record<Kind, Permission | null>> = {
  'credentials.decided': 'delegation.history',
  'credentials.decisionWithdrawn': 'delegation.history',
  'delegation.edited': 'delegation.history',
  'delegation.reinstated': 'delegation.history',
  'delegation.reopened': 'delegation.history',
  'delegation.reopeningDeclined': 'delegation.history',
  'delegation.withdrawn': 'delegation.history',
  'focalPoint.handedOver': 'delegation.history',
  'focalPoint.renamed': null,
  'participant.addressOffered': null,
  'participant.capacityChanged': null,
  'participant.moved': 'delegation.history',
  'participant.nameChanged': null,
  'registration.accepted': 'registration.answers',
  'registration.decisionWithdrawn': 'registration.answers',
  'registration.edited': null,
  'registration.returned': 'registration.answers',
};

/** Who reads the reason that is kept beside an event of this kind; null where none is kept. */
export const reasonReaders = (kind: string): Permission | null =>
  Object.hasOwn(READERS, kind) ? READERS[kind as Kind] : null;

/** The reason that is to be kept beside an event; null where there is none to keep. */
export function reasonToKeep(kind: EventKind, after: unknown): string | null {
  if (!reasonReaders(kind) || typeof after !== 'object' || after === null || !('reason' in after))
    return null;
  return typeof after.reason === 'string' && after.reason.trim() !== '' ? after.reason : null;
}
