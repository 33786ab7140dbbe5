import { eq } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { countryName as names } from '@/db/schema/memberships';
import { type Actor, SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { BallotRoll } from '@/features/ballots/components/ballot-roll';
import { declareDue } from '@/features/ballots/jobs';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getConference } from '@/features/conferences/queries';
import { search } from '@/features/conferences/queries/search';
import { editCountryName } from '@/features/members/commands/names';
import { readNames } from '@/features/members/queries/names';
import { countryName, keepNames, listedNamesWritten } from '@/platform/i18n/country-names';
import { aBallot, anotherBallot } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';

const blank = inEach(() => '');
const inEnglish = (en: string) => ({ ...blank, en });

/** What the English short name of a country is set to, upon a version. */
const setName = (actor: Actor, countryCode: string, name: string, namesVersion = 0) =>
  editCountryName(actor, {
    countryCode,
    namesVersion,
    short: inEnglish(name),
    formal: blank,
    sortKey: blank,
  });
const versionsOf = (code: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(names).where(eq(names.countryCode, code)).orderBy(names.version));

describe('the names that an administrator sets', () => {
  // Other tests of this process have databases of their own, in which nobody has set any.
  afterAll(() => keepNames([]));

  it('stand at once, and in every process that reads them', async () => {
    const administrator = await anActor('administrator');
    await setName(administrator, 'TR', 'Turkiye of the test');
    expect(countryName('TR', 'en')).toBe('Turkiye of the test');
    keepNames([]);
    await readNames();
    expect(countryName('TR', 'en')).toBe('Turkiye of the test');
    await setName(administrator, 'TR', '', 1);
    expect(countryName('TR', 'en')).toBe(listedNamesWritten('TR').short.en);
    const [first, last] = await versionsOf('TR');
    expect(last?.setAt.getTime()).toBeGreaterThan(first?.setAt.getTime() ?? 0);
    expect(last).toMatchObject({ version: 2, short: blank, setBy: administrator.accountId });
  });

  it('are set now, whatever somebody would have written of the past', async () => {
    const year = new Date('2001-01-01');
    const row = { countryCode: 'NR', version: 1, short: blank, formal: blank, sortKey: blank, setAt: year };
    await withTx(SYSTEM, (tx) => tx.insert(names).values(row));
    const [kept] = await versionsOf('NR');
    expect(kept?.setAt.getTime()).toBeGreaterThan(year.getTime());
  });

  it('are no change where they say what stands', async () => {
    const administrator = await anActor('administrator');
    const written = listedNamesWritten('PE');
    await editCountryName(administrator, { countryCode: 'PE', namesVersion: 0, ...written });
    expect(await versionsOf('PE')).toEqual([]);
  });

  it('are set by administrators alone, tell countries apart, and are set upon what was seen', async () => {
    const administrator = await anActor('administrator');
    const organizer = await anActor('organizer', (await aHall(1)).conference.id);
    await expect(setName(organizer, 'BO', 'Mine')).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(setName(administrator, 'BO', 'chile')).rejects.toMatchObject({
      key: 'members.refusal.nameTaken',
      field: 'short.en',
    });
    await setName(administrator, 'BO', 'The Plateau');
    await expect(setName(administrator, 'BO', 'The Altiplano')).rejects.toMatchObject({
      key: 'common.refusal.stale',
    });
    await expect(setName(administrator, 'PY', 'The Plateau')).rejects.toMatchObject({
      key: 'members.refusal.nameTaken',
    });
  });

  it('have one outcome where two set them at once', async () => {
    const [one, other] = [await anActor('administrator'), await anActor('administrator')];
    const same = await Promise.allSettled([setName(one, 'EC', 'One'), setName(other, 'EC', 'Other')]);
    expect(same.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(same.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { key: 'common.refusal.stale' },
    });
    // Nor do two countries come to bear one name.
    const alike = await Promise.allSettled([setName(one, 'GY', 'Coast'), setName(other, 'SR', 'Coast')]);
    expect(alike.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leave a declared ballot as it was, and are on one that is declared later', async () => {
    const administrator = await anActor('administrator');
    const hall = await aHall(3);
    const past = new Date(Date.now() - 1000);
    await aBallot(hall, { closesAt: past });
    await declareDue();
    const { short } = listedNamesWritten('AG');
    await setName(administrator, 'AG', 'Leeward Islands');
    const page = async (number: number) =>
      drawn(<BallotRoll here="/en/c" ballot={await getBallot(SYSTEM, hall.conference.id, number)} />);
    expect(await page(1)).toContain(short.en);
    expect(await page(1)).not.toContain('Leeward Islands');
    await anotherBallot(hall, 2, past);
    await declareDue();
    expect(await page(2)).toContain('Leeward Islands');
  });

  it('are what a country is found by', async () => {
    const administrator = await anActor('administrator');
    const hall = await aHall(2);
    await setName(administrator, 'AR', 'Silverland');
    const conference = await getConference(administrator, hall.conference.slug);
    const results = await search(administrator, { conference, locale: 'en', client: 'test' }, 'silverland');
    expect(results.groups.flatMap(({ lines }) => lines.map(({ title }) => title))).toContain('Silverland');
  });
});
