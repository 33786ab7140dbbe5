import type { Actor } from '@/domain/actor';
import { keptForOf } from '@/domain/form-keeping';
import type { FormKind, FormOption, FormReaders, Reask } from '@/domain/form-questions';
import { addFormQuestion, editFormQuestion } from '@/features/delegations/commands/form-questions';
import { listFormQuestions } from '@/features/delegations/queries/form-questions';
import { inAll } from './conference';

type AskingPlace = { id: string; slug: string };
/** The question on which another hangs, and the words of the answers with which it is asked. */
type AskedOnly = readonly [{ id: string; options: readonly FormOption[] }, ...string[]];
type Asking = {
  kind?: FormKind;
  required?: boolean;
  readers?: FormReaders;
  options?: readonly string[];
  onlyIf?: AskedOnly;
  keptDays?: number | null;
};

/** Places for what a question offers, as its form sends them. */
const optionPlaces = (options: readonly { id?: string; label: string }[]) =>
  Object.fromEntries(options.map(({ id, label }, at) => [String(at), { id, label: inAll(label) }]));

/** What is ticked so that a question hangs on another: choices by their English words. */
const conditionIn = (onlyIf: AskedOnly | undefined) => {
  if (!onlyIf) return undefined;
  const [{ id, options }, ...answers] = onlyIf;
  const idOf = (word: string) => options.find(({ label }) => label.en === word)?.id ?? word;
  return { [id]: answers.map(idOf) };
};

/** A question that is asked, as organizers keep it. */
export async function aFormQuestion(
  organizer: Actor,
  { id, slug }: AskingPlace,
  label: string,
  asking: Asking = {},
) {
  const { kind = 'text', required = false, readers = 'organizers', options = [], onlyIf } = asking;
  const keptFor = keptForOf(asking.keptDays ?? null);
  await addFormQuestion(organizer, {
    ...{ conference: slug, kind, label: inAll(label), hint: {}, required, readers, keptFor },
    options: optionPlaces(options.map((one) => ({ label: one }))),
    condition: conditionIn(onlyIf),
  });
  const question = (await listFormQuestions(organizer, id)).findLast((one) => one.label.en === label);
  if (!question) throw new Error('no question was added');
  return question;
}

type Kept = Awaited<ReturnType<typeof aFormQuestion>>;

const standing = ({ condition }: Kept) =>
  condition ? { [condition.questionId]: [...condition.answers] } : undefined;

/** Asks it otherwise; what is not named stays. */
export const askOtherwise = (
  organizer: Actor,
  { slug }: AskingPlace,
  question: Kept,
  change: {
    label?: string;
    required?: boolean;
    readers?: FormReaders;
    reask: Reask;
    options?: readonly string[];
    onlyIf?: AskedOnly | null;
    keptDays?: number | null;
  },
) =>
  editFormQuestion(organizer, {
    ...{ conference: slug, questionId: question.id, version: question.version, reask: change.reask },
    label: change.label ? inAll(change.label) : question.label,
    hint: {},
    required: change.required ?? question.required,
    readers: change.readers ?? question.readers,
    keptFor: keptForOf(change.keptDays === undefined ? question.keptDays : change.keptDays),
    condition: change.onlyIf === undefined ? standing(question) : conditionIn(change.onlyIf ?? undefined),
    options: optionPlaces(
      question.options
        .filter(({ label }) => !change.options || change.options.includes(label.en))
        .map(({ id, label }) => ({ id, label: label.en })),
    ),
  });
