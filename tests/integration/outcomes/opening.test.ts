import { expect, it } from 'vitest';
import { saveOutcomeParagraph } from '@/features/outcomes/commands/text';
import { getOutcome } from '@/features/outcomes/queries';
import { aConference } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';

/** A draft whose paragraph is saved with what a form sends, and how it stands in English then. */
async function aDraft() {
  const { id, slug } = await aConference();
  const { number } = await anOutcome(id);
  const chair = await anActor('chair', id);
  const paragraph = async () => {
    const [first] = (await getOutcome(chair, id, number, 'en')).paragraphs;
    if (!first) throw new Error('no paragraph');
    return first;
  };
  return async (text: string, opening?: string) => {
    const { id: paragraphId, version } = await paragraph();
    const sent = { text: { en: text }, ...(opening === undefined ? {} : { opening: { en: opening } }) };
    await saveOutcomeParagraph(chair, { conference: slug, number, paragraphId, version, ...sent });
    const saved = await paragraph();
    return [saved.verb?.en, saved.addressee?.en, saved.text.en];
  };
}

it('keeps a paragraph apart as its beginning is read, or as somebody confirmed that it is to be read', async () => {
  const save = await aDraft();
  const whole = 'Requests the police services of the region to report to the Assembly.';
  const [verb, services] = ['Requests', 'the police services of the region'];
  expect(await save(whole)).toEqual([verb, services, 'to report to the Assembly.']);
  expect(await save(whole, 'Requests|the police services')).toEqual([
    verb,
    'the police services',
    'of the region to report to the Assembly.',
  ]);
  // A form without the choice leaves it as it was confirmed; an empty choice takes the likeliest again.
  expect(await save(`${whole} Yearly.`)).toEqual([
    verb,
    'the police services',
    'of the region to report to the Assembly. Yearly.',
  ]);
  expect(await save(whole, '')).toEqual([verb, services, 'to report to the Assembly.']);
  expect(await save(whole, '|')).toEqual(['', '', whole]);
  // What was confirmed of other words says nothing about these.
  expect(await save('Invites all to come.', 'Requests|the police services')).toEqual([
    'Invites',
    'all',
    'to come.',
  ]);
  expect(await save('Thanks Chile for its welcome.', 'Thanks|Chile')).toEqual([
    'Thanks',
    'Chile',
    'for its welcome.',
  ]);
});
