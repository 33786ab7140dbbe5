import { ownSession } from '../setup/noted-sessions';
import { holdOneAnswer, loseOneAnswer } from './answers';
import { expect, test } from './fixtures';

test('text typed while a save is on its way waits on top of what was saved', async ({ as }) => {
  const page = await as('Rapporteur');
  await page.goto(ownSession('lost-answer'));
  await page.getByRole('link', { name: 'Write the notes' }).click();
  await page.getByRole('link', { name: 'Write by forms' }).click();
  const words = `Saved on its way: ${Date.now()}.`;
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill(words);
  await page.getByRole('button', { name: 'Add paragraph' }).click();
  const text = page.getByRole('textbox', { name: /^Text of paragraph/ }).filter({ hasText: words });
  await expect(text).toHaveCount(1);
  const release = await holdOneAnswer(page);
  const sent = page.waitForRequest((request) => request.method() === 'POST');
  await text.fill(`${words} First.`);
  await text.blur();
  await sent;
  await text.fill(`${words} First. Second.`);
  release();
  await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue(`${words} First. Second.`);
  await expect(page.getByText(/^Saved \d/).first()).toBeVisible();
  await page.reload();
  await expect(text).toHaveValue(`${words} First. Second.`);
  await expect(page.getByText(/Newer/)).toHaveCount(0);
});

test('a paragraph whose answer was lost is there once, however often it is sent', async ({ as }) => {
  const page = await as('Rapporteur');
  await page.goto(ownSession('lost-answer'));
  await page.getByRole('link', { name: 'Write the notes' }).click();
  await page.getByRole('link', { name: 'Write by forms' }).click();
  const words = `Sent once, answered never: ${Date.now()}.`;
  const text = page.getByRole('textbox', { name: 'Text', exact: true });
  const add = page.getByRole('button', { name: 'Add paragraph' });
  const written = page.getByRole('textbox', { name: /^Text of paragraph/ }).filter({ hasText: words });
  await loseOneAnswer(page);
  await text.fill(words);
  await add.click();
  await expect(page.locator('main [role=alert]')).toBeVisible();
  await test.step('after a reload, with the text that the browser kept', async () => {
    await page.reload();
    await expect(text).toHaveValue(words);
    await add.click();
    await expect(page.getByText(/^Paragraph \d+ was added\.$/)).toBeVisible();
    await expect(written).toHaveCount(1);
  });
  await test.step('and the next one is another', async () => {
    await text.fill(`${words} Another.`);
    await add.click();
    await expect(written).toHaveCount(2);
  });
});
