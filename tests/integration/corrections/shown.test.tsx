import type { ReactNode } from 'react';
import { beforeAll, expect, it } from 'vitest';
import Ballot from '@/app/[locale]/[conference]/ballots/[number]/page';
import Communique from '@/app/[locale]/[conference]/communique/page';
import Country from '@/app/[locale]/[conference]/countries/[code]/page';
import Document from '@/app/[locale]/[conference]/documents/[document]/page';
import Outcome from '@/app/[locale]/[conference]/outcomes/[number]/page';
import Session from '@/app/[locale]/[conference]/sessions/[session]/page';
import type { ConferenceRole } from '@/domain/actor';
import { recordFile } from '@/features/conferences/exports';
import { aRelease } from '@/tests/setup/conference/agenda';
import { inAll } from '@/tests/setup/conference/conference';
import { drawn, printed } from '@/tests/setup/drawn';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { ACTIONS } from '../guards/action-table';
import { allActions, aPhoto, fate } from '../guards/calling';

const actions = await allActions();
const jpeg = await aPhoto();
let side: Side;
beforeAll(async () => {
  side = await aSide('shown', 401, jpeg);
  // Everybody sees a session once the agenda names it.
  const named = { id: side.ids.approvedSession, kind: 'plenary', title: inAll('Noted') } as const;
  const times = { startsAt: '2023-03-21T13:00:00.000Z', endsAt: '2023-03-21T14:00:00.000Z' };
  const released = { ...named, ...times, languages: [], itemNumber: null, room: null, roomId: null };
  await aRelease(side.voting.id, [released]);
});

type Shown = {
  by: ConferenceRole;
  /** where it is read, by everybody */
  pages: (side: Side) => ReactNode[];
  words: string;
  locale?: string;
};

const at = <T extends object>(conference: { slug: string }, more: T) =>
  Promise.resolve({ conference: conference.slug, ...more });
const adopted = ({ meeting, first }: Side) => (
  <Outcome key="outcome" params={at(meeting, { number: String(first + 2) })} />
);
const ballot = ({ voting, first }: Side) => (
  <Ballot key="ballot" params={at(voting, { number: String(first) })} />
);

/** Each correction beside what is final, as the table of actions sends it, and where everybody reads it. */
const SHOWN: [string, Shown][] = [
  [
    'outcomes.correctReservation',
    {
      by: 'chair',
      pages: (one) => [adopted(one), <Country key="country" params={at(one.meeting, { code: 'ar' })} />],
      words: 'It reserves its position on the last part.',
    },
  ],
  ['outcomes.recordCorrigendum', { by: 'chair', pages: (one) => [adopted(one)], words: 'much more' }],
  [
    'outcomes.addTranslation',
    { by: 'chair', pages: (one) => [adopted(one)], words: 'The language service', locale: 'fr' },
  ],
  [
    'outcomes.correctShowOfHands',
    { by: 'chair', pages: (one) => [adopted(one)], words: 'An abstention was not heard.' },
  ],
  [
    'notes.recordParagraphCorrigendum',
    {
      by: 'rapporteur',
      pages: ({ voting, ids }) => [
        <Session key="session" params={at(voting, { session: ids.approvedSession })} />,
      ],
      words: 'A slip of the pen.',
    },
  ],
  [
    'press.recordCommuniqueCorrigendum',
    {
      by: 'pressOfficer',
      pages: ({ voting }) => [<Communique key="communique" params={at(voting, {})} />],
      words: 'A slip of the pen.',
    },
  ],
  ['ballots.moveClose', { by: 'organizer', pages: (one) => [ballot(one)], words: 'It cannot be helped.' }],
  ['ballots.cancelBallot', { by: 'organizer', pages: (one) => [ballot(one)], words: 'It cannot be helped.' }],
  [
    'documents.withdrawDocument',
    {
      by: 'organizer',
      pages: ({ meeting, ids }) => [
        <Document key="document" params={at(meeting, { document: ids.leaflet })} />,
      ],
      words: 'It was another text.',
    },
  ],
];

it.each(SHOWN)('%s is read by everybody, on paper too, and stands in the record', async (name, shown) => {
  const [parts, row] = [actions.get(name), ACTIONS[name]];
  if (!parts || !row) throw new Error(`no action ${name}`);
  const { by, pages, words, locale = 'en' } = shown;
  const actor = await who(side, by);
  const form = await row.input(side, jpeg, by);
  const conference = String(form.conference);
  const organizer = await who(side, 'organizer');
  const file = async () => String((await recordFile(organizer, conference, 'en', { query: {} })).bytes);
  const before = await file();
  expect(await fate(parts, actor, form)).toEqual({ kind: 'done', why: '' });
  for (const page of pages(side)) {
    const html = await drawn(page, locale);
    expect(html).toContain(words);
    expect(printed(html)).toContain(words);
  }
  const after = await file();
  expect(after.length).toBeGreaterThan(before.length);
  if (form.reason) expect(after).toContain(form.reason);
});
