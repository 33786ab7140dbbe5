import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { owner } from '@/tests/setup/owner';
import { aSide } from '@/tests/setup/sides/side';
import { aPhoto } from '../guards/calling';

let client: pg.Client;
beforeAll(async () => {
  client = await owner();
  await aSide('checks', 1, await aPhoto());
});
afterAll(() => client.end());

type Column = { table: string; column: string; type: string; checks: string[] };

/** Every column of a table, with the checks that speak of it. */
const COLUMNS = `
  select c.relname::text as table, a.attname::text as column, format_type(a.atttypid, null) as type,
    array(select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey)) as checks
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
  order by 1, 2`;

/** Columns without a check, of those that `chosen` picks. */
async function without(chosen: (column: Column) => boolean, check: RegExp): Promise<string[]> {
  const { rows } = await client.query<Column>(COLUMNS);
  const picked = rows.filter(chosen);
  expect(picked.length).toBeGreaterThan(2);
  return picked
    .filter(({ checks }) => !checks.some((text) => check.test(text)))
    .map(({ table, column }) => `${table}.${column}`);
}

describe('a check in the database', () => {
  it('holds every text for people to four languages', async () => {
    const structures = [
      'agenda_release.sessions',
      'ballot.doubt',
      'ballot.profile',
      'ballot.result',
      'ballot.rules',
      'ballot_act.details',
      'debate.paragraphs',
      'debate_event.event',
      'event.after',
      'event.before',
      'final_report.data',
      // Each option has a label, which no check of a whole list reads.
      'form_question_version.options',
      'outbox.params',
      'proposal.input',
      'request_key.answer',
      'rules_profile.profile',
      'sent_letter.data',
      'show_of_hands.rules',
      'translation.paragraphs',
    ];
    expect(await without(({ type }) => type === 'jsonb', /\?& ARRAY\['en'.*'fr'.*'es'.*'ar'/)).toEqual(
      structures,
    );
  });

  it('holds every number and version above nought', async () => {
    const counted = ['number', 'version', 'sequence', 'next_sequence', 'round'];
    // A registration has version 0 before its first answer; a chain stands at 0 before its first event.
    const fromNought = ['event_head.sequence', 'registration.version'];
    const names = ({ column, type }: Column) => counted.includes(column) && type !== 'text';
    expect(await without(names, /> 0|>= 1/)).toEqual(fromNought);
    expect(await without(names, />=? [01]/)).toEqual([]);
  });

  it('lets nothing be withdrawn or expire before it began', async () => {
    const ends = ({ column }: Column) => ['withdrawn_at', 'expires_at'].includes(column);
    expect(await without(ends, /(withdrawn_at >= |expires_at > )\w+_at/)).toEqual([]);
  });

  it.each([
    ['role_grant', "withdrawn_at = granted_at - interval '1 ms'", 'role_grant_withdrawn'],
    ['participant', "withdrawn_at = nominated_at - interval '1 ms'", 'participant_withdrawn'],
    ['focal_point', "withdrawn_at = invited_at - interval '1 ms'", 'focal_point_withdrawn'],
    ['rules_profile', "withdrawn_at = created_at - interval '1 ms'", 'rules_profile_withdrawn'],
    ['outcome', 'number = 0', 'outcome_number_range'],
    ['ballot', 'number = -number', 'ballot_number_range'],
    ['session', "title = title - 'ar'", 'session_title_languages'],
    ['ballot', "question = question - 'fr'", 'ballot_question_languages'],
    ['outcome_paragraph', "text = '{}'", 'outcome_paragraph_text_languages'],
    ['outcome_paragraph', "verb = verb - 'es'", 'outcome_paragraph_verb_languages'],
  ])('refuses %s with %s', async (table, change, constraint) => {
    await client.query('begin');
    // The guards against any change would refuse first.
    await client.query(`alter table ${table} disable trigger user`);
    const changed = client.query(`update ${table} set ${change}`);
    await expect(changed).rejects.toMatchObject({ code: '23514', constraint });
    await client.query('rollback');
  });

  it.each([
    ['auth_session', 'id, token_hash, account_id', "gen_random_uuid(), 'x', id", 'auth_session_expiry'],
    ['sign_in_token', 'token_hash, identifier', "'x', email", 'sign_in_token_expiry'],
  ])('refuses in %s what is over as it begins', async (table, columns, values, constraint) => {
    const insert = client.query(
      `insert into ${table} (${columns}, created_at, expires_at) select ${values}, now(), now() from account limit 1`,
    );
    await expect(insert).rejects.toMatchObject({ code: '23514', constraint });
  });
});
