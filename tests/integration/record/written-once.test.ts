import { eq, sql } from 'drizzle-orm';
import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { agendaRelease } from '@/db/schema/agenda';
import { conference } from '@/db/schema/conferences';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { SYSTEM } from '@/domain/actor';
import { record } from '@/platform/record';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { owner } from '@/tests/setup/owner';

/** Every table whose rows are written once. */
const WRITTEN_ONCE = [
  'accepted_warning',
  'agenda_release',
  'ballot_act',
  'ballot_event',
  'ballot_finding',
  'communique_corrigendum',
  'corrigendum',
  'credentials_report',
  'credentials_report_act',
  'debate',
  'debate_event',
  'event',
  'final_report',
  'follow_up',
  'follow_up_member',
  'follow_up_notice',
  'follow_up_rhythm',
  'form_question_version',
  'forwarding',
  'implementation_report',
  'intervention_correction',
  'late_admission',
  'notes_approval',
  'notes_version',
  'notes_version_paragraph',
  'outcome_source',
  'outcome_symbol',
  'paragraph_corrigendum',
  'paragraph_version',
  'proposal',
  'refused_vote',
  'reminder',
  'reported_credentials',
  'reservation',
  'reservation_correction',
  'roll',
  'roll_exclusion',
  'sent_letter',
  'show_of_hands',
  'show_of_hands_correction',
  'silence_break',
  'submission',
  'translation',
];

let client: pg.Client;
beforeEach(async () => {
  client = await owner();
});
afterEach(() => client.end());

/** A conference with one event, one release, one adopted outcome and one paragraph with an aside. */
async function kept(values: { sample?: boolean } = {}) {
  const { id: conferenceId } = await aConference(values);
  const session = await aSession(conferenceId);
  const aside = { conferenceId, id: newId(), paragraphId: newId(), version: 1, text: 'Mine', aside: true };
  const text = { ...aside, id: newId(), aside: false };
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(agendaRelease).values({ conferenceId, number: 1, sessions: [] });
    const id = aside.paragraphId;
    await tx.insert(paragraph).values({
      conferenceId,
      id,
      sessionId: session.id,
      number: 1,
      position: 1,
      language: 'en',
      text: 'Theirs',
    });
    await tx.insert(paragraphVersion).values([aside, text]);
    await record(tx, SYSTEM, { conferenceId, kind: 'participant.linkResent', entityId: '1' });
  });
  await anOutcome(conferenceId, { adoptedAt: new Date(), adoptionMethod: 'consensus' });
  return { conferenceId, aside: aside.id, text: text.id };
}

const FROZEN = ['event', 'agenda_release', 'paragraph_version', 'outcome_paragraph'];

describe('what is written once', () => {
  it('is all that has a guard against change, and each has one against emptying too', async () => {
    const { rows } = await client.query<{ name: string; guards: string[] }>(
      `select c.relname as name, array_agg(w.word order by w.word) as guards
       from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid,
       lateral (select unnest(array[
         case when t.tgtype & 8 > 0 then 'delete' end, case when t.tgtype & 16 > 0 then 'update' end,
         case when t.tgtype & 32 > 0 then 'truncate' end]) as word) w
       where p.proname in ('refuse_change', 'guard_paragraph_version') and w.word is not null
         and c.relname not in ('outcome_paragraph', 'paragraph', 'consensus_call', 'event_head', 'floor_request', 'form_question', 'intervention', 'member', 'notes_circulation', 'notes_comment', 'objection', 'sponsorship', 'statement') group by 1 order by 1`,
    );
    expect(rows).toEqual(WRITTEN_ONCE.map((name) => ({ name, guards: ['delete', 'truncate', 'update'] })));
  });

  it.each([
    ...WRITTEN_ONCE,
    'form_question',
    'outcome_paragraph',
    'paragraph',
    'ballot',
    'outcome',
    'member',
    'notes_circulation',
    'notes_comment',
    'sponsorship',
  ])('is not emptied whole, not even by the owner: %s', async (table) => {
    await expect(client.query(`truncate ${table} cascade`)).rejects.toThrow(/append-only/);
  });

  it.each(FROZEN)('is not deleted where the conference is no sample, whatever is set: %s', async (table) => {
    const { conferenceId } = await kept();
    await client.query("select set_config('app.resetting', $1, false)", [conferenceId]);
    const gone = client.query(`delete from ${table} where conference_id = $1`, [conferenceId]);
    await expect(gone).rejects.toThrow(/append-only|frozen/);
  });

  it.each(FROZEN)('is deleted with a sample, when that is named: %s', async (table) => {
    const { conferenceId } = await kept({ sample: true });
    const other = await kept({ sample: true });
    const remove = () => client.query(`delete from ${table} where conference_id = $1`, [conferenceId]);
    await client.query("select set_config('app.resetting', $1, false)", [other.conferenceId]);
    await expect(remove()).rejects.toThrow(/append-only|frozen/);
    await client.query("select set_config('app.resetting', $1, false)", [conferenceId]);
    expect((await remove()).rowCount).toBeGreaterThan(0);
  });

  it('cannot be had by the application in naming a conference a sample', async () => {
    const { conferenceId } = await kept();
    const named = withTx(SYSTEM, (tx) =>
      tx.update(conference).set({ sample: true }).where(eq(conference.id, conferenceId)),
    );
    await expect(named).rejects.toMatchObject({ cause: { code: '42501' } });
    const { conferenceId: sample } = await kept({ sample: true });
    await client.query('begin; grant delete on event to plenary_app; set local role plenary_app');
    await client.query("select set_config('app.resetting', $1, true)", [sample]);
    const gone = client.query('delete from event where conference_id = $1', [sample]);
    await expect(gone).rejects.toThrow(/append-only/);
    await client.query('rollback');
  });
});

describe('an aside', () => {
  const settle = (id: string, by: string | null = newId()) =>
    withTx(SYSTEM, (tx) =>
      tx
        .update(paragraphVersion)
        .set({ settledAt: sql`clock_timestamp()`, settledBy: by })
        .where(eq(paragraphVersion.id, id)),
    );

  it('is settled once, by somebody', async () => {
    const { aside } = await kept();
    await expect(settle(aside, null)).rejects.toMatchObject({
      cause: { constraint: 'paragraph_version_settled' },
    });
    await settle(aside);
    await expect(settle(aside)).rejects.toMatchObject({ cause: { code: '23001' } });
    const reopen = `update paragraph_version set settled_at = null, settled_by = null where id = '${aside}'`;
    await expect(client.query(reopen)).rejects.toThrow(/append-only/);
  });

  it('keeps its text, also in the statement that settles it', async () => {
    const { aside } = await kept();
    const settling = 'settled_at = clock_timestamp(), settled_by = gen_random_uuid()';
    const change = (what: string) =>
      client.query(`update paragraph_version set ${what}${settling} where id = $1`, [aside]);
    for (const what of ["text = 'x', ", 'version = 9, ', 'saved_by = gen_random_uuid(), ', 'aside = false, '])
      await expect(change(what)).rejects.toThrow(/append-only/);
    expect((await change('')).rowCount).toBe(1);
  });

  it('is the only version that can be settled', async () => {
    const { text } = await kept();
    await expect(settle(text)).rejects.toMatchObject({ cause: { code: '23001' } });
  });
});
