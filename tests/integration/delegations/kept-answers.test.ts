import { randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databaseUrl, withTx } from '@/db/client';
import { conference as conferences } from '@/db/schema/conferences';
import { formAnswer, formQuestion, formQuestionVersion } from '@/db/schema/form-questions';
import { SYSTEM } from '@/domain/actor';
import { dayIn, daysLater } from '@/domain/calendar';
import { erasesOn, KEPT_DAYS } from '@/domain/form-keeping';
import { editFormAnswers, saveFormAnswersDraft } from '@/features/delegations/commands/form-answers';
import { erasePast, pastQuestions } from '@/features/delegations/commands/keeping';
import { answerErasesOn, keptHint, keptTime } from '@/features/delegations/components/kept-words';
import { personsList } from '@/features/delegations/exports';
import { erasePastAnswers } from '@/features/delegations/jobs';
import { getFormQuestion, listFormQuestions } from '@/features/delegations/queries/form-questions';
import { erasesOnBy } from '@/features/delegations/queries/keeping';
import { ownSeats } from '@/features/delegations/queries/owed';
import { getAccreditation, getOwnRegistration } from '@/features/delegations/queries/registration';
import { record } from '@/platform/record';
import { aConference, closed } from '@/tests/setup/conference/conference';
import { aFormQuestion, askOtherwise } from '@/tests/setup/conference/form-questions';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { registered } from '@/tests/setup/conference/registrations';
import { asOwner } from '@/tests/setup/owner';
import { runScript } from '@/tests/setup/server';
import { eventsOf } from '@/tests/setup/stored';
import { ofEveryTable } from '@/tests/setup/tables';
import { openEveryConnection } from '@/tests/setup/unguarded';

type Question = Awaited<ReturnType<typeof aFormQuestion>>;
type Asking = Parameters<typeof aFormQuestion>[3];

/** A conference that was over in March 2023, with somebody who registered there. */
async function ground(values: Parameters<typeof aConference>[0] = {}) {
  const conference = await aConference(values, ['CL']);
  const home = await aDelegation(conference.id, 'CL');
  const [organizer, delegate] = await Promise.all([
    anActor('organizer', conference.id),
    aSeat(conference.id, home.id, 'delegate'),
  ]);
  await registered(delegate, conference.slug);
  const ask = (label: string, asking: Asking = {}) =>
    aFormQuestion(organizer, conference, label, { required: true, ...asking });
  const mark = `CANARY-${randomUUID().slice(0, 8)}`;
  return { conference, home, organizer, delegate, ask, mark };
}
type Ground = Awaited<ReturnType<typeof ground>>;

const own = ({ conference, delegate }: Ground) => getOwnRegistration(delegate, conference.id);
const lineOf = async (at: Ground, { id }: Question) => (await own(at)).form.find((line) => line.id === id);
const newest = async ({ organizer, conference }: Ground, { id }: Question) =>
  (await listFormQuestions(organizer, conference.id)).find((one) => one.id === id) as Question;

async function answers(at: Ground, each: readonly [Question, string][]) {
  return {
    ...{ conference: at.conference.slug, version: (await own(at)).answers.version },
    answers: Object.fromEntries(
      each.map(([{ id, version }, value]) => [id, { value, questionVersion: version }]),
    ),
  };
}
const answer = async (at: Ground, ...each: [Question, string][]) =>
  saveFormAnswersDraft(at.delegate, await answers(at, each));

/** Says how long the answers are kept, in the same words, as if that had been said long ago. */
async function keptSince({ conference }: Ground, { id }: Question, keptDays: number): Promise<void> {
  await withTx(SYSTEM, async (tx) => {
    const its = and(
      eq(formQuestionVersion.conferenceId, conference.id),
      eq(formQuestionVersion.questionId, id),
    );
    const versions = await tx
      .select()
      .from(formQuestionVersion)
      .where(its)
      .orderBy(formQuestionVersion.number);
    const last = versions.at(-1) as (typeof versions)[number];
    const number = last.number + 1;
    const { writtenAt: _, ...rest } = last;
    await tx
      .insert(formQuestionVersion)
      .values({ ...rest, number, keptDays, keptSince: new Date('2023-01-01T12:00:00Z') });
    const isIt = and(eq(formQuestion.conferenceId, conference.id), eq(formQuestion.id, id));
    await tx.update(formQuestion).set({ version: number }).where(isIt);
  });
}

/** The tables in any column of which a text stands, also in the bytes of what is stored there, with how many rows. */
async function traces(text: string): Promise<Record<string, number>> {
  const bytes = Buffer.from(text).toString('hex');
  const counts = await ofEveryTable<{ n: number }>(
    (table) => `select '${table}' as name, count(*)::int as n from "${table}" t
      where t::text like '%${text}%' or t::text like '%${bytes}%'`,
  );
  return Object.fromEntries(counts.flatMap(({ name, n }) => (n > 0 ? [[name, n]] : [])));
}

const erasedEvents = async ({ conference }: Ground) =>
  (await eventsOf(conference.id)).filter(({ kind }) => kind === 'formQuestion.answersErased');

describe('an answer whose time is over', () => {
  it('is nowhere any more, field by field, and the record says how many, and of which question', async () => {
    const at = await ground();
    const [flight, hotel] = [await at.ask('Which flight?'), await at.ask('Which hotel?')];
    await answer(at, [flight, `${at.mark}-flight`], [hotel, `${at.mark}-hotel`]);
    const participantId = at.delegate.seats[0]?.participantId ?? '';
    await editFormAnswers(at.organizer, {
      ...(await answers(at, [[flight, `${at.mark}-flight-again`]])),
      ...{ participantId, reason: 'By telephone.' },
    });
    expect(await traces(at.mark)).toEqual({ form_answer: 2 });
    await keptSince(at, flight, 30);
    expect(await erasePastAnswers()).toBe(1);
    expect(await traces(`${at.mark}-flight`)).toEqual({});
    expect(await traces(`${at.mark}-hotel`)).toEqual({ form_answer: 1 });
    const events = await erasedEvents(at);
    expect(events.map(({ after, entityId, actor }) => [after, entityId, actor])).toEqual([
      [{ question: flight.label, persons: 1 }, at.conference.id, expect.anything()],
    ]);
    const verified = await runScript('audit-verify.ts', databaseUrl());
    expect(verified).toMatch(new RegExp(`${at.conference.slug}: \\d+ events, the chain holds`));
  });

  it('would be found wherever else it stood: in words, in a letter, in the bytes of a paper', async () => {
    const at = await ground();
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, `${at.mark}-flight`]);
    await keptSince(at, flight, 30);
    const { id } = at.conference;
    await asOwner(
      `insert into file (conference_id, id, kind, media_type, bytes)
        select '${id}', gen_random_uuid(), kind, media_type, bytes from (values ('sheet', 'text/csv',
          convert_to('Name;${at.mark}-flight', 'utf8'))) as kept(kind, media_type, bytes)`,
      `insert into event_reason (conference_id, sequence, reason)
        select conference_id, sequence, '${at.mark}-flight' from event where conference_id = '${id}' limit 1`,
    );
    expect(await erasePastAnswers()).toBe(1);
    expect(await traces(`${at.mark}-flight`)).toEqual({ event_reason: 1, file: 1 });
  });

  it('is erased once, however often and by however many at once; and after one who was cut off', async () => {
    const at = await ground();
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, at.mark]);
    await keptSince(at, flight, 1);
    const key = { conferenceId: at.conference.id, questionId: flight.id };
    const cutOff = withTx(SYSTEM, async (tx) => {
      expect(await erasePast(tx, key)).toBe(1);
      throw new Error('cut off');
    });
    await expect(cutOff).rejects.toThrow('cut off');
    expect(await traces(at.mark)).toEqual({ form_answer: 1 });
    await openEveryConnection();
    const each = await Promise.all([erasePastAnswers(), erasePastAnswers(), erasePastAnswers()]);
    expect(each.reduce((sum, one) => sum + one)).toBe(1);
    expect(await erasePastAnswers()).toBe(0);
    expect(await erasedEvents(at)).toHaveLength(1);
    expect(await withTx(SYSTEM, (tx) => pastQuestions(tx, 50))).toEqual([]);
  });

  it('goes from a conference that is closed, too', async () => {
    const at = await ground();
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, at.mark]);
    await keptSince(at, flight, 1);
    await closed(at.conference.id);
    expect(await erasePastAnswers()).toBe(1);
    expect(await traces(at.mark)).toEqual({});
  });

  it('takes along what hangs on it, which would tell what it was, and nobody else\u2019s', async () => {
    const at = await ground();
    const air = await at.ask('By air?', { kind: 'yesNo' });
    const flight = await at.ask('Which flight?', { onlyIf: [air, 'yes'] });
    const hotel = await at.ask('Which hotel?');
    await answer(at, [air, 'yes'], [flight, `${at.mark}-flight`], [hotel, `${at.mark}-hotel`]);
    await keptSince(at, air, 30);
    expect(await erasePastAnswers()).toBe(2);
    expect(await traces(at.mark)).toEqual({ form_answer: 1 });
    const events = await erasedEvents(at);
    expect(events.map(({ after }) => after)).toEqual([
      { question: air.label, persons: 1 },
      { question: flight.label, persons: 1 },
    ]);
    // No row says that the flight was asked for.
    expect((await own(at)).form.map(({ label, isAsked }) => [label.en, isAsked])).toEqual([
      ['By air?', true],
      ['Which flight?', false],
      ['Which hotel?', true],
    ]);
    expect(await lineOf(at, flight)).toMatchObject({ erasedAt: null, answer: null });
  });
});

describe('an answer that nobody can erase', () => {
  it('holds up no other, and one of a conference that was removed goes without a word in its record', async () => {
    const [stuck, removed, other] = await Promise.all([ground(), ground(), ground()]);
    for (const at of [stuck, removed, other]) {
      const flight = await at.ask('Which flight?');
      await answer(at, [flight, at.mark]);
      await keptSince(at, flight, 1);
    }
    const { id } = removed.conference;
    await asOwner(
      `update conference set removed_at = now(), slug = 'removed-' || id, symbol = id::text where id = '${id}'`,
      `create function cannot_be_erased() returns trigger language plpgsql as $$ begin
        if old.conference_id = '${stuck.conference.id}' then raise exception 'it cannot'; end if; return new; end $$`,
      'create trigger a_cannot_be_erased before update on form_answer for each row execute function cannot_be_erased()',
    );
    try {
      expect(await erasePastAnswers()).toBe(2);
      // A window of one is filled by what always fails, and passed.
      const [first] = await withTx(SYSTEM, (tx) => pastQuestions(tx, 1));
      expect(first?.conferenceId).toBe(stuck.conference.id);
      expect(await withTx(SYSTEM, (tx) => pastQuestions(tx, 1, first))).toEqual([]);
    } finally {
      await asOwner('drop function cannot_be_erased cascade');
    }
    expect(await traces(removed.mark)).toEqual({});
    expect(await erasedEvents(removed)).toEqual([]);
    expect(await erasePastAnswers()).toBe(1);
  });
});

describe('what hung on an answer only formerly', () => {
  const hung = async () => {
    const at = await ground();
    const air = await at.ask('By air?', { kind: 'yesNo' });
    const meal = await at.ask('A meal?', { kind: 'yesNo', onlyIf: [air, 'yes'] });
    const diet = await at.ask('Which diet?', { onlyIf: [meal, 'yes'] });
    const free = () => askOtherwise(at.organizer, at.conference, meal, { onlyIf: null, reask: 'keep' });
    return { ...at, air, meal, diet, free };
  };

  it('stays, with what hangs on it, where it was answered when it did no more', async () => {
    const at = await hung();
    await at.free();
    await answer(at, [at.air, 'yes'], [await newest(at, at.meal), 'yes'], [at.diet, at.mark]);
    await keptSince(at, at.air, 30);
    expect(await erasePastAnswers()).toBe(1);
    expect(await traces(at.mark)).toEqual({ form_answer: 1 });
    expect(await lineOf(at, at.meal)).toMatchObject({ answer: ['yes'], erasedAt: null });
  });

  it('goes and leaves its row, so that nobody is asked a second time, and the day says so', async () => {
    const at = await hung();
    await answer(at, [at.air, 'yes'], [at.meal, 'yes'], [at.diet, at.mark]);
    await at.free();
    await keptSince(at, at.air, 30);
    const { form } = await own(at);
    const dayOf = (label: string) => {
      const line = form.find((one) => one.label.en === label);
      return line && answerErasesOn(line, form);
    };
    const day = daysLater('2023-03-23', 31);
    expect(['By air?', 'A meal?', 'Which diet?'].map(dayOf)).toEqual([day, day, day]);
    expect(await erasePastAnswers()).toBe(3);
    expect(await traces(at.mark)).toEqual({});
    const meal = await lineOf(at, at.meal);
    expect(meal).toMatchObject({ answer: null, givenUnder: 2, due: false, former: null });
    expect(meal?.erasedAt).toBeTruthy();
    expect(await lineOf(at, at.diet)).toMatchObject({ givenUnder: null, erasedAt: null });
  });
});

it('is said beside a question by all on which it hangs, also while the conference has no dates', async () => {
  const at = await ground();
  const air = await at.ask('By air?', { kind: 'yesNo', keptDays: 30 });
  await at.ask('Which flight?', { onlyIf: [air, 'yes'], keptDays: 365 });
  const { form } = await own(at);
  const undated = form.map((line) => ({ ...line, wouldEraseOn: null }));
  const hints = undated.map((line) => keptHint(line, undated, { locale: 'en', endsOn: null }));
  expect(hints).toEqual(Array(2).fill('Kept for 30 days after the conference, then erased.'));
  const listed = await listFormQuestions(at.organizer, at.conference.id);
  expect(listed.map((one) => keptTime(one, listed).keptDays)).toEqual([30, 30]);
});

describe('what was erased', () => {
  it('is said to be, is not owed, and is taken by no form', async () => {
    const at = await ground();
    const { organizer, delegate, conference } = at;
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, at.mark]);
    const before = await answers(at, [[flight, `${at.mark}-late`]]);
    await keptSince(at, flight, 30);
    await erasePastAnswers();
    const line = await lineOf(at, flight);
    expect(line).toMatchObject({ answer: null, due: false, again: false, isOver: true });
    expect(line?.erasedAt).toBeTruthy();
    const participantId = delegate.seats[0]?.participantId ?? '';
    const accreditation = await getAccreditation(organizer, conference.id, participantId);
    expect(accreditation.form[0]?.erasedAt).toBe(line?.erasedAt);
    const list = await personsList(organizer, conference.slug, 'en', {});
    expect(list.rows.flat().join()).toMatch(/Erased on \d+ \w+ \d{4}/);
    const [seat] = await withTx(delegate, (tx) => ownSeats(tx, delegate, [conference.id]));
    expect(seat?.tasks).toEqual([]);
    const question = await getFormQuestion(organizer, conference.id, flight.id, 'en');
    expect(question).toMatchObject({ answered: 0, erased: 1, again: 0, named: [] });
    await expect(saveFormAnswersDraft(delegate, before)).rejects.toThrow(
      'delegations.refusal.submittedAlready',
    );
    await expect(
      editFormAnswers(organizer, { ...before, participantId, reason: 'It was lost.' }),
    ).rejects.toThrow('delegations.refusal.sameAsBefore');
    expect(await traces(at.mark)).toEqual({});
    // The database takes it back from nobody either.
    await expect(
      withTx(SYSTEM, (tx) =>
        tx
          .update(formAnswer)
          .set({ answer: [at.mark], erasedAt: null })
          .where(eq(formAnswer.conferenceId, conference.id)),
      ),
    ).rejects.toMatchObject({ cause: { code: '23001' } });
  });

  it('never comes back by a longer time, and is asked for anew only where the question is', async () => {
    const at = await ground();
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, at.mark]);
    await keptSince(at, flight, 30);
    await erasePastAnswers();
    const kept = await newest(at, flight);
    await askOtherwise(at.organizer, at.conference, kept, { keptDays: null, reask: 'keep' });
    expect(await lineOf(at, flight)).toMatchObject({ answer: null, due: false, isOver: false });
    expect((await lineOf(at, flight))?.erasedAt).toBeTruthy();
    const longer = await newest(at, flight);
    await askOtherwise(at.organizer, at.conference, longer, { reask: 'again' });
    expect(await lineOf(at, flight)).toMatchObject({ answer: null, due: true });
    await answer(at, [await newest(at, flight), 'LA 800']);
    expect(await lineOf(at, flight)).toMatchObject({ answer: ['LA 800'], erasedAt: null, due: false });
  });
});

describe('another time', () => {
  const soon = () => daysLater(dayIn('UTC', new Date()), 3);

  it('that is longer is for what is answered from then on: whoever answered before was told the shorter one', async () => {
    const at = await ground({ startsOn: soon(), endsOn: soon(), timeZone: 'UTC' });
    const flight = await at.ask('Which flight?', { keptDays: 30 });
    await answer(at, [flight, at.mark]);
    await askOtherwise(at.organizer, at.conference, flight, { keptDays: 365, reask: 'keep' });
    expect(await lineOf(at, flight)).toMatchObject({
      erasesOn: daysLater(soon(), 31),
      wouldEraseOn: daysLater(soon(), 366),
    });
  });

  it('that is longer keeps no answer that was given for a shorter one', async () => {
    const at = await ground();
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, at.mark]);
    await keptSince(at, flight, 30);
    await asOwner(`update form_answer set given_under = 2 where conference_id = '${at.conference.id}'`);
    await askOtherwise(at.organizer, at.conference, await newest(at, flight), {
      keptDays: 365,
      reask: 'keep',
    });
    expect(await erasePastAnswers()).toBe(1);
    expect(await traces(at.mark)).toEqual({});
  });

  it('that was shorter for a while stays what was said, whatever came before and after', async () => {
    const at = await ground();
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, at.mark]);
    await keptSince(at, flight, 30);
    await askOtherwise(at.organizer, at.conference, await newest(at, flight), {
      keptDays: 365,
      reask: 'keep',
    });
    expect(await lineOf(at, flight)).toMatchObject({
      givenUnder: 1,
      erasesOn: daysLater('2023-03-23', 31),
    });
    expect(await erasePastAnswers()).toBe(1);
    expect(await traces(at.mark)).toEqual({});
  });

  it('that is shorter is for everything, from the next night on, and says so', async () => {
    const at = await ground({ timeZone: 'UTC' });
    const flight = await at.ask('Which flight?');
    await answer(at, [flight, at.mark]);
    const done = await askOtherwise(at.organizer, at.conference, flight, { keptDays: 30, reask: 'keep' });
    expect(done.message).toBe('delegations.done.questionEditedShorter');
    expect(await lineOf(at, flight)).toMatchObject({ erasesOn: daysLater(dayIn('UTC', new Date()), 1) });
    expect(await erasePastAnswers()).toBe(0);
    expect(await traces(at.mark)).toEqual({ form_answer: 1 });
    // The next night has come.
    await asOwner(
      'alter table form_question_version disable trigger user',
      `update form_question_version set kept_since = kept_since - interval '1 day' where conference_id = '${at.conference.id}'`,
      'alter table form_question_version enable trigger user',
    );
    expect(await erasePastAnswers()).toBe(1);
    expect(await traces(at.mark)).toEqual({});
  });
});

it('waits for the next night where another end was set to the conference by day', async () => {
  const at = await ground();
  const { id, slug } = at.conference;
  const flight = await at.ask('Which flight?');
  await answer(at, [flight, at.mark]);
  await keptSince(at, flight, 30);
  const was = { startsOn: '2032-03-21', endsOn: '2032-03-23', timeZone: 'America/Santiago' };
  await withTx(SYSTEM, (tx) =>
    record(tx, SYSTEM, {
      ...{ conferenceId: id, kind: 'conference.moved', entityId: id, before: was },
      after: {
        ...was,
        startsOn: '2023-03-21',
        endsOn: '2023-03-23',
        keeps: 'timeOfDay' as const,
        sessions: 0,
        reason: slug,
      },
    }),
  );
  expect(await erasePastAnswers()).toBe(0);
  const byDays = (days: number) =>
    asOwner(
      'alter table event disable trigger user',
      `update event set at = at + interval '${days} day' where conference_id = '${id}' and kind = 'conference.moved'`,
      'alter table event enable trigger user',
    );
  await byDays(-1);
  expect(await erasePastAnswers()).toBe(1);
  await byDays(1);
  expect(await traces(at.mark)).toEqual({});
});

it('is reckoned in the database as in the domain, in every zone', async () => {
  const { conference } = await ground();
  const zones = ['Pacific/Kiritimati', 'America/Santiago', 'UTC', 'Asia/Kathmandu', 'Pacific/Pago_Pago'];
  const inDatabase = async (timeZone: string, endsOn: string | null, days: number | null, since: Date) =>
    withTx(SYSTEM, async (tx) => {
      const { rows } = await tx.execute<{ day: string | null }>(sql`
        select (${erasesOnBy(sql`v`)})::text as day
        from (select ${endsOn}::date as ends_on, ${timeZone}::text as time_zone) c,
          (select ${days}::int as kept_days, ${since.toISOString()}::timestamptz as kept_since) v`);
      return rows[0]?.day ?? null;
    });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...zones),
      fc.option(fc.integer({ min: 0, max: 4000 })),
      fc.constantFrom(null, ...KEPT_DAYS),
      fc.integer({ min: 0, max: 4000 * 86_400 }),
      async (timeZone, after, days, seconds) => {
        const endsOn = after === null ? null : daysLater('2020-01-01', after);
        const since = new Date(Date.UTC(2020, 0, 1) + seconds * 1000);
        const setOn = dayIn(timeZone, since);
        expect(await inDatabase(timeZone, endsOn, days, since)).toBe(erasesOn({ days, setOn }, endsOn));
      },
    ),
    { numRuns: 60 },
  );
  expect(await withTx(SYSTEM, (tx) => tx.$count(conferences, eq(conferences.id, conference.id)))).toBe(1);
});
