import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { violated, withTx } from '@/db/client';
import { byName, newId } from '@/db/columns';
import { room, series } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import { addRoom } from '@/features/agenda/commands/rooms';
import { createSeries } from '@/features/conferences/commands/founding';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

/** What a reader takes for `Union of Coasts`. */
const ALIKE = [
  'Union of Coasts\u200e',
  '\u200fUnion of Coasts',
  'union OF coasts',
  'Union  of\u00a0Coasts ',
  'Un\u200bion of Coa\u00adsts',
  'Ｕnion of Coasts',
  'Union of Coasts\u{e0041}',
  'Uni\u200don of Coasts',
];
const PAIRS = [
  ['Straße', 'STRASSE'],
  ['Café', 'CAFE\u0301'],
  ['الأمانة', 'الامانه'],
  ['مُؤتَمَر', 'موتمر'],
  ['المـــنظمة', 'المنظمة'],
  ['Saʿid’s', "Saʼid's"],
  ['A–B', 'A-B'],
  ['کشور', 'كشور'],
];

const foldedForm = (text: string) =>
  withTx(SYSTEM, async (tx) => {
    const { rows } = await tx.execute<{ folded: string }>(sql`select folded(${text}::text) as folded`);
    return rows[0]?.folded;
  });

describe('likeness', () => {
  it('is judged on what a reader sees', async () => {
    for (const name of ALIKE) expect(await foldedForm(name), name).toBe('union of coasts');
    for (const [one = '', other = ''] of PAIRS)
      expect(await foldedForm(one), one).toBe(await foldedForm(other));
    expect(await foldedForm('Coasts')).not.toBe(await foldedForm('Cöasts'));
  });

  it('lets the database refuse a second organization and a second room of one name', async () => {
    const { id: conferenceId } = await aConference();
    const invite = (organization: string) =>
      withTx(SYSTEM, (tx) =>
        tx.insert(delegation).values({ conferenceId, kind: 'observer', organization, quota: 1 }),
      );
    const build = (name: string) =>
      withTx(SYSTEM, (tx) => tx.insert(room).values({ conferenceId, name, capacity: 1 }));
    await invite('Union of Coasts');
    await build('Union of Coasts');
    for (const name of ALIKE) {
      expect(await invite(name).then(() => null, violated), name).toBe('delegation_organization');
      expect(await build(name).then(() => null, violated), name).toBe('room_name');
    }
    await invite('Union of Coast');
  });

  it('lets the database refuse a second conference of one symbol', async () => {
    await aConference({ symbol: 'Ámericas-25/Straße' });
    for (const symbol of [
      'ÁMERICAS-25/STRASSE',
      'A\u0301mericas‑25/Straße',
      'Ámericas-25/Stra\u00adße\u200e',
    ])
      await expect(
        aConference({ symbol }).then(() => null, violated),
        symbol,
      ).resolves.toBe('conference_symbol_unique');
    await aConference({ symbol: 'Americas-25/Straße' });
  });

  it('is told as what it is', async () => {
    const conference = await aConference();
    const organizer = await anActor('organizer', conference.id);
    const add = (name: string) => addRoom(organizer, { conference: conference.slug, name, capacity: 5 });
    await add('Grand Hall');
    await expect(add('GRAND HALL')).rejects.toMatchObject({ key: 'agenda.refusal.roomName' });
  });
});

it('lets the database refuse a second series of one title in any language, and leaves what is there alone', async () => {
  const violationBy = (title: LocalText) =>
    withTx(SYSTEM, (tx) => tx.insert(series).values({ slug: `series-${newId()}`, title })).then(
      () => null,
      violated,
    );
  expect(await violationBy(inAll('Union of Coasts'))).toBeNull();
  for (const name of ALIKE) {
    expect(await violationBy(inAll(name)), name).toBe('series_title');
    expect(await violationBy({ ...inAll(`Other ${name}`), en: name }), name).toBe('series_title');
  }
  expect(await violationBy(inAll('Union of Coast'))).toBeNull();
  const both = await Promise.all([violationBy(inAll('At once')), violationBy(inAll('AT ONCE'))]);
  expect(both.filter((why) => why === null)).toHaveLength(1);
  const administrator = await anActor('administrator');
  const input = { slug: `series-${newId()}`, title: inAll('UNION of Coasts') };
  await expect(createSeries(administrator, input)).rejects.toMatchObject({ field: 'title' });
});

it('orders names as people do, in the database', async () => {
  const { id: conferenceId } = await aConference();
  const names = ['Zoë', 'alpha', 'Ávila', 'Beta', 'élan', 'Étoile', 'Fox'];
  await withTx(SYSTEM, (tx) =>
    tx.insert(room).values(names.map((name) => ({ conferenceId, name, capacity: 1 }))),
  );
  const rows = await withTx(SYSTEM, (tx) =>
    tx
      .select({ name: room.name })
      .from(room)
      .where(sql`conference_id = ${conferenceId}`)
      .orderBy(byName(room.name)),
  );
  expect(rows.map(({ name }) => name)).toEqual(['alpha', 'Ávila', 'Beta', 'élan', 'Étoile', 'Fox', 'Zoë']);
});
