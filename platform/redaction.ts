import type { Entity } from '@/domain/events';
import { IN_CLEAR, OF_THINGS, WHOLE } from '@/domain/events/in-clear';
import { answersThat, QUESTIONS, type Questions } from '@/domain/questions';

/** What stands in an event in place of a personal value. Where there was none, there is still null. */
export const REDACTED = '[redacted]';

/** The same plain value with a mark in place of each field that an event of this entity does not tell, at any depth. */
export function redact(entity: Entity, value: unknown, questions: Questions = QUESTIONS): unknown {
  const listed = IN_CLEAR[entity] ?? [];
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
