import { LOCALES, type LocalText } from './local-text';
import type { Permission } from './permissions';

/** How a question that organizers ask beside those of the house is answered. */
export const FORM_KINDS = [
  'text',
  'longText',
  'choice',
  'several',
  'date',
  'number',
  'yesNo',
  'country',
  'phone',
  'email',
  'consent',
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** Who reads an answer beside the person. */
export const FORM_READERS = ['organizers', 'delegation'] as const;
export type FormReaders = (typeof FORM_READERS)[number];

/** What an edit means for those who have answered: they answer anew, or their answers stand. */
export const REASKS = ['again', 'keep'] as const;
export type Reask = (typeof REASKS)[number];

/** No conference asks more at a time, and no question offers more. */
export const MOST_FORM_QUESTIONS = 30;
export const MOST_OPTIONS = 12;
export const FORM_LABEL_MAX = 200;
export const FORM_HINT_MAX = 500;
export const OPTION_LABEL_MAX = 120;

/** One of what a question offers; its id stays through every version. */
export type FormOption = { id: string; label: LocalText };

/** Asked only where another question was answered so; one of these answers is enough. */
export type FormCondition = { questionId: string; answers: readonly string[] };

/** What is asked, as one version of a question has it. It never changes: an edit makes another version. */
export type FormDefinition = {
  label: LocalText;
  hint: LocalText | null;
  options: readonly FormOption[];
  required: boolean;
  readers: FormReaders;
  /** null where it is asked of everybody */
  condition: FormCondition | null;
  /** for how many days after the conference its answers are kept; null: as long as its record */
  keptDays: number | null;
};

export const hasOptions = (kind: FormKind): kind is 'choice' | 'several' =>
  kind === 'choice' || kind === 'several';

const optionIds = ({ options }: Pick<FormDefinition, 'options'>) => options.map(({ id }) => id);

/** True where somebody may have chosen what is offered no more. */
export const dropsOption = (before: FormDefinition, after: FormDefinition): boolean =>
  optionIds(before).some((id) => !optionIds(after).includes(id));

/** True when two versions ask the same in the same words. */
export function sameDefinition(one: FormDefinition, other: FormDefinition): boolean {
  const words = ({ label, hint, options, required, readers, condition, keptDays }: FormDefinition) =>
    JSON.stringify([
      ...LOCALES.map((locale) => [label[locale], hint?.[locale] ?? '']),
      ...options.map((option) => [option.id, ...LOCALES.map((locale) => option.label[locale])]),
      required,
      readers,
      keptDays,
      condition && [condition.questionId, ...[...condition.answers].sort()],
    ]);
  return words(one) === words(other);
}

/** The oldest version whose answers still count once a version was made. */
export const countsFrom = (number: number, before: number, reask: Reask): number =>
  reask === 'again' ? number : before;

/** Where a question stands in the order of those that are asked, and with which it changes places; null at either end. */
export function swapped<Placed extends { id: string }>(
  ordered: readonly Placed[],
  id: string,
  by: 'up' | 'down',
): [Placed, Placed] | null {
  const at = ordered.findIndex((one) => one.id === id);
  const [own, other] = [ordered[at], ordered[at + (by === 'up' ? -1 : 1)]];
  return own && other ? [own, other] : null;
}

const READ_BY: Readonly<Record<FormReaders, Permission>> = {
  organizers: 'formAnswer.see',
  delegation: 'formAnswer.seeOfDelegation',
};

/**
 * True for whoever may read an answer: who was to read it when it was given, and still is. An edit that lets more people read
 * shows them nothing that was answered before.
 */
export const mayReadAnswer = (
  answeredFor: FormReaders | null,
  now: FormReaders,
  may: (permission: Permission) => boolean,
): boolean => [answeredFor ?? now, now].every((readers) => may(READ_BY[readers]));
