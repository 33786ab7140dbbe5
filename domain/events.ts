import type { EventShape } from './events/about';
import { AGENDA_EVENTS } from './events/agenda';
import { BALLOT_DRAFT_EVENTS } from './events/ballot-drafts';
import { BALLOT_EVENTS } from './events/ballots';
import { CONFERENCE_EVENTS } from './events/conference';
import { DELEGATION_EVENTS } from './events/delegations';
import { DOCUMENT_EVENTS } from './events/documents';
import { FORMER_EVENTS } from './events/former';
import { HOUSE_EVENTS } from './events/house';
import { IMPLEMENTATION_EVENTS } from './events/implementation';
import { OUTCOME_EVENTS } from './events/outcomes';
import { PRESS_EVENTS } from './events/press';
import { SPEAKERS_EVENTS } from './events/speakers';
import { TOPIC_EVENTS } from './events/topics';
import type { Topic } from './topics';

/** The one table of events: what happened, as a noun and a past verb, with what it is about and what it carries. */
export const EVENTS = {
  ...HOUSE_EVENTS,
  ...CONFERENCE_EVENTS,
  ...AGENDA_EVENTS,
  ...SPEAKERS_EVENTS,
  ...DELEGATION_EVENTS,
  ...OUTCOME_EVENTS,
  ...IMPLEMENTATION_EVENTS,
  ...PRESS_EVENTS,
  ...DOCUMENT_EVENTS,
  ...TOPIC_EVENTS,
  ...BALLOT_DRAFT_EVENTS,
  ...BALLOT_EVENTS,
};

export type EventKind = keyof typeof EVENTS;
export type HouseEventKind = keyof typeof HOUSE_EVENTS;
/** What is on record in the chain of a conference. */
export type ConferenceEventKind = Exclude<EventKind, HouseEventKind>;
export type FormerEventKind = keyof typeof FORMER_EVENTS;
/** What a chain can hold: the kinds of now, and those that former versions wrote. */
export type RecordedKind = EventKind | FormerEventKind;

type Shape<Kind extends EventKind> =
  (typeof EVENTS)[Kind] extends EventShape<infer Entity, infer Values>
    ? { entity: Entity; values: Values }
    : never;

/** What events are about. */
export type Entity = Shape<EventKind>['entity'];
/** What the record of a conference is about. */
export type ConferenceEntity = Shape<ConferenceEventKind>['entity'];

/** The names of the values that events about a thing carry, before or after; what is within them is their own. */
export type CarriedName<About extends ConferenceEntity> = {
  [K in ConferenceEventKind]: Shape<K>['entity'] extends About
    ? NameIn<Shape<K>['values']['before']> | NameIn<Shape<K>['values']['after']>
    : never;
}[ConferenceEventKind];
type NameIn<Value> = Value extends Date | readonly unknown[] | string | null | undefined
  ? never
  : keyof { [Name in keyof Value as string extends Name ? never : Name]: true };

/** The kinds of events about a thing that carry a value of this name, after. */
export type KindCarrying<Name extends string, About extends ConferenceEntity> = {
  [K in ConferenceEventKind]: Shape<K>['entity'] extends About
    ? Name extends NameIn<Shape<K>['values']['after']>
      ? K
      : never
    : never;
}[ConferenceEventKind];

type ChangeOf<Kind extends EventKind> = Shape<Kind>['values'] & {
  /** null: it concerns the house and no conference */
  conferenceId: Kind extends HouseEventKind ? null : string;
  kind: Kind;
  entityId: string;
  /** only for what can be about several */
  entity?: Shape<Kind>['entity'];
  topics?: readonly Topic[];
};

/** An event before it is written: plain values; personal ones are replaced by a mark when it is. */
export type Change<Kind extends EventKind = EventKind> = { [K in Kind]: ChangeOf<K> }[Kind];

/** What happened to a thing that is named elsewhere. */
export type Happening<Kind extends EventKind> = {
  [K in Kind]: Omit<ChangeOf<K>, 'conferenceId' | 'entity' | 'entityId' | 'topics'>;
}[Kind];

/** What the record of a conference has words for: `conferences.event.<kind>`. */
export type WordedKind =
  | ConferenceEventKind
  | { [K in FormerEventKind]: (typeof FORMER_EVENTS)[K] extends null ? K : never }[FormerEventKind];

/** The kind under whose words an event on record is told; null for what no version has written. */
export function wordedAs(kind: string): WordedKind | null {
  const former: Readonly<Record<string, EventKind | null>> = FORMER_EVENTS;
  const now = (Object.hasOwn(FORMER_EVENTS, kind) && former[kind]) || kind;
  const isKnown = Object.hasOwn(EVENTS, now) || Object.hasOwn(FORMER_EVENTS, now);
  return isKnown && !Object.hasOwn(HOUSE_EVENTS, now) ? (now as WordedKind) : null;
}

/** The kinds that can stand in the chain of a conference now. */
export const CONFERENCE_KINDS = (Object.keys(EVENTS) as EventKind[]).filter(
  (kind): kind is ConferenceEventKind => !Object.hasOwn(HOUSE_EVENTS, kind),
);

/** What the record of a conference can be about, in the order of the table. */
export const CONFERENCE_ENTITIES = [
  ...new Set(CONFERENCE_KINDS.map((kind): ConferenceEntity => EVENTS[kind].entity)),
];

/** Of each kind that has words, every kind of now or of former versions that is told under them. */
const TOLD_ALIKE = new Map<WordedKind | null, string[]>();
for (const kind of new Set([...CONFERENCE_KINDS, ...Object.keys(FORMER_EVENTS)])) {
  const worded = wordedAs(kind);
  TOLD_ALIKE.set(worded, [...(TOLD_ALIKE.get(worded) ?? []), kind]);
}

/** Every kind, of now or of former versions, that is told under the words of this one. */
export const kindsWordedAs = (worded: WordedKind): readonly string[] => TOLD_ALIKE.get(worded) ?? [];
