import { getTableColumns } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { registration } from '@/db/schema/delegations';
import { CONSENTS, columnsOf, noAnswers, PERSON_QUESTIONS, QUESTIONS } from '@/domain/questions';
import { ConsentsForm } from '@/features/delegations/components/consents-form';
import { PersonalForm } from '@/features/delegations/components/personal-form';
import { consentsInput, personDraftInput, personInput } from '@/features/delegations/input';
import type { OwnRegistration } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { drawn } from '@/tests/setup/drawn';

/** What a form carries besides the answers. */
const AROUND = ['conference', 'version', 'from', 'requestKey'];
const namesIn = (html: string) => [
  ...new Set([...html.matchAll(/ name="([A-Za-z]+)(?:\[\])?"/g)].map(([, name = '']) => name)),
];
const answersIn = (names: string[]) => names.filter((name) => !AROUND.includes(name)).sort();
const questions = (section: string) =>
  Object.keys(QUESTIONS)
    .filter((name) => QUESTIONS[name as keyof typeof QUESTIONS].section === section)
    .sort();

it('is all that the forms ask for, that their schemas take and that the table keeps', async () => {
  const { slug } = await aConference();
  const named = { title: { en: 'A', fr: 'A', es: 'A', ar: 'A' }, originalLanguage: 'en' as const };
  const conference = { id: 'x', slug, ...named, timeZone: 'UTC', endsOn: null, registrationDue: null };
  const answers = { ...noAnswers(), savedAt: null, version: 0 };
  const address = {
    conference,
    registration: {
      answers,
      mayFill: true,
      status: 'nominated',
      open: [],
      reason: null,
      form: [],
    } as unknown as OwnRegistration,
    from: '' as const,
  };
  const personal = await drawn(<PersonalForm {...address} />);
  const consents = await drawn(<ConsentsForm {...address} />);
  expect(answersIn(namesIn(personal))).toEqual(questions('person'));
  expect(answersIn(namesIn(consents))).toEqual(questions('consents'));
  for (const schema of [personInput, personDraftInput])
    expect(answersIn(Object.keys(schema.shape))).toEqual(questions('person'));
  expect(answersIn(Object.keys(consentsInput.shape))).toEqual(questions('consents'));
  const kept = Object.entries(QUESTIONS).flatMap(([name, one]) => columnsOf(name, one));
  const around = ['conferenceId', 'participantId', 'savedAt', 'version'];
  expect(Object.keys(getTableColumns(registration)).sort()).toEqual([...kept, ...around].sort());
  expect(PERSON_QUESTIONS.length + CONSENTS.length).toBe(Object.keys(QUESTIONS).length - 1);
});
