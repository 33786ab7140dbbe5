import type { Entity } from '@/domain/events';
import { answersThat, QUESTIONS, type Questions } from '@/domain/questions';

/** What stands in an event in place of a personal value. Where there was none, there is still null. */
export const REDACTED = '[redacted]';

/** Told whole, but for addresses and answers of a registration: what the conference works with. */
const WHOLE = 'whole';

/**
 * What the events of each entity tell in clear, by name and at any depth. An event is kept for good and cannot be erased:
 * of persons, and of papers that may name some, what nobody named here is hidden.
 */
const TOLD: Readonly<Record<Entity, readonly string[] | typeof WHOLE>> = {
  account: ['locale', 'mail', 'template'],
  mail: ['mail', 'template'],
  roleGrant: ['accountId', 'role'],
  focalPoint: ['delegationId', 'accountId'],
  delegation: ['kind', 'countryCode', 'organization', 'quota', 'head', 'former', 'capacity', 'status'],
  participant: ['delegationId', 'former', 'capacity', 'submittedAt', 'decision', 'section', 'version'],
  agendaItem: WHOLE,
  agendaRelease: WHOLE,
  ballot: WHOLE,
  conference: WHOLE,
  document: WHOLE,
  member: WHOLE,
  outcome: WHOLE,
  paragraph: WHOLE,
  room: WHOLE,
  rulesProfile: WHOLE,
  series: WHOLE,
  session: WHOLE,
  signingKey: WHOLE,
  statement: WHOLE,
  suspension: WHOLE,
};

/** Names that things have for their own: the languages of a session, the office of who leads it. */
const OF_THINGS = ['languages', 'office'];

/** The same plain value with a mark in place of each field that an event of this entity does not tell, at any depth. */
export function redact(entity: Entity, value: unknown, questions: Questions = QUESTIONS): unknown {
  const listed = TOLD[entity] ?? [];
  const personal = answersThat(true, questions).filter((name) => !OF_THINGS.includes(name));
  const others = answersThat(false, questions);
  const isTold = (name: string) =>
    listed === WHOLE
      ? name !== 'email' && !personal.includes(name)
      : listed.includes(name) || others.includes(name);
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, isTold(name) ? walk(inner) : inner && REDACTED]),
    );
  };
  return listed === WHOLE || typeof value === 'object' ? walk(value) : value && REDACTED;
}
