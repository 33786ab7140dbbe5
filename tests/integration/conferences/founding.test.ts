import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { createConference, createSeries } from '@/features/conferences/commands/founding';
import { conferenceInput } from '@/features/conferences/input';
import { getConference } from '@/features/conferences/queries';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

const kindsOf = async (conferenceId: string) =>
  (
    await withTx(SYSTEM, (tx) =>
      tx
        .select({ kind: event.kind })
        .from(event)
        .where(eq(event.conferenceId, conferenceId))
        .orderBy(event.sequence),
    )
  ).map(({ kind }) => kind);

describe('a new conference', () => {
  const form = (seriesId: string, slug: string) => ({
    seriesId,
    slug,
    symbol: slug.toUpperCase(),
    ordinal: '',
    languages: ['en', 'fr', 'es', 'ar'],
    originalLanguage: 'en',
    title: inAll('New'),
    region: 'europe',
    hostCountry: '',
    hostCity: { en: '', fr: '', es: '', ar: '' },
    startsOn: '',
    endsOn: '',
    timeZone: 'UTC',
    members: 'fr, DE\nes;it ، FR',
  });

  it('is founded by an administrator with what is known, and its name is taken once', async () => {
    const administrator = await anActor('administrator');
    const slug = `new-${crypto.randomUUID().slice(0, 8)}`;
    await createSeries(administrator, { slug, title: inAll('Series') });
    for (const [other, field] of [
      [{ slug, title: inAll('Another series') }, 'slug'],
      [{ slug: `${slug}-2`, title: inAll('Series') }, 'title'],
    ] as const) {
      await expect(createSeries(administrator, other)).rejects.toMatchObject({
        key: 'conferences.refusal.taken',
        field,
      });
    }
    const { seriesId } = await withTx(SYSTEM, async (tx) => {
      const { rows } = await tx.execute<{ id: string }>(`select id from series where slug = '${slug}'`);
      return { seriesId: rows[0]?.id ?? '' };
    });
    const input = conferenceInput.parse(form(seriesId, slug));
    expect(input.members).toEqual(['FR', 'DE', 'ES', 'IT']);
    await createConference(administrator, input);
    await expect(createConference(administrator, input)).rejects.toMatchObject({ field: 'slug' });
    const made = await getConference(administrator, slug);
    expect(made).toMatchObject({ startsOn: null, hostCountry: null, hostCity: null, ordinal: null });
    expect(await kindsOf(made.id)).toEqual(['conference.created']);
  });

  it('is founded by nobody else', async () => {
    const stranger = await anActor();
    const { id } = await aConference();
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(conference).where(eq(conference.id, id)));
    const input = conferenceInput.parse(form(row?.seriesId ?? '', 'not-to-be'));
    await expect(createConference(stranger, input)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(createSeries(stranger, { slug: 'no', title: inAll('No') })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
