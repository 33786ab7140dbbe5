import type { AddressQuery } from './address-query';
import {
  CONFERENCE_ENTITIES,
  CONFERENCE_KINDS,
  type ConferenceEntity,
  type WordedKind,
  wordedAs,
} from './events';

/** One thing of the record, or with `id` null all of its sort. */
export type Subject = { entity: ConferenceEntity; id: string | null };

/** What a reader asks of the record. Nulls ask for nothing. */
export type RecordView = {
  /** one sort of thing, or one thing */
  subject: Subject | null;
  kind: WordedKind | null;
  /** the account that acted, or `system` */
  person: string | null;
  /** calendar days where the conference is, both included */
  from: string | null;
  to: string | null;
  /** the entries before one of this number, or those after it; the newest where both are null */
  before: number | null;
  after: number | null;
};

/** A part of an address that asks for what nobody knows. */
export type Unknown = 'about' | 'object' | 'kind' | 'person' | 'day' | 'order' | 'place';

const NOTHING: RecordView = {
  subject: null,
  kind: null,
  person: null,
  from: null,
  to: null,
  before: null,
  after: null,
};

/** The whole record, or what is on record about one thing. */
export const recordOf = (subject: Subject | null = null): RecordView => ({ ...NOTHING, subject });

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** How the things that have no id are told apart: releases by their numbers, members by their countries. */
const KEYS: { readonly [E in ConferenceEntity]?: RegExp } = {
  agendaRelease: /^[1-9][0-9]{0,5}$/,
  member: /^[A-Z]{2}$/,
};
const PLACE = /^[1-9][0-9]{0,14}$/;

/** Of years that people mean. */
const isDay = (text: string) => {
  const at = /^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$/.test(text) ? new Date(`${text}T00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/**
 * The view that an address asks for, by `about`, `object` (`room:<id>`), `kind`, `person`, `from`, `to`, `before` and `after`;
 * what is empty asks for nothing, and what nobody knows stands in `unknown`.
 */
export function recordView(query: AddressQuery): { view: RecordView; unknown: Unknown[] } {
  const unknown = new Set<Unknown>();
  const read = <T>(name: string, wrong: Unknown, parse: (text: string) => T | null | undefined): T | null => {
    const text = query[name];
    if (text === undefined || text === '') return null;
    const value = typeof text === 'string' ? parse(text) : null;
    if (value === null || value === undefined) unknown.add(wrong);
    return value ?? null;
  };
  const entityIn = (text: string) => CONFERENCE_ENTITIES.find((known) => known === text);
  const about = read('about', 'about', entityIn);
  const object = read('object', 'object', (text) => {
    const [entity, id, ...more] = text.split(':');
    const known = entityIn(entity ?? '');
    if (!known || !id || more.length > 0) return null;
    return (KEYS[known] ?? ID).test(id) ? { entity: known, id } : null;
  });
  const day = (text: string) => (isDay(text) ? text : null);
  const numberIn = (text: string) => (PLACE.test(text) ? Number(text) : null);
  const view = {
    subject: object ?? (about && { entity: about, id: null }),
    kind: read('kind', 'kind', (text) => WORDED.find((known) => known === text)),
    person: read('person', 'person', (text) => (text === 'system' || ID.test(text) ? text : null)),
    from: read('from', 'day', day),
    to: read('to', 'day', day),
    before: read('before', 'place', numberIn),
    after: read('after', 'place', numberIn),
  };
  if (view.from && view.to && view.to < view.from) unknown.add('order');
  if (object && about && object.entity !== about) unknown.add('object');
  return { view, unknown: [...unknown] };
}

/** The kinds that a reader can ask for. */
export const WORDED: readonly WordedKind[] = [
  ...new Set(CONFERENCE_KINDS.flatMap((kind) => wordedAs(kind) ?? [])),
];

/** The view as an address asks for it: `?about=room&from=2023-03-21`, or nothing for the whole record. */
export function recordQuery({ subject, kind, person, from, to, before, after }: RecordView): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | number | null) =>
    value === null ? undefined : query.set(name, String(value));
  if (subject?.id) set('object', `${subject.entity}:${subject.id}`);
  else if (subject) set('about', subject.entity);
  set('kind', kind);
  set('person', person);
  set('from', from);
  set('to', to);
  set('before', before);
  set('after', after);
  return query.size > 0 ? `?${query}` : '';
}

/** The same view without its place in the list: what a file holds. */
export const wholeOf = (view: RecordView): RecordView => ({ ...view, before: null, after: null });
