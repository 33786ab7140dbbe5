import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCALES } from '@/domain/local-text';
import { owner } from '@/tests/setup/owner';

// What the database says of itself.
let client: pg.Client;
beforeAll(async () => {
  client = await owner();
});
afterAll(() => client.end());

type Key = { name: string; from: string; to: string; columns: string[]; foreign: string[] };

const FOREIGN_KEYS = `
  select c.conname as name, c.conrelid::regclass::text as from, c.confrelid::regclass::text as to,
    (select array_agg(a.attname::text order by k.n) from unnest(c.conkey) with ordinality k(attnum, n)
      join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum) as columns,
    (select array_agg(a.attname::text order by k.n) from unnest(c.confkey) with ordinality k(attnum, n)
      join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum) as foreign
  from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace order by 1`;

const keys = async () => (await client.query<Key>(FOREIGN_KEYS)).rows;

const ofConferences = async () =>
  (
    await client.query<{ name: string }>(`
      select c.oid::regclass::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where a.attname = 'conference_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
      order by 1`)
  ).rows.map(({ name }) => name);

/** Tables with a conference_id that refers to no conference, each with its reason. */
const WITHOUT_CONFERENCE = {
  event: 'the chain of the house has the nil id, which is no conference',
  event_head: 'as its chain',
};

it('ties each row to rows of its own conference only', async () => {
  const tables = await ofConferences();
  const between = (await keys()).filter(({ from, to }) => tables.includes(from) && tables.includes(to));
  expect(between.length).toBeGreaterThan(30);
  const loose = between.filter(({ columns, foreign }) => {
    const at = columns.indexOf('conference_id');
    return at < 0 || foreign[at] !== 'conference_id';
  });
  expect(loose.map(({ name }) => name)).toEqual([]);
});

it('leads from every row of a conference to that conference', async () => {
  const tables = await ofConferences();
  const all = await keys();
  const leads = (key: Key, to: string, column: string) =>
    key.to === to && key.foreign[key.columns.indexOf('conference_id')] === column;
  const tied = new Set(all.filter((key) => leads(key, 'conference', 'id')).map(({ from }) => from));
  for (let before = -1; before < tied.size; ) {
    before = tied.size;
    for (const key of all) if (tied.has(key.to) && leads(key, key.to, 'conference_id')) tied.add(key.from);
  }
  expect(tables.filter((name) => !tied.has(name))).toEqual(Object.keys(WITHOUT_CONFERENCE));
});

it('has a foreign key for each column that names another row of the conference', async () => {
  const { rows } = await client.query<{ table: string; column: string }>(`
    select c.oid::regclass::text as table, a.attname::text as column
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0
      and a.attname like '%\\_id' and a.attname <> 'conference_id' order by 1, 2`);
  const all = await keys();
  const untied = rows.filter(
    ({ table, column }) => !all.some(({ from, columns }) => from === table && columns.includes(column)),
  );
  // An event outlives what it tells of, and tells of many tables; a proposal is about many, too.
  expect(untied).toEqual([
    { table: 'event', column: 'entity_id' },
    { table: 'proposal', column: 'entity_id' },
  ]);
});

/** What the application may do besides reading and inserting: a table, or only these columns of it. */
const MAY_CHANGE = {
  account: 'UPDATE',
  account_address: 'UPDATE (confirmed_at, former, withdrawn_at)',
  address_offer: 'DELETE UPDATE (confirmed_at, withdrawn_at)',
  agenda_item_topic: 'DELETE',
  agenda_item: 'DELETE UPDATE',
  auth_session: 'DELETE UPDATE',
  ballot:
    'UPDATE (cancel_reason, cancelled_at, cancelled_by, closes_at, declared_at, doubt, doubted_at, ended_at, head_hash, lapse_reason, lapsed_at, looked_at, next_sequence, opened_at, opened_by, result, result_package, rules, signature)',
  ballot_draft: 'DELETE UPDATE (closes_at, opens_at, outcome_id, procedure, rules_id, version)',
  badge: 'UPDATE (revoked_at, revoked_by, revoked_for)',
  waiting_place: 'UPDATE (ended_at, offer_ends_at, offered_at, outcome, participant_id, version)',
  check_in: 'UPDATE (withdrawn_at, withdrawn_by)',
  consensus_call: 'UPDATE (end_reason, ended_as, ended_at, ended_by)',
  floor_request: 'UPDATE (ended_as, ended_at, ended_by, position)',
  intervention: 'UPDATE (ended_at, ended_by, paused_at, paused_ms, version)',
  speakers_list: 'UPDATE (closed_at, point_of_order_minutes, reply_minutes, statement_minutes, version)',
  communique_paragraph: 'DELETE UPDATE (number, saved_at, saved_by, text, version)',
  change_request: 'DELETE UPDATE (decline_reason, declined_at, taken_over_at, withdrawn_at)',
  convening_letter: 'UPDATE (body, letterhead, signed_at, signer, signer_office, version)',
  conference:
    'UPDATE (closed_at, closed_by, confirmation_due, ends_on, hidden_at, hidden_by, host_city, host_country, languages, nomination_due, original_language, registration_due, reminder_days, reminders_since, removed_at, removed_by, series_id, slug, starts_on, submission_due, summary, symbol, time_zone, title, version)',
  delegation:
    'UPDATE (confirmed_at, confirmed_by, credentials_decided_at, credentials_decided_by, credentials_reason, credentials_status, kind, organization, quota, reopening_reason, reopening_requested_at, reopening_requested_by, version, withdrawal_reason, withdrawn_at, withdrawn_by)',
  document:
    'DELETE UPDATE (agenda_item_id, classification, kind, original_language, outcome_id, published_at, published_by, publishes_at, readers, reviewed_at, reviewed_by, session_id, symbol, title, version, withdrawal_reason, withdrawn_at, withdrawn_by)',
  document_file: 'DELETE',
  erasure_request:
    'UPDATE (decided_at, decided_by, decision, decision_reason, erase_on, erased_at, reason, version, withdrawn_at)',
  event_head: 'UPDATE (hash, sequence)',
  event_reason: 'DELETE',
  form_answer: 'DELETE UPDATE (answer, answered_at, erased_at, given_under, participant_id)',
  form_question: 'UPDATE (position, retired_at, version)',
  file: 'DELETE',
  focal_point: 'UPDATE (name, version, withdrawn_at)',
  live_notes: 'UPDATE (bytes, merged, paragraphs, settled, state, written)',
  live_update: 'DELETE',
  member: 'DELETE',
  membership: 'DELETE UPDATE (reason, region, since, until, version)',
  kept_reason: 'DELETE UPDATE (at, delegation_id, key, sealed)',
  outbox: 'UPDATE (attempts, gave_up_at, last_error, next_attempt_at, params, sent_at)',
  outcome:
    'UPDATE (adopted_at, adopted_by, adoption_method, end_reason, ended_as, ended_at, ended_by, kind, left_open_at, left_open_by, merged_into_id, not_adopted_at, strength, title, version)',
  notes_circulation: 'UPDATE (comments_until, version, withdrawn_at, withdrawn_by)',
  notes_comment:
    'UPDATE (answer, settled_as, settled_at, settled_by, text, version, withdrawn_at, withdrawn_by)',
  objection: 'UPDATE (withdrawn_at, withdrawn_by)',
  outcome_paragraph: 'DELETE UPDATE (addressee, number, saved_at, saved_by, text, verb, version)',
  outcome_topic: 'DELETE',
  paragraph:
    'UPDATE (classification, delegation_id, intervention_id, kind, language, position, saved_at, saved_by, struck_at, struck_by, struck_reason, text, version)',
  paragraph_version: 'UPDATE (settled_at, settled_by)',
  participant:
    'UPDATE (account_id, capacity, decided_at, decided_by, decision, decision_reason, erased_at, name, submitted_at, version, withdrawn_at, withdrawn_by)',
  person_change: 'DELETE',
  requested_answer: 'DELETE',
  rate_limit: 'DELETE UPDATE',
  proposal: 'UPDATE (decided_as, decided_at, decided_by, decision, reason)',
  request_key: 'DELETE UPDATE (answer)',
  registration: 'UPDATE',
  role_grant: 'UPDATE (version, withdrawn_at, withdrawn_by)',
  room: 'DELETE UPDATE',
  rules_profile: 'UPDATE (withdrawn_at)',
  session: 'UPDATE',
  second_person: 'UPDATE (acts, hours, version)',
  session_bureau: 'DELETE',
  session_topic: 'DELETE',
  sheet_import:
    'DELETE UPDATE (added, capacity, changed, columns, confirmed_at, confirmed_by, file_id, letters, locale, quota, version)',
  sign_in_token: 'DELETE',
  sponsorship: 'UPDATE (changed_at, changed_by, state, version)',
  statement:
    'UPDATE (delegation_id, published_at, published_by, said_at, speaker_name, speaker_office, text, version, withdrawn_at, withdrawn_by, withdrawn_reason)',
  topic: 'DELETE UPDATE (title, version)',
  topic_link: 'DELETE',
  voting_right_suspension: 'UPDATE (ends_at, version)',
};

it('lets the application change and delete what its code does, and no more', async () => {
  const { rows } = await client.query<{ name: string; may: string }>(`
    with relation as (
      select oid, relname::text as name, relacl, relkind from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
    ), granted as (
      select r.name, a.privilege_type as word from relation r, aclexplode(r.relacl) a
      where a.grantee = 'plenary_app'::regrole and a.privilege_type not in ('SELECT', 'INSERT')
      union all
      select r.name, a.privilege_type || ' (' || string_agg(c.attname, ', ' order by c.attname) || ')'
      from relation r join pg_attribute c on c.attrelid = r.oid, aclexplode(c.attacl) a
      where a.grantee = 'plenary_app'::regrole group by r.name, a.privilege_type
    )
    select name, string_agg(word, ' ' order by word) as may from granted group by name order by name`);
  expect(Object.fromEntries(rows.map(({ name, may }) => [name, may]))).toEqual(MAY_CHANGE);
});

it('lets everybody else, and the application by other ways, do nothing', async () => {
  const { rows } = await client.query<{ what: string }>(`
    select c.relname || ' ' || a.privilege_type as what from pg_class c, aclexplode(c.relacl) a
    where c.relnamespace = 'public'::regnamespace and a.grantee not in ('plenary_app'::regrole, c.relowner)
    union all
    select 'member of ' || m.roleid::regrole::text from pg_auth_members m where m.member = 'plenary_app'::regrole
    union all
    select 'owns ' || c.relname from pg_class c where c.relowner = 'plenary_app'::regrole
    union all
    select 'is mighty' from pg_roles where rolname = 'plenary_app'
      and (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)
    union all
    select 'runs as its maker: ' || p.proname from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prosecdef
    union all
    select 'may insert into the tally'
    where has_table_privilege('plenary_app', 'ballot_tally', 'INSERT')`);
  expect(rows).toEqual([]);
});

it('lets the application do something with every table', async () => {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname::text as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v')
      and not has_table_privilege('plenary_app', c.oid, 'SELECT') order by 1`);
  const sentence = 'grant to plenary_app what the code does with it, in the migration that makes it';
  expect(rows.map(({ name }) => `${name}: ${sentence}`)).toEqual([]);
});

it('bounds every text, by its length, its words or its form', async () => {
  const { rows } = await client.query<{ name: string }>(`
    select c.relname || '.' || a.attname as name
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
      and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'varchar'::regtype, 'varchar[]'::regtype)
      and not exists (
        select from pg_constraint k, lateral (select pg_get_constraintdef(k.oid) as says) d
        where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey) and d.says !~ ' OR '
          and (d.says ~ ('(length|cardinality)\\(' || a.attname || '\\) <= \\d|\\m' || a.attname || ' ~ ''\\^[^'']*\\{\\d+\\}\\$''')
            or d.says ~ ('^CHECK \\(\\(' || a.attname || ' = (ANY|'')'))) order by 1`);
  const sentence = 'bound it in db/schema with length(), bounded() or oneOf(), as its input is bounded';
  expect(rows.map(({ name }) => `${name}: ${sentence}`)).toEqual([]);
});

it('knows the languages of the house, and no others', async () => {
  const { rows } = await client.query<{ name: string; says: string }>(`
    select conname::text as name, pg_get_constraintdef(oid) as says from pg_constraint
    where contype = 'c' and connamespace = 'public'::regnamespace and pg_get_constraintdef(oid) ~ '''ar''::text'`);
  expect(rows.length).toBeGreaterThan(20);
  const wrong = rows.filter(({ says }) => {
    const named = [...says.matchAll(/'([a-z]{2})'::text/g)].map(([, code]) => code);
    return named.join() !== LOCALES.join();
  });
  const sentence = 'a migration has to name the languages of domain/local-text';
  expect(wrong.map(({ name }) => `${name}: ${sentence}`)).toEqual([]);
});

it('dates no row ahead of whoever looks at once: a time by default is cut to milliseconds, and not rounded', async () => {
  const { rows } = await client.query<{ column: string; text: string }>(`
    select attrelid::regclass || '.' || attname as column, pg_get_expr(adbin, adrelid) as text
    from pg_attrdef join pg_attribute on attrelid = adrelid and attnum = adnum
    where pg_get_expr(adbin, adrelid) ~ '(clock_timestamp|now)\\(\\)' order by 1`);
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.filter(({ text }) => !text.startsWith("date_trunc('milliseconds'"))).toEqual([]);
});
