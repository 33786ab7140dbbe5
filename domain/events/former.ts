import type { EventKind } from '../events';

/**
 * Kinds that former versions have written, with the kind that now says the same; null where none does, and it keeps
 * words of its own. They stand in chains that are never changed; nothing writes them any more.
 */
export const FORMER_EVENTS = {
  'account.invited': null,
  'administrator.first': 'administrator.created',
  'document.published': 'communique.published',
  'rulesProfile.created': 'rules.written',
  'room.created': 'room.added',
  'session.created': 'session.added',
  'statement.recorded': 'statement.published',
  'suspension.recorded': 'suspension.written',
} as const satisfies Record<string, EventKind | null>;
