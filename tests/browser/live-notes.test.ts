import type { Page } from '@playwright/test';
import { ownSession } from '../setup/noted-sessions';
import { expect, test } from './fixtures';
import { begin, paperOf } from './paper';

/** JavaScript of the page on which notes are written, compressed: kilobytes of 1,000 bytes. */
const BUDGET = 400;

/** What runs where it is drawn as it comes; each leaves a mark in the page that it ran. */
const corpus = (mark: string) => [
  `<p>${mark} <script>window.ran = 1</script>one</p>`,
  `<img src=x onerror="window.ran = 1"><p onclick="window.ran = 1">${mark} two</p>`,
  `<svg onload="window.ran = 1"><a href="javascript:window.ran = 1">x</a></svg><p>${mark} three</p>`,
  `<iframe srcdoc="<script>parent.ran = 1</script>"></iframe><a href="javascript:window.ran = 1">${mark} four</a>`,
  `<style>* { background: url(javascript:window.ran) }</style><p style="x:expression(1)">${mark} five</p>`,
  `<p id="paragraph-1" data-number="1" lang="xx" class="x" data-pm-slice="0 0 []">${mark} six</p>`,
  `<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript><p>${mark} seven</p>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=window.ran=1>">`,
];

const paragraphs = (page: Page) => paperOf(page).locator('p');
const textsOf = (page: Page) => paragraphs(page).allTextContents();
const standing = (page: Page, phase: string) => page.locator(`[data-standing=${phase}][data-waiting="0"]`);

function paste(page: Page, html: string, text = '') {
  return paperOf(page).evaluate(
    (paper, [html, text]) => {
      const clipboardData = new DataTransfer();
      if (html) clipboardData.setData('text/html', html);
      if (text) clipboardData.setData('text/plain', text);
      paper.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    },
    [html, text] as const,
  );
}

test('two people write notes together, one of them without a connection for a while', async ({ as }) => {
  const ours = await as('Rapporteur');
  const scripts: Promise<number>[] = [];
  ours.on('requestfinished', (request) => {
    if (request.resourceType() === 'script')
      scripts.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await ours.goto(`${ownSession('live-notes')}/notes`);
  await expect(paperOf(ours)).toBeVisible();
  const sizes = await Promise.all(scripts);
  expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThan(BUDGET);

  const theirs = await as('Rapporteur');
  await theirs.goto(`${ownSession('live-notes', 'ar')}/notes`);
  await expect(paperOf(theirs)).toBeVisible();
  await expect(theirs.locator('[data-others]')).toContainText('Rapporteur (sample)');
  const mark = Math.random().toString(36).slice(2, 8);
  await begin(ours);
  await ours.keyboard.type(`The plenary noted ${mark}.`);
  const paragraph = (page: Page) => paperOf(page).locator('p', { hasText: mark });
  await expect(paragraph(theirs)).toHaveText(`The plenary noted ${mark}.`);
  await expect(paragraph(theirs).locator('[data-caret]').first()).toHaveAttribute(
    'data-caret',
    'Rapporteur (sample)',
  );

  await test.step('what a paragraph is, is said by a key, and a delegation is named behind an @', async () => {
    await ours.keyboard.press('Control+Shift+Digit3');
    await expect(paragraph(theirs)).toHaveAttribute('data-kind', 'قرار');
    await ours.keyboard.type(' @chi');
    const list = ours.getByRole('listbox', { name: 'Delegations' });
    await expect(list.getByRole('option').first()).toHaveText('Chile');
    await expect(paperOf(ours)).toHaveAttribute('aria-activedescendant', /./);
    await ours.keyboard.press('Enter');
    await expect(paragraph(theirs)).toHaveText(`The plenary noted ${mark}. Chile`);
    await ours.getByLabel('Kind of this paragraph').selectOption('statement');
    await paragraph(ours).click();
    await ours.keyboard.press('End');
    await ours.keyboard.type(' @');
    await expect(list).toBeVisible();
    await expect(paragraph(theirs)).toHaveText(/ @$/);
    // The list belongs to whoever typed the @: a colleague behind it has the keys for writing.
    const before = await paragraphs(theirs).count();
    await begin(theirs);
    await expect(paragraphs(theirs)).toHaveCount(before + 1);
    await theirs.keyboard.press('Backspace');
    await expect(paragraphs(ours)).toHaveCount(before);
    await expect(theirs.getByRole('listbox')).toHaveCount(0);
    await ours.keyboard.press('ArrowDown');
    await ours.keyboard.press('Enter');
    await expect(paragraph(ours)).toHaveAttribute('data-kind', /^Statement: ./);
    for (const page of [ours, theirs])
      await expect(paragraph(page)).toHaveText(`The plenary noted ${mark}. Chile `);
  });

  await test.step('what is written without a connection waits in the browser, and merges', async () => {
    await expect(standing(theirs, 'open')).toBeVisible();
    await theirs.context().setOffline(true);
    await expect(standing(theirs, 'away')).toBeVisible();
    await begin(theirs);
    await theirs.keyboard.type(`وافقت اللجنة ${mark}`);
    await expect(theirs.locator('[data-standing=away]')).not.toHaveAttribute('data-waiting', '0');
    const kept = () => Object.keys(localStorage).filter((key) => /^kept:[^:]+:live:/.test(key)).length;
    await expect.poll(() => theirs.evaluate(kept)).toBe(1);
    await begin(ours);
    await ours.keyboard.type(`Meanwhile ${mark}.`);
    await expect(standing(ours, 'open')).toBeVisible();
    await theirs.context().setOffline(false);
    await expect(paragraph(ours)).toHaveCount(3);
    await expect(paragraph(theirs)).toHaveCount(3);
    await expect(standing(theirs, 'open')).toBeVisible();
    await expect.poll(() => theirs.evaluate(kept)).toBe(0);
    await expect(paragraph(ours).filter({ hasText: 'وافقت' })).toHaveAttribute('dir', 'rtl');
  });

  await test.step('what is pasted comes in as words, and nothing else of it', async () => {
    const pasted = Math.random().toString(36).slice(2, 8);
    for (const html of corpus(pasted)) {
      await begin(ours);
      await paste(ours, html);
    }
    for (const number of ['one', 'two', 'three', 'four', 'five', 'six', 'seven'])
      await expect(paperOf(ours).locator('p', { hasText: `${pasted} ${number}` })).toHaveCount(1);
    await expect(paperOf(theirs).locator('p', { hasText: `${pasted} seven` })).toHaveCount(1);
    for (const page of [ours, theirs]) {
      expect(await page.evaluate(() => 'ran' in window)).toBe(false);
      const foreign = paperOf(page).locator(':not(div, p, br, span, .ProseMirror-separator)');
      await expect(foreign).toHaveCount(0);
    }
    await paste(ours, '', 'Too much.\n'.repeat(10_000));
    await expect(ours.getByText(/This is too much to paste at once/)).toBeVisible();
    await ours.getByRole('button', { name: 'Close' }).click();
    await expect(paperOf(ours)).not.toContainText('Too much.');
  });

  await expect(standing(ours, 'open')).toBeVisible();
  await expect
    .poll(async () => JSON.stringify(await textsOf(ours)) === JSON.stringify(await textsOf(theirs)))
    .toBe(true);
  await theirs.goto(ownSession('live-notes'));
  await expect(theirs.getByText(`وافقت اللجنة ${mark}`)).toBeVisible();
  await expect(theirs.getByText(`Meanwhile ${mark}.`)).toBeVisible();
});
