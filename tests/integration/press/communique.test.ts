import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { document } from '@/db/schema/documents';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { getOwnConference } from '@/features/conferences/queries/duties';
import { draftCommunique, editCommunique } from '@/features/press/commands/communique';
import { recordCommuniqueCorrigendum } from '@/features/press/commands/communique-corrigenda';
import {
  addCommuniqueParagraph,
  moveCommuniqueParagraph,
  removeCommuniqueParagraph,
  saveCommuniqueParagraph,
} from '@/features/press/commands/communique-paragraphs';
import {
  publishCommunique,
  reviewCommunique,
  withdrawCommunique,
} from '@/features/press/commands/communique-publishing';
import { publishDue } from '@/features/press/jobs';
import { communiqueHeadVersion, getCommunique } from '@/features/press/queries/communique';
import { localOf } from '@/platform/i18n/format';
import { aConference, inAll, ZONE } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { mailsOf } from '@/tests/setup/stored';
import { meeting, refusalsDuring, withoutLock } from '@/tests/setup/unguarded';

const reason = 'The figures are still being checked.';
const inEnglish = (en: string) => ({ ...inEach(() => ''), en });
const asApp = (statement: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(statement));

/** A communiqué in English with two paragraphs, and its desk. */
async function begun() {
  const meeting = await aConference();
  const [press, organizer] = [
    await anActor('pressOfficer', meeting.id),
    await anActor('organizer', meeting.id),
  ];
  const here = { conference: meeting.slug };
  await draftCommunique(press, { ...here, title: inEnglish('Communiqué'), originalLanguage: 'en' });
  const add = (text: string) => addCommuniqueParagraph(press, { ...here, text: inEnglish(text) });
  await add('The conference met.');
  await add('It thanked its host.');
  const see = async (viewer: Actor = press) => {
    const seen = await getCommunique(viewer, meeting.id);
    if (!seen) throw new Error('there is no communiqué');
    return seen;
  };
  const texts = async () => (await see()).paragraphs.map(({ text }) => text.en);
  const idOf = async (index: number) => (await see()).paragraphs[index]?.id ?? '';
  const review = async () => reviewCommunique(organizer, { ...here, version: (await see()).version });
  const publish = async (publishesAt: Date | null = null) =>
    publishCommunique(press, {
      ...here,
      version: (await see()).version,
      publishesAt: publishesAt && localOf(publishesAt, ZONE),
    });
  const correct = (values: Partial<Parameters<typeof recordCommuniqueCorrigendum>[1]> = {}) =>
    recordCommuniqueCorrigendum(press, {
      ...{ ...here, paragraphId: null, language: 'en', wrong: 'Communiqué', reads: 'Final communiqué' },
      ...{ reason: 'A slip of the pen.', ...values },
    });
  return { meeting, press, organizer, here, add, see, texts, idOf, review, publish, correct };
}

/** The instant of a publication comes now, past the guard. */
const bringForward = (conferenceId: string) =>
  withTx(SYSTEM, (tx) =>
    asOwner(tx, async () => {
      await tx.execute(sql`alter table document disable trigger user`);
      await tx
        .update(document)
        .set({ publishesAt: sql`clock_timestamp() - interval '1 second'` })
        .where(eq(document.conferenceId, conferenceId));
      await tx.execute(sql`alter table document enable trigger user`);
    }),
  );

describe('a communiqué that is written', () => {
  it('is for those who write it, and one in a conference', async () => {
    const { meeting, press, here, see } = await begun();
    expect(await see()).toMatchObject({ state: 'draft', languages: ['en'], whole: true });
    for (const viewer of [ANONYMOUS, await anActor('chair', meeting.id)])
      expect(await getCommunique(viewer, meeting.id)).toBeNull();
    const again = { ...here, title: inAll('Another'), originalLanguage: 'en' as const };
    await expect(draftCommunique(press, again)).rejects.toMatchObject({
      key: 'press.refusal.draftedAlready',
    });
  });

  it('is begun once by two at once', async () => {
    const meeting = await aConference();
    const organizer = await anActor('organizer', meeting.id);
    const input = { conference: meeting.slug, title: inAll('Communiqué'), originalLanguage: 'en' as const };
    const ends = await Promise.allSettled([
      draftCommunique(organizer, input),
      draftCommunique(organizer, input),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(ends.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { key: 'press.refusal.draftedAlready' },
    });
  });

  it('has its paragraphs saved by version, moved and removed', async () => {
    const { press, here, add, see, texts, idOf } = await begun();
    await add('A third.');
    const third = { ...here, paragraphId: await idOf(2) };
    await moveCommuniqueParagraph(press, { ...third, placeVersion: 3, direction: 'up' });
    expect(await texts()).toEqual(['The conference met.', 'A third.', 'It thanked its host.']);
    const up = (placeVersion: number) =>
      moveCommuniqueParagraph(press, { ...third, placeVersion, direction: 'up' });
    await expect(up(3)).rejects.toMatchObject({ key: 'common.refusal.stale' });
    await up(2);
    await expect(up(1), 'it is the first').rejects.toMatchObject({ key: 'common.refusal.stale' });
    await saveCommuniqueParagraph(press, { ...third, version: 1, text: inEnglish('A first.') });
    await expect(
      saveCommuniqueParagraph(press, { ...third, version: 1, text: inEnglish('Too late.') }),
    ).rejects.toMatchObject({ key: 'common.refusal.stale' });
    const { version } = await see();
    await saveCommuniqueParagraph(press, { ...third, version: 2, text: inEnglish('A first.') });
    expect((await see()).version, 'nothing changed').toBe(version);
    await expect(removeCommuniqueParagraph(press, { ...third, version: 1 })).rejects.toMatchObject({
      key: 'common.refusal.changed',
    });
    await removeCommuniqueParagraph(press, { ...third, version: 2 });
    await expect(removeCommuniqueParagraph(press, { ...third, version: 2 })).rejects.toMatchObject({
      key: 'common.refusal.removed',
    });
    expect(await texts()).toEqual(['The conference met.', 'It thanked its host.']);
  });

  it('is reviewed as it was read, when it is whole, and is a draft again once it changes', async () => {
    const { press, organizer, here, see, add, review, publish } = await begun();
    await expect(publish()).rejects.toMatchObject({ key: 'press.refusal.notReviewed' });
    await expect(reviewCommunique(press, { ...here, version: 3 })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(reviewCommunique(organizer, { ...here, version: 2 })).rejects.toMatchObject({
      key: 'press.refusal.changed',
    });
    await review();
    expect(await see()).toMatchObject({ state: 'reviewed', reviewedAt: expect.any(Date) });
    await expect(review()).rejects.toMatchObject({ key: 'press.refusal.reviewedAlready' });
    await add('One more.');
    expect(await see()).toMatchObject({ state: 'draft', reviewedAt: null });
    const head = { title: inEnglish('Communiqué'), originalLanguage: 'fr' as const };
    const headVersion = communiqueHeadVersion(await see());
    await editCommunique(press, { ...here, ...head, headVersion });
    await expect(editCommunique(press, { ...here, ...head, headVersion })).rejects.toMatchObject({
      key: 'common.refusal.stale',
    });
    await expect(review()).rejects.toMatchObject({ key: 'press.refusal.notWhole' });
  });

  it('keeps what was reviewed from SQL that forgets to make it a draft again', async () => {
    const { review, idOf } = await begun();
    await review();
    await expect(
      asApp(
        sql`update communique_paragraph set text = text || '{"en": "Other"}' where id = ${await idOf(0)}`,
      ),
    ).rejects.toThrow();
  });
});

describe('a communiqué that is published', () => {
  it('is for everyone, says what it was reviewed as, and never changes', async () => {
    const { meeting, press, here, see, add, review, publish, idOf } = await begun();
    await review();
    await publish();
    const seen = await getCommunique(ANONYMOUS, meeting.id);
    expect(seen).toMatchObject({ state: 'published', publishedAt: expect.any(Date), languages: ['en'] });
    const version = seen?.version ?? 0;
    const one = { ...here, paragraphId: await idOf(0), version: 1 };
    for (const change of [
      () => add('Too late.'),
      () => saveCommuniqueParagraph(press, { ...one, text: inEnglish('Other words') }),
      () => removeCommuniqueParagraph(press, one),
      () => publish(),
      review,
    ])
      await expect(change()).rejects.toMatchObject({ key: 'press.refusal.published' });
    await expect(withdrawCommunique(press, { ...here, version, reason })).rejects.toMatchObject({
      key: 'press.refusal.instantCame',
    });
    for (const statement of [
      sql`update document set title = title || '{"en": "Other"}' where conference_id = ${meeting.id}`,
      sql`update document set published_at = null where conference_id = ${meeting.id}`,
      sql`delete from communique_paragraph where conference_id = ${meeting.id}`,
      sql`update communique_paragraph set text = text where conference_id = ${meeting.id}`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
    expect((await see()).paragraphs[0]?.text.en).toBe('The conference met.');
  });

  it('appears by itself when its instant comes, once, and not before', async () => {
    const { meeting, see, review, publish } = await begun();
    await review();
    await expect(publish(new Date(Date.now() - 120_000))).rejects.toMatchObject({
      key: 'press.refusal.instantPast',
      field: 'publishesAt',
    });
    await publish(new Date(Date.now() + 3_600_000));
    expect(await see()).toMatchObject({ state: 'scheduled' });
    await publishDue();
    expect(await getCommunique(ANONYMOUS, meeting.id)).toBeNull();
    await bringForward(meeting.id);
    const published = await Promise.all([publishDue(), publishDue()]);
    expect(published[0] + published[1]).toBe(1);
    expect(await publishDue()).toBe(0);
    expect(await getCommunique(ANONYMOUS, meeting.id)).toMatchObject({ state: 'published' });
  });

  it('is withdrawn before its instant, keeps its text meanwhile, and is not withdrawn after', async () => {
    const { meeting, press, here, see, add, review, publish } = await begun();
    await expect(withdrawCommunique(press, { ...here, version: 3, reason })).rejects.toMatchObject({
      key: 'press.refusal.notScheduled',
    });
    await review();
    await publish(new Date(Date.now() + 3_600_000));
    await expect(add('Too late.')).rejects.toMatchObject({ key: 'press.refusal.scheduled' });
    await expect(
      asApp(sql`update document set title = title || '{"en": "Other"}' where conference_id = ${meeting.id}`),
    ).rejects.toThrow();
    await expect(withdrawCommunique(press, { ...here, version: 3, reason })).rejects.toMatchObject({
      key: 'press.refusal.changed',
    });
    const { version } = await see();
    await withdrawCommunique(press, { ...here, version, reason });
    expect(await see()).toMatchObject({ state: 'reviewed', publishesAt: null });
    await add('There is still time.');
    await review();
    await publish(new Date(Date.now() + 3_600_000));
    await bringForward(meeting.id);
    const late = { ...here, version: (await see()).version, reason };
    await expect(withdrawCommunique(press, late)).rejects.toMatchObject({
      key: 'press.refusal.instantCame',
    });
    await expect(
      asApp(sql`update document set publishes_at = null where conference_id = ${meeting.id}`),
      'the database holds it, too',
    ).rejects.toThrow();
  });

  it('has the symbol of the conference as it is when it is published', async () => {
    const { meeting, see, review, publish } = await begun();
    await withTx(SYSTEM, (tx) =>
      tx.execute(sql`update conference set symbol = ${`NEW-${meeting.id}`} where id = ${meeting.id}`),
    );
    await review();
    await publish();
    expect((await see()).symbol).toBe(`NEW-${meeting.id}/DOC/1`);
  });

  it('is not published while the conference is hidden', async () => {
    const { meeting, review, publish } = await begun();
    await review();
    await withTx(SYSTEM, (tx) =>
      tx.execute(sql`update conference set hidden_at = clock_timestamp() where id = ${meeting.id}`),
    );
    await expect(publish()).rejects.toMatchObject({ key: 'common.refusal.hidden' });
    await expect(publish(new Date(Date.now() + 3_600_000))).rejects.toMatchObject({
      key: 'common.refusal.hidden',
    });
  });
});

describe('a corrigendum to a communiqué', () => {
  it('quotes words of the title or of a paragraph in one language, for everyone, and stays', async () => {
    const { meeting, correct, review, publish, idOf } = await begun();
    await expect(correct()).rejects.toMatchObject({ key: 'press.refusal.notPublished' });
    await review();
    await publish();
    await correct();
    await expect(correct({ wrong: 'Nowhere' })).rejects.toMatchObject({
      key: 'press.refusal.wordsNotThere',
      field: 'wrong',
    });
    await expect(correct({ language: 'fr' })).rejects.toMatchObject({
      key: 'press.refusal.notInLanguage',
    });
    const paragraphId = await idOf(1);
    await correct({ paragraphId, wrong: 'its host', reads: 'the host country' });
    // What a corrigendum made of the words can be wrong, too.
    await correct({ paragraphId, wrong: 'the host country', reads: 'Chile' });
    const seen = await getCommunique(ANONYMOUS, meeting.id);
    expect(seen?.corrigenda).toMatchObject([
      { number: 1, paragraphId: null, as: 'pressOfficer' },
      { number: 2, paragraphId, reads: 'the host country' },
      { number: 3, reads: 'Chile' },
    ]);
    for (const statement of [
      sql`update communique_corrigendum set reads = 'x' where conference_id = ${meeting.id}`,
      sql`delete from communique_corrigendum where conference_id = ${meeting.id}`,
    ])
      await expect(asApp(statement)).rejects.toThrow();
  });
});

describe('a communiqué that is whole', () => {
  it('is the organizers’ to review, and the press officer is told when it was', async () => {
    const { meeting: conference, press, organizer, review, add } = await begun();
    const owed = async (viewer: Actor) =>
      (await getOwnConference(viewer, conference.id)).duties.owed.map(({ kind }) => kind);
    const mailed = async () =>
      (await mailsOf(conference.id)).filter(({ template }) => template === 'press.reviewed').length;
    expect(await owed(organizer)).toContain('reviewCommunique');
    expect(await owed(press)).not.toContain('reviewCommunique');
    await review();
    expect([await owed(organizer), await mailed()]).toEqual([
      expect.not.arrayContaining(['reviewCommunique']),
      1,
    ]);
    await add('A word slipped in.');
    expect(await owed(organizer)).toContain('reviewCommunique');
    await asApp(sql`update communique_paragraph set text = jsonb_set(text, '{en}', '""')
      where conference_id = ${conference.id}`);
    expect(await owed(organizer)).not.toContain('reviewCommunique');
  });
});

describe('two at once', () => {
  it('publish what was reviewed, or the change that came first, and never something else', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      const { meeting: conference, add, review, publish } = await begun();
      await review();
      const ends = await Promise.allSettled([publish(), add('A word slipped in.')]);
      const [published, added] = ends.map(({ status }) => status === 'fulfilled');
      expect(published).not.toBe(added);
      const seen = await getCommunique(ANONYMOUS, conference.id);
      expect(seen?.paragraphs.length ?? 0).toBe(published ? 2 : 0);
    }
  });

  /** Two press at once: what became of each, and what the database turned back. */
  async function pressedTwice() {
    const { meeting: conference, review, see, press, here } = await begun();
    await review();
    const input = { ...here, version: (await see()).version, publishesAt: null };
    return refusalsDuring(() =>
      meeting(conference.id, () =>
        Promise.allSettled([publishCommunique(press, input), publishCommunique(press, input)]),
      ),
    );
  }

  it('publish once, and the other is told', async () => {
    const { done, refused } = await pressedTwice();
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { key: 'press.refusal.published' },
    });
    expect(refused).toEqual([]);
  });

  it('would be told nothing without the lock of the document (control)', async () => {
    const { done, taken } = await withoutLock('document', pressedTwice);
    expect(taken).toBeGreaterThan(1);
    // What the lock keeps apart meets further on: the database turns one of the two back.
    expect(done.refused).toContain('23001');
  });
});
