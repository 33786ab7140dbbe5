import type { BareKey, Filling, MessageKey, NoValues, Sentence, ValuesOf } from '@/messages/keys';
import type { LocalText } from './local-text';

/** Why something is refused; decides the HTTP status and how the screen speaks of it. */
export type RefusalKind = 'notFound' | 'forbidden' | 'invalid' | 'conflict' | 'stale' | 'late' | 'tooMany';

/** A value in a message that is worded in the reader's language when the message is. */
export type Worded =
  | string
  | number
  | LocalText
  | { from: Date; to?: Date; timeZone: string }
  /** the number of an agenda item, as it is kept */
  | { item: string }
  | { country: string }
  /** a country as the owner of the noun before it: `of the Bahamas` */
  | { ofCountry: string }
  | { languages: readonly string[] }
  /** several messages, one after the other */
  | { messages: readonly WordedSentence[] };

/** A message whose values are worded in the reader's language when it is said. */
export type WordedSentence = Sentence<Worded>;

/** Puts a message together with its values; where the key is one of several, with what all of them need. */
export function sentence<Key extends MessageKey>(key: Key, ...[params = {}]: Filling<Key, Worded>) {
  return { key, params } as WordedSentence;
}

/**
 * An expected no, with the key of the message that tells the person. Anything else that is thrown is a
 * fault: it is logged and the person is told that nothing was saved.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly sentence: WordedSentence,
    readonly kind: RefusalKind = 'invalid',
    readonly field?: string,
  ) {
    super(sentence.key);
  }
  get key(): MessageKey {
    return this.sentence.key;
  }
  get params(): WordedSentence['params'] {
    return this.sentence.params;
  }
}

type RefusedWith<Key extends MessageKey> = [Key] extends [BareKey]
  ? [params?: NoValues, kind?: RefusalKind, field?: string]
  : [params: ValuesOf<Key, Worded>, kind?: RefusalKind, field?: string];

/** Builds the Refusal to throw: `throw refuse('agenda.refusal.roomTaken', { other }, 'conflict', 'roomId')`. */
export function refuse<Key extends MessageKey>(key: Key, ...[params = {}, kind, field]: RefusedWith<Key>) {
  return new Refusal({ key, params } as WordedSentence, kind, field);
}

/** What a person may not see answers as if it did not exist. */
export function missing() {
  return refuse('common.refusal.notFound', {}, 'notFound');
}

/** What was there when somebody looked, and was removed meanwhile. */
export function removed() {
  return refuse('common.refusal.removed', {}, 'stale');
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
  return error instanceof Error && error.name === 'Refusal' && 'sentence' in error && 'kind' in error;
}
