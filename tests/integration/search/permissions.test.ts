import { beforeAll, describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { FOUND_KINDS, type FoundKind } from '@/domain/search';
import { getConference } from '@/features/conferences/queries';
import { goalsOf, search } from '@/features/conferences/queries/search';
import { FORMER, INSIDERS, type Person } from '@/tests/setup/sides/persons';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { ROUTES } from '../../instances/guards/route-table';
import { fateOf } from '../../setup/fates';
import { aPhoto } from '../guards/calling';

let a: Side;
let b: Side;
beforeAll(async () => {
  const jpeg = await aPhoto();
  a = await aSide('a', 1, jpeg);
  b = await aSide('b', 51, jpeg);
});

type Where = 'meeting' | 'voting';
const EVERYBODY = [...INSIDERS, ...FORMER, 'stranger', 'anonymous'] as const;
type Reader = (typeof EVERYBODY)[number];

async function groupsFor(side: Side, reader: Reader, where: Where, typed: string) {
  const me = await who(side, reader);
  const conference = await getConference(me, a[where].slug);
  return (await search(me, { conference, locale: 'en', client: 'test' }, typed)).groups;
}

const OFFICERS = ['organizer', 'credentialsOfficer', 'administrator'];
const STAFF = [...OFFICERS, 'chair', 'rapporteur', 'pressOfficer'];
const OWN = ['head', 'delegate', 'focalPoint'];
const SEATED = [...OWN, 'headOther', 'observer'];

/** Who finds what when they look for everything of their side. */
const FINDS: Record<Where, Partial<Record<FoundKind, readonly string[]>>> = {
  // Persons, sessions that are not released, documents for participants, and the draft bear the words that are looked for.
  meeting: {
    person: OFFICERS,
    session: STAFF,
    outcome: [...STAFF, ...SEATED],
    document: [...STAFF, ...SEATED],
  },
  voting: { person: OFFICERS, session: STAFF },
};

describe.each(['meeting', 'voting'] as const)('in the conference that is %s', (where) => {
  it.each(EVERYBODY)(
    '%s finds what the table says, and nothing that is another’s to read',
    async (reader) => {
      const kinds = (await groupsFor(a, reader, where, 'canary')).map(({ key }) => key);
      const must = FOUND_KINDS.filter((kind) => FINDS[where][kind]?.includes(reader));
      expect(kinds.sort()).toEqual([...must].sort());
    },
  );

  it('those of the other side find what everybody finds', async () => {
    for (const reader of EVERYBODY.filter((one) => one !== 'administrator'))
      expect(await groupsFor(b, reader, where, 'canary'), reader).toEqual([]);
  });
});

it('finds delegations for who lists them, and for others their own alone', async () => {
  const delegations = async (reader: Reader, typed: string) =>
    (await groupsFor(a, reader, 'meeting', typed))
      .find(({ key }) => key === 'delegation')
      ?.lines.map(({ title }) => title) ?? [];
  for (const reader of EVERYBODY) {
    const all = OFFICERS.includes(reader);
    expect(await delegations(reader, 'Chile'), reader).toEqual(all || OWN.includes(reader) ? ['Chile'] : []);
    expect(await delegations(reader, 'Argentina'), reader).toEqual(
      all || reader === 'headOther' ? ['Argentina'] : [],
    );
    expect((await delegations(reader, `Observer ${a.tag}`)).length, reader).toBe(
      all || reader === 'observer' ? 1 : 0,
    );
  }
});

it('finds countries that have a part in the conference for everybody, and no others', async () => {
  for (const reader of EVERYBODY) {
    const countries = (await groupsFor(a, reader, 'meeting', 'Brasil')).filter(
      ({ key }) => key === 'country',
    );
    const href = `/en/${a.meeting.slug}/countries/br`;
    expect(countries, reader).toMatchObject([{ lines: [{ title: 'Brazil', href }] }]);
    expect(await groupsFor(a, reader, 'meeting', 'Mongolia'), reader).toEqual([]);
    // Found by what people call it in Arabic; it is shown as the lists of the United Nations have it.
    const [common] = (await groupsFor(a, reader, 'meeting', 'تشيلي')).filter(({ key }) => key === 'country');
    expect(
      common?.lines.map(({ title }) => title),
      reader,
    ).toEqual(['Chile']);
  }
});

it('finds ballots and what is left open for everybody', async () => {
  for (const reader of EVERYBODY) {
    const kinds = (await groupsFor(a, reader, 'voting', 'question')).map(({ key }) => key);
    // Organizers ask questions, too.
    const asks = reader === 'organizer' || reader === 'administrator';
    expect(kinds, reader).toEqual(asks ? ['ballot', 'page'] : ['ballot']);
    expect(
      (await groupsFor(a, reader, 'voting', 'under silence')).map(({ key }) => key),
      reader,
    ).toEqual(['outcome']);
  }
});

/** The row of the tests’ table of routes that an address below its language belongs to; what is written out goes first. */
function routeOf(path: string) {
  const parts = path.split('/');
  const fits = (route: string) => {
    const pattern = route.replace('/[locale]', '').split('/');
    return (
      pattern.length === parts.length &&
      pattern.every((part, n) => part === parts[n] || /^\[[a-z]+\]$/.test(part))
    );
  };
  return ROUTES[`/[locale]${path}`] ?? Object.entries(ROUTES).find(([route]) => fits(route))?.[1];
}

describe.each(['meeting', 'voting'] as const)('pages and acts of the one that is %s', (where) => {
  it.each(EVERYBODY)('lead %s only to what is open to them', async (reader) => {
    const me = await who(a, reader);
    const conference = await getConference(me, a[where].slug);
    const goals = goalsOf(me, conference, 'en');
    const own = me.seats.map(({ delegationId }) => `/delegations/${delegationId}`);
    const wrong = [...goals.page, ...goals.action].filter(({ path }) => {
      if (own.some((address) => path.endsWith(address))) return false;
      const row = routeOf(path);
      return !row || fateOf(row, reader, 'own') !== 'allowed';
    });
    expect(wrong).toEqual([]);
    // The same by a question.
    const [line] =
      (await groupsFor(a, reader, where, 'agenda')).find(({ key }) => key === 'page')?.lines ?? [];
    expect(line?.href).toBe(`/en/${conference.slug}/agenda`);
  });

  it('are more for who may more', async () => {
    const count = async (reader: Person | 'anonymous') => {
      const me = await who(a, reader);
      const { page, action } = goalsOf(me, await getConference(me, a[where].slug), 'en');
      return page.length + action.length;
    };
    expect(await count('anonymous')).toBeLessThan(await count('delegate'));
    expect(await count('delegate')).toBeLessThan(await count('organizer'));
    expect(await count('organizer')).toBeLessThan(await count('administrator'));
  });
});

it('opens no act of a conference that is past it', async () => {
  const me = await who(a, 'organizer');
  const titles = async (where: Where) =>
    goalsOf(me, await getConference(me, a[where].slug), 'en').action.map(({ title }) => title);
  expect(await titles('meeting')).toContain('Add a session');
  expect(await titles('meeting')).not.toContain('Open a ballot');
  expect(await titles('voting')).toContain('Open a ballot');
  expect(await titles('voting')).not.toContain('Add a session');
});

it('finds nothing of a conference from the house but the conference itself', async () => {
  const me = await who(a, 'administrator');
  const from = { conference: null, locale: 'en', client: 'test' } as const;
  expect((await search(me, from, 'canary')).groups).toEqual([]);
  const { groups } = await search(ANONYMOUS, from, a.meeting.slug.replace('-', ' '));
  expect(groups.map(({ key }) => key)).toEqual(['conference']);
});
