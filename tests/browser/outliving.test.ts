import type { Locator, Page } from '@playwright/test';
import { expect, type Office, test } from './fixtures';

const OPEN = '/en/open-conference';

type Ending = {
  /** the act whose success takes its form away */
  act: string;
  as: Office;
  at: string | ((page: Page) => Promise<string>);
  /** fills in the form that makes what is taken away again */
  make: (page: Page, name: string) => Promise<void>;
  /** the button that takes it away */
  end: (page: Page, name: string) => Locator;
  says: RegExp;
};

const within = (page: Page, name: string, button: RegExp) =>
  page
    .locator('tr, li')
    .filter({ hasText: name })
    .last()
    .getByRole('button', { name: button, includeHidden: true });

async function fill(page: Page, form: string, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values))
    await page.locator(`${form} [name="${name}"]`).fill(value);
  await page.locator(form).getByRole('button').last().click();
}

/** The delegation of Brazil, as the organizer sees it. */
async function brazil(page: Page): Promise<string> {
  await page.goto(`${OPEN}/delegations`);
  const link = page.getByRole('link', { name: 'Brazil', exact: true });
  return (await link.getAttribute('href')) ?? '';
}

const address = (name: string) => `${name.replaceAll(' ', '.').toLowerCase()}@example.org`;

const ENDINGS: Ending[] = [
  {
    act: 'a room is removed',
    as: 'Organizer',
    at: `${OPEN}/agenda/edit/rooms`,
    make: (page, name) => fill(page, '#add-room', { name, capacity: '10' }),
    end: (page, name) => page.getByRole('button', { name: `Remove ${name}` }),
    says: /was removed\.$/,
  },
  {
    act: 'a role is withdrawn',
    as: 'Organizer',
    at: `${OPEN}/settings/roles`,
    make: async (page, name) => {
      await page.locator('#grant select').selectOption('rapporteur');
      await fill(page, '#grant', { email: address(name), name });
    },
    end: (page, name) => within(page, name, /^Withdraw/),
    says: /^The role is withdrawn/,
  },
  {
    act: 'a focal point is withdrawn',
    as: 'Organizer',
    at: brazil,
    make: (page, name) => fill(page, '#add-focal-point', { email: address(name), name }),
    end: (page, name) => within(page, name, /./),
    says: /^The focal point was withdrawn/,
  },
  {
    act: 'a nomination is withdrawn',
    as: 'Organizer',
    at: brazil,
    make: async (page, name) => {
      await page.locator('#nomination [name=capacity]').selectOption('delegate');
      await fill(page, '#nomination', { email: address(name), name });
    },
    end: (page, name) => within(page, name, /^Withdraw/),
    says: /^The nomination was withdrawn/,
  },
];

for (const script of [true, false]) {
  for (const { act, as: office, at, make, end, says } of ENDINGS) {
    test(`the page says what the form cannot any more: ${act}${script ? '' : ', without JavaScript'}`, async ({
      as,
    }) => {
      const page = await as(office, { javaScriptEnabled: script });
      await page.goto(typeof at === 'string' ? at : await at(page));
      const name = `Passing ${Math.random().toString(36).slice(2, 8)}`;
      await make(page, name);
      const button = end(page, name);
      await button.waitFor({ state: 'attached' });
      const details = page.locator('details').filter({ hasText: name });
      if (await details.count()) await details.locator('summary').click();
      await button.click();
      await expect(button).toHaveCount(0);
      await expect(page.locator('.page-notices .notice:visible').getByText(says)).toBeVisible();
      // On the next page it is over.
      await page.locator('header .brand').click();
      await expect(page.getByText(says)).toHaveCount(0);
    });
  }
}
