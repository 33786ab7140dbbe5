import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { can } from '@/domain/permissions';
import {
  answersThat,
  columnsOf,
  noAnswers,
  openTasks,
  QUESTIONS,
  type Questions,
  sameAnswer,
  shownAnswers,
} from '@/domain/questions';
import { consentsSchema } from '@/features/delegations/input';
import { personSchema } from '@/features/delegations/input/person';
import { REDACTED, redact } from '@/platform/redaction';

/** The description with two questions more, as somebody would add them. */
const MORE: Questions = {
  ...QUESTIONS,
  bloodGroup: {
    kind: 'line',
    section: 'person',
    most: 3,
    readers: 'registration.needs',
    personal: true,
    task: 'person',
  },
  filmConsent: {
    kind: 'consent',
    section: 'consents',
    readers: 'registration.answers',
    personal: false,
    task: 'consents',
  },
};
const actor = { ...ANONYMOUS, accountId: 'b' };
const typed = {
  conference: 'oga-20',
  version: '0',
  givenName: 'Ana',
  familyName: '',
  badgeName: 'Ana',
  office: 'Director',
  languages: ['es'],
  phone: '',
  dietaryNeeds: '',
  accessNeeds: '',
};

describe('a question that is added to the description', () => {
  it('is asked for by the form’s schema, and may stay open in a draft', () => {
    const whole = personSchema(true, MORE);
    const missing = whole.safeParse({ ...typed, bloodGroup: ' ' });
    expect(missing.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['bloodGroup', 'common.invalid.empty'],
    ]);
    expect(whole.safeParse({ ...typed, bloodGroup: 'much too long' }).success).toBe(false);
    expect(whole.parse({ ...typed, bloodGroup: 'B+' })).toMatchObject({ bloodGroup: 'B+', phone: null });
    expect(personSchema(false, MORE).parse({ ...typed, bloodGroup: '' })).toMatchObject({ bloodGroup: null });
    expect(personSchema(true).safeParse({ ...typed, bloodGroup: 'B+' }).success).toBe(false);
    const boxes = { conference: 'oga-20', dataConsent: 'on', listConsent: '', photoConsent: '' };
    expect(consentsSchema(MORE).safeParse({ ...boxes, filmConsent: '' }).success).toBe(false);
    expect(consentsSchema(MORE).parse({ ...boxes, filmConsent: 'on' })).toMatchObject({ filmConsent: true });
  });

  it('is kept under its names, and its task stays open until it is answered', () => {
    const empty = noAnswers(MORE);
    expect(Object.keys(empty).slice(-3)).toEqual(['bloodGroup', 'filmConsentAt', 'filmConsentWithdrawnAt']);
    const done = { ...empty, givenName: 'Ana', badgeName: 'Ana', office: 'Director', languages: ['es'] };
    const agreed = { ...done, dataConsentAt: new Date() };
    expect(openTasks(agreed)).toEqual([]);
    expect(openTasks(agreed, MORE)).toEqual(['person', 'consents']);
    expect(openTasks({ ...agreed, bloodGroup: 'B+', filmConsentAt: new Date() }, MORE)).toEqual([]);
  });

  it('stands in no event unless it is said not to be personal', () => {
    const values = { bloodGroup: 'B+', filmConsentAt: '2023-02-01', version: 2 };
    expect(redact('participant', values, MORE)).toEqual({ ...values, bloodGroup: REDACTED });
    expect(redact('session', values, MORE)).toEqual({ ...values, bloodGroup: REDACTED });
    expect(redact('participant', values)).toEqual({
      bloodGroup: REDACTED,
      filmConsentAt: REDACTED,
      version: 2,
    });
  });

  it('is shown to its readers only, and is hidden from everybody who is not named', () => {
    const answers = { ...noAnswers(MORE), bloodGroup: 'B+', office: 'Director' };
    const seenBy = (role: 'organizer' | 'credentialsOfficer' | 'rapporteur') => {
      const roles = [{ conferenceId: 'one', role }];
      return shownAnswers(
        answers,
        (readers) => can({ ...actor, roles }, readers, { conferenceId: 'one', accountId: 'a' }),
        MORE,
      );
    };
    expect(seenBy('organizer').answers).toMatchObject({ bloodGroup: 'B+', office: 'Director' });
    expect(seenBy('credentialsOfficer')).toMatchObject({
      answers: { bloodGroup: null, office: 'Director' },
      hidden: ['dietaryNeeds', 'accessNeeds', 'bloodGroup'],
    });
    expect(seenBy('rapporteur').answers).toEqual(noAnswers(MORE));
    expect(shownAnswers(answers, () => true).answers).not.toHaveProperty('bloodGroup');
  });
});

describe('the description of the questions', () => {
  it('says of each answer whether it is personal, and what is the same answer', () => {
    const columns = Object.entries(QUESTIONS).flatMap(([name, one]) => columnsOf(name, one));
    expect([...answersThat(true), ...answersThat(false)].sort()).toEqual(columns.sort());
    expect(sameAnswer(['en', 'ar'], ['ar', 'en'])).toBe(true);
    expect(sameAnswer(['en'], [])).toBe(false);
    expect(sameAnswer(undefined, null)).toBe(true);
    expect(sameAnswer('A', 'a')).toBe(false);
  });
});
