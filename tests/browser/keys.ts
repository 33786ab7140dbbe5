import type { Locator, Page } from '@playwright/test';
import { expect } from './fixtures';

const MOST_STEPS = 80;

/** Goes on with Tab until the element has the focus, which must be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let step = 0; step < MOST_STEPS; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const seen = await target.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        // The row of a choice is outlined as a whole.
        const outlined = [element, element.closest('label')].some((one) => {
          const { outlineStyle, outlineWidth } = one ? getComputedStyle(one) : {};
          return outlineStyle !== undefined && outlineStyle !== 'none' && outlineWidth !== '0px';
        });
        return outlined && bottom > 0 && top < window.innerHeight;
      });
      expect(seen, 'the focus can be seen').toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${MOST_STEPS} times Tab did not reach ${target}`);
}

/** Goes to it by Tab, and presses Enter. */
export async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

export async function type(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, page.getByRole('textbox', { name: label, exact: true }));
  await page.keyboard.type(text);
}

export async function tick(page: Page, box: Locator): Promise<void> {
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
}
