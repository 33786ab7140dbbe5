import { expect, SAMPLE, test } from './fixtures';
import { sayIn } from './words';

for (const language of ['en', 'ar'] as const) {
  const say = sayIn(language);

  test(`a printed text says in notes at its end where each paragraph comes from (${language})`, async ({
    look,
  }) => {
    const page = await look();
    await page.goto(`/${language}/${SAMPLE}/outcomes/8`);
    const main = page.getByRole('main');
    const paragraphs = main.getByRole('list', { name: say('outcomes.operative') }).locator('> li');
    const shown = await paragraphs.evaluateAll((all) =>
      all.map((one) =>
        [...one.querySelectorAll('[data-rail-marks] li')].map((mark) => mark.textContent?.trim()),
      ),
    );
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.flat().length).toBeGreaterThan(shown.length);
    const heading = main.getByRole('heading', { name: say('outcomes.sources'), exact: true });
    await expect(heading).toHaveCount(0);

    await page.emulateMedia({ media: 'print' });
    await expect(heading).toBeVisible();
    const notes = await main
      .locator('[data-notes] li')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).innerText.trim().split(/\s*\n\s*/)));
    const words = new Map(notes.map(([number = '', ...label]) => [number, label.join(' ')]));
    // Each note stands once, and each paragraph names those that its margin shows on a screen.
    expect(new Set(words.values()).size).toBe(notes.length);
    const printed = await paragraphs.evaluateAll((all) =>
      all.map((one) => (one as HTMLElement).innerText.match(/[\d\s·]+$/)?.[0].match(/\d+/g) ?? []),
    );
    expect(printed.map((numbers) => numbers.map((number) => words.get(number)))).toEqual(shown);
    // The list stands below the text, and above what follows it.
    const text = await main.innerText();
    const last = text.indexOf(`${words.get('1')}`);
    expect(last).toBeGreaterThan(text.indexOf((await paragraphs.last().innerText()).slice(0, 40)));
    await page.emulateMedia({ media: null });
  });
}
