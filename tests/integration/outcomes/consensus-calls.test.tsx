import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { getConference } from '@/features/conferences/queries';
import { adoptOutcome, leaveOutcomeOpen, recordReservation } from '@/features/outcomes/commands/adoption';
import { openConsensusCall, withdrawConsensusCall } from '@/features/outcomes/commands/consensus-calls';
import { addObjection, withdrawObjection } from '@/features/outcomes/commands/objections';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { correctReservation } from '@/features/outcomes/commands/reservations';
import { addOutcomeParagraph } from '@/features/outcomes/commands/text';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { auditBeside } from '@/features/outcomes/queries/audit';
import { outcomeBlocks } from '@/features/outcomes/queries/outcome-words';
import { until } from '@/scripts/processes.mjs';
import { aCalledText } from '@/tests/setup/conference/calls';
import { aRulesProfile, closed, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { RULES } from '@/tests/setup/conference/rules';
import { drawn } from '@/tests/setup/drawn';
import { asOwner, owner } from '@/tests/setup/owner';

const why = (word: string) => ({ key: `outcomes.calls.why.${word}` });
const reason = 'Two delegations wish to speak first.';
const sentence = 'Adopted by consensus: no delegation objected within 60 seconds; 1 reservation recorded.';

const kindsOf = async (conferenceId: string) => {
  const { rows } = await withTx(SYSTEM, (tx) =>
    tx.execute<{ kind: string; after: Record<string, unknown> }>(
      sql`select kind, after from event where conference_id = ${conferenceId} and entity = 'outcome' order by sequence`,
    ),
  );
  return rows;
};

describe('a call for objections', () => {
  it('ends in the adoption once nobody objected in time, with the reservation of a delegation, and says so everywhere', async () => {
    const { meeting, first, see, open, declare, runOut, onTable, at } = await aCalledText();
    await open();
    expect((await onTable())?.open).toMatchObject({ call: 1, seconds: 60, stage: 'running' });
    await expect(declare()).rejects.toMatchObject(why('running'));
    const { delegationId } = first;
    await recordReservation(first, { ...at, delegationId, text: 'نتحفظ على الفقرة الأخيرة.' });
    await runOut();
    expect((await onTable())?.open).toMatchObject({ stage: 'declarable', reserved: [{ delegationId }] });
    await declare();
    const outcome = await see(ANONYMOUS);
    expect(outcome).toMatchObject({ state: 'adopted', adoptionMethod: 'consensus', doubt: null });
    expect(outcome.calls).toMatchObject([{ number: 1, endedAs: 'declared', recalled: false }]);
    const conference = await getConference(ANONYMOUS, meeting.slug);
    expect(await drawn(<OutcomePage conference={conference} outcome={outcome} />)).toContain(sentence);
    const paper = outcomeBlocks(outcome, { locale: 'en', originalLanguage: 'en', timeZone: 'UTC' });
    expect(JSON.stringify(paper)).toContain(sentence);
    expect(JSON.stringify(paper)).toContain('نتحفظ على الفقرة الأخيرة.');
    const events = await kindsOf(meeting.id);
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['consensusCall.opened', 'reservation.recorded', 'outcome.adopted'],
    ]);
    expect(events.at(-1)?.after).toMatchObject({ method: 'consensus', call: 1, seconds: 60 });
    expect(await withTx(SYSTEM, (tx) => auditBeside(tx, meeting.id))).toEqual([{ number: 1, why: null }]);
  });

  it('is blocked by an objection until that is withdrawn, and keeps both', async () => {
    const { meeting, first, second, chair, see, open, object, declare, runOut, onTable, at } =
      await aCalledText();
    await open();
    await object(first);
    await expect(object(first)).rejects.toMatchObject(why('objectedAlready'));
    await runOut();
    // What the chair hears in the room counts until the gavel.
    await object(second, 1, chair);
    expect((await onTable(second))?.open).toMatchObject({
      ...{ stage: 'objected', objections: [{ source: 'delegation' }, { source: 'chair' }] },
    });
    await expect(declare()).rejects.toMatchObject(why('objected'));
    for (const { id } of (await onTable())?.open?.objections ?? [])
      await withdrawObjection(chair, { ...at, objectionId: id });
    await declare();
    expect((await see()).calls[0]?.objections).toMatchObject([{ withdrawn: true }, { withdrawn: true }]);
    expect((await see(ANONYMOUS)).calls[0]?.objections).toEqual([]);
    expect(await withTx(SYSTEM, (tx) => auditBeside(tx, meeting.id))).toEqual([{ number: 1, why: null }]);
  });

  it('says in words when an objection is too late, and the delegation withdraws only its own', async () => {
    const { first, second, open, object, runOut, onTable, at } = await aCalledText();
    await open();
    await object(first);
    const [standing] = (await onTable())?.open?.objections ?? [];
    await expect(withdrawObjection(second, { ...at, objectionId: standing?.id ?? '' })).rejects.toMatchObject(
      { kind: 'forbidden' },
    );
    await runOut(0);
    await expect(object(second)).rejects.toMatchObject(why('late'));
    await withdrawObjection(first, { ...at, objectionId: standing?.id ?? '' });
    await expect(withdrawObjection(first, { ...at, objectionId: standing?.id ?? '' })).rejects.toMatchObject(
      why('withdrawnAlready'),
    );
  });

  it('keeps the text as it is and lets nothing else decide it, until it is withdrawn with a reason', async () => {
    const { chair, see, open, onTable, at, first } = await aCalledText();
    await open();
    const { version } = await see();
    await expect(addOutcomeParagraph(chair, { ...at, part: 'operative' })).rejects.toMatchObject(
      why('called'),
    );
    await expect(leaveOutcomeOpen(chair, { ...at, version })).rejects.toMatchObject(why('called'));
    await expect(adoptOutcome(chair, { ...at, version, noObjection: true })).rejects.toMatchObject(
      why('otherCall'),
    );
    await withdrawConsensusCall(chair, { ...at, call: 1, reason });
    await expect(withdrawConsensusCall(chair, { ...at, call: 1, reason })).rejects.toMatchObject(why('over'));
    expect((await onTable())?.open).toBeNull();
    await expect(
      addObjection(first, { ...at, call: 1, delegationId: first.delegationId }),
    ).rejects.toMatchObject(why('withdrawn'));
    await expect(
      recordReservation(first, { ...at, delegationId: first.delegationId, text: 'Later.' }),
    ).rejects.toMatchObject(why('reservesLate'));
    await addOutcomeParagraph(chair, { ...at, part: 'operative' });
    expect((await see()).calls).toMatchObject([{ endedAs: 'withdrawn', endReason: reason }]);
  });

  it('is made once more after its declaration was recalled, and a reservation is corrected beside', async () => {
    const { chair, first, see, open, declare, runOut, at } = await aCalledText();
    await open();
    await recordReservation(first, { ...at, delegationId: first.delegationId, text: 'Mistaken.' });
    await runOut();
    await declare();
    const [reservation] = (await see()).reservations;
    await correctReservation(chair, {
      ...{ ...at, reservationId: reservation?.id ?? '', version: 1, text: 'As it was said.', reason },
    });
    expect((await see(ANONYMOUS)).reservations).toMatchObject([
      { text: 'Mistaken.', corrections: [{ text: 'As it was said.' }] },
    ]);
    await recallOutcome(chair, { ...at, version: (await see()).version, reason });
    expect((await see()).calls).toMatchObject([{ endedAs: 'declared', recalled: true }]);
    await open();
    await runOut();
    await declare(2);
    expect((await see(ANONYMOUS)).calls).toMatchObject([{ number: 2 }]);
  });

  it('is for who speaks for an accredited member, and the question for who takes part', async () => {
    const { meeting, open, onTable, at, first } = await aCalledText();
    await open();
    const peru = await aDelegation(meeting.id, 'PE');
    const adviser = await aSeat(meeting.id, first.delegationId, 'adviser');
    const head = await aSeat(meeting.id, peru.id, 'head');
    const from = (actor: typeof head, delegationId: string) =>
      addObjection(actor, { ...at, call: 1, delegationId });
    await expect(from(adviser, first.delegationId)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(from(head, peru.id)).rejects.toMatchObject(why('notAccredited'));
    await expect(from(head, first.delegationId)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await onTable(adviser))?.own).toBeNull();
    expect((await onTable(head))?.own).toMatchObject({ accredited: false });
    expect(await onTable(ANONYMOUS)).toBeNull();
  });

  it('is asked for by the rules, or is not on record where they do not ask', async () => {
    const { meeting, chair, see, at } = await aCalledText();
    await aRulesProfile(meeting.id, inAll('Rules'), { ...RULES, consensus: { call: true, seconds: 90 } });
    const { version } = await see();
    await expect(adoptOutcome(chair, { ...at, version, noObjection: true })).rejects.toMatchObject(
      why('callAsked'),
    );
    const paper = await aCalledText();
    await adoptOutcome(paper.chair, { ...paper.at, version, noObjection: true });
    const outcome = await paper.see(ANONYMOUS);
    const blocks = outcomeBlocks(outcome, { locale: 'en', originalLanguage: 'en', timeZone: 'UTC' });
    expect(JSON.stringify(blocks)).toContain('Adopted by consensus; no call for objections was recorded.');
  });
});

describe('two at once', () => {
  it('call one text once, and one text of a session', async () => {
    const { meeting, session, chair, open, onTable } = await aCalledText();
    await anOutcome(meeting.id, { number: 2, sessionId: session.id });
    const other = await anActor('chair', meeting.id);
    const call = (number: number) =>
      openConsensusCall(other, {
        ...{ conference: meeting.slug, sessionId: session.id, seconds: 60, text: { number, version: 1 } },
      });
    const same = await Promise.allSettled([open(), call(1)]);
    expect(same.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(same.find(({ status }) => status === 'rejected')).toMatchObject({ reason: why('called') });
    await expect(call(2)).rejects.toMatchObject(why('otherOpen'));
    await withdrawConsensusCall(chair, { conference: meeting.slug, number: 1, call: 1, reason });
    const both = await Promise.allSettled([open(), call(2)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: why('otherOpen') });
    expect((await onTable())?.open).not.toBeNull();
  });

  it('close the conference or declare: what was called is adopted by nobody afterwards, and the call can be withdrawn', async () => {
    const { meeting, chair, first, open, object, declare, runOut, see, at } = await aCalledText();
    await open();
    await runOut();
    await closed(meeting.id);
    await expect(object(first)).rejects.toMatchObject(why('conferenceClosed'));
    await expect(declare()).rejects.toMatchObject({ key: 'outcomes.refusal.conferenceClosed' });
    await withdrawConsensusCall(chair, { ...at, call: 1, reason });
    await leaveOutcomeOpen(chair, { ...at, version: (await see()).version });
  });
});

/** An objection that waits at the text while its time runs out: it had reached the server before. */
async function waiting(work: () => Promise<unknown>, meanwhile: () => Promise<void>, id: string) {
  const other = await owner();
  try {
    await other.query('begin');
    await other.query('select from outcome where id = $1 for update', [id]);
    const sent = work();
    sent.catch(() => {});
    await until(async () => {
      const { rows } = await other.query(
        "select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()",
      );
      return rows.length > 0;
    }, 'the objection waits');
    await meanwhile();
    await other.query('commit');
    return await sent.then(
      () => 'recorded',
      ({ key }) => key,
    );
  } finally {
    await other.end();
  }
}

describe('an objection and the end of the time', () => {
  it('that reached the server before counts, however long it waited there', async () => {
    const { first, draft, open, object, declare, onTable } = await aCalledText();
    await open(10);
    // Its last second, in which the objection arrives.
    await asOwner(`alter table consensus_call disable trigger user;
      update consensus_call set opened_at = clock_timestamp() - interval '9 seconds',
        due_at = clock_timestamp() - interval '9 seconds' + interval '10 seconds' where outcome_id = '${draft.id}';
      alter table consensus_call enable trigger user`);
    const pause = () => new Promise<void>((done) => setTimeout(done, 1_500));
    expect(await waiting(() => object(first), pause, draft.id)).toBe('recorded');
    expect((await onTable())?.open).toMatchObject({ stage: 'objected' });
    await expect(declare()).rejects.toMatchObject(why('objected'));
  });
});

/** An objection in one connection and the declaration in another, each before the other has committed. */
async function atTheGavel(first: 'objection' | 'declaration') {
  const { meeting, draft, open, first: head, runOut } = await aCalledText();
  await open();
  await runOut();
  const [one, other] = [await owner(), await owner()];
  const object = `insert into objection (conference_id, id, outcome_id, call, delegation_id, source, reached_at)
    values ('${meeting.id}', gen_random_uuid(), '${draft.id}', 1, '${head.delegationId}', 'chair', now())`;
  const declare = `update consensus_call set ended_as = 'declared', ended_at = date_trunc('milliseconds', clock_timestamp())
    where outcome_id = '${draft.id}'`;
  const [sooner, later] = first === 'objection' ? [object, declare] : [declare, object];
  try {
    await one.query('begin');
    await one.query(sooner);
    const second = other.query(later).then(
      () => 'done',
      ({ code }) => code,
    );
    await new Promise((done) => setTimeout(done, 200));
    await one.query('commit');
    return await second;
  } finally {
    await Promise.all([one.end(), other.end()]);
  }
}

describe('an objection and the declaration, in two connections', () => {
  it.each(['objection', 'declaration'] as const)(
    'the %s that came first is seen by the other',
    async (first) => {
      expect(await atTheGavel(first)).toBe('23001');
    },
  );

  it('would miss each other without the guard (control)', async () => {
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute<{ code: string }>(sql`select pg_get_functiondef('guard_objection'::regproc) as code`),
    );
    const code = rows[0]?.code ?? '';
    expect(code).toContain('FOR SHARE');
    await asOwner(code.replace(' FOR SHARE', ''));
    try {
      expect(await atTheGavel('objection')).toBe('done');
    } finally {
      await asOwner(code);
    }
    expect(await atTheGavel('objection')).toBe('23001');
  });
});

describe('the database', () => {
  it('adopts nothing by consensus while it is called, and declares nothing against an objection or before its time', async () => {
    const { draft, first, open, object, runOut } = await aCalledText();
    await open();
    const refused = { code: '23001' };
    const adopted = `update outcome set adopted_at = now(), adoption_method = 'consensus' where id = '${draft.id}'`;
    const declared = `update consensus_call set ended_as = 'declared', ended_at = date_trunc('milliseconds', clock_timestamp())
      where outcome_id = '${draft.id}'`;
    await expect(asOwner(adopted)).rejects.toMatchObject(refused);
    await expect(asOwner(declared)).rejects.toMatchObject(refused);
    await object(first);
    await runOut();
    await expect(asOwner(declared)).rejects.toMatchObject(refused);
    await expect(asOwner(adopted)).rejects.toMatchObject(refused);
    await expect(
      asOwner(`update objection set withdrawn_at = now(), delegation_id = gen_random_uuid()
        where outcome_id = '${draft.id}'`),
    ).rejects.toMatchObject(refused);
    await expect(asOwner(`delete from objection where outcome_id = '${draft.id}'`)).rejects.toMatchObject(
      refused,
    );
  });
});
