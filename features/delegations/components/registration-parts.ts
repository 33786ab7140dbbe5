import type { TagLook } from '@/components/page/task-list';
import { isEnded } from '@/domain/form-answers';
import type { RegistrationTask } from '@/domain/questions';
import type { OwnRegistration } from '../queries/registration';

export type RegistrationPart = 'personal' | 'questions' | 'photo' | 'consents' | 'check';
export type PartState = 'todo' | 'done' | 'optional' | 'notYet';

/** The part in which each task is done. */
export const PART_OF = {
  person: 'personal',
  office: 'personal',
  languages: 'personal',
  questions: 'questions',
  consents: 'consents',
} as const satisfies Record<RegistrationTask, RegistrationPart>;

/** How each state is marked where it stands beside its part. */
export const SIGNS: Record<PartState, TagLook> = {
  todo: { tone: 'accent', mark: 'circle' },
  done: { tone: 'positive', mark: 'check' },
  optional: {},
  notYet: { mark: 'lock' },
};

/** The parts of the form in their order, and how each stands. */
export function partsOf({ open, answers, form }: Pick<OwnRegistration, 'open' | 'answers' | 'form'>) {
  const stateOf = (part: RegistrationPart): PartState =>
    open.some((task) => PART_OF[task] === part) ? 'todo' : 'done';
  const questions = form.filter((line) => line.isAsked && !isEnded(line));
  const asksMore = questions.length > 0;
  // Where nothing has to be answered, and nothing was, it is for whoever wants to.
  const moreState = (state: PartState) =>
    state === 'done' && questions.every(({ required, answer }) => !required && !answer) ? 'optional' : state;
  const parts: { id: RegistrationPart; state: PartState }[] = [
    { id: 'personal', state: stateOf('personal') },
    ...(asksMore ? [{ id: 'questions' as const, state: moreState(stateOf('questions')) }] : []),
    { id: 'photo', state: answers.photoId ? 'done' : 'optional' },
    { id: 'consents', state: stateOf('consents') },
    { id: 'check', state: open.length === 0 ? 'todo' : 'notYet' },
  ];
  return parts;
}
