import { expect, test } from './fixtures';
import { sayIn } from './words';

for (const language of ['en', 'ar'] as const) {
  const say = sayIn(language);

  test(`a person is checked in by name, and a mistake taken back: ${language}`, async ({ as }) => {
    const door = await as('Credentials officer', { viewport: { width: 390, height: 844 } });
    const list = `/${language}/open-conference/check-in`;
    await door.goto(list);
    await door.getByRole('searchbox').fill(`ARRIVING ${language}`);
    await door.getByRole('searchbox').press('Enter');
    const row = door.getByRole('row').filter({ hasText: `Arriving ${language}` });
    await row.getByRole('button', { name: say('delegations.door.add') }).click();
    const back = row.getByRole('button', { name: say('delegations.door.withdraw') });
    await expect(back).toBeVisible();

    const chair = await as('Organizer');
    await chair.goto('/en/open-conference/outcomes/1');
    const link = chair.getByRole('link', { name: /Opening plenary/ }).first();
    const session = new URL((await link.getAttribute('href')) ?? '', chair.url()).pathname;
    await chair.goto(`${session.replace('/en/', `/${language}/`)}/console`);
    await expect(chair.locator('#quorum').getByRole('progressbar')).toBeVisible();

    await back.click();
    await expect(row.getByRole('button', { name: say('delegations.door.add') })).toBeVisible();

    // Who is not accredited is found, too, and told where they stand.
    await door.goto(`${list}?q=munoz`);
    const waits = door.getByRole('row').filter({ hasText: 'Inés Muñoz' });
    await expect(waits).toContainText(say('delegations.status.submitted'));
    await expect(waits.getByRole('button')).toHaveCount(0);
  });
}
