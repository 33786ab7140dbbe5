import { classifiedIn, DESK_LANGUAGES } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { begin, paperOf } from './paper';
import { enterByMail } from './path/stage';
import { sayIn } from './words';

for (const language of DESK_LANGUAGES)
  test(`a paragraph is kept to few while it is written, and is read by nobody else: ${language}`, async ({
    open,
  }) => {
    const say = sayIn(language);
    const { slug, keeper, head, session } = classifiedIn(language);
    const here = `/${language}/${slug}/sessions/${session}`;
    const page = await open();
    await enterByMail(page, keeper);
    await page.goto(`${here}/notes`);
    const paper = paperOf(page);
    const words = (text: string) => paper.locator('p', { hasText: text });
    const readers = page.getByLabel(say('notes.classification.label'));
    const [bureau, participants] = ['bureau', 'participants'].map((one) =>
      say(`notes.classification.${one}`),
    );
    if (!bureau || !participants) throw new Error('there are words for both');

    await test.step('what goes on from it is for as few, and what is joined to it stays so', async () => {
      await begin(page);
      await page.keyboard.type('An operation goes on.');
      await readers.selectOption('bureau');
      await expect(words('An operation goes on.')).toHaveAttribute('data-kind', bureau);
      await words('An operation goes on.').click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await page.keyboard.type('Its name was said.');
      await expect(words('Its name was said.')).toHaveAttribute('data-kind', bureau);
      await readers.selectOption('public');
      await expect(words('Its name was said.')).not.toHaveAttribute('data-kind');
      await readers.selectOption('participants');
      await expect(words('Its name was said.')).toHaveAttribute('data-kind', participants);
      await words('Its name was said.').click();
      await page.keyboard.press('End');
      await page.keyboard.press('Enter');
      await readers.selectOption('public');
      await page.keyboard.type('Everybody may know this.');
      await expect(words('Everybody may know this.')).not.toHaveAttribute('data-kind');
      // Joined to words that are for few, it is read by as few.
      await page.keyboard.press('Enter');
      await page.keyboard.type('A secret.');
      await readers.selectOption('bureau');
      await expect(words('A secret.')).toHaveAttribute('data-kind', bureau);
      await words('A secret.').click();
      await page.keyboard.press('Home');
      await page.keyboard.press('Backspace');
      await expect(words('Everybody may know this.A secret.')).toHaveAttribute('data-kind', bureau);
      await expect(page.locator('[data-standing=open][data-waiting="0"]')).toBeVisible();
    });

    await test.step('approved, each reads what is for them', async () => {
      // What was written live a moment ago may not have its numbers yet: then the page is an older one.
      await expect(async () => {
        await page.goto(here);
        await page.locator('#approve-notes').getByRole('button').click();
        await expect(page.locator('#approve-notes')).toHaveCount(0, { timeout: 3000 });
      }).toPass();
      const seat = await open();
      await enterByMail(seat, head);
      const visitor = await open();
      for (const reader of [seat, visitor]) {
        await reader.goto(here);
        await expect(reader.getByText('The meeting opened at ten.')).toBeVisible();
        expect(await reader.content()).not.toMatch(/An operation|A secret/);
      }
      await expect(seat.getByText('Its name was said.')).toBeVisible();
      await expect(seat.getByText(participants)).toBeVisible();
      expect(await visitor.content()).not.toContain('Its name was said');
    });

    await test.step('it is opened to everybody later, with the reason', async () => {
      const form = page.locator('[id^="classify-"]', {
        has: page.getByRole('button', { name: say('notes.classification.paragraphSubmit', { number: 3 }) }),
      });
      await page.getByText(say('notes.classification.paragraphTitle', { number: 3 })).click();
      await form.locator('[name=classification]').selectOption('public');
      await form.locator('[name=reason]').fill('The operation is over.');
      await form.getByRole('button').click();
      const visitor = await open();
      await expect(async () => {
        await visitor.goto(here);
        await expect(visitor.getByText('Its name was said.')).toBeVisible({ timeout: 1000 });
      }).toPass();
      await page.locator('summary', { hasText: say('notes.classification.title') }).click();
      await page.locator('#classify-notes [name=classification]').selectOption('bureau');
      await page.locator('#classify-notes [name=reason]').fill('The meeting was a closed one.');
      await page.locator('#classify-notes').getByRole('button').click();
      await expect(async () => {
        await visitor.goto(here);
        await expect(visitor.getByText(say('notes.closedForYou'))).toBeVisible({ timeout: 1000 });
      }).toPass();
      expect(await visitor.content()).not.toMatch(/opened at ten|Its name/);
    });
  });
