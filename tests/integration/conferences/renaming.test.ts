import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference, series } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import { hideConference } from '@/features/conferences/commands/hiding';
import { renameConference } from '@/features/conferences/commands/renaming';
import { recordFile } from '@/features/conferences/exports';
import { getConference } from '@/features/conferences/queries';
import { getHiding, removalVersionOf } from '@/features/conferences/queries/removal';
import { aRelease } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

const reason = 'The symbol had the wrong year.';

async function wrongYear() {
  const tag = crypto.randomUUID().slice(0, 8);
  const { id, slug } = await aConference({ symbol: `WRONG-24-${tag}` });
  const organizer = await anActor('organizer', id);
  const other = { id: newId(), slug: `other-${tag}`, title: inAll(`Other ${tag}`) };
  await withTx(SYSTEM, (tx) => tx.insert(series).values(other));
  const { symbol, seriesId, version } = await getConference(organizer, slug);
  const names = { conferenceId: id, version, symbol, seriesId, reason };
  return { id, slug, tag, organizer, other, names };
}
const factsOf = (id: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(conference).where(eq(conference.id, id))).then(([row]) => row);

describe('the symbol and the series of a conference', () => {
  it('are others, with the reason on record, under the same address', async () => {
    const { id, slug, tag, organizer, other, names } = await wrongYear();
    const right = { ...names, symbol: `RIGHT-25-${tag}`, seriesId: other.id };
    await expect(renameConference(await anActor('chair', id), right)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(renameConference(organizer, names)).rejects.toMatchObject({
      key: 'conferences.refusal.sameNames',
    });
    await renameConference(organizer, right);
    expect(await factsOf(id)).toMatchObject({ slug, symbol: right.symbol, seriesId: other.id });
    await expect(renameConference(organizer, right)).rejects.toMatchObject({ key: 'common.refusal.stale' });
    const { bytes } = await recordFile(organizer, slug, 'en', { query: {} });
    for (const text of [names.symbol, right.symbol, `Other ${tag}`, reason])
      expect(bytes.toString()).toContain(text);
  });

  it('need a reason where others than the organizers see it, and none while it is hidden', async () => {
    const { id, organizer, names, tag } = await wrongYear();
    const unsaid = { ...names, symbol: `RIGHT-${tag}`, reason: null };
    await expect(renameConference(organizer, unsaid)).rejects.toMatchObject({ field: 'reason' });
    const factsVersion = removalVersionOf(await getHiding(organizer, id));
    await hideConference(organizer, { conferenceId: id, factsVersion, reason });
    await renameConference(organizer, { ...unsaid, version: names.version + 1 });
    expect(await factsOf(id)).toMatchObject({ symbol: `RIGHT-${tag}` });
  });

  it('are not those that another has, nor of a series that is not there', async () => {
    const { organizer, names } = await wrongYear();
    const { names: taken } = await wrongYear();
    await expect(renameConference(organizer, { ...names, symbol: taken.symbol })).rejects.toMatchObject({
      key: 'conferences.refusal.taken',
      field: 'symbol',
    });
    await expect(renameConference(organizer, { ...names, seriesId: newId() })).rejects.toMatchObject({
      field: 'seriesId',
    });
  });

  it('stay with the symbol once something is public, for the command and for the database; the series does not', async () => {
    const { id, organizer, other, names } = await wrongYear();
    await aRelease(id, []);
    await expect(renameConference(organizer, { ...names, symbol: 'LATE' })).rejects.toMatchObject({
      key: 'conferences.refusal.symbolStays',
    });
    const bySql = withTx(SYSTEM, (tx) =>
      tx.execute(sql`update conference set symbol = 'LATE' where id = ${id}`),
    );
    await expect(bySql).rejects.toMatchObject({ cause: { constraint: 'conference_public' } });
    await renameConference(organizer, { ...names, seriesId: other.id });
    expect(await factsOf(id)).toMatchObject({ symbol: names.symbol, seriesId: other.id });
  });
});
