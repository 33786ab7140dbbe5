import type { Locator } from '@playwright/test';
import { DESK_LANGUAGES, plenaryOf } from '@/tests/setup/desks';
import { expect, test } from './fixtures';
import { enterByMail } from './path/stage';

/** Opens what a form, or a field of it, is folded into. */
const unfolded = async (one: Locator): Promise<Locator> => {
  await one.evaluate((element) => {
    for (let at = element.parentElement; at; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true;
  });
  return one;
};

for (const language of DESK_LANGUAGES)
  test(`notes are circulated, commented on, settled and taken back: ${language}`, async ({ as, open }) => {
    const { slug, circulated, head } = plenaryOf(language);
    const session = `/${language}/${slug}/sessions/${circulated}`;
    const page = `${session}/circulation`;
    const [desk, delegation] = [await as('Rapporteur'), await open()];
    await enterByMail(delegation, head);
    const withoutScripts = await open({
      storageState: await delegation.context().storageState(),
      javaScriptEnabled: false,
    });
    const [words, more] = ['We said something else', 'And without scripts'].map(
      (text) => `${text} ${Math.random().toString(36).slice(2, 8)}`,
    ) as [string, string];
    const answer = `It is on the tape ${Math.random().toString(36).slice(2, 8)}`;

    await test.step('the rapporteur circulates them until a date', async () => {
      expect((await delegation.goto(page))?.status()).toBe(404);
      await desk.goto(page);
      await desk.locator('#circulate-notes [name=commentsUntil]').fill('2190-03-21T10:15');
      await desk.locator('#circulate-notes').getByRole('button').click();
      await expect(desk.locator('#extend-circulation')).toBeAttached();
    });

    await test.step('a delegation comments on a paragraph, also of a session that the agenda does not show yet', async () => {
      expect((await delegation.goto(session))?.status()).toBe(404);
      await delegation.goto(page);
      const form = await unfolded(delegation.locator('form[id^=comment-]').first());
      await form.locator('[name=text]').fill(words);
      await form.getByRole('button').click();
      await expect(delegation.getByText(words).first()).toBeVisible();
    });

    await test.step('a comment is made and taken back also where no script runs', async () => {
      await withoutScripts.goto(page);
      await withoutScripts.locator('summary').filter({ hasText: '2' }).first().click();
      const form = withoutScripts.locator('form[id^=comment-]').nth(1);
      await form.locator('[name=text]').fill(more);
      await form.getByRole('button').click();
      const comment = withoutScripts.getByRole('listitem').filter({ hasText: more }).last();
      await expect(comment).toBeVisible();
      await comment.locator('summary').click();
      await comment.locator('form[id^=withdraw-]').getByRole('button').click();
      await withoutScripts.goto(page);
      await expect(withoutScripts.getByText(more)).toHaveCount(0);
    });

    await test.step('the rapporteur settles it with an answer, which the delegation reads', async () => {
      await desk.goto(page);
      const settling = await unfolded(desk.locator('form[id^=settle-]').first());
      await settling.locator('[value=takenUp]').check();
      await settling.locator('[name=answer]').fill(answer);
      await settling.getByRole('button').click();
      await expect(desk.getByText(answer).first()).toBeVisible();
      await delegation.goto(page);
      await expect(delegation.getByText(answer).first()).toBeVisible();
    });

    await test.step('taken back, they are nobody else’s', async () => {
      await desk.goto(page);
      await (await unfolded(desk.locator('#withdraw-circulation'))).getByRole('button').click();
      await expect(desk.locator('#circulate-notes')).toBeAttached();
      expect((await delegation.goto(page))?.status()).toBe(404);
    });
  });
