import { readFile } from 'node:fs/promises';
import { readPdf } from '@/tests/setup/pdf';
import { expect, test } from './fixtures';
import { sayIn } from './words';

for (const language of ['en', 'ar'] as const) {
  const say = sayIn(language);

  test(`badges are issued to those chosen on the list, printed, and one replaced: ${language}`, async ({
    as,
  }) => {
    const desk = await as('Credentials officer');
    const name = `Arriving ${language}`;
    await desk.goto(`/${language}/open-conference/accreditation?show=accepted&q=Arriving`);
    await desk.getByRole('checkbox', { name: say('delegations.desk.choose', { name }), exact: true }).check();
    await desk.getByRole('button', { name: say('delegations.badge.printChosen') }).click();
    await expect(desk).toHaveURL(/\/badges\?holders=/);
    await expect(desk.getByRole('row').filter({ hasText: name })).toContainText(
      say('delegations.badge.number', { number: 1 }),
    );
    for (const size of ['a6', 'card'] as const) {
      const [file] = await Promise.all([
        desk.waitForEvent('download'),
        desk.getByRole('link', { name: say(`delegations.badge.print.${size}`) }).click(),
      ]);
      const { pages } = await readPdf(await readFile(await file.path()));
      expect(pages).toHaveLength(1);
      expect(pages[0]).toContain(name);
    }

    // The person's own page prints it, too, and issues another in its place.
    await desk.getByRole('link', { name }).click();
    const badge = desk.locator('#badge');
    await expect(badge).toContainText('1');
    await badge.locator('summary').click();
    await badge.getByRole('radio', { name: say('delegations.badge.causes.lost') }).check();
    await badge.getByRole('button', { name: say('delegations.badge.replace') }).click();
    await expect(badge).toContainText(say('delegations.done.badgeReplaced', { number: 2 }));
    await expect(badge.getByRole('listitem')).toHaveCount(1);
    await desk.goto(`/${language}/open-conference/badges`);
    await expect(desk.getByRole('row').filter({ hasText: name })).toContainText(
      say('delegations.badge.number', { number: 2 }),
    );
  });
}
