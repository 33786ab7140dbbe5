import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { adoptOutcome, leaveOutcomeOpen, recordReservation } from '@/features/outcomes/commands/adoption';
import { addOutcomeParagraph, editOutcome, saveOutcomeParagraph } from '@/features/outcomes/commands/text';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { headVersionOf } from '@/features/outcomes/queries/head-version';
import { aConference, closed, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

async function aDraft() {
  const conference = await aConference();
  const draft = await anOutcome(conference.id);
  const chair = await anActor('chair', conference.id);
  const address = { conference: conference.slug, number: draft.number };
  const adopt = () => adoptOutcome(chair, { ...address, version: 1, noObjection: true });
  return { conference, draft, chair, address, adopt };
}

describe('an outcome', () => {
  it('is adopted by consensus with a reservation, which blocks nothing', async () => {
    const { conference, chair, address, adopt } = await aDraft();
    const chile = await aDelegation(conference.id, 'CL');
    await recordReservation(chair, { ...address, delegationId: chile.id, text: 'Not the last part.' });
    await adopt();
    const adopted = await getOutcome(ANONYMOUS, conference.id, 1, 'en');
    expect(adopted).toMatchObject({ state: 'adopted', adoptionMethod: 'consensus' });
    expect(adopted.reservations).toMatchObject([{ countryCode: 'CL', text: 'Not the last part.' }]);
  });

  it('keeps its text for good once adopted: the command refuses, and so does the database', async () => {
    const { conference, draft, chair, address, adopt } = await aDraft();
    await adopt();
    const change = editOutcome(chair, {
      ...address,
      headVersion: headVersionOf(await getOutcome(chair, conference.id, 1, 'en')),
      kind: 'measure',
      strength: null,
      title: inAll('Other'),
    });
    await expect(change).rejects.toMatchObject({ key: 'outcomes.refusal.adopted' });
    const raw = (fn: Parameters<typeof withTx<unknown>>[1]) => withTx(SYSTEM, fn);
    await expect(
      raw((tx) =>
        tx
          .update(outcome)
          .set({ title: inAll('Other') })
          .where(eq(outcome.id, draft.id)),
      ),
    ).rejects.toThrow();
    await expect(
      raw((tx) =>
        tx
          .update(outcomeParagraph)
          .set({ text: inAll('Other') })
          .where(eq(outcomeParagraph.outcomeId, draft.id)),
      ),
    ).rejects.toThrow();
    await expect(
      raw((tx) => tx.delete(outcomeParagraph).where(eq(outcomeParagraph.outcomeId, draft.id))),
    ).rejects.toThrow();
  });

  it('freezes its text when it is left open for the vote', async () => {
    const { conference, chair, address } = await aDraft();
    await leaveOutcomeOpen(chair, { ...address, version: 1 });
    await expect(addOutcomeParagraph(chair, { ...address, part: 'operative' })).rejects.toMatchObject({
      key: 'outcomes.refusal.frozen',
    });
    expect(await getOutcome(ANONYMOUS, conference.id, 1, 'en')).toMatchObject({ state: 'leftOpen' });
  });

  it('is edited in its head and in its paragraphs side by side', async () => {
    const { conference, chair, address } = await aDraft();
    const drawn = await getOutcome(chair, conference.id, 1, 'en');
    await addOutcomeParagraph(chair, { ...address, part: 'preambular' });
    const edit = (title: string) =>
      editOutcome(chair, {
        ...address,
        headVersion: headVersionOf(drawn),
        kind: 'measure',
        strength: null,
        title: inAll(title),
      });
    await edit('By the first');
    await expect(edit('By the second')).rejects.toMatchObject({ key: 'common.refusal.stale', kind: 'stale' });
    expect(await getOutcome(chair, conference.id, 1, 'en')).toMatchObject({ title: inAll('By the first') });
  });

  it('is not adopted with an objection, after the close, empty, or on a stale version', async () => {
    const { conference, chair, address } = await aDraft();
    const adopt = (values: { version?: number; noObjection?: boolean }) =>
      adoptOutcome(chair, { ...address, version: 1, noObjection: true, ...values });
    await expect(adopt({ noObjection: false })).rejects.toMatchObject({ key: 'outcomes.refusal.objection' });
    await expect(adopt({ version: 7 })).rejects.toMatchObject({ key: 'outcomes.refusal.changed' });
    await addOutcomeParagraph(chair, { ...address, part: 'operative' });
    await expect(adopt({ version: 2 })).rejects.toMatchObject({ key: 'outcomes.refusal.emptyParagraph' });
    await closed(conference.id);
    await expect(adopt({ version: 2 })).rejects.toMatchObject({ kind: 'late' });
  });

  it('tells the second of two chairs who save the same paragraph', async () => {
    const { conference, chair, address } = await aDraft();
    const { paragraphs } = await getOutcome(chair, conference.id, 1, 'en');
    const save = (text: string) =>
      saveOutcomeParagraph(chair, {
        ...address,
        paragraphId: paragraphs[0]?.id ?? '',
        version: 1,
        text: inAll(`Urges all to do ${text}`),
      });
    const results = await Promise.allSettled([save('one'), save('two')]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is seen as a draft by those who take part, and by nobody else', async () => {
    const { conference, chair } = await aDraft();
    const delegation = await aDelegation(conference.id, 'CL');
    const head = await aSeat(conference.id, delegation.id, 'head');
    for (const reader of [chair, head]) expect(await listOutcomes(reader, conference.id)).toHaveLength(1);
    for (const reader of [ANONYMOUS, await anActor(), await anActor('chair', (await aConference()).id)]) {
      expect(await listOutcomes(reader, conference.id)).toEqual([]);
      await expect(getOutcome(reader, conference.id, 1, 'en')).rejects.toMatchObject({ kind: 'notFound' });
    }
  });

  it('is adopted by the chair of this conference only', async () => {
    const { address, conference } = await aDraft();
    const input = { ...address, version: 1, noObjection: true };
    const delegation = await aDelegation(conference.id, 'CL');
    await expect(adoptOutcome(ANONYMOUS, input)).rejects.toMatchObject({ kind: 'notFound' });
    const other = await anActor('chair', (await aConference()).id);
    await expect(adoptOutcome(other, input)).rejects.toMatchObject({ kind: 'notFound' });
    const head = await aSeat(conference.id, delegation.id, 'head');
    await expect(adoptOutcome(head, input)).rejects.toMatchObject({ kind: 'forbidden' });
    const rapporteur = await anActor('rapporteur', conference.id);
    await expect(adoptOutcome(rapporteur, input)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('takes a reservation once from a delegation of this conference, and from members of the region only', async () => {
    const { conference, chair, address } = await aDraft();
    const chile = await aDelegation(conference.id, 'CL');
    const observer = await aDelegation(conference.id, 'Some organization');
    const elsewhere = await aDelegation((await aConference()).id, 'AR');
    const reserve = (delegationId: string) =>
      recordReservation(chair, { ...address, delegationId, text: 'A part.' });
    await reserve(chile.id);
    await expect(reserve(chile.id)).rejects.toMatchObject({ key: 'outcomes.refusal.reservedAlready' });
    await expect(reserve(observer.id)).rejects.toMatchObject({ key: 'outcomes.calls.why.notMember' });
    await expect(reserve(elsewhere.id)).rejects.toMatchObject({ kind: 'notFound' });
  });
});
