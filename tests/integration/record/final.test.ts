import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { cancelBallot } from '@/features/ballots/commands/cancelling';
import { openBallot } from '@/features/ballots/commands/opening';
import { breakSilence } from '@/features/ballots/commands/silence';
import { declareDue, openDue } from '@/features/ballots/jobs';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { getBallot } from '@/features/ballots/queries/ballot';
import { until } from '@/scripts/processes.mjs';
import { aSession } from '@/tests/setup/conference/agenda';
import { aBallot, cast, HOUR, opening } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anAccount, aSeat } from '@/tests/setup/conference/people';
import { aProposal } from '@/tests/setup/conference/proposals';
import { withVote } from '@/tests/setup/conference/rules';
import { owner } from '@/tests/setup/owner';
import { ANOTHER, FINAL, type Final, WORKING } from './final-things';

let client: pg.Client;
let hall: Hall;
const soon = (ms: number) => new Date(Date.now() + ms);

async function aText(number: number): Promise<Hall> {
  const { id } = await anOutcome(hall.conference.id, { number, leftOpenAt: new Date() });
  return { ...hall, outcomeId: id };
}

async function cancel(number: number): Promise<void> {
  const { id, slug } = hall.conference;
  const ballotVersion = ballotVersionOf(await getBallot(SYSTEM, id, number));
  const [row] = await withTx(SYSTEM, (tx) => tx.select().from(conference).where(eq(conference.id, id)));
  const words = { reason: 'A wrong year', word: row?.symbol };
  await cancelBallot(hall.organizer, { conference: slug, number, ballotVersion, ...words });
}

/** One ballot of every state, on texts of their own. */
async function ballots(): Promise<void> {
  for (const [number, choice] of [
    [1, 'for'],
    [2, 'against'],
  ] as const) {
    await aBallot(await aText(number + 1), { number });
    for (const head of hall.heads) await cast(hall, head, choice, undefined, number);
  }
  await declareDue();
  const [head] = hall.heads;
  if (!head) throw new Error('no head');
  await aBallot(await aText(4), { number: 3 });
  await cast(hall, head, 'for', undefined, 3);
  const delegate = await aSeat(hall.conference.id, head.delegationId, 'delegate');
  await expect(cast(hall, delegate, 'for', undefined, 3)).rejects.toMatchObject({ kind: 'forbidden' });
  await aBallot(await aText(5), { number: 4, procedure: 'silence' });
  const breaking = {
    conference: hall.conference.slug,
    number: 4,
    reason: 'It goes too far',
    key: randomUUID(),
  };
  await breakSilence(head.actor, breaking);
  const missed = await aText(6);
  const opensAt = soon(50);
  await aBallot(missed, { number: 5, opensAt, closesAt: new Date(opensAt.getTime() + 1) });
  await until(async () => Date.now() > opensAt.getTime() + 1, 10_000, 5);
  await openDue();
  await aBallot(await aText(7), { number: 6, opensAt: soon(HOUR), closesAt: soon(2 * HOUR) });
  await aBallot(await aText(9), { number: 7 });
  await cast(hall, head, 'for', undefined, 7);
  await cancel(7);
  await aText(8);
  await aDelegation(hall.conference.id, 'Observing Organization');
  await openBallot(hall.organizer, await opening(hall, { outcome: 8 }));
}

/** What the ballots do not bring along, put in by hand. */
async function theRest(tx: Tx): Promise<void> {
  const conferenceId = hall.conference.id;
  const [head] = hall.heads;
  const session = await aSession(conferenceId);
  const title = { en: 'In English alone', fr: '', es: '', ar: '' };
  const draft = await anOutcome(conferenceId, { number: 90, title });
  const paragraphId = newId();
  const put = (text: ReturnType<typeof sql>) => tx.execute(text);
  await put(sql`insert into paragraph (conference_id, id, session_id, number, position, language, text)
    values (${conferenceId}, ${paragraphId}, ${session.id}, 1, 1, 'en', 'Said')`);
  await put(sql`insert into paragraph_version (conference_id, id, paragraph_id, version, text)
    values (${conferenceId}, ${newId()}, ${paragraphId}, 1, 'Said')`);
  const struck = await aSession(conferenceId);
  await put(sql`insert into paragraph (conference_id, id, session_id, number, position, language, text, struck_at, struck_reason)
    values (${conferenceId}, ${newId()}, ${struck.id}, 1, 1, 'en', 'Struck', now(), 'Said elsewhere')`);
  await put(
    sql`insert into notes_approval (conference_id, session_id) values (${conferenceId}, ${session.id})`,
  );
  await put(sql`insert into paragraph_corrigendum (conference_id, id, paragraph_id, number, wrong, reads, reason)
    values (${conferenceId}, ${newId()}, ${paragraphId}, 1, 'x', 'y', 'A slip')`);
  await put(sql`insert into outcome_source values (${conferenceId}, ${draft.id}, ${paragraphId})`);
  await put(sql`insert into reservation (conference_id, id, outcome_id, delegation_id, text)
    values (${conferenceId}, ${newId()}, ${draft.id}, ${head?.delegationId}, 'Except a part')`);
  await tx
    .update(outcome)
    .set({ adoptedAt: new Date(), adoptionMethod: 'consensus' })
    .where(eq(outcome.id, draft.id));
  const [correctionId, corrigendumId, translationId] = [newId(), newId(), newId()];
  await put(sql`insert into reservation_correction (conference_id, id, reservation_id, number, reason)
    select conference_id, ${correctionId}, id, 1, 'It was lifted' from reservation where outcome_id = ${draft.id}`);
  await put(sql`insert into corrigendum (conference_id, id, outcome_id, number, language, wrong, reads, reason, recorded_as)
    values (${conferenceId}, ${corrigendumId}, ${draft.id}, 1, 'en', 'x', 'y', 'A slip', 'chair')`);
  await put(sql`insert into translation (conference_id, id, outcome_id, language, version, title, paragraphs, translator)
    values (${conferenceId}, ${translationId}, ${draft.id}, 'fr', 1, 'Titre', '[]', 'A service')`);
  const ended = await anOutcome(conferenceId, { number: 91 });
  await put(sql`update outcome set ended_as = 'rejected', ended_at = now() - interval '1 hour', end_reason = 'No support'
    where id = ${ended.id}`);
  const words = JSON.stringify({ en: 'a', fr: 'a', es: 'a', ar: 'a' });
  await put(sql`insert into statement (conference_id, id, session_id, number, speaker_office, said_at, text)
    values (${conferenceId}, ${newId()}, ${session.id}, 1, ${words}::jsonb, now(), ${words}::jsonb)`);
  await put(sql`update statement set withdrawn_at = clock_timestamp(), withdrawn_reason = 'Said elsewhere'
    where conference_id = ${conferenceId}`);
  await put(sql`insert into accepted_warning (conference_id, id, session_id, warning, reason)
    values (${conferenceId}, ${newId()}, ${session.id}, 'late', 'Agreed')`);
  await put(
    sql`insert into agenda_release (conference_id, number, sessions) values (${conferenceId}, 1, '[]')`,
  );
  const [documentId, saidId] = [newId(), newId()];
  await put(sql`insert into document (conference_id, id, symbol, kind, classification, title, original_language)
    values (${conferenceId}, ${documentId}, 'DOC/1', 'communique', 'public', ${words}::jsonb, 'en')`);
  await put(sql`insert into communique_paragraph (conference_id, id, document_id, number, text)
    values (${conferenceId}, ${saidId}, ${documentId}, 1, ${words}::jsonb)`);
  await put(sql`update document set reviewed_at = clock_timestamp() where id = ${documentId}`);
  await put(sql`update document set published_at = clock_timestamp() where id = ${documentId}`);
  await put(sql`insert into communique_corrigendum
      (conference_id, id, document_id, number, paragraph_id, language, wrong, reads, reason, recorded_as)
    values (${conferenceId}, ${newId()}, ${documentId}, 1, ${saidId}, 'en', 'x', 'y', 'A slip', 'pressOfficer')`);
  for (const [symbol, reason] of [
    ['DOC/2', null],
    ['DOC/3', 'It was another draft'],
  ]) {
    const [paperId, fileId] = [newId(), newId()];
    await put(sql`insert into file (conference_id, id, kind, media_type, bytes)
      values (${conferenceId}, ${fileId}, 'pdf', 'application/pdf', 'x')`);
    await put(sql`insert into document (conference_id, id, symbol, kind, classification, title, original_language)
      values (${conferenceId}, ${paperId}, ${symbol}, 'workingPaper', 'public', ${words}::jsonb, 'en')`);
    await put(sql`insert into document_file (conference_id, document_id, language, file_id, digest)
      values (${conferenceId}, ${paperId}, 'en', ${fileId}, repeat('a', 64))`);
    await put(sql`update document set published_at = now() - interval '1 hour' where id = ${paperId}`);
    if (reason)
      await put(
        sql`update document set withdrawn_at = now(), withdrawal_reason = ${reason} where id = ${paperId}`,
      );
  }
  await put(sql`insert into voting_right_suspension (conference_id, id, country_code, starts_at, ends_at, reason)
    values (${conferenceId}, ${newId()}, ${head?.code}, now() - interval '2 hours', now() - interval '1 hour', 'Arrears')`);
  const { id: accountId } = await anAccount();
  await put(sql`insert into participant (conference_id, id, delegation_id, account_id, capacity, nominated_at, withdrawn_at)
    values (${conferenceId}, ${newId()}, ${head?.delegationId}, ${accountId}, 'delegate', now() - interval '1 hour', now())`);
  await put(sql`insert into focal_point (conference_id, id, delegation_id, account_id, invited_at, withdrawn_at)
    values (${conferenceId}, ${newId()}, ${head?.delegationId}, ${accountId}, now() - interval '1 hour', now())`);
  await put(sql`insert into role_grant (id, conference_id, account_id, role, granted_at, withdrawn_at)
    values (${newId()}, ${conferenceId}, ${accountId}, 'chair', now() - interval '1 hour', now())`);
  await put(
    sql`update rules_profile set withdrawn_at = clock_timestamp() where conference_id = ${conferenceId}`,
  );
  await put(sql`insert into ballot_finding (conference_id, id, ballot_id, text, at, recorded_by)
    select conference_id, ${newId()}, id, 'Found', now(), ${accountId} from ballot
    where conference_id = ${conferenceId} and number = 1`);
  await aProposal(tx, conferenceId, { proposedBy: accountId });
  await put(sql`update proposal set decision = 'rejected', decided_by = ${newId()}, decided_as = 'chair',
    decided_at = clock_timestamp(), reason = 'Too early' where conference_id = ${conferenceId}`);
  await put(sql`update outbox set sent_at = clock_timestamp()
    where id = (select id from outbox where conference_id = ${conferenceId} limit 1)`);
}

beforeAll(async () => {
  client = await owner();
  hall = await aHall(3, withVote({ closeEarlyWhenAllVoted: true }));
  await ballots();
  await withTx(SYSTEM, theRest);
  await client.query(
    `insert into signing_key (fingerprint, place, public_key, since, until, recorded_by)
     values (repeat('a', 64), 999, 'pem', now() - interval '1 hour', now(), 'test') on conflict do nothing`,
  );
}, 60_000);
afterAll(() => client.end());

const ROLES = ['owner', 'plenary_app'] as const;
type Role = (typeof ROLES)[number];

/** What became of a statement that is taken back: the code that it was refused with, or how many rows it reached. */
async function attempt(role: Role, statement: string): Promise<string | number> {
  await client.query('begin');
  try {
    if (role === 'plenary_app') await client.query('set local role plenary_app');
    const { rowCount } = await client.query(statement);
    await client.query('set constraints all immediate');
    return rowCount ?? 0;
  } catch (error) {
    return (error as pg.DatabaseError).code ?? String(error);
  } finally {
    await client.query('rollback');
  }
}

/** 23001: a guard of ours. 42501: no grant. */
const GUARDED = ['23001', '42501'];

const picked = ({ table, where }: Final) => {
  const mine = `t.conference_id = '${hall.conference.id}'`;
  const own =
    table === 'signing_key' ? 'true' : table === 'conference' ? `t.id = '${hall.conference.id}'` : mine;
  return `${table} t where ${own} and (${where})`;
};

const OTHER: Record<string, (name: string) => string> = {
  uuid: () => 'gen_random_uuid()',
  integer: (name) => `coalesce(t.${name}, 0) + 7`,
  bigint: (name) => `coalesce(t.${name}, 0) + 7`,
  boolean: (name) => `not coalesce(t.${name}, false)`,
  jsonb: () => `'{"en": "x", "fr": "x", "es": "x", "ar": "x"}'::jsonb`,
  date: () => `'2001-01-01'::date`,
  'text[]': () => `array['x']`,
  character: () => `'ZZ'`,
};

async function columnsOf(table: string) {
  const { rows } = await client.query<{ name: string; type: string }>(
    `select attname::text as name, format_type(atttypid, null) as type from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by 1`,
    [table],
  );
  return rows.map(({ name, type }) => {
    const other = type.startsWith('timestamp')
      ? `coalesce(t.${name}, clock_timestamp()) - interval '3 hours'`
      : (OTHER[type]?.(name) ?? `coalesce(t.${name}, '') || 'x'`);
    return { name, other };
  });
}

it('says of every table what in it is final and when, or why nothing is', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const listed = [...new Set([...FINAL.map(({ table }) => table), ...Object.keys(WORKING)])].sort();
  const unsaid = rows.filter(({ name }) => !listed.includes(name));
  expect(
    unsaid.map(({ name }) => `${name} is in no list of final-things.ts: say what in it is final and when`),
  ).toEqual([]);
  expect(listed).toEqual(rows.map(({ name }) => name));
  expect(Object.keys(WORKING).filter((name) => FINAL.some(({ table }) => table === name))).toEqual([]);
});

describe.each(FINAL)('$table: $what', (final) => {
  it('is there to be tried', async () => {
    const { rows } = await client.query(`select from ${picked(final)}`);
    expect(rows.length).toBeGreaterThan(0);
  });

  it.each(ROLES)('is not changed, in any column, by %s', async (role) => {
    const { table, where, open = [] } = final;
    const columns = await columnsOf(table);
    expect(open.filter((name) => !columns.some((column) => column.name === name))).toEqual([]);
    const at = picked(final).slice(`${table} t where `.length);
    const done: Record<string, string | number> = {};
    for (const { name, other } of columns) {
      if (open.includes(name)) continue;
      const answer = await attempt(role, `update ${table} t set ${name} = ${other} where ${at}`);
      // A column of a ballot that would contradict another is refused by the check of both.
      if (!GUARDED.includes(String(answer)) && !(table === 'ballot' && answer === '23514'))
        done[name] = answer;
    }
    expect(done, where).toEqual({});
  });

  it.each(ROLES)('is not deleted by %s', async (role) => {
    const answer = await attempt(role, `delete from ${picked(final)}`);
    if (final.leaves && role === 'owner') expect(answer).toEqual(expect.any(Number));
    else expect(GUARDED).toContain(answer);
  });

  it.each(ROLES)('is not emptied by %s', async (role) => {
    const answer = await attempt(role, `truncate ${final.table} cascade`);
    if (final.empties && role === 'owner') expect([0, ...GUARDED]).toContain(answer);
    else expect(GUARDED).toContain(answer);
  });

  const { insert } = final;
  if (typeof insert === 'string') return;
  it.each(ROLES)('is not added to by %s', async (role) => {
    const json = JSON.stringify(insert).replace(ANOTHER, hall.heads[1]?.delegationId ?? '');
    const row = `jsonb_populate_record(null::${final.table}, to_jsonb(t) || '${json}'::jsonb)`;
    const answer = await attempt(
      role,
      `insert into ${final.table} select (${row}).* from ${picked(final)} limit 1`,
    );
    expect(GUARDED).toContain(answer);
  });
});
