import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const OPEN = '/en/open-conference';

/** The link that opens the forms of a paragraph or an amendment, and the form of that name. */
async function opened(page: Page, link: string, form: string) {
  await page.getByRole('link', { name: link }).click();
  const opening = page.locator(`form[id^="${form}"]`).first();
  await expect(opening).toBeVisible();
  return opening;
}

test('a chair tables a text, and three amendments to it are voted on in their order; Arabic beside English', async ({
  as,
}) => {
  const page = await as('Chair');
  await page.goto(`${OPEN}/outcomes/1`);
  const link = page.getByRole('link', { name: /Opening plenary/ }).first();
  const session = new URL((await link.getAttribute('href')) ?? '', page.url()).pathname;
  await page.goto(`${OPEN}/outcomes/propose`);
  await page.locator('[name="title.en"]').fill('Yearly reports');
  await page.locator('[name="text.en"]').fill('Invites members to report on their work');
  await page.locator('[name=sessionId]').selectOption(session.slice(session.lastIndexOf('/') + 1));
  await page.getByRole('button', { name: 'Propose' }).click();
  await page.waitForURL(/\/outcomes\/\d+\/edit/);
  const amendments = page.url().replace(/\/edit.*$/, '/amendments');
  await page.goto(amendments);
  await page.getByLabel('Rules by which amendments are voted on').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Table the text' }).click();
  await expect(page.getByText(/is tabled. Amendments to it can be tabled now/)).toBeVisible();

  const tabled = [
    ['Chile', 'asks-revise-', 'Invites members to report on their work every year', 'A1'],
    ['Brazil', 'asks-revise-', 'Asks members to report to the Conference on all of their work', 'A2'],
  ] as const;
  for (const [country, form, text, label] of tabled) {
    const revision = await opened(page, 'Amend operative paragraph 1', form);
    await revision.getByLabel('Delegation').selectOption({ label: country });
    await revision.locator('[name=text]').fill(text);
    await revision.getByRole('button').last().click();
    await expect(page.getByText(`Amendment ${label} is tabled.`).first()).toBeVisible();
    await page.goto(amendments);
  }
  const added = await opened(page, 'Amend operative paragraph 1', 'asks-add-');
  await added.getByLabel('Delegation').selectOption({ label: 'Chile' });
  await added.locator('[name=text]').fill('Thanks the host');
  await added.getByRole('button').last().click();
  await expect(page.getByText('Amendment A3 is tabled.').first()).toBeVisible();

  const number = /\d+(?=\/amendments)/.exec(amendments)?.[0];
  const hall = await as('Chair');
  await hall.goto(`${session}/hall?text=${number}&and=ar`);
  const table = hall.getByRole('region', { name: 'Text on the table' });
  await expect(table.getByText('A2 · Brazil', { exact: true })).toBeVisible();
  await expect(table.locator('ins').first()).toBeVisible();

  // The furthest removed is put to the vote first: the revision of more words, then the other.
  for (const [label, result] of [
    ['A2', 'Rejected'],
    ['A1', 'Adopted'],
    ['A3', 'Adopted'],
  ] as const) {
    await page.goto(amendments);
    await expect(page.getByRole('heading', { name: `Record the vote on amendment ${label}` })).toBeVisible();
    const vote = page.locator('form[id^="vote-"]');
    await vote.getByLabel('Result').selectOption({ label: result });
    await vote.getByRole('button', { name: 'Record the vote' }).click();
    await expect(
      page.getByText(new RegExp(`^Amendment ${label} is ${result.toLowerCase()}`)).first(),
    ).toBeVisible();
  }
  // The hall has read each of it without being touched.
  await expect(
    table.locator('[data-result]').getByText('A3 · Chile: Adopted', { exact: false }),
  ).toBeVisible();
  await expect(table.getByText('Thanks the host')).toBeVisible();
  await page.goto(amendments);
  const current = page.locator('#merged');
  await expect(current.getByText('Invites members to report on their work every year')).toBeVisible();
  await expect(current.getByText('Thanks the host')).toBeVisible();

  // One paragraph is voted on separately, and is not in the text once it is rejected.
  const division = page.locator('#division');
  await division.getByLabel('Paragraph of amendment A3').check();
  await division.getByLabel('Moved by').selectOption({ label: 'Brazil' });
  await division.getByRole('button', { name: 'Divide the text' }).click();
  await expect(division.getByText('Division moved by Brazil')).toBeVisible();
  await expect(table.getByText('Part 1 · Paragraph of amendment A3')).toBeVisible();
  await page.goto(amendments.replace('/en/', '/ar/'));
  await expect(page.getByRole('heading', { name: /ت1|ت١/ })).toBeVisible();
  const arabic = page.locator('#division');
  await expect(arabic.getByText('طلب التجزئة: البرازيل')).toBeVisible();
  await arabic.getByLabel('النتيجة').selectOption({ label: 'مرفوض' });
  for (const [name, count] of Object.entries({ inFavour: 1, against: 3, abstaining: 0 }))
    await arabic.locator(`[name=${name}]`).fill(String(count));
  await arabic.getByRole('button', { name: 'تسجيل التصويت' }).click();
  await expect(arabic.getByRole('heading', { name: /الجزء 1.*مرفوض/ })).toBeVisible();
  await expect(page.locator('#merged').getByText('Thanks the host')).toHaveCount(0);
  await expect(table.locator('[data-result]').getByText(/Part 1 .*: Rejected · 1 in favour/)).toBeVisible();
  await expect(page.locator('#merged [lang=en]').first()).toHaveAttribute('dir', 'ltr');
  await page.goto(amendments.replace('/amendments', ''));
  await expect(page.getByText('No amendment is open.')).toBeVisible();
});
