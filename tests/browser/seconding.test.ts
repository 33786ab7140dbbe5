import type { Page } from '@playwright/test';
import { countryName } from '@/platform/i18n/country-names';
import { DESK_LANGUAGES, secondedIn } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

/** Who are there: the desk that presides, who amends, and who seconds, whose browser runs no scripts. */
async function people(language: 'en' | 'ar', open: (options?: object) => Promise<Page>) {
  const { desk, mover, seconder } = secondedIn(language);
  const [chair, chile, brazil] = [await open(), await open(), await open()];
  await enterByMail(chair, desk);
  await enterByMail(chile, mover);
  await enterByMail(brazil, seconder);
  const storageState = await brazil.context().storageState();
  return { chair, chile, brazil: await open({ storageState, javaScriptEnabled: false }) };
}

for (const language of DESK_LANGUAGES)
  test(`an amendment waits for the seconder that the rules ask for: ${language}`, async ({ open }) => {
    const say = sayIn(language);
    const words = (key: string, values?: Record<string, string | number>) =>
      say(`outcomes.amendments.${key}`, values);
    const here = `/${language}/${secondedIn(language).slug}`;
    const { chair, chile, brazil } = await people(language, open);
    const label = (number: number) => words('label', { number });
    const card = (page: Page, number: number) =>
      page.locator('section[aria-labelledby]', {
        has: page.locator('h3', { hasText: `${label(number)} ·` }),
      });
    const awaits = words('awaits', { count: 1 });
    const country = countryName('BR', language);
    const name = `One seconder ${Math.random().toString(36).slice(2, 8)}`;
    let amendments = '';

    /** Opens the forms of an amendment. */
    const opened = async (page: Page, number: number) => {
      await page.goto(amendments);
      await page.getByRole('link', { name: words('toAmendment', { amendment: label(number) }) }).click();
      await page.waitForURL(/\?at=/);
      return card(page, number);
    };

    /** Asks for other words of the only paragraph, or for a new one after it. */
    const asks = async (kind: 'revise' | 'add', text: string) => {
      await chile.goto(amendments);
      await chile.locator('a[href*="?at="][href*="#p-"]').first().click();
      const form = chile.locator(`form[id^="asks-${kind}-"]`).first();
      await form.locator('[name=text]').fill(text);
      await form.getByRole('button').last().click();
    };

    await test.step('the organizers say so in the rules of procedure', async () => {
      await chair.goto(`${here}/settings/rules/new`);
      for (const field of await chair.locator('#rules [name^="name."]').all()) await field.fill(name);
      await chair.locator('#rules [name=seconders]').fill('1');
      await chair.getByRole('button', { name: say('conferences.rules.save') }).click();
      await expect(chair.getByText(name).first()).toBeVisible();
      await expect(chair.getByText(say('conferences.rules.seconders', { count: 1 })).first()).toBeVisible();
    });

    await test.step('a text is tabled by them, and amended', async () => {
      await chair.goto(`${here}/outcomes/propose`);
      await chair.locator('[name="title.en"]').fill('Yearly reports');
      await chair.locator('[name="text.en"]').fill('Invites members to report');
      await chair.locator('#propose').getByRole('button').last().click();
      await chair.waitForURL(/\/outcomes\/\d+\/edit/);
      amendments = chair.url().replace(/\/edit.*$/, '/amendments');
      await chair.goto(amendments);
      await chair.locator('#table [name=rulesId]').selectOption({ label: name });
      await chair.locator('#table').getByRole('button').last().click();
      await expect(chair.getByText(words('facts.seconders', { count: 1 }))).toBeVisible();
      await asks('revise', 'Invites members to report every year');
      await expect(card(chile, 1).getByText(awaits)).toBeVisible();
    });

    await test.step('it is not put to the vote, and its mover does not second it', async () => {
      const own = await opened(chile, 1);
      await expect(own.locator('form[id^=withdraw-]')).toBeVisible();
      await expect(own.locator('form[id^=second-]')).toHaveCount(0);
      const presided = await opened(chair, 1);
      await expect(presided.locator('form[id^=second-]')).toBeVisible();
      await expect(presided.locator('form[id^=vote-]')).toHaveCount(0);
    });

    await test.step('another head seconds it and takes that back, where no script runs', async () => {
      const seconds = (await opened(brazil, 1)).locator('form[id^=second-]');
      await expect(seconds.getByRole('combobox')).toHaveCount(0);
      await seconds.getByRole('button').click();
      await expect(brazil.getByText(words('done.seconded', { amendment: 1 })).first()).toBeVisible();
      const shown = await opened(brazil, 1);
      await expect(shown.getByText(words('secondedBy', { delegations: country }))).toBeVisible();
      await expect(shown.getByText(awaits)).toHaveCount(0);
      await shown.locator('form[id^=unsecond-]').getByRole('button').click();
      await expect(
        brazil.getByText(words('done.secondingWithdrawn', { amendment: 1 })).first(),
      ).toBeVisible();
      await expect((await opened(brazil, 1)).getByText(awaits)).toBeVisible();
    });

    await test.step('the chair writes down who seconded it in the hall, and it is voted on', async () => {
      const waiting = await opened(chair, 1);
      await waiting.getByLabel(words('secondingDelegation')).selectOption({ label: country });
      await waiting.getByRole('button', { name: words('recordSeconding') }).click();
      await expect(chair.getByText(words('done.seconded', { amendment: 1 })).first()).toBeVisible();
      const heard = words('secondedFor', { delegation: country, as: 'chair' });
      await expect(chair.getByText(words('secondedBy', { delegations: heard }))).toBeVisible();
      await chair.goto(amendments);
      const vote = chair.locator('form[id^=vote-]');
      await vote.locator('[name=result]').selectOption('adopted');
      await vote.getByRole('button').click();
      await chair.goto(amendments);
      await expect(chair.locator('#merged').getByText('Invites members to report every year')).toBeVisible();
    });

    await test.step('what nobody seconded holds nothing up, and falls with the decision on the text', async () => {
      await asks('add', 'Thanks the host');
      await expect(card(chile, 2).getByText(awaits)).toBeVisible();
      await chair.goto(amendments.replace(/amendments$/, 'edit'));
      await chair.locator('#adopt [name=noObjection]').check();
      await chair.locator('#adopt').getByRole('button').last().click();
      await expect(chair.locator('#adopt')).toHaveCount(0);
      await chair.goto(amendments);
      await expect(card(chair, 2).getByText(words('fall.unseconded', { by: 'none' }))).toBeVisible();
    });
  });
