import type { Locator, Page } from '@playwright/test';
import { expect, type Office, test } from './fixtures';

type Pressed = {
  /** the action whose form stays when it went well, and says so */
  act: string;
  as: Office;
  at: string;
  button: (page: Page) => Locator;
};

const PRESSED: Pressed[] = [
  {
    act: 'agenda.editRoom',
    as: 'Organizer',
    at: '/en/open-conference/agenda/edit/rooms',
    button: (page) => page.getByRole('button', { name: 'Save Hall' }),
  },
  {
    act: 'conferences.editConference',
    as: 'Organizer',
    at: '/en/open-conference/settings',
    button: (page) => page.locator('main form').getByRole('button').last(),
  },
  {
    act: 'accounts.editAccount',
    as: 'Observer',
    at: '/en/account',
    button: (page) => page.locator('main form').first().getByRole('button').last(),
  },
];

/** What lies under the middle of a control in the window, 200 ms from now: itself, or something else. */
function isStillThere(page: Page, { x, y }: { x: number; y: number }, words: string): Promise<boolean> {
  return page.evaluate(
    async ([left, top, text]) => {
      const start = performance.now();
      while (performance.now() - start < 200) await new Promise(requestAnimationFrame);
      const target = document.elementFromPoint(left, top)?.closest('button, a');
      return target?.textContent?.trim() === text;
    },
    [x, y, words] as const,
  );
}

for (const width of [390, 1280]) {
  for (const { act, as: office, at, button } of PRESSED) {
    test(`the pressed control is still there when it went well: ${act} at ${width}`, async ({ as }) => {
      const page = await as(office, { viewport: { width, height: 800 } });
      await page.goto(at);
      await page.waitForFunction(() => 'next' in window);
      const pressed = button(page);
      // In the middle of the window, so that there is room for what is said.
      await pressed.evaluate((element) => element.scrollIntoView({ block: 'center' }));
      const words = (await pressed.innerText()).trim();
      const box = await pressed.boundingBox();
      if (!box) throw new Error('the button has no place');
      const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await page.mouse.click(point.x, point.y);
      await page.locator('[data-done]').waitFor();
      expect(await isStillThere(page, point, words)).toBe(true);
    });
  }
}
