import type { Entity } from '@/domain/events';

/** What stands in an event in place of a personal value. Where there was none, there is still null. */
export const REDACTED = '[redacted]';

/** Personal wherever they stand. */
const EVERYWHERE = [
  'email',
  'givenName',
  'familyName',
  'badgeName',
  'phone',
  'dietaryNeeds',
  'accessNeeds',
] as const;

/**
 * Personal in the events of one entity. An event is kept for good and cannot be erased, so a free text about a
 * person or a delegation's papers counts as personal too: it may name somebody.
 */
const OF_ENTITY: Partial<Record<Entity, readonly string[]>> = {
  account: ['name'],
  delegation: ['reason'],
  participant: ['office', 'languages', 'photoId', 'reason'],
};

/** The same plain value with each personal field of the entity's events replaced by a mark, at any depth. */
export function redact(entity: Entity, value: unknown): unknown {
  const personal = new Set<string>([...EVERYWHERE, ...(OF_ENTITY[entity] ?? [])]);
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [
        name,
        personal.has(name) ? inner && REDACTED : walk(inner),
      ]),
    );
  };
  return walk(value);
}
