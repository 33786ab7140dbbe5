import { sameLanguages } from './local-text';
import type { Permission } from './permissions';

/** How an answer is given and kept: texts of several sorts, ticked languages, a picture, a consent with its moments. */
export type AnswerKind = 'line' | 'latinName' | 'phone' | 'prose' | 'languages' | 'photo' | 'consent';
export type AnswerSection = 'person' | 'photo' | 'consents';
/** What is saved together; `questions` are those that organizers ask beside these (`domain/form-questions`). */
export type SavedSection = AnswerSection | 'questions';

const REGISTRATION_TASKS = ['person', 'office', 'languages', 'questions', 'consents'] as const;
export type RegistrationTask = (typeof REGISTRATION_TASKS)[number];

export type QuestionDescription = {
  kind: AnswerKind;
  section: AnswerSection;
  /** the longest text, in characters */
  most?: number;
  /** may read the answer; nobody else does */
  readers: Permission;
  /** true: it stands in no event and in no log */
  personal: boolean;
  /** what remains to be done while the answer is missing; left out where nobody has to answer */
  task?: RegistrationTask;
  /** one answer is enough among the questions that bear the same word */
  oneOf?: 'oneName';
};

const answered = { readers: 'registration.answers', personal: true } as const;
const needed = { readers: 'registration.needs', personal: true } as const;
const consent = {
  kind: 'consent',
  section: 'consents',
  readers: 'registration.answers',
  personal: false,
} as const;

/**
 * What a registration asks, in the order of the form: the one place that says it. Input, storage, the page to check, what the
 * staff reads and what an event leaves out follow from here.
 */
export const QUESTIONS = {
  // Many people have one name only.
  givenName: { ...answered, kind: 'line', section: 'person', most: 100, task: 'person', oneOf: 'oneName' },
  familyName: { ...answered, kind: 'line', section: 'person', most: 100, task: 'person', oneOf: 'oneName' },
  badgeName: { ...answered, kind: 'latinName', section: 'person', most: 60, task: 'person' },
  office: { ...answered, kind: 'line', section: 'person', most: 160, task: 'office' },
  languages: { ...answered, kind: 'languages', section: 'person', task: 'languages' },
  phone: { ...answered, kind: 'phone', section: 'person', most: 30 },
  dietaryNeeds: { ...needed, kind: 'prose', section: 'person', most: 500 },
  accessNeeds: { ...needed, kind: 'prose', section: 'person', most: 500 },
  photo: { ...answered, kind: 'photo', section: 'photo' },
  dataConsent: { ...consent, task: 'consents' },
  listConsent: consent,
  photoConsent: consent,
} as const satisfies Readonly<Record<string, QuestionDescription>>;

export type Questions = Readonly<Record<string, QuestionDescription>>;
export type Question = keyof typeof QUESTIONS;

/** The questions that are answered in one of the ways. */
type QuestionOfKind<Kind extends AnswerKind> = {
  [Q in Question]: (typeof QUESTIONS)[Q]['kind'] extends Kind ? Q : never;
}[Question];
/** True when a question is answered in one of the ways. */
export function isQuestion<Kind extends AnswerKind>(
  kind: Kind,
  question: Question,
): question is QuestionOfKind<Kind> {
  return QUESTIONS[question].kind === kind;
}

type QuestionIn<Section extends AnswerSection> = {
  [Q in Question]: (typeof QUESTIONS)[Q]['section'] extends Section ? Q : never;
}[Question];

/** The kinds of answers about the person; the others have a form of their own. */
export type PersonKind = Exclude<AnswerKind, 'photo' | 'consent'>;
/** What somebody types or ticks about the person, saved together. */
export type PersonQuestion = QuestionIn<'person'>;
export type TextQuestion = QuestionOfKind<'line' | 'latinName' | 'phone' | 'prose'>;
export type ProseQuestion = QuestionOfKind<'prose'>;
export type ConsentQuestion = QuestionOfKind<'consent'>;

/** Every answer as it is kept. A consent is two moments: given, or taken back, or neither. */
export type StoredAnswers = { [Q in TextQuestion]: string | null } & {
  [Q in QuestionOfKind<'languages'>]: string[];
} & {
  [Q in QuestionOfKind<'photo'> as `${Q}Id`]: string | null;
} & { [Q in ConsentQuestion as `${Q}At` | `${Q}WithdrawnAt`]: Date | null };
export type AnswerColumn = keyof StoredAnswers;

/** The names under which the answer to a question is kept. */
export function columnsOf(question: string, { kind }: QuestionDescription): string[] {
  if (kind === 'photo') return [`${question}Id`];
  return kind === 'consent' ? [`${question}At`, `${question}WithdrawnAt`] : [question];
}

/** What is kept while nothing is answered. */
export function noAnswers(questions: Questions = QUESTIONS): StoredAnswers {
  const columns = Object.entries(questions).flatMap(([name, question]) =>
    columnsOf(name, question).map((column) => [column, question.kind === 'languages' ? [] : null]),
  );
  return Object.fromEntries(columns);
}

/** The questions of a part of the form, in its order. */
export function questionsIn(section: AnswerSection, questions: Questions = QUESTIONS): string[] {
  return Object.keys(questions).filter((name) => questions[name]?.section === section);
}

export const PERSON_QUESTIONS = questionsIn('person') as PersonQuestion[];

/** A consent as it is named where it is given or taken back: `data` for the question `dataConsent`. */
export type Consent = ConsentQuestion extends `${infer Name}Consent` ? Name : never;
export const CONSENTS = questionsIn('consents').map((name) => name.replace(/Consent$/, '')) as [
  Consent,
  ...Consent[],
];

type StoredValues = Readonly<Record<string, unknown>>;

/** What stands in `given` of the answers that `readers` may see: the others as if nobody had answered. */
export function shownAnswers(
  stored: StoredAnswers,
  may: (readers: Permission) => boolean,
  questions: Questions = QUESTIONS,
): { answers: StoredAnswers; hidden: Question[] } {
  const shown = Object.entries(questions).filter(([, question]) => may(question.readers));
  const columns = shown.flatMap(([name, question]) => columnsOf(name, question));
  const answers = Object.fromEntries(columns.map((column) => [column, (stored as StoredValues)[column]]));
  const hidden = Object.keys(questions).filter((name) => !shown.some(([seen]) => seen === name));
  return { answers: { ...noAnswers(questions), ...answers }, hidden: hidden as Question[] };
}

/** True for an answer that says something. */
export function isGiven(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.length > 0;
  return typeof answer === 'string' ? answer.trim() !== '' : answer !== null && answer !== undefined;
}

const isAnswered = (name: string, question: QuestionDescription, answers: StoredValues): boolean =>
  isGiven(answers[columnsOf(name, question)[0] as string]);

/** True when nothing is missing: each question that needs an answer has one, or another has it that is enough. */
function isDone(name: string, questions: Questions, answers: StoredValues): boolean {
  const { oneOf } = questions[name] as QuestionDescription;
  const enough = Object.entries(questions).filter(([other, one]) =>
    oneOf ? one.oneOf === oneOf : other === name,
  );
  return enough.some(([other, one]) => isAnswered(other, one, answers));
}

/** True for two answers that say the same, in whatever order things were ticked. */
export function sameAnswer(one: unknown, other: unknown): boolean {
  if (Array.isArray(one) && Array.isArray(other)) return sameLanguages(one, other);
  return (one ?? null) === (other ?? null);
}

/** The tasks that are still to be done before the form can be submitted, in their order; of the questions of the conference none. */
export function openTasks(answers: StoredValues, questions: Questions = QUESTIONS): RegistrationTask[] {
  return REGISTRATION_TASKS.filter((task) =>
    Object.entries(questions).some(([name, one]) => one.task === task && !isDone(name, questions, answers)),
  );
}

/** The same with the questions of the conference, where one of them is still to be answered. */
export const tasksLeft = (answers: StoredValues, asksMore: boolean): RegistrationTask[] => {
  const open = openTasks(answers);
  return REGISTRATION_TASKS.filter((task) => open.includes(task) || (asksMore && task === 'questions'));
};

/** The names under which answers are kept: those that are personal, or those that are not. */
export function answersThat(personal: boolean, questions: Questions = QUESTIONS): string[] {
  return Object.entries(questions).flatMap(([name, one]) =>
    one.personal === personal ? columnsOf(name, one) : [],
  );
}
