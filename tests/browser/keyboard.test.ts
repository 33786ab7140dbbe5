import type { Page } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';
import { press, tabTo, tick, type } from './keys';
import { newcomer } from './path/newcomer';
import { wordsIn } from './words';

for (const language of ['en', 'ar']) {
  const t = wordsIn(language);
  const link = (page: Page, key: string) => page.getByRole('link', { name: t(key), exact: true });
  const button = (page: Page, key: string) => page.getByRole('button', { name: t(key), exact: true });

  test(`registering by keyboard alone: ${language}`, async ({ as, open }) => {
    const page = await newcomer({ as, open });
    await page.goto(`/${language}/open-conference/registration`);
    await page.keyboard.press('Tab');
    await expect(link(page, 'frame.skip')).toBeFocused();
    await page.keyboard.press('Enter');
    await press(page, link(page, 'delegations.reg.task.personal'));
    await type(page, t('delegations.reg.givenName'), 'Ana');
    await type(page, t('delegations.reg.familyName'), 'Souza');
    await type(page, t('delegations.reg.badgeName'), 'Ana Souza');
    await type(page, t('delegations.reg.office'), 'Chief of staff');
    await tick(page, page.locator('input[type=checkbox][value=es]'));
    await press(page, button(page, 'delegations.reg.continue'));
    await press(page, link(page, 'delegations.reg.task.consents'));
    await tick(page, page.getByRole('checkbox', { name: t('delegations.reg.dataConsent') }));
    await press(page, button(page, 'delegations.reg.continue'));
    await press(page, link(page, 'delegations.reg.task.check'));
    await press(page, button(page, 'delegations.reg.submit'));
    await expect(page.getByRole('heading', { level: 1, name: t('delegations.reg.doneTitle') })).toBeVisible();
  });

  test(`voting by keyboard alone: ${language}`, async ({ as }) => {
    const page = await as('Head of delegation');
    await page.goto(`/${language}/${SAMPLE}/ballots/2`);
    await press(page, page.getByRole('main').locator('a[href$="/vote"]'));
    // Tab leads to the chosen one, or to the first; the arrows go on from there.
    const radios = page.getByRole('radio');
    const chosen = page.locator('input[name=choice]:checked');
    await radios.first().waitFor();
    await tabTo(page, (await chosen.count()) ? chosen : radios.first());
    const abstain = page.locator('input[name=choice][value=abstain]');
    for (let step = 0; step < 3 && !(await abstain.isChecked()); step++) {
      await page.keyboard.press('ArrowDown');
    }
    await expect(abstain).toBeChecked();
    await press(page, button(page, 'common.action.continue'));
    await press(page, button(page, 'ballots.vote.cast'));
    await expect(page.getByRole('heading', { level: 1, name: t('ballots.receipt.title') })).toBeVisible();
  });
}
