import type { Worded, WordedSentence } from '@/domain/refusal';
import type { BareKey, FilledSentences, NoValues } from '@/messages/keys';

type Follows = { redirect?: string; data?: unknown };
type Filled<Said> = Said extends { key: infer Key; params: infer Values }
  ? Follows & { message: Key; params: Values }
  : never;

/**
 * What a command answers: an address to go to (without the language, such as `/americas-25/agenda`), or a message to
 * show with its values, and data for the screen.
 */
export type Done = (Follows & { message?: BareKey; params?: NoValues }) | Filled<FilledSentences<Worded>>;

/** The message of an answer with its values; null where it has none. */
export function sentenceOf({ message, params = {} }: Done): WordedSentence | null {
  return message ? ({ key: message, params } as WordedSentence) : null;
}
