import type { Actor } from '@/domain/actor';
import type { FormKind, FormReaders, Reask } from '@/domain/form-questions';
import { addFormQuestion, editFormQuestion } from '@/features/delegations/commands/form-questions';
import { listFormQuestions } from '@/features/delegations/queries/form-questions';
import { inAll } from './conference';

type AskingPlace = { id: string; slug: string };
type Asking = { kind?: FormKind; required?: boolean; readers?: FormReaders; options?: readonly string[] };

/** Places for what a question offers, as its form sends them. */
const optionPlaces = (options: readonly { id?: string; label: string }[]) =>
  Object.fromEntries(options.map(({ id, label }, at) => [String(at), { id, label: inAll(label) }]));

/** A question that is asked, as organizers keep it. */
export async function aFormQuestion(
  organizer: Actor,
  { id, slug }: AskingPlace,
  label: string,
  asking: Asking = {},
) {
  const { kind = 'text', required = false, readers = 'organizers', options = [] } = asking;
  await addFormQuestion(organizer, {
    ...{ conference: slug, kind, label: inAll(label), hint: {}, required, readers },
    options: optionPlaces(options.map((one) => ({ label: one }))),
  });
  const question = (await listFormQuestions(organizer, id)).findLast((one) => one.label.en === label);
  if (!question) throw new Error('no question was added');
  return question;
}

type Kept = Awaited<ReturnType<typeof aFormQuestion>>;

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
  },
) =>
  editFormQuestion(organizer, {
    ...{ conference: slug, questionId: question.id, version: question.version, reask: change.reask },
    label: change.label ? inAll(change.label) : question.label,
    hint: {},
    required: change.required ?? question.required,
    readers: change.readers ?? question.readers,
    options: optionPlaces(
      question.options
        .filter(({ label }) => !change.options || change.options.includes(label.en))
        .map(({ id, label }) => ({ id, label: label.en })),
    ),
  });
