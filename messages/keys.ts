import type english from './en.json';
import type { MessagesAlike, MessageValues } from './en.json';

export type { MessageValues } from './en.json';

type Leaves<Group> = {
  [Key in keyof Group & string]: Group[Key] extends string ? Key : `${Key}.${Leaves<Group[Key]>}`;
}[keyof Group & string];

/** The whole key of a message, such as `agenda.done.roomAdded`. English names them; the other languages have the same. */
export type MessageKey = Leaves<typeof english>;

/** The keys of a group of messages, without its own: `wrongHost` of `common.http`. */
export type KeyIn<Group extends string> = {
  [Key in MessageKey]: Key extends `${Group}.${infer Rest}` ? Rest : never;
}[MessageKey];

/** The key of a message that is filled with values. */
export type FilledKey = keyof MessageValues<unknown>;

/** The key of a message that says all by itself. */
export type BareKey = Exclude<MessageKey, FilledKey>;

/** The values of a message that takes none. */
export type NoValues = { [name: string]: never };

/**
 * The values that a message is filled with; of several keys, what all of them need together. A place that is neither
 * a number nor a choice takes a `Text`.
 */
export type ValuesOf<Key extends MessageKey, Text> = (
  Key extends FilledKey
    ? (one: MessageValues<Text>[Key]) => void
    : never
) extends (every: infer Every) => void
  ? Every
  : never;

/** The values as a last argument, which may be left out where there are none. */
export type Filling<Key extends MessageKey, Text> = [Key] extends [BareKey]
  ? [values?: NoValues]
  : [values: ValuesOf<Key, Text>];

/** The key of a message together with what it is filled with. */
export type Sentence<Text, Key extends MessageKey = MessageKey> =
  | { key: Extract<Key, BareKey>; params: NoValues }
  | FilledSentences<Text, Key>;

/** A member for all messages that are filled alike: with one for each of them the compiler would give up. */
export type FilledSentences<Text, Key extends MessageKey = FilledKey> = {
  [Shape in keyof MessagesAlike<Text>]: OfShape<MessagesAlike<Text>[Shape], Key>;
}[keyof MessagesAlike<Text>];

type OfShape<Alike extends { key: string; values: unknown }, Key> = [Extract<Key, Alike['key']>] extends [
  never,
]
  ? never
  : { key: Extract<Key, Alike['key']>; params: Alike['values'] };
