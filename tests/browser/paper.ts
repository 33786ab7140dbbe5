import { expect, type Page } from '@playwright/test';

/** The paper on which notes are written live. */
export const paperOf = (page: Page) => page.getByRole('textbox', { name: /^(Notes|محضر الجلسة)$/ });

/** True when the caret stands in the last paragraph of the paper. */
const isAtTheEnd = (page: Page) =>
  paperOf(page).evaluate(async (paper) => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return paper.lastElementChild?.contains(getSelection()?.anchorNode ?? null) ?? false;
  });

/** Goes to the end of the paper and begins a paragraph there. What others write meanwhile can take a key that is not settled yet. */
export async function begin(page: Page): Promise<void> {
  await paperOf(page).click();
  await expect(async () => {
    await page.keyboard.press('Control+End');
    expect(await isAtTheEnd(page)).toBe(true);
  }).toPass();
  await page.keyboard.press('Enter');
}
