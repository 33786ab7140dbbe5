import type english from './en.json';

type Leaves<Group> = {
  [Key in keyof Group & string]: Group[Key] extends string ? Key : `${Key}.${Leaves<Group[Key]>}`;
}[keyof Group & string];

/** The whole key of a message, such as `agenda.done.roomAdded`. English names them; the other languages have the same. */
export type MessageKey = Leaves<typeof english>;

/** The keys of a group of messages, without its own: `wrongHost` of `common.http`. */
export type KeyIn<Group extends string> = {
  [Key in MessageKey]: Key extends `${Group}.${infer Rest}` ? Rest : never;
}[MessageKey];
