import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { formAnswer, formQuestion, formQuestionVersion } from '@/db/schema/form-questions';
import { type Actor, SYSTEM } from '@/domain/actor';
import { MOST_FORM_QUESTIONS } from '@/domain/form-questions';
import {
  editFormAnswers,
  saveFormAnswers,
  saveFormAnswersDraft,
} from '@/features/delegations/commands/form-answers';
import { moveFormQuestion, retireFormQuestion } from '@/features/delegations/commands/form-questions';
import { submitRegistration } from '@/features/delegations/commands/registration';
import { personsList } from '@/features/delegations/exports';
import {
  getFormQuestion,
  listFormQuestions,
  orderVersionOf,
} from '@/features/delegations/queries/form-questions';
import { getPerson } from '@/features/delegations/queries/person';
import { getAccreditation, getOwnRegistration } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aFormQuestion, askOtherwise } from '@/tests/setup/conference/form-questions';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { checked, registered } from '@/tests/setup/conference/registrations';
import { asOwner, owner } from '@/tests/setup/owner';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf } from '@/tests/setup/stored';
import { openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

async function ground() {
  const conference = await aConference({}, ['CL']);
  const home = await aDelegation(conference.id, 'CL');
  const [organizer, officer, focal, delegate] = await Promise.all([
    anActor('organizer', conference.id),
    anActor('credentialsOfficer', conference.id),
    aSeat(conference.id, home.id, 'focalPoint'),
    aSeat(conference.id, home.id, 'delegate'),
  ]);
  return { conference, home, organizer, officer, focal, delegate };
}
type Ground = Awaited<ReturnType<typeof ground>>;
type Question = Awaited<ReturnType<typeof aFormQuestion>>;

const own = ({ conference, delegate }: Ground) => getOwnRegistration(delegate, conference.id);
const seatOf = ({ delegate }: Ground) => delegate.seats[0]?.participantId ?? '';
const lineOf = async (at: Ground, { id }: Question) => (await own(at)).form.find((line) => line.id === id);

/** What the form sends for the questions, each as it was drawn. */
async function answers(at: Ground, each: readonly [Question, string | string[], number?][]) {
  const { version } = (await own(at)).answers;
  return {
    ...{ conference: at.conference.slug, version },
    answers: Object.fromEntries(
      each.map(([{ id, version: drawn }, value, questionVersion = drawn]) => [
        id,
        { value, questionVersion },
      ]),
    ),
  };
}
const save = async (at: Ground, ...each: [Question, string | string[], number?][]) =>
  saveFormAnswers(at.delegate, await answers(at, each));

const anew = async ({ organizer, conference }: Ground, { id }: Question) =>
  (await listFormQuestions(organizer, conference.id)).find((one) => one.id === id) as Question;

describe('a question of the conference', () => {
  it('is asked in its order, moved and retired, and its answers remain', async () => {
    const at = await ground();
    const { conference, organizer, delegate } = at;
    const bus = await aFormQuestion(organizer, conference, 'Which flight?');
    const diet = await aFormQuestion(organizer, conference, 'Which meal?', {
      kind: 'choice',
      options: ['Any', 'Vegetarian'],
    });
    expect((await own(at)).form.map(({ label }) => label.en)).toEqual(['Which flight?', 'Which meal?']);
    await moveFormQuestion(organizer, {
      ...{ conference: conference.slug, questionId: diet.id, direction: 'up' },
      orderVersion: orderVersionOf([bus, diet]),
    });
    expect((await own(at)).form.map(({ label }) => label.en)).toEqual(['Which meal?', 'Which flight?']);
    await save(at, [diet, diet.options[1]?.id ?? ''], [bus, 'LA 800']);
    const choice = { conference: conference.slug, questionId: bus.id, version: bus.version };
    await retireFormQuestion(organizer, choice);
    expect(await lineOf(at, bus)).toMatchObject({ retired: true, answer: ['LA 800'], due: false });
    expect(await refusalOf(retireFormQuestion(organizer, choice))).toMatch('questionRetired conflict');
    expect(await refusalOf(retireFormQuestion(delegate, choice))).toMatch('forbidden');
    expect((await eventsOf(conference.id)).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['formQuestion.added', 'formQuestion.moved', 'formQuestion.retired']),
    );
  });

  it('is one of thirty at most', async () => {
    const { organizer, conference } = await ground();
    for (let n = 0; n < MOST_FORM_QUESTIONS; n += 1) await aFormQuestion(organizer, conference, `No. ${n}`);
    expect(await refusalOf(aFormQuestion(organizer, conference, 'One more'))).toMatch(
      'mostQuestions conflict',
    );
  });

  it('of choices needs two of them, and asks anew where one is offered no more', async () => {
    const { organizer, conference } = await ground();
    const one = { kind: 'choice', options: ['Any'] } as const;
    expect(await refusalOf(aFormQuestion(organizer, conference, 'Which?', one))).toBe(
      'delegations.refusal.optionsNeeded invalid options.0.label.en',
    );
    const three = { kind: 'choice', options: ['A', 'B', 'C'] } as const;
    const question = await aFormQuestion(organizer, conference, 'Which?', three);
    const fewer = { options: ['A', 'B'] };
    expect(await refusalOf(askOtherwise(organizer, conference, question, { ...fewer, reask: 'keep' }))).toBe(
      'delegations.refusal.optionDropped invalid reask',
    );
    await askOtherwise(organizer, conference, question, { ...fewer, reask: 'again' });
  });

  it('keeps each version as it was asked, whoever writes to the database', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const question = await aFormQuestion(organizer, conference, 'Which flight?');
    await save(at, [question, 'LA 800']);
    await askOtherwise(organizer, conference, question, { label: 'Which flights?', reask: 'keep' });
    const its = eq(formQuestionVersion.questionId, question.id);
    const versions = await withTx(SYSTEM, (tx) =>
      tx.select().from(formQuestionVersion).where(its).orderBy(formQuestionVersion.number),
    );
    expect(versions.map(({ number, countsFrom, label }) => [number, countsFrom, label.en])).toEqual([
      [1, 1, 'Which flight?'],
      [2, 1, 'Which flights?'],
    ]);
    const written = 'insert into form_question_version select conference_id, question_id';
    const first = `from form_question_version where question_id = '${question.id}' and number = 1`;
    for (const change of [
      `update form_question_version set required = true where question_id = '${question.id}'`,
      `delete from form_question_version where question_id = '${question.id}'`,
      `delete from form_question where id = '${question.id}'`,
      `update form_question set version = 3 where id = '${question.id}'`,
      `update form_question set kind = 'date' where id = '${question.id}'`,
      `${written}, 4, label, hint, options, required, readers, 1 ${first}`,
      // It would follow, and not be asked.
      `${written}, 3, label, hint, options, required, readers, 1 ${first}`,
    ])
      await expect(asOwner(change)).rejects.toThrow(/question|append-only|change/);
  });
});

describe('an answer', () => {
  it('is judged by its kind, and said at its field', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const when = await aFormQuestion(organizer, conference, 'When?', { kind: 'date' });
    const many = await aFormQuestion(organizer, conference, 'How many?', { kind: 'number' });
    const needed = await aFormQuestion(organizer, conference, 'Really?', { kind: 'yesNo', required: true });
    expect(await refusalOf(save(at, [when, '2026-02-30']))).toBe(
      `common.invalid.date invalid answers.${when.id}.value`,
    );
    expect(await refusalOf(save(at, [many, 'many']))).toBe(
      `common.invalid.number invalid answers.${many.id}.value`,
    );
    expect(await refusalOf(save(at, [needed, '']))).toBe(
      `common.invalid.choice invalid answers.${needed.id}.value`,
    );
    await save(at, [many, '٣'], [when, '2026-02-27'], [needed, 'no']);
    expect((await lineOf(at, many))?.answer).toEqual(['3']);
    await save(at, [many, ''], [when, '2026-02-27'], [needed, 'no']);
    expect((await lineOf(at, many))?.answer).toBeNull();
  });

  it('to a question of another conference is answered as if there were none', async () => {
    const [at, elsewhere] = [await ground(), await ground()];
    const question = await aFormQuestion(elsewhere.organizer, elsewhere.conference, 'Which flight?');
    expect(await refusalOf(save(at, [question, 'LA 800']))).toMatch('notFound');
    expect(await refusalOf(save(elsewhere, [question, 'LA 800', 2]))).toMatch('stale');
  });

  it('that is required is a task, and nothing is submitted without it', async () => {
    const at = await ground();
    const { organizer, conference, delegate } = at;
    const question = await aFormQuestion(organizer, conference, 'Which flight?', { required: true });
    await expect(registered(delegate, conference.slug)).rejects.toMatchObject({
      key: 'delegations.refusal.incomplete',
    });
    expect((await own(at)).open).toEqual(['questions']);
    await save(at, [question, 'LA 800']);
    expect((await own(at)).open).toEqual([]);
    await submitRegistration(delegate, { conference: conference.slug, ...(await checked(delegate)) });
    expect((await own(at)).status).toBe('submitted');
    expect(await refusalOf(save(at, [question, 'LA 801']))).toMatch('submittedAlready');
  });

  it('to what is asked anew counts no more, before and after the registration is handed in', async () => {
    const at = await ground();
    const { organizer, conference, delegate } = at;
    const question = await aFormQuestion(organizer, conference, 'Which flight?');
    await save(at, [question, 'LA 800']);
    await askOtherwise(organizer, conference, question, { label: 'Which flights?', reask: 'keep' });
    expect(await lineOf(at, question)).toMatchObject({ again: false, givenUnder: 1 });
    const second = await anew(at, question);
    await askOtherwise(organizer, conference, second, { label: 'Which train?', reask: 'again' });
    expect(await lineOf(at, question)).toMatchObject({ again: true, due: true, answer: ['LA 800'] });
    expect((await own(at)).open).toContain('questions');
    const third = await anew(at, question);
    expect(third).toMatchObject({ answered: 1, again: 1 });
    expect((await getFormQuestion(organizer, conference.id, question.id, 'en')).named).toMatchObject([
      { id: seatOf(at) },
    ]);
    // What saves itself confirms nothing that the person did not touch; the button does.
    await saveFormAnswersDraft(delegate, await answers(at, [[third, 'LA 800']]));
    expect(await lineOf(at, question)).toMatchObject({ again: true, givenUnder: 1 });
    await save(at, [third, 'LA 800']);
    expect(await lineOf(at, question)).toMatchObject({ again: false, givenUnder: 3 });
    const { version } = (await own(at)).answers;
    expect(version).toBe(2);
  });

  it('can be given after the registration was handed in where it is asked anew, and nothing else', async () => {
    const at = await ground();
    const { organizer, conference, delegate } = at;
    await registered(delegate, conference.slug);
    const quiet = await aFormQuestion(organizer, conference, 'Any wish?');
    expect(await refusalOf(save(at, [quiet, 'None']))).toMatch('submittedAlready');
    const needed = await aFormQuestion(organizer, conference, 'Which flight?', { required: true });
    expect(await refusalOf(save(at, [needed, 'LA 800'], [quiet, 'None']))).toMatch('submittedAlready');
    await save(at, [needed, 'LA 800']);
    expect((await own(at)).status).toBe('submitted');
    expect(await refusalOf(save(at, [needed, 'LA 801']))).toMatch('submittedAlready');
    await askOtherwise(organizer, conference, needed, { reask: 'again' });
    await save(at, [await anew(at, needed), 'LA 801']);
    expect(await lineOf(at, needed)).toMatchObject({ answer: ['LA 801'], givenUnder: 2, due: false });
  });

  it('is corrected by an organizer with a reason, and the person is told which, not what', async () => {
    const at = await ground();
    const { organizer, officer, focal, conference } = at;
    const question = await aFormQuestion(organizer, conference, 'Which flight?', { required: true });
    const sent = {
      ...(await answers(at, [[question, 'CANARY-flight']])),
      ...{ participantId: seatOf(at), reason: 'By telephone.' },
    };
    expect(await refusalOf(editFormAnswers(focal, sent))).toMatch('forbidden');
    expect(await refusalOf(editFormAnswers(officer, sent))).toMatch('forbidden');
    await editFormAnswers(organizer, sent);
    expect((await lineOf(at, question))?.answer).toEqual(['CANARY-flight']);
    expect(await refusalOf(editFormAnswers(organizer, sent))).toMatch('stale');
    const mailed = JSON.stringify(await mailsOf(conference.id));
    expect(mailed).toContain('Which flight?');
    expect(mailed + JSON.stringify(await eventsOf(conference.id))).not.toContain('CANARY-flight');
  });
});

describe('an answer of a kind of its own', () => {
  it('is kept in one form, however it was typed, and refused in the words of its kind', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const [country, phone, email] = [
      await aFormQuestion(organizer, conference, 'Which passport?', { kind: 'country' }),
      await aFormQuestion(organizer, conference, 'Which telephone?', { kind: 'phone' }),
      await aFormQuestion(organizer, conference, 'Which address?', { kind: 'email' }),
    ];
    for (const [question, typed, why] of [
      [country, 'XX', 'common.invalid.choice'],
      [country, 'Chile', 'common.invalid.choice'],
      [country, ['CL', 'AR'], 'common.invalid.choice'],
      [phone, '2 2123 4567', 'delegations.invalid.fullPhone'],
      [phone, `+56 ${'2'.repeat(1900)}`, 'delegations.invalid.fullPhone'],
      [email, 'amal@nowhere', 'common.invalid.email'],
      [email, 'amal example.org', 'common.invalid.email'],
    ] as const)
      expect(await refusalOf(save(at, [question, typed as string]))).toBe(
        `${why} invalid answers.${question.id}.value`,
      );
    await save(at, [country, 'CL'], [phone, '+٥٦ (٢) ٢١٢٣ ٤٥٦٧'], [email, ' Amal@EXAMPLE.org ']);
    const kept = (await own(at)).form.map(({ answer }) => answer);
    expect(kept).toEqual([['CL'], ['+56221234567'], ['amal@example.org']]);
    const [row = []] = (await personsList(organizer, conference.slug, 'ar', {})).rows;
    expect(row.slice(-3)).toEqual(['شيلي', '+56221234567', 'amal@example.org']);
    await save(at, [country, ''], [phone, ''], [email, '']);
    expect((await own(at)).form.map(({ answer }) => answer)).toEqual([null, null, null]);
  });

  it('is the moment of a consent to the words that were read', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const consent = await aFormQuestion(organizer, conference, 'I agree to be seen', {
      ...{ kind: 'consent', required: true },
    });
    expect(await refusalOf(save(at, [consent, '']))).toBe(
      `delegations.invalid.consentNeeded invalid answers.${consent.id}.value`,
    );
    expect(await refusalOf(save(at, [consent, 'on']))).toMatch('common.invalid.choice');
    await save(at, [consent, 'given']);
    const first = await lineOf(at, consent);
    expect(first).toMatchObject({ answer: ['given'], givenUnder: 1, due: false });
    expect(Date.parse(first?.answeredAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    await askOtherwise(organizer, conference, consent, { label: 'I agree to be heard', reask: 'again' });
    expect(await lineOf(at, consent)).toMatchObject({
      ...{ again: true, due: true, label: { en: 'I agree to be heard' } },
      former: { label: { en: 'I agree to be seen' } },
    });
    const second = await anew(at, consent);
    // A form that saves itself shows the box unticked: that takes nothing back.
    await saveFormAnswersDraft(at.delegate, await answers(at, [[second, '']]));
    expect(await lineOf(at, consent)).toMatchObject({ answeredAt: first?.answeredAt, givenUnder: 1 });
    await saveFormAnswersDraft(at.delegate, await answers(at, [[second, 'given']]));
    const renewed = await lineOf(at, consent);
    expect(renewed).toMatchObject({ again: false, due: false, givenUnder: 2 });
    expect(renewed?.answeredAt).not.toBe(first?.answeredAt);
  });

  it('can be taken back where it is a consent, also once it was handed in, and by its person alone', async () => {
    const at = await ground();
    const { organizer, conference, delegate } = at;
    const consent = await aFormQuestion(organizer, conference, 'I agree to be seen', { kind: 'consent' });
    const needed = await aFormQuestion(organizer, conference, 'I agree to be heard', {
      ...{ kind: 'consent', required: true },
    });
    await expect(registered(delegate, conference.slug)).rejects.toMatchObject({
      key: 'delegations.refusal.incomplete',
    });
    await save(at, [consent, 'given'], [needed, 'given']);
    await submitRegistration(delegate, { conference: conference.slug, ...(await checked(delegate)) });
    expect((await own(at)).status).toBe('submitted');
    const behalf = { participantId: seatOf(at), reason: 'By telephone.' };
    expect(
      await refusalOf(editFormAnswers(organizer, { ...(await answers(at, [[consent, '']])), ...behalf })),
    ).toMatch('sameAsBefore');
    await save(at, [consent, ''], [needed, '']);
    expect(await lineOf(at, consent)).toMatchObject({ answer: null, due: false });
    expect(await lineOf(at, needed)).toMatchObject({ answer: null, due: true });
    expect((await eventsOf(conference.id)).at(-1)).toMatchObject({ kind: 'consent.withdrawn' });
    expect((await own(at)).status).toBe('submitted');
    // What was not given before it was handed in is not given afterwards, unless it is needed.
    expect(await refusalOf(save(at, [consent, 'given'], [needed, 'given']))).toMatch('submittedAlready');
    await save(at, [needed, 'given']);
    expect(
      await refusalOf(
        editFormAnswers(organizer, { ...(await answers(at, [[consent, 'given']])), ...behalf }),
      ),
    ).toMatch('sameAsBefore');
  });
});

describe('who reads an answer', () => {
  it('is whom the question names, and whom it named when it was answered', async () => {
    const at = await ground();
    const { organizer, officer, focal, conference, home } = at;
    const secret = await aFormQuestion(organizer, conference, 'Which illness?');
    const shared = await aFormQuestion(organizer, conference, 'Which hotel?', { readers: 'delegation' });
    await save(at, [secret, 'CANARY-illness'], [shared, 'CANARY-hotel']);
    const readBy = async (actor: Actor) =>
      JSON.stringify((await getPerson(actor, conference.id, home.id, seatOf(at))).form);
    expect(await readBy(organizer)).toMatch(/CANARY-illness.*CANARY-hotel/);
    expect(await readBy(focal)).toContain('CANARY-hotel');
    expect(await readBy(focal)).not.toContain('CANARY-illness');
    expect(await readBy(officer)).toBe('[]');
    expect((await getAccreditation(officer, conference.id, seatOf(at))).form).toEqual([]);
    await askOtherwise(organizer, conference, secret, { readers: 'delegation', reask: 'keep' });
    expect(await readBy(focal)).not.toContain('CANARY-illness');
  });

  it('reads it in the list that is given away, and nobody else does', async () => {
    const at = await ground();
    const { organizer, officer, conference } = at;
    const question = await aFormQuestion(organizer, conference, 'Which meal?', {
      kind: 'several',
      options: ['Soup', 'Salad'],
    });
    const [soup, salad] = question.options.map(({ id }) => id) as [string, string];
    await save(at, [question, [salad, soup]]);
    const listed = async (actor: Actor) => personsList(actor, conference.slug, 'en', {});
    const { head, rows } = await listed(organizer);
    expect(head.at(-1)).toBe('Which meal?');
    expect(rows.map((row) => row.at(-1))).toEqual(['Soup and Salad']);
    expect(JSON.stringify(await listed(officer))).not.toMatch(/Which meal|Soup/);
  });

  it('finds it in no event, and nowhere once it was taken back', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const question = await aFormQuestion(organizer, conference, 'Which illness?');
    await save(at, [question, 'CANARY-illness-42']);
    expect(JSON.stringify(await eventsOf(conference.id))).not.toContain('CANARY-illness-42');
    await save(at, [question, '']);
    const client = await owner();
    const tables = await client.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns where table_schema = 'public'`,
    );
    for (const { name } of tables.rows) {
      const kept = await client.query(`select from "${name}" t where t::text like '%CANARY-illness-42%'`);
      expect(kept.rows, name).toEqual([]);
    }
    await client.end();
  });
});

describe('at once', () => {
  it('keeps what was typed to the version before, and says that the question changed', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const question = await aFormQuestion(organizer, conference, 'Which flight?');
    const sent = await answers(at, [[question, 'LA 800']]);
    await askOtherwise(organizer, conference, question, { label: 'Which train?', reask: 'again' });
    expect(await saveFormAnswers(at.delegate, sent)).toMatchObject({
      message: 'delegations.done.askedOtherwise',
      data: { version: 1 },
    });
    expect(await lineOf(at, question)).toMatchObject({ answer: ['LA 800'], givenUnder: 1, again: true });
  });

  it('asks a question otherwise for one of two organizers, and refuses the other as stale', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const question = await aFormQuestion(organizer, conference, 'Which flight?');
    await openEveryConnection();
    const both = await Promise.allSettled(
      ['Which train?', 'Which bus?'].map((label) =>
        askOtherwise(organizer, conference, question, { label, reask: 'again' }),
      ),
    );
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject([{ kind: 'stale' }]);
    expect(await anew(at, question)).toMatchObject({ version: 2 });
  });

  it('holds the conference while a question is edited; without it the database refuses the second', async () => {
    const at = await ground();
    const { organizer, conference } = at;
    const question = await aFormQuestion(organizer, conference, 'Which flight?');
    await openEveryConnection();
    const { done, taken } = await withoutLock('conference', () =>
      Promise.allSettled(
        ['Which train?', 'Which bus?'].map((label) =>
          askOtherwise(organizer, conference, question, { label, reask: 'again' }),
        ),
      ),
    );
    expect(taken).toBeGreaterThan(0);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await anew(at, question)).toMatchObject({ version: 2 });
  });

  it('saves one of two forms of a person, and keeps the other as stale', async () => {
    const at = await ground();
    const question = await aFormQuestion(at.organizer, at.conference, 'Which flight?');
    const forms = await Promise.all(['LA 800', 'LA 801'].map((flight) => answers(at, [[question, flight]])));
    await openEveryConnection();
    const both = await Promise.allSettled(forms.map((sent) => saveFormAnswers(at.delegate, sent)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const kept = await withTx(SYSTEM, (tx) =>
      tx.select().from(formAnswer).where(eq(formAnswer.questionId, question.id)),
    );
    expect(kept).toHaveLength(1);
  });

  it('never asks more than thirty, whoever adds at once', async () => {
    const { organizer, conference } = await ground();
    for (let n = 1; n < MOST_FORM_QUESTIONS; n += 1) await aFormQuestion(organizer, conference, `No. ${n}`);
    await openEveryConnection();
    await Promise.allSettled(['One', 'Two', 'Three'].map((one) => aFormQuestion(organizer, conference, one)));
    const all = await withTx(SYSTEM, (tx) =>
      tx.$count(formQuestion, eq(formQuestion.conferenceId, conference.id)),
    );
    expect(all).toBe(MOST_FORM_QUESTIONS);
  });
});
