import { type FormDefinition, type FormKind, hasOptions } from './form-questions';
import { sentence, type WordedSentence } from './refusal';

/** The longest answer of each kind that is typed, in characters. */
export const ANSWER_MAX = { text: 200, longText: 2000 } as const;
/** The largest number that is taken. */
const NUMBER_MAX = 1_000_000_000;
export const YES_NO = ['yes', 'no'] as const;
/** The one answer to a consent: whoever does not give it answers nothing. */
export const CONSENT_GIVEN = 'given';

/** A question as a person meets it: what is asked now, and what was answered under which version. */
export type MetQuestion = {
  required: boolean;
  /** the oldest version whose answers still count */
  countsFrom: number;
  retired: boolean;
  /** the version under which it was answered; null while it is not */
  givenUnder: number | null;
  /** what would be answered now would be erased already */
  isOver: boolean;
  /** when what was answered was erased, as it is written in JSON; null while it stands, and where it never did */
  erasedAt: string | null;
};

/** True where an answer was given to a version that organizers have asked anew since. */
export const mustAnswerAgain = ({ retired, isOver, countsFrom, givenUnder }: MetQuestion): boolean =>
  !retired && !isOver && givenUnder !== null && givenUnder < countsFrom;

/** True where somebody has still to answer: at all, or again. */
export const isDue = (question: MetQuestion): boolean =>
  mustAnswerAgain(question) ||
  (!question.retired && !question.isOver && question.required && question.givenUnder === null);

/** True where nothing is answered any more: it is retired, its time is over, or what was answered was erased and is not asked anew. */
export const isEnded = (question: MetQuestion): boolean =>
  question.retired || question.isOver || (question.erasedAt !== null && !mustAnswerAgain(question));

/** Why an answer to a question is none; null where it is one. An empty list says nothing, which is no answer to refuse. */
export function whyNoAnswer(
  kind: FormKind,
  definition: Pick<FormDefinition, 'options'>,
  answer: readonly string[],
): WordedSentence | null {
  if (answer.length === 0) return null;
  if (hasOptions(kind)) return whyNotChosen(kind, definition, answer);
  const [text = ''] = answer;
  return answer.length > 1 ? sentence('common.invalid.choice') : WHY_NOT[kind](text);
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

type TypedKind = Exclude<FormKind, 'choice' | 'several'>;

const longerThan = (max: number) => (text: string) =>
  text.length > max ? sentence('common.invalid.tooLong', { max }) : null;
const noneOf = (words: readonly string[]) => (text: string) =>
  words.includes(text) ? null : sentence('common.invalid.choice');

/** Why a text answers no question of its kind, as it is kept: a country by its code, a telephone by E.164. */
const WHY_NOT: Readonly<Record<TypedKind, (text: string) => WordedSentence | null>> = {
  text: longerThan(ANSWER_MAX.text),
  longText: longerThan(ANSWER_MAX.longText),
  date: (text) => (isDay(text) ? null : sentence('common.invalid.date')),
  number: whyNoNumber,
  yesNo: noneOf(YES_NO),
  country: (text) => (/^[A-Z]{2}$/.test(text) ? null : sentence('common.invalid.choice')),
  phone: (text) => (/^\+[1-9]\d{6,14}$/.test(text) ? null : sentence('delegations.invalid.fullPhone')),
  email: (text) =>
    text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text) ? null : sentence('common.invalid.email'),
  consent: noneOf([CONSENT_GIVEN]),
};

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

/** How a question stands before its person: asked, or no more; and what was answered. */
type StandingLine = MetQuestion & { kind: FormKind; answer: readonly string[] | null };

/** True for a consent that its person has given and can take back. */
export const canBeTakenBack = ({
  kind,
  retired,
  answer,
}: Pick<StandingLine, 'kind' | 'retired' | 'answer'>): boolean =>
  kind === 'consent' && !retired && answer !== null;

/**
 * True for what a person can answer now: everything until it is handed in; afterwards what is asked anew, and a consent,
 * which can be taken back at any time.
 */
export const canBeAnswered = (line: StandingLine, mayFill: boolean): boolean =>
  !isEnded(line) && (mayFill || isDue(line) || canBeTakenBack(line));

/** Chosen things in the order in which they are offered; anything else as it was typed. */
export function inOrder(definition: Pick<FormDefinition, 'options'>, answer: readonly string[]): string[] {
  if (definition.options.length === 0) return [...answer];
  return definition.options.flatMap(({ id }) => (answer.includes(id) ? [id] : []));
}

export const sameChosen = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at]);
