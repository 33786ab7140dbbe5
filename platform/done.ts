import type { Worded, WordedSentence } from '@/domain/refusal';
import type { BareKey, FilledKey, MessageValues, NoValues } from '@/messages/keys';

type DoneByKey = {
  [Key in FilledKey]: { redirect?: string; data?: unknown; message: Key; params: MessageValues<Worded>[Key] };
};

/**
 * What a command answers: an address to go to (without the language, such as `/americas-25/agenda`), or a message to
 * show with its values, and data for the screen.
 */
export type Done =
  | { redirect?: string; data?: unknown; message?: BareKey; params?: NoValues }
  | DoneByKey[FilledKey];

/** The message of an answer with its values; null where it has none. */
export function sentenceOf({ message, params = {} }: Done): WordedSentence | null {
  return message ? ({ key: message, params } as WordedSentence) : null;
}
