import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { formAnswer } from '@/db/schema/form-questions';
import { type Actor, SYSTEM } from '@/domain/actor';
import { askedOf as askedOfPerson } from '@/domain/form-conditions';
import {
  editFormAnswers,
  saveFormAnswers,
  saveFormAnswersDraft,
} from '@/features/delegations/commands/form-answers';
import { moveFormQuestion, retireFormQuestion } from '@/features/delegations/commands/form-questions';
import { submitRegistration } from '@/features/delegations/commands/registration';
import { personsList } from '@/features/delegations/exports';
import { formLines, listFormQuestions, orderVersionOf } from '@/features/delegations/queries/form-questions';
import { getPerson } from '@/features/delegations/queries/person';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { aConference } from '@/tests/setup/conference/conference';
import { aFormQuestion, askOtherwise } from '@/tests/setup/conference/form-questions';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { checked, registered } from '@/tests/setup/conference/registrations';
import { asOwner } from '@/tests/setup/owner';
import { refusalOf } from '@/tests/setup/refused';
import { openEveryConnection, withoutLock } from '@/tests/setup/unguarded';

type Question = Awaited<ReturnType<typeof aFormQuestion>>;

/** A conference that asks whether somebody comes by air, then by which flight, and whether its seat is at the window. */
async function ground() {
  const conference = await aConference({}, ['CL']);
  const home = await aDelegation(conference.id, 'CL');
  const [organizer, focal, delegate] = await Promise.all([
    anActor('organizer', conference.id),
    aSeat(conference.id, home.id, 'focalPoint'),
    aSeat(conference.id, home.id, 'delegate'),
  ]);
  const ask = (label: string, asking: Parameters<typeof aFormQuestion>[3]) =>
    aFormQuestion(organizer, conference, label, asking);
  const air = await ask('By air?', { kind: 'yesNo', required: true });
  const flight = await ask('Which airline?', {
    ...{ kind: 'choice', options: ['LATAM', 'Iberia'], required: true, readers: 'delegation' },
    onlyIf: [air, 'yes'],
  });
  const seat = await ask('Which seat?', { required: true, onlyIf: [flight, 'LATAM'] });
  return { conference, home, organizer, focal, delegate, air, flight, seat };
}
type Ground = Awaited<ReturnType<typeof ground>>;

const own = ({ conference, delegate }: Ground) => getOwnRegistration(delegate, conference.id);
const personOf = ({ delegate }: Ground) => delegate.seats[0]?.participantId ?? '';
const chosen = ({ options }: Question, label: string) =>
  options.find((option) => option.label.en === label)?.id ?? '';

async function answers(at: Ground, each: readonly [Question, string][]) {
  const { version } = (await own(at)).answers;
  return {
    ...{ conference: at.conference.slug, version },
    answers: Object.fromEntries(
      each.map(([{ id, version: questionVersion }, value]) => [id, { value, questionVersion }]),
    ),
  };
}
const save = async (at: Ground, ...each: [Question, string][]) =>
  saveFormAnswers(at.delegate, await answers(at, each));
const askedOf = async (at: Ground) =>
  (await own(at)).form.filter((line) => line.isAsked).map(({ label }) => label.en);
const keptOf = (at: Ground, { id }: Question) =>
  withTx(SYSTEM, async (tx) => {
    const its = and(eq(formAnswer.questionId, id), eq(formAnswer.participantId, personOf(at)));
    return (await tx.select().from(formAnswer).where(its)).map(({ answer }) => answer);
  });
const asks = async ({ organizer, conference }: Ground) =>
  (await listFormQuestions(organizer, conference.id)).filter(({ retiredAt }) => !retiredAt);
const anew = async (at: Ground, { id }: Question) =>
  (await asks(at)).find((one) => one.id === id) as Question;
const move = async (at: Ground, { id }: Question, direction: 'up' | 'down') =>
  moveFormQuestion(at.organizer, {
    ...{ conference: at.conference.slug, questionId: id, direction },
    orderVersion: orderVersionOf(await asks(at)),
  });

/** Everything else is filled in, and it cannot be handed in, as a question is due. */
const filledIn = ({ delegate, conference }: Ground) =>
  expect(registered(delegate, conference.slug)).rejects.toMatchObject({
    key: 'delegations.refusal.incomplete',
  });
const handIn = async ({ delegate, conference }: Ground) =>
  submitRegistration(delegate, { conference: conference.slug, ...(await checked(delegate)) });

describe('a question that is asked after certain answers', () => {
  it('is asked, required and waited for with those alone', async () => {
    const at = await ground();
    const { air, flight, seat } = at;
    expect(await askedOf(at)).toEqual(['By air?']);
    await filledIn(at);
    await save(at, [air, 'no']);
    expect((await own(at)).open).toEqual([]);
    await save(at, [air, 'yes'], [flight, chosen(flight, 'LATAM')], [seat, '12A']);
    expect(await askedOf(at)).toEqual(['By air?', 'Which airline?', 'Which seat?']);
    await save(at, [air, 'yes'], [flight, chosen(flight, 'Iberia')], [seat, '']);
    expect(await askedOf(at)).toEqual(['By air?', 'Which airline?']);
    expect((await own(at)).open).toEqual([]);
    expect(await refusalOf(save(at, [air, 'yes'], [flight, chosen(flight, 'LATAM')], [seat, '']))).toBe(
      `common.invalid.empty invalid answers.${seat.id}.value`,
    );
    expect(await refusalOf(save(at, [air, 'yes'], [flight, '']))).toBe(
      `common.invalid.choice invalid answers.${flight.id}.value`,
    );
  });

  it('takes what is sent to it for nothing where it is not asked, and judges none of it', async () => {
    const at = await ground();
    const { air, flight, seat } = at;
    await save(at, [air, 'no'], [flight, 'nonsense'], [seat, 'x'.repeat(900)]);
    expect(await keptOf(at, flight)).toEqual([]);
    expect(await keptOf(at, seat)).toEqual([]);
  });

  it('keeps its answer while the form is open, shows it to nobody else, and drops it when it is handed in', async () => {
    const at = await ground();
    const { air, flight, organizer, focal, conference, home } = at;
    await filledIn(at);
    await save(at, [air, 'yes'], [flight, chosen(flight, 'Iberia')]);
    const person = async (actor: Actor) =>
      (await getPerson(actor, conference.id, home.id, personOf(at))).form;
    const listed = async () => {
      const { head, rows } = await personsList(organizer, conference.slug, 'en', {});
      return rows[0]?.[head.indexOf('Which airline?')];
    };
    expect(await listed()).toBe('Iberia');
    expect(await anew(at, flight)).toMatchObject({ answered: 1 });
    // That a question is asked tells what was answered to the one before, which the focal point does not read.
    expect(await person(focal)).toEqual([]);
    await save(at, [air, 'no'], [flight, '']);
    expect(await keptOf(at, flight)).toEqual([[chosen(flight, 'Iberia')]]);
    expect(await anew(at, flight)).toMatchObject({ answered: 0 });
    expect(await listed()).toBeNull();
    const line = (await person(organizer)).find(({ id }) => id === flight.id);
    expect(line).toMatchObject({ isAsked: false, answer: null, answeredAt: null, due: false });
    expect((await own(at)).form.find(({ id }) => id === flight.id)).toMatchObject({
      ...{ isAsked: false, answer: [chosen(flight, 'Iberia')] },
    });
    await handIn(at);
    expect(await keptOf(at, flight)).toEqual([]);
    expect((await own(at)).status).toBe('submitted');
  });

  it('is due once it is asked after the registration was handed in, of whom it is asked', async () => {
    const at = await ground();
    const { air, flight, organizer, conference } = at;
    await filledIn(at);
    await save(at, [air, 'no']);
    await handIn(at);
    const sent = { participantId: personOf(at), reason: 'By telephone.' };
    await editFormAnswers(organizer, { ...(await answers(at, [[air, 'yes']])), ...sent });
    expect((await own(at)).open).toEqual(['questions']);
    await save(at, [flight, chosen(flight, 'Iberia')]);
    expect((await own(at)).open).toEqual([]);
    // Asked of everybody, it is due for those of whom it was not asked.
    await askOtherwise(organizer, conference, await anew(at, at.seat), { onlyIf: null, reask: 'keep' });
    expect((await own(at)).open).toEqual(['questions']);
  });

  it('drops its answer once it is asked no more after that, whoever answers otherwise', async () => {
    for (const who of ['person', 'organizer'] as const) {
      const at = await ground();
      const { air, flight, organizer, conference } = at;
      await filledIn(at);
      await save(at, [air, 'yes'], [flight, chosen(flight, 'Iberia')]);
      await handIn(at);
      if (who === 'person') {
        await askOtherwise(organizer, conference, air, { label: 'By aeroplane?', reask: 'again' });
        await save(at, [await anew(at, air), 'no']);
      } else {
        const sent = { participantId: personOf(at), reason: 'By telephone.' };
        await editFormAnswers(organizer, { ...(await answers(at, [[air, 'no']])), ...sent });
      }
      expect(await keptOf(at, flight)).toEqual([]);
      expect((await own(at)).open).toEqual([]);
    }
  });

  it('is dropped with the consent on which it hangs, which its person takes back after that', async () => {
    const at = await ground();
    const { organizer, conference, air } = at;
    const consent = await aFormQuestion(organizer, conference, 'I agree to health data', { kind: 'consent' });
    const diet = await aFormQuestion(organizer, conference, 'Which allergies?', {
      onlyIf: [consent, 'given'],
    });
    await filledIn(at);
    await save(at, [air, 'no'], [consent, 'given'], [diet, 'Nuts']);
    await handIn(at);
    await save(at, [consent, '']);
    expect(await keptOf(at, diet)).toEqual([]);
  });

  it('is answered after that where what asks it was answered anew before, and is drawn no more', async () => {
    const at = await ground();
    const { air, flight, organizer, conference } = at;
    await filledIn(at);
    await save(at, [air, 'no']);
    await handIn(at);
    await askOtherwise(organizer, conference, air, { label: 'By aeroplane?', reask: 'again' });
    await saveFormAnswersDraft(
      at.delegate,
      await answers(at, [
        [await anew(at, air), 'yes'],
        [flight, ''],
      ]),
    );
    expect((await own(at)).open).toEqual(['questions']);
    await save(at, [flight, chosen(flight, 'Iberia')]);
    expect((await own(at)).open).toEqual([]);
  });

  it('says that it is asked otherwise, where something was typed to it and it is asked of others by now', async () => {
    const at = await ground();
    const { organizer, conference, air, seat } = at;
    await askOtherwise(organizer, conference, seat, { onlyIf: null, reask: 'keep' });
    const read = await anew(at, seat);
    await askOtherwise(organizer, conference, read, { onlyIf: [air, 'yes'], reask: 'keep' });
    expect(await save(at, [air, 'no'], [read, '12A'])).toMatchObject({
      message: 'delegations.done.askedOtherwise',
    });
    expect(await save(at, [air, 'no'], [await anew(at, seat), '12A'])).toHaveProperty('redirect');
  });

  it('shows what was answered while it hung on another to nobody who may not read that one', async () => {
    const at = await ground();
    const { air, flight, seat, organizer, focal, conference, home } = at;
    await save(at, [air, 'yes'], [flight, chosen(flight, 'Iberia')]);
    await askOtherwise(organizer, conference, seat, { onlyIf: null, reask: 'keep' });
    await askOtherwise(organizer, conference, flight, { onlyIf: null, reask: 'keep' });
    const labels = async (actor: Actor) =>
      (await getPerson(actor, conference.id, home.id, personOf(at))).form.map(({ label }) => label.en);
    expect(await labels(organizer)).toContain('Which airline?');
    expect(await labels(focal)).toEqual([]);
    expect((await own(at)).form.map(({ label }) => label.en)).toContain('Which airline?');
    await save(at, [await anew(at, flight), chosen(flight, 'LATAM')]);
    expect(await labels(focal)).toEqual(['Which airline?']);
  });

  it('hangs on a question before it, on one alone, and by its answers', async () => {
    const at = await ground();
    const { organizer, conference, air, flight, seat } = at;
    const why = async (question: Question, onlyIf: Parameters<typeof askOtherwise>[3]['onlyIf']) =>
      refusalOf(
        askOtherwise(organizer, conference, await anew(at, question), {
          onlyIf: onlyIf ?? null,
          reask: 'keep',
        }),
      );
    expect(await why(air, [flight, 'LATAM'])).toBe(
      `delegations.refusal.conditionBefore invalid condition.${flight.id}`,
    );
    expect(await why(air, [air, 'yes'])).toMatch('conditionBefore');
    expect(await why(seat, [flight, 'KLM'])).toBe(`common.invalid.choice invalid condition.${flight.id}`);
    const elsewhere = await ground();
    expect(await why(seat, [elsewhere.air, 'yes'])).toMatch('conditionBefore');
    expect(await why(flight, [air, 'yes'])).toMatch('sameAsBefore');
  });

  it('holds the one on which it hangs: it is neither retired, nor moved behind it, nor loses that choice', async () => {
    const at = await ground();
    const { organizer, conference, air, flight, seat } = at;
    const choice = ({ id, version }: Question) => ({ conference: conference.slug, questionId: id, version });
    expect(await refusalOf(retireFormQuestion(organizer, choice(air)))).toMatch('questionHeld conflict');
    expect(await refusalOf(move(at, flight, 'up'))).toMatch('movedBefore conflict');
    expect(await refusalOf(move(at, air, 'down'))).toMatch('movedBefore conflict');
    const third = await aFormQuestion(organizer, conference, 'Which airlines else?', {
      ...{ kind: 'choice', options: ['A', 'B', 'C'] },
    });
    await aFormQuestion(organizer, conference, 'Why A?', { onlyIf: [third, 'A'] });
    const fewer = (options: string[]) =>
      askOtherwise(organizer, conference, third, { options, reask: 'again' });
    expect(await refusalOf(fewer(['B', 'C']))).toMatch('optionHeld conflict');
    await fewer(['A', 'B']);
    await askOtherwise(organizer, conference, seat, { onlyIf: null, reask: 'keep' });
    await retireFormQuestion(organizer, choice(flight));
    await retireFormQuestion(organizer, choice(air));
    expect(await askedOf(at)).toEqual(['Which seat?', 'Which airlines else?']);
  });

  it('keeps its answer where it was read once it is retired, as long as it would be asked', async () => {
    const at = await ground();
    const { organizer, conference, air, flight, seat } = at;
    await filledIn(at);
    await save(at, [air, 'yes'], [flight, chosen(flight, 'LATAM')], [seat, '12A']);
    await retireFormQuestion(organizer, {
      ...{ conference: conference.slug, questionId: seat.id, version: seat.version },
    });
    expect(await askedOf(at)).toContain('Which seat?');
    await save(at, [air, 'yes'], [flight, chosen(flight, 'Iberia')]);
    expect(await askedOf(at)).not.toContain('Which seat?');
    await handIn(at);
    expect(await keptOf(at, seat)).toEqual([]);
  });
});

describe('lists of many', () => {
  it('count and list an answer where the form of its person asks for it, and nowhere else', async () => {
    const at = await ground();
    const { conference, home, organizer, air, flight, seat } = at;
    const flights = [null, chosen(flight, 'LATAM'), chosen(flight, 'Iberia')];
    const combined = [null, 'yes', 'no'].flatMap((byAir) =>
      flights.flatMap((airline) => [null, '12A'].map((window) => [byAir, airline, window] as const)),
    );
    const questions = [air, flight, seat];
    const expected = new Map(questions.map(({ id }) => [id, 0]));
    for (const typed of combined) {
      const { seats } = await aSeat(conference.id, home.id, 'delegate');
      const participantId = seats[0]?.participantId ?? '';
      const rows = questions.flatMap(({ id: questionId, version: givenUnder }, which) => {
        const answer = typed[which];
        const ofPerson = { conferenceId: conference.id, participantId, questionId, givenUnder };
        return answer ? [{ ...ofPerson, answer: [answer] }] : [];
      });
      const lines = await withTx(SYSTEM, async (tx) => {
        if (rows.length > 0) await tx.insert(formAnswer).values(rows);
        return formLines(tx, conference.id, participantId);
      });
      const askedIds = askedOfPerson(lines);
      for (const { questionId } of rows)
        if (askedIds.has(questionId)) expected.set(questionId, (expected.get(questionId) ?? 0) + 1);
    }
    expect([...expected.values()]).toEqual([12, 4, 1]);
    const counts = (await asks(at)).map(({ id, answered }) => [id, answered] as const);
    expect(counts).toEqual([...expected]);
    const { head, rows } = await personsList(organizer, conference.slug, 'en', {});
    for (const [label, count] of [
      ['By air?', 12],
      ['Which airline?', 4],
      ['Which seat?', 1],
    ] as const)
      expect(rows.filter((row) => row[head.indexOf(label)] !== null)).toHaveLength(count);
  });
});

describe('the database', () => {
  it('keeps every question behind the one on which it hangs, whoever writes', async () => {
    const at = await ground();
    const { conference, air, flight, seat } = at;
    const elsewhere = await ground();
    const [here, there] = [conference.id, elsewhere.air.id];
    const version = (questionId: string, wanted: string) =>
      `insert into form_question_version (conference_id, question_id, number, label, required, readers, counts_from,
        condition_of, condition_answers) select conference_id, question_id, number + 1, label, required, readers, 1,
        ${questionId}, ${wanted} from form_question_version where question_id = '${seat.id}';
      update form_question set version = 2 where id = '${seat.id}'`;
    for (const change of [
      `update form_question set position = 0 where id = '${flight.id}'`,
      `update form_question set retired_at = now() where conference_id = '${here}' and id = '${air.id}'`,
      version(`'${there}'::uuid`, "array['yes']"),
      version(`'${air.id}'::uuid`, "array['perhaps']"),
      version(`'${air.id}'::uuid`, 'null'),
      version(`'${air.id}'::uuid`, 'array[]::text[]'),
      version(`'${seat.id}'::uuid`, "array['yes']"),
    ])
      await expect(asOwner(change), change).rejects.toThrow(/hangs on none|condition|hangs_on/);
    await asOwner(version(`'${air.id}'::uuid`, "array['no']"));
  });
});

describe('at once', () => {
  const both = (at: Ground, loose: Question) =>
    Promise.allSettled([
      askOtherwise(at.organizer, at.conference, loose, { onlyIf: [at.air, 'no'], reask: 'keep' }),
      move(at, loose, 'up'),
    ]);
  async function besides() {
    const at = await ground();
    // It stands right behind the one on which the others hang.
    const loose = await aFormQuestion(at.organizer, at.conference, 'Which train?');
    await move(at, loose, 'up');
    await move(at, loose, 'up');
    expect((await asks(at)).map(({ label }) => label.en).slice(0, 2)).toEqual(['By air?', 'Which train?']);
    await openEveryConnection();
    return { at, loose };
  }
  it('a question is moved before another or hangs on it, and never both', async () => {
    const { at, loose } = await besides();
    const done = await both(at, loose);
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const now = await asks(at);
    const placeOf = ({ id }: Question) => now.findIndex((one) => one.id === id);
    const hangs = now[placeOf(loose)]?.condition !== null;
    expect(placeOf(loose) > placeOf(at.air)).toBe(hangs);
  });

  it('holds the conference for that; without it the database lets no more through', async () => {
    const { at, loose } = await besides();
    const { taken } = await withoutLock('conference', () => both(at, loose));
    expect(taken).toBeGreaterThan(0);
    const now = await asks(at);
    const placeOf = ({ id }: Question) => now.findIndex((one) => one.id === id);
    if (now[placeOf(loose)]?.condition) expect(placeOf(loose)).toBeGreaterThan(placeOf(at.air));
  });
});
