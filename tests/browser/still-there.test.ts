import type { Locator, Page } from '@playwright/test';
import { holdOneAnswer } from './answers';
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
    // Another test adds rooms to the open conference: that would move what is pressed.
    at: '/en/submitting-en/agenda/edit/rooms',
    button: (page) => page.getByRole('button', { name: 'Save Hall' }),
  },
  {
    act: 'conferences.editConference',
    as: 'Organizer',
    at: '/en/open-conference/settings',
    button: (page) => page.locator('#settings').getByRole('button').last(),
  },
  {
    act: 'accounts.editAccount',
    as: 'Observer',
    at: '/en/account',
    button: (page) => page.locator('main form').first().getByRole('button').last(),
  },
];

/** Whether a control still lies where it was pressed, in each frame of the next 200 ms. */
function isStillThere(pressed: Locator, point: { x: number; y: number }): Promise<boolean> {
  return pressed.evaluate(async (control, { x, y }) => {
    const start = performance.now();
    while (performance.now() - start < 200) {
      if (!control.contains(document.elementFromPoint(x, y))) return false;
      await new Promise(requestAnimationFrame);
    }
    return true;
  }, point);
}

/** Forms that are refused as they are sent, and how they come to be; the last of them lies on a page without a scroll. */
const REFUSED: (Pressed & { first?: (page: Page) => Promise<void> })[] = [
  {
    act: 'delegations.inviteDelegation',
    as: 'Organizer',
    at: '/en/open-conference/delegations/invite',
    button: (page) => page.locator('#invite').getByRole('button').last(),
  },
  {
    act: 'conferences.editConference',
    as: 'Organizer',
    at: '/en/open-conference/settings',
    button: (page) => page.locator('#settings').getByRole('button').last(),
    first: async (page) => {
      for (const field of await page.locator('#settings [name^="title."]').all()) await field.fill('');
    },
  },
  {
    act: 'agenda.addRoom',
    as: 'Organizer',
    at: '/en/open-conference/agenda/edit/rooms',
    button: (page) => page.locator('#add-room').getByRole('button').last(),
  },
  {
    act: 'accounts.askForLink',
    as: 'Observer',
    at: '/en/sign-in',
    button: (page) => page.locator('main form').first().getByRole('button').last(),
  },
];

/** Presses a control nearer to its end than to its start, as it may shrink, and answers where that was. */
async function press(page: Page, pressed: Locator) {
  const box = await pressed.boundingBox();
  if (!box) throw new Error('the button has no place');
  const point = { x: box.x + box.width * 0.75, y: box.y + box.height / 2 };
  await page.mouse.click(point.x, point.y);
  return { point, top: box.y };
}

for (const width of [390, 1280]) {
  for (const { act, as: office, at, button, first } of REFUSED) {
    // At the foot of the window, too, where a thumb presses it.
    for (const block of ['center', 'end'] as const) {
      test(`the pressed control is still there when it was refused: ${act} at ${width}, ${block}`, async ({
        as,
      }) => {
        const page = await as(office, { viewport: { width, height: 800 } });
        await page.goto(at);
        await page.waitForFunction(() => 'next' in window);
        await first?.(page);
        const pressed = button(page);
        await pressed.evaluate((element, where) => element.scrollIntoView({ block: where }), block);
        // Once more, with the summary there already.
        for (const time of ['first', 'second']) {
          const { point, top } = await press(page, pressed);
          expect(await isStillThere(pressed, point), time).toBe(true);
          const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
          await expect(summary, time).toBeFocused();
          await expect(summary, time).toBeInViewport();
          expect(await isStillThere(pressed, point), time).toBe(true);
          expect(Math.abs(((await pressed.boundingBox())?.y ?? 0) - top), time).toBeLessThan(2);
        }
      });
    }
  }
}

for (const width of [390, 1280]) {
  for (const { act, as: office, at, button } of PRESSED) {
    test(`the pressed control is still there when it went well: ${act} at ${width}`, async ({ as }) => {
      const page = await as(office, { viewport: { width, height: 800 } });
      await page.goto(at);
      await page.waitForFunction(() => 'next' in window);
      const pressed = button(page);
      // At the foot of the window, where a thumb presses it.
      await pressed.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      const { point } = await press(page, pressed);
      expect(await isStillThere(pressed, point)).toBe(true);
      await page.locator('[data-done]').waitFor();
      expect(await isStillThere(pressed, point)).toBe(true);
    });
  }
}

for (const { act, as: office, at, button } of PRESSED) {
  // The second press may come before the first has become its click.
  for (const again of ['later', 'at once']) {
    test(`the pressed control is still there when its answer was long in being drawn, pressed again ${again}: ${act}`, async ({
      as,
    }) => {
      const page = await as(office, { viewport: { width: 1280, height: 800 } });
      await page.clock.install();
      await page.goto(at);
      const pressed = button(page);
      await pressed.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      const release = await holdOneAnswer(page);
      const answer = page.waitForResponse((reply) => reply.request().method() === 'POST');
      const now = await page.evaluate(() => Date.now());
      if (again === 'at once') await page.clock.pauseAt(now + 1000);
      const { point } = await press(page, pressed);
      // Nothing is drawn while something is pressed: it stands for a machine that has much to do.
      await page.mouse.move(point.x + 300, point.y);
      await page.mouse.down();
      if (again === 'at once') await page.clock.resume();
      release();
      await answer;
      await page.clock.runFor(5000);
      await expect(page.locator('[data-done]')).toHaveCount(0);
      await page.mouse.up();
      await page.locator('[data-done]').waitFor();
      expect(await isStillThere(pressed, point)).toBe(true);
    });
  }
}

/** Forms of all shapes in which something can be typed: what is kept of them comes back into another tab. */
const KEPT: { as: Office; at: string; width: number; form: string; field: string; text: string }[] = [
  {
    as: 'Organizer',
    at: '/en/open-conference/settings',
    width: 1280,
    form: '#settings',
    field: 'title.en',
    text: 'Unsent',
  },
  {
    as: 'Organizer',
    at: '/fr/open-conference/agenda/edit/rooms',
    width: 390,
    form: '#add-room',
    field: 'name',
    text: 'Unsent',
  },
  {
    as: 'Organizer',
    at: '/ar/americas-25/settings/suspensions',
    width: 1280,
    form: '#suspend',
    field: 'reason',
    text: 'A line that was not sent.\n'.repeat(30),
  },
  { as: 'Observer', at: '/es/account', width: 390, form: '#details', field: 'name', text: 'Unsent' },
];

/** Where the controls and the headings of a page lie. */
const places = (page: Page) =>
  page
    .locator('main :is(h1, h2, label, input:not([type=hidden]), select, textarea, button, a)')
    .evaluateAll((all) =>
      all.flatMap((element) => {
        const { x, y } = element.getBoundingClientRect();
        return element.closest('[data-kept]') || !element.checkVisibility()
          ? []
          : [`${element.localName} ${element.id} ${Math.round(x)} ${Math.round(y)}`];
      }),
    );

for (const { as: office, at, width, form, field, text } of KEPT) {
  test(`nothing moves when kept text is put back: ${at} at ${width}`, async ({ as }) => {
    const page = await as(office, { viewport: { width, height: 800 } });
    await page.goto(at);
    const tab = await page.context().newPage();
    await tab.goto(at);
    await tab.waitForFunction(() => 'next' in window);
    const before = await places(page);
    expect(before.length).toBeGreaterThan(5);
    await tab.locator(form).locator(`[name="${field}"]`).fill(text);
    const kept = page.locator(form);
    await expect(kept.locator('[data-kept]').getByRole('button')).toBeVisible();
    await expect(kept.locator(`[name="${field}"]`)).toHaveValue(text);
    expect(await places(page)).toEqual(before);
  });
}
