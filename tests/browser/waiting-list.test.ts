import type { Page } from '@playwright/test';
import { DESK_LANGUAGES, waitedFor } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

const PHONE = { width: 390, height: 844 };

for (const language of DESK_LANGUAGES) {
  const say = sayIn(language);
  const { slug, focalPoint, waiter, seated, delegation } = waitedFor(language);
  const root = `/${language}/${slug}`;

  test(`who waits for a place is offered it in turn, and takes it: ${language}`, async ({ open }) => {
    const focal = await open();
    await enterByMail(focal, focalPoint);
    await focal.goto(`${root}/delegations/${delegation}`);
    const list = focal.locator('#waiting').getByRole('row');
    const lineOf = (name: string) =>
      list.filter({ has: focal.getByRole('rowheader', { name, exact: true }) });
    const form = focal.locator('#nomination');
    const add = async (name: string) => {
      await form.locator('[name=name]').fill(name);
      await form.locator('[name=email]').fill(waiter(name));
      await form.getByRole('button', { name: say('delegations.waiting.add') }).click();
    };
    const standsAt = (page: Page, position: string) =>
      expect(page.getByRole('definition').filter({ hasText: new RegExp(`^${position}$`) })).toBeVisible();

    await test.step('a delegation that is full has a list, and each is in it once', async () => {
      for (const [name, position] of [
        ['First', '1'],
        ['Second', '2'],
      ] as const) {
        await add(name);
        await expect(lineOf(name).getByRole('cell').first()).toHaveText(position);
      }
      await add('First');
      await expect(form.getByText(say('delegations.refusal.waitsAlready')).first()).toBeVisible();
      await expect(form.locator('[name=email]')).toHaveValue(waiter('First'));
    });

    const [first, second] = [await open({ viewport: PHONE }), await open({ viewport: PHONE })];
    for (const [page, name, position] of [
      [first, 'First', '1'],
      [second, 'Second', '2'],
    ] as const) {
      await enterByMail(page, waiter(name));
      await page.goto(`${root}/registration/place`);
      await expect(page.getByText(say('delegations.waiting.own.waiting'))).toBeVisible();
      await standsAt(page, position);
      await expect(page.locator('#accept-place')).toHaveCount(0);
    }

    await test.step('a place that frees is offered to the first, whose page says so untouched', async () => {
      const seat = focal.getByRole('row').filter({ hasText: seated[0] });
      await seat.locator('summary').click();
      await seat.locator('[id^=withdraw-]').getByRole('button').click();
      await expect(first.locator('#accept-place').getByRole('button')).toBeVisible();
      await expect(lineOf('First')).toContainText(
        say('delegations.waiting.offeredUntil', { time: '' }).trim(),
      );
      await expect(lineOf('Second').getByRole('cell').first(), 'numbered as on their own page').toHaveText(
        '1',
      );
      // Nobody else is served before.
      await standsAt(second, '1');
      await expect(second.locator('#accept-place')).toHaveCount(0);
    });

    await test.step('what the first declines goes to the next, who accepts it without scripts', async () => {
      await first.locator('#decline-place').getByRole('button').click();
      await expect(first.getByText(say('delegations.waiting.own.declined'))).toBeVisible();
      await expect(second.locator('#accept-place').getByRole('button')).toBeVisible();
      const plain = await open({
        ...{ viewport: PHONE, javaScriptEnabled: false },
        storageState: await second.context().storageState(),
      });
      await plain.goto(`${root}/registration/place`);
      await plain.locator('#accept-place').getByRole('button').click();
      await expect(plain).toHaveURL(/\/registration(?:[?#]|$)/);
      await expect(second.getByText(say('delegations.waiting.own.seated'))).toBeVisible();
    });

    await test.step('the delegation is full again, and nobody waits', async () => {
      await expect(focal.getByRole('rowheader', { name: 'Second' })).toBeVisible();
      await expect(focal.locator('#waiting')).toHaveCount(0);
      await expect(form.getByRole('button', { name: say('delegations.waiting.add') })).toBeVisible();
    });
  });
}
