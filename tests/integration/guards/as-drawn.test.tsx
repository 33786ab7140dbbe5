import type { QueryResultRow } from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { RulesForm } from '@/features/conferences/components/rules-form';
import { getRules } from '@/features/conferences/queries/settings';
import { owner } from '@/tests/setup/owner';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { drawn } from '../../setup/drawn';
import { fieldsOf } from '../../setup/drawn-form';
import { ofEveryTable } from '../../setup/tables';
import { allActions, answerOf, aPhoto } from './calling';
import { FORMS, facts } from './drawings';

const actions = await allActions();
const jpeg = await aPhoto();

async function rowsOf<T extends QueryResultRow>(statement: string, values: unknown[] = []): Promise<T[]> {
  const client = await owner();
  try {
    return (await client.query<T>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** All rows of all tables, without what tells of the change itself: versions, who saved when, events, keys. */
async function rows(): Promise<Record<string, string[]>> {
  const tables = await ofEveryTable<{ rows: string[] }>(
    (table) => `select '${table}' as name, coalesce(array_agg(r order by r), '{}') as rows
      from (select (to_jsonb(t) - '{version,saved_at,saved_by}'::text[])::text as r from "${table}" t) s`,
    ['event', 'event_head', 'request_key', 'rate_limit'],
  );
  return Object.fromEntries(tables.map(({ name, rows }) => [name, rows]));
}

/** Fills whatever a side left empty, and adds the rows that hang on a session and on an outcome. */
async function fill(side: Side): Promise<void> {
  const { ids, accounts, meeting, seats } = side;
  const four = (text: string) =>
    JSON.stringify({ en: `${text} <&> “x”`, fr: text, es: text, ar: `${text} ١` });
  const statements: [string, unknown[]][] = [
    [
      `update conference set summary = $2, host_city = $2, ordinal = 3, nomination_due = '2031-03-01T21:00:07Z',
        confirmation_due = '2031-03-08T21:00:41Z', registration_due = '2031-03-15T21:00:00Z' where id = $1`,
      [meeting.id, four('Lines\n\nof it')],
    ],
    [`insert into second_person (conference_id, acts, hours) values ($1, '{}', 48)`, [meeting.id]],
    [
      `update session set kind = 'panel', agenda_item_id = $2, languages = '{es,ar,en}',
        starts_at = '2023-03-21T13:00:07Z', ends_at = '2023-03-21T14:00:41Z' where id = $1`,
      [ids.session, ids.item],
    ],
    ...[
      ['chair', accounts.organizer],
      ['viceChair', accounts.credentialsOfficer],
      ['viceChair', accounts.administrator],
      ['rapporteur', accounts.rapporteur],
    ].map(([office, account]): [string, unknown[]] => [
      `insert into session_bureau (conference_id, session_id, account_id, office, starts_at, ends_at)
        select conference_id, id, $2, $3, starts_at, ends_at from session where id = $1`,
      [ids.session, account, office],
    ]),
    // How an outcome came to be is written once, and here made up.
    ['alter table outcome disable trigger user', []],
    [
      `update outcome set strength = 'encouraged', session_id = $2, main_sponsor_id = $3, drafted_from_id = $4,
        created_by = $5 where id = $1`,
      [ids.draft, ids.session, ids.ownMeeting, ids.paragraph, accounts.rapporteur],
    ],
    ['alter table outcome enable trigger user', []],
    [
      `insert into outcome_source (conference_id, outcome_id, paragraph_id) values ($1, $2, $3)`,
      [meeting.id, ids.draft, ids.paragraph],
    ],
    [
      `insert into topic (conference_id, id, title) values ($1, $2, $3)`,
      [meeting.id, ids.mail, four('Topic')],
    ],
    [
      `insert into outcome_topic (conference_id, outcome_id, topic_id) values ($1, $2, $3)`,
      [meeting.id, ids.draft, ids.mail],
    ],
    [
      `insert into reservation (conference_id, id, outcome_id, delegation_id, text) values ($1, $2, $2, $3, 'It reserves.')`,
      [meeting.id, ids.draft, ids.otherMeeting],
    ],
    [
      `update outcome_paragraph set verb = $2, addressee = $2, saved_by = $3 where id = $1`,
      [ids.preamble, four('Words'), accounts.chair],
    ],
    [
      `update registration set phone = '+56 2 2123 4567', badge_name = 'María Pérez', languages = '{es,ar,en}', list_consent_at = data_consent_at,
        photo_consent_at = data_consent_at, dietary_needs = E'None\\n\\n  of it' where participant_id = $1`,
      [seats.delegate],
    ],
    [
      `insert into country_name (country_code, version, short, formal, sort_key, set_by) values ('NR', 1, $1, $1, $2, $3)`,
      [four('Nauru'), four('Key'), accounts.administrator],
    ],
    [
      `update ballot_draft set procedure = 'silence', rules_id = $2, opens_at = '2031-03-04T15:30:00Z',
        closes_at = '2031-03-09T21:00:00Z', created_by = $3 where id = $1`,
      [ids.ballotDraft, ids.rules, accounts.organizer],
    ],
    [`update rules_profile set profile = $2 where id = $1`, [ids.meetingRules, JSON.stringify(PROFILE)]],
    [
      `update delegation set credentials_decided_at = now(), credentials_decided_by = $2 where id = $1`,
      [ids.ownMeeting, accounts.credentialsOfficer],
    ],
    [
      `update paragraph set created_by = $2, saved_by = $2, text = E'One\\n\\n  two\\tthree' where id = $1`,
      [ids.paragraph, accounts.chair],
    ],
  ];
  for (const [statement, values] of statements) await rowsOf(statement, values);
}

const PROFILE = {
  vote: {
    majority: 'twoThirdsOfMembers',
    quorum: { of: 'roll', atLeast: [2, 3] },
    onTie: 'secondVote',
    secondVoteDelayHours: 48,
    abstentionGuard: true,
    correspondence: true,
    closeEarlyWhenAllVoted: true,
  },
  silence: { minimumHours: 96, onBroken: 'sponsor' },
  newHead: { accredited: true, waitingHours: 12 },
  seconders: 2,
  consensus: { call: true, seconds: 90 },
  alternation: { membersFirst: true, newSpeakersFirst: true, regionsAlternate: true },
};

/** What a row is known by, where it has no id of its own. */
const KEYS: Record<string, string> = {
  convening_letter: 'conference_id',
  country_name: 'country_code',
  form_answer: 'participant_id',
  registration: 'participant_id',
  second_person: 'conference_id',
};

/** What changes something by a form that shows nothing of it. */
const SHOWS_NOTHING = ['delegations.withdrawConsent', 'delegations.savePhoto', 'documents.saveDocumentFile'];

/** What asks why, and refuses what changes nothing. */
const CORRECTS = [
  'agenda.moveConference',
  'conferences.changeLanguages',
  'conferences.renameConference',
  'delegations.editDelegation',
  'delegations.renameFocalPoint',
  'delegations.changeName',
  'delegations.changeCapacity',
  'delegations.editRegistration',
  'delegations.editFormAnswers',
  'delegations.editFormQuestion',
  'members.editMembership',
];

let side: Side;
beforeAll(async () => {
  side = await aSide('drawn', 1, jpeg);
  await fill(side);
});

it('knows the form of every action that changes something', () => {
  const changing = [...actions].filter(([, { does }]) => typeof does === 'object' && 'changes' in does);
  expect(changing.map(([name]) => name).sort()).toEqual(
    [...Object.keys(FORMS), ...SHOWS_NOTHING, ...CORRECTS].sort(),
  );
});

describe.each(Object.entries(FORMS))('%s, sent as it was drawn', (name, { as, form, draw, row }) => {
  const parts = actions.get(name);

  it('leaves everything as it was', async () => {
    if (!parts) throw new Error('no such action');
    const [table, id, ...empty] = row(side);
    const key = KEYS[table] ?? 'id';
    const [full] = await rowsOf<{ row: Record<string, unknown> }>(
      `select to_jsonb(t) as row from "${table}" t where ${key} = $1`,
      [id],
    );
    const nothing = Object.entries(full?.row ?? {}).filter(([, value]) => value === null);
    expect(nothing.map(([column]) => column).sort()).toEqual(empty.sort());
    const actor = await who(side, as);
    const fields = fieldsOf(await drawn(await draw(side, actor)), form(side));
    const before = await rows();
    const { state } = await answerOf(parts, actor, fields);
    expect(state.errors).toBeUndefined();
    expect(state.status).toBe('ok');
    expect(await rows()).toEqual(before);
  });
});

it('makes a new version of rules that says what the one before says', async () => {
  const actor = await who(side, 'organizer');
  const from = await getRules(actor, side.meeting.id, side.ids.meetingRules);
  const page = <RulesForm conference={await facts(side, actor)} from={from} />;
  const parts = actions.get('conferences.writeRules');
  if (!parts) throw new Error('no such action');
  const { state } = await answerOf(parts, actor, fieldsOf(await drawn(page), 'rules'));
  expect(state.status).toBe('ok');
  const written = await rowsOf<{ name: unknown; profile: unknown }>(
    `select name, profile from rules_profile where conference_id = $1 order by version`,
    [side.meeting.id],
  );
  expect(written).toHaveLength(2);
  expect(written[1]).toEqual(written[0]);
});

it('refuses a person in two offices of a session, where the form names one that it does not show', async () => {
  const actor = await who(side, 'organizer');
  const parts = actions.get('agenda.editSession');
  const drawing = FORMS['agenda.editSession'];
  if (!parts || !drawing) throw new Error('no such action');
  const fields = fieldsOf(await drawn(await drawing.draw(side, actor)), 'session');
  const before = await rows();
  const twice = await answerOf(parts, actor, { ...fields, rapporteur: fields.chair ?? '' });
  expect(twice.state).toMatchObject({
    status: 'refused',
    errors: { rapporteur: expect.stringMatching(/both/) },
  });
  const vice = await answerOf(parts, actor, { ...fields, chair: side.accounts.credentialsOfficer });
  expect(vice.state).toMatchObject({
    status: 'refused',
    errors: { chair: expect.stringMatching(/The vice-chair/) },
  });
  expect(await rows()).toEqual(before);
  const nobody = await answerOf(parts, actor, { ...fields, chair: '' });
  expect(nobody.state.status).toBe('ok');
  const led = await rowsOf<{ office: string }>(
    `select office from session_bureau where session_id = $1 order by 1`,
    [side.ids.session],
  );
  expect(led.map(({ office }) => office)).toEqual([
    'chair',
    'rapporteur',
    'rapporteur',
    'viceChair',
    'viceChair',
  ]);
});
