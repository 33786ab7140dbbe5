import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { CONFERENCE_ENTITIES } from '@/domain/events';
import { recordOf } from '@/domain/record-view';
import { recordFile } from '@/features/conferences/exports';
import { getHistory, getRecordFilters, listEntries, PAGE } from '@/features/conferences/queries/record';
import { record } from '@/platform/record';
import { aRoom } from '@/tests/setup/conference/agenda';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { aPlace, entriesOf, heard, refusedAs, sequences } from '@/tests/setup/record-entries';

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
      ballotDraft: ['chair', 'rapporteur'],
      delegation: ['officer', 'focalPoint'],
      participant: ['officer'],
      session: ['officer', 'chair', 'rapporteur'],
      speakersList: ['officer', 'chair', 'rapporteur'],
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

  it('names colleagues to the chair, and nobody of a delegation', async () => {
    const { organizer, conference } = await aPlace();
    const chair = await anActor('chair', conference.id);
    const outcome = await anOutcome(conference.id);
    const { id: delegationId } = await aDelegation(conference.id, 'CL');
    const head = await aSeat(conference.id, delegationId, 'head');
    const at = new Date(Date.now() + 60_000);
    await entriesOf(conference.id, [
      {
        kind: 'outcome.edited',
        entity: 'outcome',
        entityId: outcome.id,
        actor: organizer.accountId ?? '',
        at,
      },
      {
        kind: 'outcome.edited',
        entity: 'outcome',
        entityId: outcome.id,
        actor: head.accountId ?? '',
        at,
      },
    ]);
    const [by, edited] = await heard(chair, conference, { entity: 'outcome', id: outcome.id });
    expect(by).toMatchObject({ by: { name: null, office: 'Head of delegation, Chile' } });
    expect(edited).toMatchObject({
      thing: { name: 'Outcome 1' },
      by: { name: 'Test Person', office: 'Organizer' },
    });
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
