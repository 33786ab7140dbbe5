import type { Page } from '@playwright/test';
import { countryName } from '@/platform/i18n/country-names';
import { DESK_LANGUAGES, listedIn } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

const PHONE = { viewport: { width: 390, height: 844 } };

for (const language of DESK_LANGUAGES)
  test(`the speakers’ list goes by the rules, and by the chair against them: ${language}`, async ({
    open,
  }) => {
    test.slow();
    const say = sayIn(language);
    const because = (word: string) => say(`speakers.because.${word}`);
    const { slug, desk, heads, session } = listedIn(language);
    const here = `/${language}/${slug}/sessions/${session}`;
    const came = async (email: string, options = {}): Promise<Page> => {
      const page = await open(options);
      await enterByMail(page, email);
      return page;
    };
    const [chair, chile, brazil] = [
      await came(desk),
      await came(heads.CL, PHONE),
      await came(heads.BR, PHONE),
    ];
    const hall = await open({ storageState: await brazil.context().storageState() });
    const list = (page: Page) => page.locator('#speakers li');
    const names = { CL: countryName('CL', language), BR: countryName('BR', language) };
    const asks = async (page: Page, count: number) => {
      // It is chosen where it can be asked for, also again.
      await expect(page.getByRole('radio', { name: say('speakers.kind.statement') })).toBeChecked();
      await page.getByRole('button', { name: say('speakers.ask') }).click();
      await expect(list(chair)).toHaveCount(count);
    };
    const rule = say('conferences.rules.alternation.newSpeakersFirst');

    await test.step('the console says that statements are called as they were asked for, until the rules say otherwise', async () => {
      await chair.goto(`${here}/console`);
      await expect(chair.getByText(say('conferences.rules.byArrival'))).toBeVisible();
      const desktop = await open({ storageState: await chair.context().storageState() });
      await desktop.goto(`/${language}/${slug}/settings/rules/new`);
      for (const field of await desktop.locator('#rules [name^="name."]').all())
        await field.fill('Alternation');
      await desktop.getByRole('checkbox', { name: rule }).check();
      await desktop.getByRole('button', { name: say('conferences.rules.save') }).click();
      await desktop.waitForURL(/\/settings\/rules(?!\/new)/);
      await expect(desktop.getByText(rule)).toBeVisible();
      await expect(chair.getByText(rule)).toBeVisible();
    });

    await test.step('who has spoken is called after who has not, and everybody reads why', async () => {
      await hall.goto(`${here}/hall`);
      await chile.goto(here);
      await brazil.goto(here);
      await asks(chile, 1);
      await chair.locator('#give-next').getByRole('button').click();
      await expect(list(chair)).toHaveCount(0);
      await asks(chile, 1);
      await asks(brazil, 2);
      for (const page of [chair, chile, brazil]) {
        await expect(list(page).nth(0)).toContainText(names.BR);
        await expect(list(page).nth(0)).toContainText(because('newSpeaker'));
        await expect(list(page).nth(1)).toContainText(names.CL);
        await expect(list(page).nth(1)).toContainText(because('spoken'));
      }
      const position = chile.getByText(say('speakers.position', { position: 2, count: 2 }));
      await expect(position.locator('..')).toContainText(because('spoken'));
      await expect(hall.getByText(because('newSpeaker'))).toBeVisible();
    });

    await test.step('the chair moves a delegation against the rule, which everybody reads', async () => {
      await chair.getByRole('button', { name: say('speakers.move.up', { sender: names.CL }) }).click();
      for (const page of [chair, chile, brazil]) {
        await expect(list(page).nth(0)).toContainText(names.CL);
        await expect(list(page).nth(0)).toContainText(because('placed'));
      }
      await expect(hall.getByText(because('placed'))).toBeVisible();
      await chair.locator('#give-next').getByRole('button').click();
      await expect(list(chair)).toHaveCount(1);
      await expect(chair.getByRole('region', { name: say('speakers.hasFloor') })).toContainText(names.CL);
    });
  });
