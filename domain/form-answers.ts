import { type FormDefinition, type FormKind, hasOptions } from './form-questions';
import { sentence, type WordedSentence } from './refusal';

/** The longest answer of each kind that is typed, in characters. */
export const ANSWER_MAX = { text: 200, longText: 2000 } as const;
/** The largest number that is taken. */
const NUMBER_MAX = 1_000_000_000;
export const YES_NO = ['yes', 'no'] as const;

/** A question as a person meets it: what is asked now, and what was answered under which version. */
export type MetQuestion = {
  required: boolean;
  /** the oldest version whose answers still count */
  countsFrom: number;
  retired: boolean;
  /** the version under which it was answered; null while it is not */
  givenUnder: number | null;
};

/** True where an answer was given to a version that organizers have asked anew since. */
export const mustAnswerAgain = ({ retired, countsFrom, givenUnder }: MetQuestion): boolean =>
  !retired && givenUnder !== null && givenUnder < countsFrom;

/** True where somebody has still to answer: at all, or again. */
export const isDue = (question: MetQuestion): boolean =>
  mustAnswerAgain(question) || (!question.retired && question.required && question.givenUnder === null);

/** Why an answer to a question is none; null where it is one. An empty list says nothing, which is no answer to refuse. */
export function whyNoAnswer(
  kind: FormKind,
  definition: Pick<FormDefinition, 'options'>,
  answer: readonly string[],
): WordedSentence | null {
  if (answer.length === 0) return null;
  if (hasOptions(kind)) return whyNotChosen(kind, definition, answer);
  const [text = ''] = answer;
  if (answer.length > 1) return sentence('common.invalid.choice');
  switch (kind) {
    case 'text':
    case 'longText': {
      const max = ANSWER_MAX[kind];
      return text.length > max ? sentence('common.invalid.tooLong', { max }) : null;
    }
    case 'date':
      return isDay(text) ? null : sentence('common.invalid.date');
    case 'number':
      return whyNoNumber(text);
    default:
      return YES_NO.some((word) => word === text) ? null : sentence('common.invalid.choice');
  }
}

function whyNotChosen(
  kind: FormKind,
  { options }: Pick<FormDefinition, 'options'>,
  answer: readonly string[],
): WordedSentence | null {
  const isOffered = answer.every((id) => options.some((option) => option.id === id));
  const isOnce = new Set(answer).size === answer.length && (kind === 'several' || answer.length === 1);
  return isOffered && isOnce ? null : sentence('common.invalid.choice');
}

/** A calendar day from 1900 to 2199, as `2023-03-21`. */
function isDay(text: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function whyNoNumber(text: string): WordedSentence | null {
  if (!/^\d{1,15}$/.test(text)) return sentence('common.invalid.number');
  return Number(text) > NUMBER_MAX ? sentence('common.invalid.tooLarge', { max: NUMBER_MAX }) : null;
}

/** Chosen things in the order in which they are offered; anything else as it was typed. */
export function inOrder(definition: Pick<FormDefinition, 'options'>, answer: readonly string[]): string[] {
  if (definition.options.length === 0) return [...answer];
  return definition.options.flatMap(({ id }) => (answer.includes(id) ? [id] : []));
}

export const sameChosen = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);
