import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { interventionCorrection } from '@/db/schema/speakers';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { SpeechStanding } from '@/domain/speeches';
import { addParagraph } from '@/features/notes/commands/paragraphs';
import { correctIntervention } from '@/features/speakers/commands/correcting';
import { Spoken } from '@/features/speakers/components/spoken';
import { beginningOf, UnwrittenSpeeches } from '@/features/speakers/components/unwritten-speeches';
import { listSpoken } from '@/features/speakers/queries/spoken';
import { listUnwritten } from '@/features/speakers/queries/unwritten';
import { localToSecond } from '@/platform/i18n/format';
import { ZONE } from '@/tests/setup/conference/conference';
import { aDebate } from '@/tests/setup/conference/debate';
import { anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';
import { eventsOf } from '@/tests/setup/stored';
import { hold, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';

const REASON = 'The wrong light was pressed.';

/** Chile has spoken, and Peru speaks. */
async function aMistake() {
  const debate = await aDebate(['CL', 'PE']);
  const [chile, peru] = debate.delegates;
  if (!chile || !peru) throw new Error('there are no delegates');
  await debate.ask(chile);
  await debate.ask(peru);
  await debate.next();
  await debate.next();
  const here = { conferenceId: debate.conference.id, sessionId: debate.session.id };
  const spoken = async () => {
    const [speech] = await listSpoken(debate.chair, here);
    if (!speech) throw new Error('nobody has spoken');
    return speech;
  };
  const speech = await spoken();
  const good = {
    ...{ ...debate.here, interventionId: speech.id, version: 1, standing: 'given' as const },
    ...{ delegationId: peru.delegationId, speaker: 'Ana Rojas' as string | null, reason: REASON },
    startedAt: localToSecond(speech.recorded.startedAt, ZONE),
    endedAt: localToSecond(speech.recorded.endedAt, ZONE),
  };
  const correct = (
    more: Partial<Omit<typeof good, 'standing'> & { standing: SpeechStanding }> = {},
    actor: Actor = debate.chair,
  ) => correctIntervention(actor, { ...good, ...more });
  const unwritten = async () => (await listUnwritten(debate.chair, here)).unwritten;
  return { ...debate, chile, peru, speech, good, spoken, correct, unwritten };
}

describe('the correction of a speech that has ended', () => {
  it('stands beside it, the last counts, and what was recorded stays', async () => {
    const { correct, spoken, speech, conference, peru, chile, speeches } = await aMistake();
    const before = await speeches();
    await correct();
    expect(await spoken()).toMatchObject({
      recorded: speech.recorded,
      counting: {
        ...speech.recorded,
        delegationId: peru.delegationId,
        countryCode: 'PE',
        speaker: 'Ana Rojas',
      },
      version: 2,
    });
    await expect(correct()).rejects.toMatchObject({ kind: 'stale' });
    await expect(correct({ version: 2 })).rejects.toMatchObject({ key: 'speakers.correction.why.nothing' });
    await correct({ version: 2, delegationId: chile.delegationId, speaker: null, reason: 'It was Chile.' });
    expect((await spoken()).corrections).toMatchObject([
      { number: 1, countryCode: 'PE', reason: REASON },
      { number: 2, countryCode: 'CL', reason: 'It was Chile.' },
    ]);
    expect(await speeches()).toEqual(before);
    const events = (await eventsOf(conference.id)).filter(({ kind }) => kind === 'intervention.corrected');
    expect(events).toMatchObject([
      {
        before: { version: 1, delegationId: chile.delegationId, standing: 'given' },
        after: { number: 1, version: 2, delegationId: peru.delegationId, reason: REASON },
      },
      { before: { version: 2 }, after: { version: 3, delegationId: chile.delegationId } },
    ]);
    expect(JSON.stringify(events)).not.toContain('Rojas');
  });

  it('keeps to the session and to the order, and names the field', async () => {
    const { correct, speech } = await aMistake();
    const moved = (ms: number) => localToSecond(new Date(speech.recorded.startedAt.getTime() + ms), ZONE);
    await expect(correct({ endedAt: moved(-60_000) })).rejects.toMatchObject({ field: 'endedAt' });
    await expect(correct({ endedAt: moved(3_600_000) })).rejects.toMatchObject({
      ...{ key: 'speakers.correction.why.notYet', field: 'endedAt' },
    });
    await expect(correct({ startedAt: '2023-03-20T10:00' })).rejects.toMatchObject({
      ...{ key: 'speakers.correction.why.outside', field: 'startedAt' },
    });
  });

  it('is recorded by whoever presides alone, of a speech of the session that has ended', async () => {
    const { correct, chile, conference } = await aMistake();
    await expect(correct({}, chile)).rejects.toMatchObject({ kind: 'forbidden' });
    const rapporteur = await anActor('rapporteur', conference.id);
    await expect(correct({}, rapporteur)).rejects.toMatchObject({ kind: 'forbidden' });
    const other = await aMistake();
    await expect(correct({ interventionId: other.speech.id })).rejects.toMatchObject({ kind: 'notFound' });
    await expect(correct({ delegationId: other.peru.delegationId })).rejects.toMatchObject({
      kind: 'notFound',
    });
    await correct({}, await anActor('organizer', conference.id));
  });

  it('is not of one that goes on', async () => {
    const { correct, view, chair } = await aMistake();
    const [running] = (await view(chair)).floor;
    await expect(correct({ interventionId: running?.id ?? '' })).rejects.toMatchObject({ kind: 'notFound' });
  });

  it('is read on the console, and where the speech is offered to whoever keeps the notes', async () => {
    const { correct, spoken, unwritten } = await aMistake();
    await correct();
    const pages = [
      await drawn(<Spoken timeZone={ZONE} spoken={[await spoken()]} />),
      await drawn(<UnwrittenSpeeches timeZone={ZONE} speeches={await unwritten()} />),
    ];
    for (const page of pages)
      for (const words of ['Chile', 'Peru', 'Ana Rojas', 'Corrected on', REASON])
        expect(page).toContain(words);
    const [offered] = await unwritten();
    expect(offered && beginningOf(offered, 'en')).toBe('Peru (Ana Rojas): ');
  });

  it('makes its paragraph that of the delegation that spoke', async () => {
    const { correct, conference, speech, peru, here } = await aMistake();
    await correct();
    const rapporteur = await anActor('rapporteur', conference.id);
    const text = { language: 'en' as const, text: 'Peru: It agreed.', after: null };
    await addParagraph(rapporteur, { ...here, ...text, interventionId: speech.id });
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute(sql`select delegation_id from paragraph where intervention_id = ${speech.id}`),
    );
    expect(rows).toEqual([{ delegation_id: peru.delegationId }]);
  });

  it('says that it was not given, which is offered no more and refused in words; and that it was after all', async () => {
    const { correct, conference, speech, unwritten, spoken, here } = await aMistake();
    await correct({ standing: 'notGiven' });
    expect(await spoken()).toMatchObject({ counting: { ...speech.recorded, standing: 'notGiven' } });
    expect(await unwritten()).toEqual([]);
    expect(await drawn(<Spoken timeZone={ZONE} spoken={[await spoken()]} />)).toContain('Not given');
    const rapporteur = await anActor('rapporteur', conference.id);
    const text = { ...here, language: 'en' as const, text: 'Chile: It agreed.', after: null };
    await expect(addParagraph(rapporteur, { ...text, interventionId: speech.id })).rejects.toMatchObject({
      ...{ key: 'notes.refusal.speechNotGiven', field: 'text' },
    });
    await correct({ version: 2 });
    expect(await unwritten()).toHaveLength(1);
  });
});

/** Two who preside correct one speech at the same moment. */
async function atOnce() {
  const mistake = await aMistake();
  const { conference, correct, chile } = mistake;
  const organizer = await anActor('organizer', conference.id);
  const chain = await hold('chain', conference.id);
  const both = Promise.allSettled([
    correct(),
    correct({ delegationId: chile.delegationId, speaker: 'Luz Mora' }, organizer),
  ]);
  await chain.standing(2);
  await chain.release();
  const refusals = (await both).flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  return { refusals, corrections: (await mistake.spoken()).corrections };
}

describe('two corrections at once', () => {
  it('are one, and the other is told that the record changed', async () => {
    const { refusals, corrections } = await atOnce();
    expect(refusals).toMatchObject([{ key: 'common.refusal.stale' }]);
    expect(corrections).toHaveLength(1);
  });

  it('are one also without the lock of the session: the database takes each number once (control)', async () => {
    const { done } = await refusalsDuring(() => withoutLock('session', atOnce));
    expect(done.taken).toBeGreaterThan(0);
    expect(done.done.corrections).toHaveLength(1);
    expect(done.done.refusals).toHaveLength(1);
    expect(done.done.refusals[0].key).not.toBe('common.refusal.stale');
  });
});

describe('the database', () => {
  it('refuses a correction of a speech that goes on, one out of its number, and one of another time', async () => {
    const { view, chair, speech, conference, chile } = await aMistake();
    const [running] = (await view(chair)).floor;
    const row = {
      ...{ conferenceId: conference.id, interventionId: speech.id, number: 1, standing: 'given' as const },
      ...{ delegationId: chile.delegationId, reason: REASON },
      ...{ startedAt: speech.recorded.startedAt, endedAt: speech.recorded.endedAt },
    };
    const put = (more: Partial<typeof interventionCorrection.$inferInsert>) =>
      withTx(SYSTEM, (tx) => tx.insert(interventionCorrection).values({ ...row, ...more }));
    await expect(put({ interventionId: running?.id })).rejects.toMatchObject({ cause: { code: '23001' } });
    await expect(put({ number: 2 })).rejects.toMatchObject({ cause: { code: '23001' } });
    await expect(put({ recordedAt: new Date(Date.now() - 600_000) })).rejects.toMatchObject({
      cause: { code: '23001' },
    });
    await expect(put({ endedAt: new Date(row.startedAt.getTime() - 1) })).rejects.toMatchObject({
      cause: { code: '23514' },
    });
    await put({});
    const changed = withTx(SYSTEM, (tx) =>
      tx
        .update(interventionCorrection)
        .set({ reason: 'Another' })
        .where(eq(interventionCorrection.interventionId, speech.id)),
    );
    await expect(changed).rejects.toThrow();
  });
});
