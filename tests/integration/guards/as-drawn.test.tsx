import pg from 'pg';
import type { ReactNode } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/actor';
import { OwnAccount } from '@/features/accounts/components/own-account';
import { getOwnAccount } from '@/features/accounts/queries';
import { ItemsPage } from '@/features/agenda/components/items-page';
import { MovePage } from '@/features/agenda/components/move-page';
import { RoomsPage } from '@/features/agenda/components/rooms-page';
import { SessionForm } from '@/features/agenda/components/session-form';
import { getEditor } from '@/features/agenda/queries/editor';
import { RulesForm } from '@/features/conferences/components/rules-form';
import { SettingsForm } from '@/features/conferences/components/settings-form';
import { getConference } from '@/features/conferences/queries';
import { getRules } from '@/features/conferences/queries/settings';
import { ConsentsForm } from '@/features/delegations/components/consents-form';
import { DelegationPage } from '@/features/delegations/components/delegation-page';
import { PersonalForm } from '@/features/delegations/components/personal-form';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { ParagraphEditor } from '@/features/notes/components/paragraph-editor';
import { getNotes } from '@/features/notes/queries';
import { OutcomeEditor } from '@/features/outcomes/components/outcome-editor';
import { getOutcome } from '@/features/outcomes/queries';
import type { Insider } from '@/tests/setup/sides/persons';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { drawn } from '../../setup/drawn';
import { fieldsOf } from '../../setup/drawn-form';
import { ofEveryTable } from '../../setup/tables';
import { allActions, answerOf, aPhoto } from './calling';

const actions = await allActions();
const jpeg = await aPhoto();

async function asked<T extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<T[]> {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await owner.connect();
  try {
    return (await owner.query<T>(statement, values)).rows;
  } finally {
    await owner.end();
  }
}

/** All rows of all tables, without what tells of the change itself: versions, who saved when, events, keys. */
async function rows(): Promise<Record<string, string[]>> {
  const found = await ofEveryTable<{ rows: string[] }>(
    (table) => `select '${table}' as name, coalesce(array_agg(r order by r), '{}') as rows
      from (select (to_jsonb(t) - '{version,saved_at,saved_by}'::text[])::text as r from "${table}" t) s`,
    ['event', 'event_head', 'request_key', 'rate_limit'],
  );
  return Object.fromEntries(found.map(({ name, rows }) => [name, rows]));
}

/** Fills whatever a side left empty, and adds the rows that hang on a session and on an outcome. */
async function fill(side: Side): Promise<void> {
  const { ids, accounts, meeting, seats } = side;
  const four = (text: string) =>
    JSON.stringify({ en: `${text} <&> “x”`, fr: text, es: text, ar: `${text} ١` });
  const statements: [string, unknown[]][] = [
    [
      `update conference set summary = $2, host_city = $2, ordinal = 3 where id = $1`,
      [meeting.id, four('Lines\n\nof it')],
    ],
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
      `insert into topic (conference_id, id, slug, title) values ($1, $2, 'topic', $3)`,
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
  for (const [statement, values] of statements) await asked(statement, values);
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
};

type Drawing = {
  as: Insider;
  form: (side: Side) => string;
  draw: (side: Side, actor: Actor) => Promise<ReactNode>;
  /** the row that the form is about, and what of it stays empty as long as it may be edited */
  row: (side: Side) => [table: string, id: string, ...empty: string[]];
};

const facts = (side: Side, actor: Actor) => getConference(actor, side.meeting.slug);
const editor = async (side: Side, actor: Actor) => {
  const conference = await facts(side, actor);
  return { conference, editor: await getEditor(actor, conference) };
};
const draftOf = (side: Side, actor: Actor) => getOutcome(actor, side.meeting.id, side.first);
const own = async (side: Side, actor: Actor) => ({
  conference: await facts(side, actor),
  registration: await getOwnRegistration(actor, side.meeting.id),
  from: '' as const,
});
const sessionOf = (side: Side): [string, string, ...string[]] => [
  'session',
  side.ids.session,
  'cancelled_at',
];
/** A consent that stands was not taken back. */
const answersOf = (side: Side): [string, string, ...string[]] => [
  'registration',
  side.seats.delegate,
  ...['data', 'list', 'photo'].map((consent) => `${consent}_consent_withdrawn_at`),
];
const outcomeEditor = async (side: Side, actor: Actor) => (
  <OutcomeEditor conference={await facts(side, actor)} outcome={await draftOf(side, actor)} members={[]} />
);
const personal = async (side: Side, actor: Actor) => <PersonalForm {...(await own(side, actor))} />;

/** Every action that changes something by a form, and the form. */
const FORMS: Record<string, Drawing> = {
  'accounts.editAccount': {
    as: 'organizer',
    form: () => 'details',
    draw: async (_side, actor) => {
      const account = await getOwnAccount(actor);
      return account && <OwnAccount own={account} parts={[]} browsers={1} />;
    },
    row: (side) => ['account', side.accounts.organizer, 'disabled_at'],
  },
  'agenda.changeRoom': {
    as: 'organizer',
    form: (side) => `room-${side.ids.meetingRoom}`,
    draw: async (side, actor) => <RoomsPage {...(await editor(side, actor))} />,
    row: (side) => ['room', side.ids.meetingRoom],
  },
  'agenda.changeItem': {
    as: 'organizer',
    form: (side) => `item-${side.ids.item}`,
    draw: async (side, actor) => <ItemsPage {...(await editor(side, actor))} />,
    row: (side) => ['agenda_item', side.ids.item],
  },
  'agenda.changeSession': {
    as: 'organizer',
    form: () => 'session',
    draw: async (side, actor) => {
      const desk = await editor(side, actor);
      const session = desk.editor.sessions.find(({ id }) => id === side.ids.session);
      return <SessionForm {...desk} session={session} day="2023-03-21" />;
    },
    row: sessionOf,
  },
  'agenda.move': {
    as: 'organizer',
    form: (side) => `move-form-${side.ids.session}`,
    draw: async (side, actor) => {
      const desk = await editor(side, actor);
      const session = desk.editor.sessions.find(({ id }) => id === side.ids.session);
      return session && <MovePage conference={desk.conference} session={session} rooms={desk.editor.rooms} />;
    },
    row: sessionOf,
  },
  'conferences.edit': {
    as: 'organizer',
    form: () => 'settings',
    draw: async (side, actor) => <SettingsForm conference={await facts(side, actor)} />,
    row: (side) => ['conference', side.meeting.id, 'closed_at', 'closed_by'],
  },
  'delegations.setQuota': {
    as: 'organizer',
    form: () => 'set-quota',
    draw: async (side, actor) => (
      <DelegationPage
        conference={await facts(side, actor)}
        delegation={await getDelegation(actor, side.meeting.id, side.ids.ownMeeting)}
      />
    ),
    row: (side) => ['delegation', side.ids.ownMeeting, 'organization'],
  },
  'delegations.savePersonal': {
    as: 'delegate',
    form: () => 'personal',
    draw: personal,
    row: answersOf,
  },
  'delegations.savePersonalDraft': {
    as: 'delegate',
    form: () => 'personal',
    draw: personal,
    row: answersOf,
  },
  'delegations.saveConsent': {
    as: 'delegate',
    form: () => 'consents',
    draw: async (side, actor) => <ConsentsForm {...(await own(side, actor))} />,
    row: answersOf,
  },
  'notes.save': {
    as: 'chair',
    form: (side) => `edit-${side.ids.paragraph}`,
    draw: async (side, actor) => {
      const { paragraphs } = await getNotes(actor, side.meeting.id, side.ids.session);
      const [paragraph] = paragraphs;
      return (
        paragraph && (
          <ParagraphEditor slug={side.meeting.slug} paragraph={paragraph} timeZone="UTC" mayDraft={false} />
        )
      );
    },
    row: (side) => ['paragraph', side.ids.paragraph],
  },
  'outcomes.edit': {
    as: 'chair',
    form: () => 'head',
    draw: outcomeEditor,
    row: (side) => [
      'outcome',
      side.ids.draft,
      ...['adopted_at', 'adopted_by', 'adoption_method', 'left_open_at', 'left_open_by', 'not_adopted_at'],
    ],
  },
  'outcomes.saveParagraph': {
    as: 'chair',
    form: (side) => `p-${side.ids.preamble}`,
    draw: outcomeEditor,
    row: (side) => ['outcome_paragraph', side.ids.preamble],
  },
};

/** What changes something by a form that shows nothing of it. */
const SHOWS_NOTHING = ['delegations.takeBack', 'delegations.uploadPhoto'];

let side: Side;
beforeAll(async () => {
  side = await aSide('drawn', 1, jpeg);
  await fill(side);
});

it('knows the form of every action that changes something', () => {
  const changing = [...actions].filter(([, { does }]) => typeof does === 'object' && 'changes' in does);
  expect(changing.map(([name]) => name).sort()).toEqual([...Object.keys(FORMS), ...SHOWS_NOTHING].sort());
});

describe.each(Object.entries(FORMS))('%s, sent as it was drawn', (name, { as, form, draw, row }) => {
  const parts = actions.get(name);

  it('leaves everything as it was', async () => {
    if (!parts) throw new Error('no such action');
    const [table, id, ...empty] = row(side);
    const key = table === 'registration' ? 'participant_id' : 'id';
    const [full] = await asked<{ row: Record<string, unknown> }>(
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
  const parts = actions.get('conferences.setRules');
  if (!parts) throw new Error('no such action');
  const { state } = await answerOf(parts, actor, fieldsOf(await drawn(page), 'rules'));
  expect(state.status).toBe('ok');
  const written = await asked<{ name: unknown; profile: unknown }>(
    `select name, profile from rules_profile where conference_id = $1 order by version`,
    [side.meeting.id],
  );
  expect(written).toHaveLength(2);
  expect(written[1]).toEqual(written[0]);
});

it('refuses a person in two offices of a session, where the form names one that it does not show', async () => {
  const actor = await who(side, 'organizer');
  const parts = actions.get('agenda.changeSession');
  const drawing = FORMS['agenda.changeSession'];
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
  const led = await asked<{ office: string }>(
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
