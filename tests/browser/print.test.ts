import type { Locator } from '@playwright/test';
import { expect, SAMPLE, test } from './fixtures';
import { sayIn } from './words';

/** What stays folded on paper, by the words on its fold; the rail's marks are notes there. */
const folded = (main: Locator) =>
  main.locator('details:not([data-rail-marks], [data-rail-marks] *)').evaluateAll((all) =>
    all
      .filter((fold) => {
        const [, ...content] = fold.children;
        return content.some((one) => !one.checkVisibility());
      })
      .map((fold) => fold.querySelector('summary')?.textContent ?? ''),
  );

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
  test(`a printed result is a document that can be checked (${language})`, async ({ look }) => {
    const page = await look();
    await page.goto(`/${language}/${SAMPLE}/ballots/1`);
    await page.emulateMedia({ media: 'print' });
    const main = page.getByRole('main');
    // What is decided comes first, then how, by whom, on which text, and how a stranger checks it.
    const parts = [
      main.getByRole('heading', { level: 1 }),
      main.getByRole('heading', { level: 2 }).first(),
      main.getByRole('img', { name: say('ballots.result.bar') }),
      main.getByRole('img', { name: say('ballots.result.hemicycle') }),
      main.locator('#roll'),
      main.getByText(say('ballots.check.fingerprint')),
      main.getByText('node verify.mjs'),
    ];
    for (const part of parts) await expect(part.first()).toBeVisible();
    // Every country on the roll is named, and nothing stays folded.
    const countries = main.locator('#roll li');
    expect(await countries.count()).toBeGreaterThan(30);
    for (const country of await countries.all()) await expect(country).toBeVisible();
    expect(await folded(main)).toEqual([]);
    await page.emulateMedia({ media: null });
  });

  test(`a printed receipt says the vote first, then the codes in full (${language})`, async ({ as }) => {
    const page = await as('Head of delegation');
    await page.goto(`/${language}/${SAMPLE}/ballots/2/vote`);
    await page.getByRole('radio').first().check();
    await page.locator('#choose').getByRole('button').click();
    await page.waitForURL('**/vote/check');
    await page.locator('#cast').getByRole('button').click();
    await page.waitForURL('**/vote/receipt*');
    await page.emulateMedia({ media: 'print' });
    const main = page.getByRole('main');
    const choice = main.getByText(say('decision.choice.for'), { exact: true });
    const code = main.locator('code').first();
    await expect(choice).toBeVisible();
    await expect(code).toBeVisible();
    const [first, second] = [await choice.boundingBox(), await code.boundingBox()];
    expect(first?.y).toBeLessThan(second?.y ?? 0);
    await expect(code).toHaveText(/^([0-9a-f]{4}\s?){16}$/);
    expect(await folded(main)).toEqual([]);
    await page.emulateMedia({ media: null });
  });
}
