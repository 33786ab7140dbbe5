import { describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import { outcomesView } from '@/domain/outcomes-view';
import { getConference } from '@/features/conferences/queries';
import { adoptOutcome, leaveOutcomeOpen } from '@/features/outcomes/commands/adoption';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { OutcomesPage } from '@/features/outcomes/components/outcomes-page';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';

async function threeTexts() {
  const { id, slug } = await aConference();
  for (const number of [1, 2, 3]) await anOutcome(id, { number });
  const [chair, rapporteur] = [await anActor('chair', id), await anActor('rapporteur', id)];
  const conference = await getConference(chair, slug);
  const page = async (viewer: Actor, number: number) =>
    drawn(<OutcomePage conference={conference} outcome={await getOutcome(viewer, id, number, 'en')} />);
  const list = async (query: AddressQuery = {}) => {
    const outcomes = await listOutcomes(chair, id);
    const props = { conference, outcomes, view: outcomesView(query), mayPropose: false, maySubmit: false };
    const html = await drawn(<OutcomesPage {...props} />);
    return [...html.matchAll(new RegExp(`href="/en/${slug}/outcomes/(\\d+)"`, 'g'))].map((hit) =>
      Number(hit[1]),
    );
  };
  return { slug, chair, rapporteur, page, list };
}

describe('a text that waits to be decided', () => {
  it('leads from its page to the decision, for who may decide', async () => {
    const { slug, chair, rapporteur, page } = await threeTexts();
    const way = `href="/en/${slug}/outcomes/1/edit#decide"`;
    expect(await page(chair, 1)).toContain(way);
    expect(await page(rapporteur, 1)).not.toContain(way);
    await adoptOutcome(chair, { conference: slug, number: 1, version: 1, noObjection: true });
    expect(await page(chair, 1)).not.toContain(way);
  });

  it('is said to be decided when the chair comes from there, and to others by where it stands', async () => {
    const { slug, chair, rapporteur, page } = await threeTexts();
    await adoptOutcome(chair, { conference: slug, number: 1, version: 1, noObjection: true });
    await leaveOutcomeOpen(chair, { conference: slug, number: 2, version: 1 });
    expect(await page(chair, 1)).toMatch(/The adoption by consensus is on record, at \d\d:\d\d\./);
    expect(await page(chair, 2)).toMatch(/left open for the vote is on record, at \d\d:\d\d\./);
    expect(await page(rapporteur, 1)).not.toContain('is on record');
    expect(await page(chair, 3)).not.toContain('is on record');
  });

  it('stands alone in the list where the duty leads', async () => {
    const { slug, chair, list } = await threeTexts();
    await adoptOutcome(chair, { conference: slug, number: 2, version: 1, noObjection: true });
    expect(await list({ state: 'draft' })).toEqual([1, 3]);
    expect(await list()).toEqual([1, 2, 3]);
    for (const number of [1, 3])
      await adoptOutcome(chair, { conference: slug, number, version: 1, noObjection: true });
    expect(await list({ state: 'draft' })).toEqual([]);
  });
});
