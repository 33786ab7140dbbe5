import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { changeLanguages } from '@/features/conferences/commands/languages';
import { recordFile } from '@/features/conferences/exports';
import { getLanguages } from '@/features/conferences/queries/languages';
import { adoptOutcome } from '@/features/outcomes/commands/adoption';
import { aRelease } from '@/tests/setup/conference/agenda';
import { aConference, closed, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';
import { hold, onDatabaseAfter } from '@/tests/setup/unguarded';

const reason = 'The host works in two languages.';
const factsOf = async (id: string) => {
  const [row] = await withTx(SYSTEM, (tx) => tx.select().from(conference).where(eq(conference.id, id)));
  if (!row) throw new Error('no such conference');
  return row;
};

async function desk() {
  const { id, slug } = await aConference();
  const organizer = await anActor('organizer', id);
  const change = async (languages: Locale[], originalLanguage: Locale, why: string | null = reason) => {
    const { version } = await factsOf(id);
    return changeLanguages(organizer, {
      conferenceId: id,
      version,
      languages,
      originalLanguage,
      reason: why,
    });
  };
  return { id, slug, organizer, change };
}

/** A text in French is being adopted when French is to go: the adoption stands at the chain, and `removal` comes behind it. */
async function removedWhileAdopted(removal: (one: Awaited<ReturnType<typeof desk>>) => Promise<unknown>) {
  const one = await desk();
  await one.change(['en', 'fr'], 'en', null);
  const { number } = await anOutcome(one.id, { title: { ...inAll('Adopted'), es: '', ar: '' } });
  const chair = await anActor('chair', one.id);
  const chain = await hold('chain', one.id);
  const input = { conference: one.slug, number, version: 1, noObjection: true } as const;
  const adopting = adoptOutcome(chair, input);
  await chain.standing(1);
  const removing = removal(one);
  const came = await Promise.race([removing.then(() => 'before'), chain.standing(2).then(() => 'behind')]);
  await chain.release();
  const [adopted, removed] = await Promise.allSettled([adopting, removing]);
  const { languages } = await factsOf(one.id);
  return { came, adopted: adopted.status, removed, keeps: languages.includes('fr') };
}

describe('the working languages of a conference', () => {
  it('are all four to begin with, and others with the original first, on record', async () => {
    const { id, slug, organizer, change } = await desk();
    expect(await factsOf(id)).toMatchObject({ languages: ['en', 'fr', 'es', 'ar'], originalLanguage: 'en' });
    await change(['en', 'fr'], 'fr');
    expect(await factsOf(id)).toMatchObject({ languages: ['fr', 'en'], originalLanguage: 'fr', version: 2 });
    expect((await factsOf(id)).title).toEqual(inAll('Conference'));
    await expect(change(['fr', 'en'], 'fr')).rejects.toMatchObject({
      key: 'conferences.refusal.sameLanguages',
    });
    const { bytes } = await recordFile(organizer, slug, 'en', { query: {} });
    for (const text of ['Working languages changed', 'French and English', reason])
      expect(bytes.toString()).toContain(text);
  });

  it('are changed by organizers alone, while the conference is open, upon what they saw', async () => {
    const { id, organizer, change } = await desk();
    const form = {
      conferenceId: id,
      version: 1,
      languages: ['en'] as Locale[],
      originalLanguage: 'en',
      reason,
    } as const;
    await expect(changeLanguages(await anActor('chair', id), form)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await change(['en'], 'en', null);
    await expect(changeLanguages(organizer, form)).rejects.toMatchObject({ key: 'common.refusal.stale' });
    await closed(id);
    await expect(change(['en', 'fr'], 'en')).rejects.toMatchObject({ key: 'conferences.refusal.closed' });
  });

  it('need a reason once something is public, and keep the original, for the command and for the database', async () => {
    const { id, organizer, change } = await desk();
    await aRelease(id, []);
    expect(await getLanguages(organizer, { id, languages: ['en', 'fr'] })).toEqual({
      isPublic: true,
      adopted: [],
    });
    await expect(change(['en', 'fr'], 'en', null)).rejects.toMatchObject({ field: 'reason' });
    await expect(change(['en', 'fr'], 'fr')).rejects.toMatchObject({
      key: 'conferences.refusal.originalStays',
    });
    const bySql = withTx(SYSTEM, (tx) =>
      tx.execute(sql`update conference set original_language = 'fr', languages = '{fr,en}' where id = ${id}`),
    );
    await expect(bySql).rejects.toMatchObject({ cause: { constraint: 'conference_original' } });
    await change(['en', 'fr'], 'en');
    expect(await factsOf(id)).toMatchObject({ languages: ['en', 'fr'], originalLanguage: 'en' });
  });

  it('keep those in which something was adopted, in its title or in part, for the command and for the database', async () => {
    const { id, organizer, change } = await desk();
    const { id: text } = await anOutcome(id, { title: { ...inAll('Adopted'), fr: '', es: '', ar: '' } });
    await withTx(SYSTEM, async (tx) => {
      const words = JSON.stringify({ ...inAll('to do more'), es: '', ar: '' });
      await tx.execute(sql`update outcome_paragraph set text = ${words}::jsonb where outcome_id = ${text}`);
      await tx.execute(
        sql`update outcome set adopted_at = clock_timestamp(), adoption_method = 'consensus' where id = ${text}`,
      );
    });
    expect(await getLanguages(organizer, { id, languages: ['en', 'fr', 'es', 'ar'] })).toEqual({
      isPublic: false,
      adopted: ['en', 'fr'],
    });
    await expect(change(['en', 'es', 'ar'], 'en')).rejects.toMatchObject({
      key: 'conferences.refusal.adoptedIn',
      params: { languages: { languages: ['fr'] } },
      field: 'languages',
    });
    const bySql = withTx(SYSTEM, (tx) =>
      tx.execute(sql`update conference set languages = '{en,es,ar}' where id = ${id}`),
    );
    await expect(bySql).rejects.toMatchObject({ cause: { constraint: 'conference_adopted_in' } });
    await change(['en', 'fr', 'ar'], 'en');
    expect((await factsOf(id)).languages).toEqual(['en', 'fr', 'ar']);
  });

  it('keep one in which a text is just being adopted', async () => {
    const { came, adopted, removed, keeps } = await removedWhileAdopted(({ change }) => change(['en'], 'en'));
    expect([came, adopted, keeps]).toEqual(['behind', 'fulfilled', true]);
    expect(removed).toMatchObject({ reason: { key: 'conferences.refusal.adoptedIn' } });
  });

  it('would lose it to a statement that waited behind the adoption, did the database not look again (control)', async () => {
    const bySql = ({ id }: { id: string }) =>
      withTx(SYSTEM, (tx) => tx.execute(sql`update conference set languages = '{en}' where id = ${id}`));
    const raced = async () => {
      const { came, adopted, keeps } = await removedWhileAdopted(bySql);
      return [came, adopted, keeps];
    };
    expect(await raced()).toEqual(['behind', 'fulfilled', true]);
    const unguarded = ['drop trigger conference_languages_kept on conference'];
    expect(await onDatabaseAfter(unguarded, raced)).toEqual(['behind', 'fulfilled', false]);
  });

  it('have a title in their original first', async () => {
    const { id, change } = await desk();
    await withTx(SYSTEM, (tx) =>
      tx
        .update(conference)
        .set({ title: { ...inAll('Conference'), ar: '' } })
        .where(eq(conference.id, id)),
    );
    await expect(change(['ar', 'en'], 'ar')).rejects.toMatchObject({
      key: 'conferences.refusal.titleFirst',
      field: 'originalLanguage',
    });
  });

  it.each([
    [`languages = '{}'`, 'conference_languages'],
    [`languages = '{en,fr,en}'`, 'conference_languages'],
    [`languages = '{fr,en}'`, 'conference_languages'],
    [`languages = '{en,de}'`, 'conference_languages'],
    [`languages = '{en,null}'`, 'conference_languages'],
    [`original_language = 'de', languages = '{de}'`, 'conference_languages'],
    [`title = jsonb_set(title, '{en}', '""')`, 'conference_title_original'],
  ])('are never %s', async (change, constraint) => {
    const { id } = await desk();
    const bySql = withTx(SYSTEM, (tx) =>
      tx.execute(sql.raw(`update conference set ${change} where id = '${id}'`)),
    );
    await expect(bySql).rejects.toMatchObject({
      cause: { code: '23514', constraint: expect.stringContaining(constraint) },
    });
  });
});
