import { readFileSync } from 'node:fs';
import { DESK_LANGUAGES, secondedIn } from '@/tests/setup/desks';
import { unzipped } from '@/tests/setup/own-data';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

const PHONE = { width: 390, height: 844 };

for (const language of DESK_LANGUAGES) {
  const say = sayIn(language);
  const { slug, desk, mover } = secondedIn(language);
  const words = (key: string) => say(`delegations.erasure.${key}`);

  test(`somebody takes what is held about them, and asks that it be erased: ${language}`, async ({
    open,
  }) => {
    const page = await open({ viewport: PHONE });
    await enterByMail(page, mover);
    const own = `/${language}/account/data`;

    await test.step('all of it comes in one file', async () => {
      await page.goto(own);
      const button = page.getByRole('link', { name: say('accounts.data.download') });
      const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
      const files = await unzipped(readFileSync(await download.path()));
      expect([...files.keys()]).toEqual(['own-data.json', `own-data-${language}.xlsx`]);
      const { tables } = JSON.parse(files.get('own-data.json')?.toString('utf8') ?? '') as {
        tables: { table: string; rows: object[] }[];
      };
      const seats = tables.find(({ table }) => table === 'participant')?.rows;
      expect(seats).toMatchObject([{ conference: slug, delegation: 'CL', capacity: 'head' }]);
    });

    const officer = await open();
    await enterByMail(officer, desk);
    const request = async (reason: string) => {
      await page.locator('#request-erasure [name=conference]').selectOption(slug);
      await page.locator('#request-erasure [name=reason]').fill(reason);
      await page.locator('#request-erasure').getByRole('button').click();
      await expect(page.locator('#withdraw-erasure')).toBeVisible();
    };
    const decide = async (decision: string, reason: string, eraseOn = '') => {
      await officer.goto(`/${language}/${slug}/settings/erasures`);
      await officer
        .getByRole('row')
        .filter({ hasText: words('state.open') })
        .getByRole('link')
        .click();
      const form = officer.locator('#decide-erasure');
      await form.getByRole('radio', { name: words(`choice.${decision}`), exact: true }).check();
      await form.locator('[name=eraseOn]').fill(eraseOn);
      await form.locator('[name=reason]').fill(reason);
      await form.locator('[type=submit]').click();
      return form;
    };

    await test.step('the request is refused with a reason, which the person reads', async () => {
      await request('I take part no longer.');
      await decide('refuse', 'The report is not written yet.');
      await officer.waitForURL(`**/${slug}/settings/erasures`);
      await page.reload();
      const line = page.locator('#erasure li');
      await expect(line).toContainText(words('state.refused'));
      await expect(line).toContainText('The report is not written yet.');
    });

    await test.step('asked again, it is too early for now, and put off to a day after the conference', async () => {
      await request('The report is written.');
      const form = await decide('erase', 'As you wish.');
      await expect(form.getByText(say('delegations.refusal.erasedAfterwards')).first()).toBeVisible();
      await decide('later', 'As you wish.', '2099-01-31');
      await officer.waitForURL(`**/${slug}/settings/erasures`);
      await page.reload();
      await expect(page.locator('#erasure li')).toContainText(words('state.putOff'));
      await expect(page.locator('#request-erasure')).toHaveCount(0);
    });

    await test.step('what is put off is withdrawn as well', async () => {
      await page.locator('#withdraw-erasure').getByRole('button').click();
      await expect(page.locator('#erasure li')).toContainText(words('state.withdrawn'));
      await expect(page.locator('#request-erasure')).toBeVisible();
    });
  });
}
