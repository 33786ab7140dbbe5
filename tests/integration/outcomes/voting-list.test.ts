import { expect, it } from 'vitest';
import { turnsWithFalls } from '@/domain/amendments/consequences';
import { votingListFile } from '@/features/outcomes/exports/voting-list';
import { aDebate } from '@/tests/setup/conference/debates';
import { anActor } from '@/tests/setup/conference/people';
import { readPdf, wordsOf } from '@/tests/setup/pdf';

it('has the amendments in the order of voting, with what changes, why there, and what would fall', async () => {
  const { meeting, chair, heads, brazil, paragraphs, propose, decide, debate } = await aDebate();
  const [first, second] = paragraphs;
  const revision = await propose(heads.chile, 'revise', { text: 'Invites all members to report #soon' });
  await propose(heads.brazil, 'amend', { targetId: revision, text: 'Urges all members', by: brazil.id });
  const deletion = await propose(heads.brazil, 'delete', { targetId: first, by: brazil.id });
  const lost = await propose(heads.chile, 'revise', { targetId: second, text: 'Requests two funds' });
  await decide(chair, lost, 'rejected', { inFavour: 1, against: 2, abstaining: 0 });

  const turns = turnsWithFalls((await debate()).debate);
  expect(turns.map(({ because }) => because)).toEqual(['deletes', 'amends', 'revises']);
  expect(turns[0]?.amendment).toBe(deletion);
  expect(turns[0]?.falls).toHaveLength(2);
  expect(turns.slice(1).map(({ falls }) => falls)).toEqual([[], []]);

  const file = await votingListFile(chair, meeting.slug, { number: 1, locale: 'en' });
  const { text, part, roles } = await readPdf(file.bytes);
  expect(part).toBe('1');
  expect(roles).toContain('H2');
  expect(text).toMatch(/Invites all members to report #soon/);
  const inOrder = [
    'Order of voting',
    '1. A3 · Brazil',
    'Operative paragraph 1: deletes the paragraph',
    'If it is adopted, these amendments fall: A1, A2.',
    '2. A2 · Brazil',
    'changes amendment A1',
    '3. A1 · Chile',
    'It comes here because it changes',
    'Then the text is put to the vote as a whole.',
    'No longer put to the vote',
    'A4 · Chile',
    'Rejected · 1 in favour, 2 against, 0 abstaining',
    'Current text',
    'Requests a fund',
  ].map((words) => text.indexOf(words));
  expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
  expect(inOrder[0]).toBeGreaterThan(0);

  const arabic = await readPdf(
    (await votingListFile(chair, meeting.slug, { number: 1, locale: 'ar' })).bytes,
  );
  for (const word of ['شيلي', 'ترتيب', 'التصويت', 'Requests']) expect(wordsOf(arabic.text)).toContain(word);
});

it('is for who puts amendments to the vote, and of a text that is debated', async () => {
  const { meeting, heads } = await aDebate();
  const organizer = await anActor('organizer', meeting.id);
  const wanted = { number: 1, locale: 'en' } as const;
  await expect(votingListFile(organizer, meeting.slug, wanted)).resolves.toMatchObject({
    type: 'application/pdf',
  });
  const others = [heads.chile, await anActor('rapporteur', meeting.id)];
  for (const other of others)
    await expect(votingListFile(other, meeting.slug, wanted)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(votingListFile(await anActor(), meeting.slug, wanted)).rejects.toMatchObject({
    kind: 'notFound',
  });
  const early = await aDebate(['Invites members to report'], { tabled: false });
  await expect(votingListFile(early.chair, early.meeting.slug, wanted)).rejects.toMatchObject({
    kind: 'notFound',
  });
});
