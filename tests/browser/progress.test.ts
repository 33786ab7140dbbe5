import { SHOWN_STATES } from '@/domain/implementation';
import { expect, SAMPLE, test } from './fixtures';
import { sayIn } from './words';

for (const language of ['en', 'ar'] as const) {
  const say = sayIn(language);

  test(`anybody reads how the reports came in, and the last line says what is so now: ${language}`, async ({
    look,
  }) => {
    const page = await look();
    await page.goto(`/${language}/${SAMPLE}/outcomes/1/implementation`);
    const table = page.getByRole('table', { name: say('implementation.progress.title') });
    const lines = await table
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim())));
    const [, ...points] = lines;
    expect(points.length).toBeGreaterThan(1);
    expect(points.at(-1)?.[0]).toBe(say('implementation.progress.today'));
    const counts = await page
      .getByRole('main')
      .locator('li .figures')
      .evaluateAll((all) => all.map((one) => one.textContent?.trim()));
    expect(counts).toHaveLength(SHOWN_STATES.length);
    expect(points.at(-1)?.slice(2)).toEqual(counts);
    // Something changed from the first round until now.
    expect(points[0]?.slice(2)).not.toEqual(counts);
  });
}
