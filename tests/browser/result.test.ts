import { LOCALES } from '@/domain/local-text';
import { expect, SAMPLE, test } from './fixtures';

test('a result marks the country of the reader, and leads to how it voted before', async ({ as }) => {
  const head = await as('Head of delegation');
  await head.goto(`/en/${SAMPLE}/ballots/1`);
  await expect(head.getByRole('heading', { level: 2, name: 'Adopted' })).toBeVisible();
  const own = await head.locator('#own a').first().innerText();
  const marked = head.locator('#roll li').filter({ hasText: 'Your country' });
  await expect(marked).toHaveCount(1);
  await expect(marked.getByRole('link', { name: own })).toBeVisible();
  for (const name of ['The delegations by their vote', 'The vote on a map']) {
    const ringed = head
      .getByRole('img', { name })
      .locator('g')
      .filter({ has: head.locator('circle.stroke-ink') });
    await expect(ringed, name).toHaveCount(1);
    await expect(ringed.locator('title'), name).toContainText(own);
  }
  await head.locator('#own').getByRole('link', { name: own }).click();
  await expect(head.getByRole('heading', { level: 1, name: own })).toBeVisible();
});

test('the words of the threshold stay on the bar of a narrow phone', async ({ open }) => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  for (const language of LOCALES) {
    await page.goto(`/${language}/${SAMPLE}/ballots/1`);
    const bar = page.locator('main svg[role=img]').first();
    const [frame, words] = [await bar.boundingBox(), await bar.locator('text').last().boundingBox()];
    if (!frame || !words) throw new Error('no bar');
    expect(words.x).toBeGreaterThanOrEqual(frame.x);
    expect(words.x + words.width).toBeLessThanOrEqual(frame.x + frame.width);
  }
});
