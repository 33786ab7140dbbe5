import type { Capacity } from './actor';
import { LOCALES, type Locale } from './local-text';
import type { Permission } from './permissions';
import { isGiven, isQuestion, PERSON_QUESTIONS, type PersonQuestion, QUESTIONS } from './questions';

/** The longest name of a person who was nominated, in characters. */
export const NAME_MAX = 200;

/** The longest answer as the history of a person keeps it, in characters. */
export const ANSWER_KEPT_MAX = 1000;

/** By whose hand something was changed. */
export const HANDS = ['secretariat', 'focalPoint'] as const;
export type Hand = (typeof HANDS)[number];

/** What a nomination says of a person, beside what the person registers. */
const NOMINATION_FIELDS = ['name', 'capacity', 'email'] as const;
type NominationField = (typeof NOMINATION_FIELDS)[number];

/** What somebody else than the person can correct, each with its history. */
export type ChangedField = NominationField | PersonQuestion;
export const CHANGED_FIELDS = [...NOMINATION_FIELDS, ...PERSON_QUESTIONS] as const;

/** True for what the nomination says: the focal point reads it, and is told when it changes. */
export function isOfNomination(field: ChangedField): field is NominationField {
  return (NOMINATION_FIELDS as readonly string[]).includes(field);
}

/** Who may read what a field was, and is. */
export function readersOf(field: ChangedField): Permission {
  return isOfNomination(field) ? 'registration.see' : QUESTIONS[field].readers;
}

/** A link to confirm an address works for so long, in days. */
export const OFFER_DAYS = 14;

/** True once an address that was offered at `offeredAt` can no longer be confirmed. */
export const isOfferOver = (offeredAt: Date, now: Date): boolean =>
  now.getTime() >= offeredAt.getTime() + OFFER_DAYS * 86_400_000;

/** A value as the history of a person keeps it: a text, the codes of languages in their order, or nothing. */
export function keptValue(value: unknown): string | null {
  if (Array.isArray(value)) return value.length > 0 ? value.toSorted().join(' ') : null;
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A value that was kept so, as it stands among the answers. */
export function answerKept(question: PersonQuestion, kept: string | null): string | Locale[] | null {
  if (!isQuestion('languages', question)) return kept;
  return (kept?.split(' ') ?? []).flatMap((code) => LOCALES.find((locale) => locale === code) ?? []);
}

/** The name of the nomination counts until the person has registered one. */
export const hasRegisteredName = (saved: { givenName: string | null; familyName: string | null } | null) =>
  saved !== null && (isGiven(saved.givenName) || isGiven(saved.familyName));

/** Why a seat cannot come to have another capacity so: the head's seat changes hands by name alone. */
export function whyNotCapacity(from: Capacity, to: Capacity) {
  if (from === to) return 'delegations.refusal.sameAsBefore' as const;
  if (from === 'head') return 'delegations.refusal.headStays' as const;
  return to === 'head' ? ('delegations.refusal.headByName' as const) : null;
}
