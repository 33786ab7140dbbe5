import type { MessageKey } from '@/messages/keys';
import type { LocalText } from './local-text';

/** Why something is refused; decides the HTTP status and how the screen speaks of it. */
export type RefusalKind = 'notFound' | 'forbidden' | 'invalid' | 'conflict' | 'stale' | 'late' | 'tooMany';

/** A value in a message that is worded in the reader's language when the message is. */
export type Worded =
  | string
  | number
  | LocalText
  | { from: Date; to?: Date; timeZone: string }
  | { country: string }
  | { languages: readonly string[] }
  /** several messages, one after the other */
  | { messages: readonly { key: MessageKey; params: RefusalParams }[] };

export type RefusalParams = { [name: string]: Worded };

/**
 * An expected no, with the key of the message that tells the person. Anything else that is thrown is a
 * fault: it is logged and the person is told that nothing was saved.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly key: MessageKey,
    readonly params: RefusalParams = {},
    readonly kind: RefusalKind = 'invalid',
    readonly field?: string,
  ) {
    super(key);
  }
}

/** Builds the Refusal to throw: `throw refuse('agenda.refusal.roomTaken', { other }, 'conflict', 'roomId')`. */
export function refuse(
  key: MessageKey,
  params: RefusalParams = {},
  kind: RefusalKind = 'invalid',
  field?: string,
) {
  return new Refusal(key, params, kind, field);
}

/** What a person may not see answers as if it did not exist. */
export function missing() {
  return new Refusal('common.refusal.notFound', {}, 'notFound');
}

/** What was there when somebody looked, and was removed meanwhile. */
export function removed() {
  return new Refusal('common.refusal.removed', {}, 'stale');
}

/**
 * Refuses to remove or to decide something that is another version than the one that was looked at: somebody changed
 * it meanwhile.
 */
export function sameVersion(row: { version: number }, seen: number): void {
  if (row.version !== seen) throw refuse('common.refusal.changed', {}, 'stale');
}

/** True for a Refusal, also when it comes from another copy of this module. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && error.name === 'Refusal' && 'key' in error && 'kind' in error;
}
