import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { account } from '@/db/schema/accounts';
import { outcomeParagraph } from '@/db/schema/outcomes';
import { event } from '@/db/schema/record';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { CONFERENCE_ENTITIES } from '@/domain/events';
import { recordOf, recordView, type Subject } from '@/domain/record-view';
import { isRefusal } from '@/domain/refusal';
import { addRoom, removeRoom } from '@/features/agenda/commands/rooms';
import { namedThing, type Reading } from '@/features/conferences/components/record-things-words';
import { actorWords, changeWords } from '@/features/conferences/components/record-words';
import { recordFile } from '@/features/conferences/exports';
import { getConference } from '@/features/conferences/queries';
import { getHistory, getRecordFilters, listEntries, PAGE } from '@/features/conferences/queries/record';
import { record } from '@/platform/record';
import { REDACTED } from '@/platform/redaction';
import { aRoom, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';

type Row = Partial<typeof event.$inferInsert>;

/** Entries as they stand in the table, from `first` on, past the guards: the chain is another test's. */
function entriesOf(conferenceId: string, rows: readonly Row[], first = 1) {
  const guards = (how: 'disable' | 'enable') => sql.raw(`alter table event ${how} trigger user`);
  const values = rows.map((row, n) => ({
    conferenceId,
    sequence: first + n,
    at: new Date(Date.UTC(2026, 2, 1, 12, n)),
    actor: 'system',
    kind: 'room.added' as const,
    entity: 'room',
    entityId: '00000000-0000-7000-8000-000000000001',
    previousHash: 'x',
    hash: 'x',
    ...row,
  }));
  return withTx(SYSTEM, (tx) =>
    asOwner(tx, async () => {
      await tx.execute(guards('disable'));
      await tx.insert(event).values(values);
      await tx.execute(guards('enable'));
    }),
  );
}

async function aPlace() {
  const made = await aConference();
  const organizer = await anActor('organizer', made.id);
  return { organizer, conference: await getConference(organizer, made.slug) };
}
type Conference = Awaited<ReturnType<typeof aPlace>>['conference'];

const viewOf = (query: Record<string, string>) => recordView(query).view;
const sequences = async (viewer: Actor, conference: Conference, query: Record<string, string> = {}) =>
  (await listEntries(viewer, conference, viewOf(query))).entries.map(({ sequence }) => sequence);

/** All entries of a view as a reader hears them. */
async function heard(viewer: Actor, conference: Conference, subject: Subject | null = null) {
  const { entries, things } = await listEntries(viewer, conference, recordOf(subject));
  const reading: Reading = { viewer, conference, locale: 'en', things };
  return entries.map((entry) => ({
    kind: entry.kind,
    thing: namedThing(reading, entry.about, entry.aboutId, entry.kept),
    by: actorWords(reading, entry),
    changes: changeWords(reading, entry.changes),
  }));
}

async function refusedAs(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => 'allowed',
    (thrown) => thrown,
  );
  return isRefusal(error) ? error.kind : String(error);
}

describe('an entry', () => {
  it('names its thing with the way there, and what is gone by what the event kept, without one', async () => {
    const { organizer, conference } = await aPlace();
    const add = (name: string) => addRoom(organizer, { conference: conference.slug, name, capacity: 40 });
    await add('Stays');
    await add('Goes');
    const { entries } = await listEntries(organizer, conference, recordOf());
    const [gone] = entries;
    await removeRoom(organizer, { conference: conference.slug, roomId: gone?.aboutId ?? '', version: 1 });
    const rooms = `/en/${conference.slug}/agenda/edit/rooms`;
    expect(await heard(organizer, conference)).toMatchObject([
      { kind: 'room.removed', thing: { name: 'Goes', href: null } },
      { kind: 'room.added', thing: { name: 'Goes', href: null } },
      {
        kind: 'room.added',
        thing: { name: 'Stays', href: rooms },
        by: { name: 'Test Person', office: 'Organizer' },
        changes: [
          { label: 'Name', after: 'Stays' },
          { label: 'Seats', after: '40' },
        ],
      },
    ]);
  });

  it('tells in words what was changed into what, and nothing that stays in the chain', async () => {
    const { organizer, conference } = await aPlace();
    const [small, large] = [await aRoom(conference.id, 'Small'), await aRoom(conference.id, 'Large')];
    const session = await aSession(conference.id);
    const placed = (roomId: string | null, hour: string) => ({
      roomId,
      startsAt: `2026-03-21T${hour}:00:00.000Z`,
      endsAt: '2026-03-21T15:00:00.000Z',
    });
    const about = { entity: 'session', entityId: session.id };
    await entriesOf(conference.id, [
      { kind: 'session.moved', ...about, before: placed(small.id, '13'), after: placed(large.id, '14') },
      {
        kind: 'session.edited',
        ...about,
        before: { title: inAll('Old'), languages: ['en'], secret: 'a' },
        after: { title: { ...inAll('Old'), en: 'New', fr: 'Neuf' }, languages: ['en', 'fr'], secret: 'b' },
      },
      {
        kind: 'credentials.decided',
        entity: 'delegation',
        entityId: session.id,
        after: { reason: REDACTED },
      },
      { kind: 'vote.cast', entity: 'ballot', entityId: session.id, after: { sequence: 1, hash: 'abc' } },
      { kind: 'thing.happened' as never, entity: 'thing', entityId: 'x', after: { name: 'x' } },
    ]);
    const [unknown, vote, decided, edited, moved] = await heard(organizer, conference);
    expect(moved?.changes).toEqual([
      { label: 'Begins', before: '21 March 2026, 10:00', after: '21 March 2026, 11:00' },
      { label: 'Room', before: 'Small', after: 'Large' },
    ]);
    expect(edited?.changes).toEqual([
      { label: 'Title', before: 'Old', after: 'New' },
      { label: 'Title (French)', lang: 'fr', before: 'Old (fr)', after: 'Neuf' },
      { label: 'Languages', before: 'English', after: 'English and French' },
    ]);
    expect(decided?.changes).toEqual([{ label: 'Reason', after: 'not kept in the record' }]);
    expect(vote?.changes).toEqual([]);
    expect(unknown).toMatchObject({ thing: null, changes: [], by: { office: 'The system itself' } });
  });

  it('calls an item by its number, also where a former version kept it as one, and tells what stands beside a text', async () => {
    const { organizer, conference } = await aPlace();
    const gone = { entity: 'agendaItem', entityId: conference.id };
    const outcome = await anOutcome(conference.id);
    const corrigendum = {
      number: 1,
      corrigendum: 2,
      language: 'fr',
      wrong: 'mers',
      reads: 'mer',
      paragraphId: null,
    };
    const rows = [
      { kind: 'agendaItem.added', ...gone, after: { number: 5, title: inAll('Seas') } },
      {
        kind: 'agendaItem.edited',
        ...gone,
        before: { number: 5, title: inAll('Seas') },
        after: { number: '3 bis.1', title: inAll('Seas') },
      },
      { kind: 'agendaItem.removed', ...gone, before: { number: '3 bis.1', title: inAll('Seas') } },
      { kind: 'corrigendum.recorded', entity: 'outcome', entityId: outcome.id, after: corrigendum },
    ] as const;
    await entriesOf(conference.id, rows);
    const [beside, removed, edited, added] = await heard(organizer, conference);
    expect(added).toMatchObject({ thing: { name: '5. Seas', href: null }, changes: [{ after: '5' }, {}] });
    expect(edited?.changes).toEqual([{ label: 'Number', before: '5', after: '3 bis.1' }]);
    expect(removed).toMatchObject({ thing: { name: '3 bis.1. Seas' }, changes: [{ before: '3 bis.1' }, {}] });
    expect(beside?.changes).toEqual([
      { label: 'Number', after: '1' },
      { label: 'Corrigendum', after: '2' },
      { label: 'Language', after: 'French' },
      { label: 'In place of', after: 'mers', lang: '' },
      { label: 'Read', after: 'mer', lang: '' },
    ]);
  });

  it('tells an act upon a ballot with its reason, and of a refused vote neither that nor whose it was', async () => {
    const { organizer, conference } = await aPlace();
    const chile = await aDelegation(conference.id, 'CL');
    const about = { entity: 'ballot', entityId: conference.id };
    await entriesOf(conference.id, [
      { kind: 'vote.refused', ...about, after: { delegationId: chile.id, reason: 'closed' } },
      { kind: 'head.replaced', ...about, after: { delegationId: chile.id, office: 'focalPoint', hash: 'x' } },
      {
        kind: 'close.moved',
        ...about,
        before: { closesAt: '2026-03-21T15:00:00.000Z' },
        after: { closesAt: '2026-03-21T16:00:00.000Z', reason: 'A storm', office: 'organizer' },
      },
    ]);
    const [moved, replaced, refused] = await heard(organizer, conference);
    expect(moved?.changes).toEqual([
      { label: 'Closing', before: '21 March 2026, 12:00', after: '21 March 2026, 13:00' },
      { label: 'Reason', after: 'A storm', lang: '' },
      { label: 'Role', after: 'Organizer' },
    ]);
    expect(replaced?.changes).toEqual([
      { label: 'Delegation', after: 'Chile' },
      { label: 'Role', after: 'Focal point of the delegation' },
    ]);
    expect(refused?.changes).toEqual([]);
  });

  it('says as what a text had ended that is a draft again, and which paragraph a corrigendum is about', async () => {
    const { organizer, conference } = await aPlace();
    const outcome = await anOutcome(conference.id);
    const about = { entity: 'outcome', entityId: outcome.id };
    const [paragraph] = await withTx(SYSTEM, (tx) =>
      tx.select().from(outcomeParagraph).where(eq(outcomeParagraph.outcomeId, outcome.id)),
    );
    await entriesOf(conference.id, [
      {
        kind: 'outcome.recalled',
        ...about,
        before: { adoptedAt: null, leftOpenAt: null, endedAs: 'merged', endedAt: '2026-03-21T15:00:00.000Z' },
        after: { number: 1, version: 3, reason: 'The wrong one' },
      },
      { kind: 'corrigendum.recorded', ...about, after: { number: 1, paragraphId: paragraph?.id } },
      // Of a draft, the paragraph is one of the notes.
      { kind: 'outcome.drafted', ...about, after: { number: 1, paragraphId: paragraph?.id } },
    ]);
    const [drafted, corrigendum, recalled] = await heard(organizer, conference);
    expect(recalled?.changes).toEqual([
      { label: 'Number', after: '1' },
      { label: 'Reason', after: 'The wrong one', lang: '' },
      { label: 'Ended as', before: 'Merged' },
      { label: 'Ended', before: '21 March 2026, 12:00' },
    ]);
    expect(corrigendum?.changes).toEqual([
      { label: 'Number', after: '1' },
      { label: 'Paragraph', after: 'Operative paragraph 1' },
    ]);
    expect(drafted?.changes).toEqual([{ label: 'Number', after: '1' }]);
  });

  it('offers those who acted, with or without an office or a seat by now, and nobody else', async () => {
    const { organizer, conference } = await aPlace();
    const [acted, idle] = [await anActor('administrator'), await anActor('administrator')];
    const former = await anAccount({ name: 'Former' });
    const actors = [acted.accountId ?? '', former.id, 'system', 'anonymous', former.id];
    await entriesOf(
      conference.id,
      actors.map((actor) => ({ actor })),
    );
    const { persons } = await getRecordFilters(organizer, conference.id);
    expect(persons).toEqual([
      { id: acted.accountId, name: 'Test Person', office: true },
      { id: former.id, name: 'Former', office: false },
    ]);
    expect(persons.map(({ id }) => id)).not.toContain(idle.accountId);
  });

  it('names whoever acted with the office of that time', async () => {
    const { organizer, conference } = await aPlace();
    const chile = await aDelegation(conference.id, 'CL');
    const person = await aSeat(conference.id, chile.id, 'head');
    const actors = [organizer.accountId, person.accountId, 'system', 'anonymous', (await anAccount()).id];
    const at = new Date(Date.now() + 60_000);
    await entriesOf(
      conference.id,
      actors.map((actor) => ({ actor: actor ?? '', at })),
    );
    await entriesOf(conference.id, [{ actor: organizer.accountId ?? '' }], 6);
    expect((await heard(organizer, conference)).map(({ by }) => by)).toEqual([
      // Before the role was granted.
      { name: 'Test Person', office: null },
      { name: 'Test Person', office: null },
      { name: null, office: 'A visitor' },
      { name: null, office: 'The system itself' },
      { name: 'Test Person', office: 'Head of delegation, Chile' },
      { name: 'Test Person', office: 'Organizer' },
    ]);
  });
});

describe('the record', () => {
  it('is narrowed by what an entry is about, its kind, its person and its day where the conference is', async () => {
    const { organizer, conference } = await aPlace();
    const [one, two] = [await aRoom(conference.id), await aRoom(conference.id)];
    await entriesOf(conference.id, [
      { entityId: one.id, kind: 'room.created' },
      { entityId: two.id, kind: 'room.edited', actor: organizer.accountId ?? '' },
      { entity: 'session', entityId: two.id, kind: 'session.cancelled' },
      // The last minute of the day in Santiago, and the first of the next.
      { entityId: one.id, kind: 'room.edited', at: new Date('2026-03-03T02:59:59Z') },
      { entityId: one.id, kind: 'room.removed', at: new Date('2026-03-03T03:00:00Z') },
    ]);
    const narrowed = (query: Record<string, string>) => sequences(organizer, conference, query);
    expect(await narrowed({})).toEqual([5, 4, 3, 2, 1]);
    expect(await narrowed({ about: 'session' })).toEqual([3]);
    expect(await narrowed({ object: `room:${one.id}` })).toEqual([5, 4, 1]);
    expect(await narrowed({ kind: 'room.added' })).toEqual([1]);
    expect(await narrowed({ kind: 'room.edited' })).toEqual([4, 2]);
    expect(await narrowed({ person: organizer.accountId ?? '' })).toEqual([2]);
    expect(await narrowed({ person: 'system', about: 'room' })).toEqual([5, 4, 1]);
    expect(await narrowed({ from: '2026-03-02', to: '2026-03-02' })).toEqual([4]);
    expect(await narrowed({ from: '2026-03-03' })).toEqual([5]);
    expect(await narrowed({ to: '2026-03-01' })).toEqual([3, 2, 1]);
  });

  it('pages without holes and doubles, both ways, while entries are added', async () => {
    const { organizer, conference } = await aPlace();
    const size = 2 * PAGE + 7;
    await entriesOf(conference.id, Array(size).fill({}));
    const seen: number[] = [];
    let next: number | null = null;
    let added = size;
    do {
      const view: Parameters<typeof listEntries>[2] = { ...recordOf(), before: next };
      const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(organizer, conference, view);
      seen.push(...page.entries.map(({ sequence }) => sequence));
      await entriesOf(conference.id, [{}], ++added);
      next = page.earlier;
    } while (next !== null);
    expect(seen).toEqual(Array.from({ length: size }, (_, n) => size - n));

    const back: number[] = [];
    for (let after: number | null = 7; after !== null; ) {
      const page: Awaited<ReturnType<typeof listEntries>> = await listEntries(organizer, conference, {
        ...recordOf(),
        after,
      });
      back.unshift(...page.entries.map(({ sequence }) => sequence));
      after = page.later;
    }
    expect(back).toEqual(Array.from({ length: added - 7 }, (_, n) => added - n));
    expect(await listEntries(organizer, conference, { ...recordOf(), before: 1 })).toMatchObject({
      entries: [],
      earlier: null,
      later: null,
    });
  });

  it('has nothing of another conference, whatever is asked for', async () => {
    const { organizer, conference } = await aPlace();
    const there = await aPlace();
    const room = await aRoom(there.conference.id, 'Elsewhere');
    await entriesOf(there.conference.id, [{ entityId: room.id, actor: there.organizer.accountId ?? '' }]);
    expect(await sequences(organizer, conference, { object: `room:${room.id}` })).toEqual([]);
    expect(await sequences(organizer, conference, { person: there.organizer.accountId ?? '' })).toEqual([]);
    // An event that names a thing of another conference learns nothing of it.
    await entriesOf(conference.id, [{ entityId: room.id, after: { capacity: 1 } }]);
    expect((await heard(organizer, conference)).map(({ thing }) => thing)).toEqual([null]);
    expect(await refusedAs(listEntries(there.organizer, conference, recordOf()))).toBe('notFound');
  });

  it('asks as many questions of a thousand entries and persons as of ten', async () => {
    const counts = [];
    for (const size of [10, 1000]) {
      const { organizer, conference } = await aPlace();
      const people = Array.from({ length: size }, (_, n) => ({
        email: `${conference.slug}-${n}@x.org`,
        name: 'x',
      }));
      const rows = await withTx(SYSTEM, (tx) =>
        tx.insert(account).values(people).returning({ id: account.id }),
      );
      await entriesOf(
        conference.id,
        rows.map(({ id }) => ({ actor: id })),
      );
      const room = { entity: 'room', id: '00000000-0000-7000-8000-000000000001' } as const;
      let count = 0;
      const end = watchStatements(() => {
        count += 1;
      });
      const list = await listEntries(organizer, conference, recordOf());
      await getRecordFilters(organizer, conference.id);
      await getHistory(organizer, conference, room);
      end();
      expect(list.entries.length).toBe(Math.min(size, PAGE));
      counts.push(count);
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeLessThanOrEqual(5);
  });
});

describe('who reads what is on record', () => {
  it('is by this table, and nobody else', async () => {
    const { organizer, conference } = await aPlace();
    const { id } = conference;
    const [own, other] = [await aDelegation(id, 'CL'), await aDelegation(id, 'PE')];
    const head = await aSeat(id, own.id, 'head');
    const viewers: Record<string, Actor> = {
      organizer,
      administrator: await anActor('administrator'),
      officer: await anActor('credentialsOfficer', id),
      chair: await anActor('chair', id),
      rapporteur: await anActor('rapporteur', id),
      focalPoint: await aSeat(id, own.id, 'focalPoint'),
      head,
      stranger: await anActor(),
      nobody: ANONYMOUS,
    };
    const READ: Record<string, string[]> = {
      delegation: ['officer', 'focalPoint'],
      participant: ['officer'],
      session: ['officer', 'chair', 'rapporteur'],
      outcome: ['officer', 'chair', 'rapporteur'],
    };
    const always = ['organizer', 'administrator'];
    for (const [name, viewer] of Object.entries(viewers)) {
      const whole = {
        organizer: 'allowed',
        administrator: 'allowed',
        stranger: 'notFound',
        nobody: 'notFound',
      };
      const fate = (whole as Record<string, string>)[name] ?? 'forbidden';
      expect(await refusedAs(listEntries(viewer, conference, recordOf())), name).toBe(fate);
      for (const entity of CONFERENCE_ENTITIES) {
        const may = [...always, ...(READ[entity] ?? [])].includes(name);
        const history = await getHistory(viewer, conference, { entity, id: own.id });
        expect(history !== null, `${name} of ${entity}`).toBe(may);
        const all = await getHistory(viewer, conference, { entity, id: null });
        expect(all !== null, `${name} of every ${entity}`).toBe(always.includes(name));
      }
      const foreign = await getHistory(viewer, conference, { entity: 'delegation', id: other.id });
      expect(foreign !== null, `${name} of another delegation`).toBe([...always, 'officer'].includes(name));
    }
  });

  it('gives a focal point the own delegation with its persons by name, the staff by office, and no consent', async () => {
    const { organizer, conference } = await aPlace();
    const { id } = conference;
    const [own, other] = [await aDelegation(id, 'CL'), await aDelegation(id, 'PE')];
    const focalPoint = await aSeat(id, own.id, 'focalPoint');
    const named = async (name: string) => (await anAccount({ name })).id;
    const mine = await aSeat(id, own.id, 'delegate', { accountId: await named('Mine') });
    const theirs = await aSeat(id, other.id, 'delegate', { accountId: await named('Theirs') });
    const at = new Date(Date.now() + 60_000);
    const about = (seat: { participantId: string }) => ({
      entity: 'participant',
      entityId: seat.participantId,
      at,
    });
    const by = (actor: Actor) => ({ actor: actor.accountId ?? '' });
    await entriesOf(id, [
      { ...about(mine), ...by(focalPoint), kind: 'participant.nominated' },
      { ...about(theirs), ...by(organizer), kind: 'participant.nominated' },
      { ...about(mine), ...by(mine), kind: 'consent.withdrawn' },
      { ...about(mine), ...by(mine), kind: 'registration.saved' },
      { ...about(mine), ...by(mine), kind: 'registration.submitted' },
      { ...about(mine), ...by(organizer), kind: 'registration.accepted' },
    ]);
    const subject = { entity: 'delegation', id: own.id } as const;
    expect(await heard(focalPoint, conference, subject)).toMatchObject([
      {
        kind: 'registration.accepted',
        thing: { name: 'Mine, Chile', href: null },
        by: { name: null, office: 'Organizer' },
      },
      { kind: 'registration.submitted', by: { name: 'Mine' } },
      { kind: 'participant.nominated', by: { name: 'Test Person', office: 'Focal point, Chile' } },
    ]);
    // What only narrows for an organizer would tell a focal point who does what.
    const view = { ...recordOf(subject), person: organizer.accountId };
    expect((await listEntries(focalPoint, conference, view)).entries).toHaveLength(3);
    expect(await heard(organizer, conference, subject)).toHaveLength(5);
  });

  it('names nobody to the chair, who reads what happened to an outcome', async () => {
    const { organizer, conference } = await aPlace();
    const chair = await anActor('chair', conference.id);
    const outcome = await anOutcome(conference.id);
    const at = new Date(Date.now() + 60_000);
    await entriesOf(conference.id, [
      {
        kind: 'outcome.edited',
        entity: 'outcome',
        entityId: outcome.id,
        actor: organizer.accountId ?? '',
        at,
      },
    ]);
    const [edited] = await heard(chair, conference, { entity: 'outcome', id: outcome.id });
    expect(edited).toMatchObject({ thing: { name: 'Outcome 1' }, by: { name: null, office: 'Organizer' } });
  });
});

describe('the file', () => {
  const rowsOf = async (viewer: Actor, slug: string, query = {}, most?: number) =>
    (await recordFile(viewer, slug, 'en', { query, most })).bytes.toString('utf8').split('\r\n');

  it('holds the list in words that a spreadsheet takes for text, and says where it ends', async () => {
    const { organizer, conference } = await aPlace();
    await entriesOf(conference.id, [
      { after: { name: '=HYPERLINK("x")', capacity: 5 } },
      { kind: 'room.edited', before: { name: 'A', capacity: 5 }, after: { name: '+1', capacity: 6 } },
    ]);
    expect(await rowsOf(organizer, conference.slug)).toEqual([
      '\ufeffNo.,Time (Santiago),Entry,About,By,Office,What changed',
      `2,2026-03-01 09:01,Room changed,'+1,,The system itself,"Name: A → +1\nSeats: 5 → 6"`,
      `1,2026-03-01 09:00,Room added,"'=HYPERLINK(""x"")",,The system itself,"Name: =HYPERLINK(""x"")\nSeats: 5"`,
      '',
    ]);
    expect((await rowsOf(organizer, conference.slug, { kind: 'room.added' })).length).toBe(3);
    expect((await rowsOf(organizer, conference.slug, {}, 1)).at(-2)).toMatch(
      /^,,"?The file ends here: .*newest 1 /,
    );
  });

  it('is not there for whoever may not read the list, nor for a question that nobody understands', async () => {
    const { organizer, conference } = await aPlace();
    const officer = await anActor('credentialsOfficer', conference.id);
    expect(await refusedAs(recordFile(officer, conference.slug, 'en', { query: {} }))).toBe('forbidden');
    expect(await refusedAs(recordFile(ANONYMOUS, conference.slug, 'en', { query: {} }))).toBe('notFound');
    expect(await refusedAs(recordFile(organizer, conference.slug, 'en', { query: { kind: 'x' } }))).toBe(
      'notFound',
    );
  });
});

it('tells what the house records itself', async () => {
  const { organizer, conference } = await aPlace();
  const entityId = conference.id;
  const change = { conferenceId: conference.id, kind: 'conference.closed', entityId } as const;
  await withTx(SYSTEM, (tx) => record(tx, SYSTEM, { ...change, after: { closedAt: new Date() } }));
  expect(await heard(organizer, conference)).toMatchObject([
    { kind: 'conference.closed', thing: { name: conference.symbol }, changes: [{ label: 'Closed' }] },
  ]);
  expect((await getRecordFilters(organizer, conference.id)).total).toBe(1);
});
