import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { outcomeParagraph } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { recordOf } from '@/domain/record-view';
import { addRoom, removeRoom } from '@/features/agenda/commands/rooms';
import { getRecordFilters, listEntries } from '@/features/conferences/queries/record';
import { REDACTED } from '@/platform/redaction';
import { aRoom, aSession } from '@/tests/setup/conference/agenda';
import { inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { aPlace, entriesOf, heard } from '@/tests/setup/record-entries';

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
