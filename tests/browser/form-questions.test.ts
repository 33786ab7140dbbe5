import { expect, test } from './fixtures';

const OPEN = 'open-conference';
const WORDS = {
  en: {
    choice: 'One choice',
    again: 'They answer again',
    mustAgain: 'Must be answered again',
    changed: 'This was changed after you had answered.',
    air: 'By air',
  },
  ar: {
    choice: 'خيار واحد',
    again: 'يجيبون من جديد',
    mustAgain: 'تجب الإجابة من جديد',
    changed: 'تغيّر هذا السؤال بعد إجابتكم.',
    air: 'جوًا',
  },
} as const;

for (const language of ['en', 'ar'] as const)
  test(`a question of the conference is asked, answered and asked anew: ${language}`, async ({
    as,
    open,
  }) => {
    const say = WORDS[language];
    const mark = Math.random().toString(36).slice(2, 8);
    const label = (text: string) => `${text} ${mark}`;
    const questions = `/${language}/${OPEN}/settings/questions`;
    const form = `/${language}/${OPEN}/registration/questions`;
    const [desk, delegate] = [await as('Organizer'), await as('Delegate')];
    const group = delegate.getByRole('group', { name: new RegExp(mark) });

    await test.step('an organizer asks it, in the languages of the conference', async () => {
      await desk.goto(questions);
      await desk.getByRole('link', { name: say.choice, exact: true }).click();
      const add = desk.locator('#add-question');
      for (const [name, text] of [
        ['label.en', label('How do you travel?')],
        ['label.ar', label('كيف تسافرون؟')],
        ['options.0.label.en', 'By air'],
        ['options.0.label.ar', 'جوًا'],
        ['options.1.label.en', 'By land'],
        ['options.1.label.ar', 'برًا'],
      ] as const)
        await add.locator(`[name="${name}"]`).fill(text);
      await add.getByRole('button').last().click();
      await desk.waitForURL((url) => url.pathname === questions);
      await expect(desk.getByRole('listitem').filter({ hasText: mark })).toBeVisible();
    });

    await test.step('a delegate answers, and what was chosen saves itself', async () => {
      await delegate.goto(form);
      await group.getByRole('radio', { name: say.air }).check();
      await expect(delegate.locator('#form-answers [data-autosave] [role=status]')).toContainText(/\d/);
      await delegate.reload();
      await expect(group.getByRole('radio', { name: say.air })).toBeChecked();
      await delegate.locator('#form-answers').getByRole('button').last().click();
      await delegate.waitForURL((url) => url.pathname.endsWith('/registration'));
    });

    await test.step('it is asked anew, and says whose answer counts no more', async () => {
      await desk.goto(questions);
      await desk.getByRole('listitem').filter({ hasText: mark }).getByRole('link').first().click();
      const edit = desk.locator('#edit-question');
      await edit.locator('[name="label.en"]').fill(label('How do you travel to Santiago?'));
      await edit.getByRole('radio', { name: say.again }).check();
      await edit.getByRole('button').last().click();
      const person = desk.locator('#again').getByRole('link').first();
      await person.click();
      const row = desk.locator('#questions > dl > div').filter({ hasText: mark });
      await expect(row).toContainText(say.air);
      await expect(row).toContainText(say.mustAgain);
    });

    await test.step('the delegate reads so, and confirms where no script runs', async () => {
      const plain = await open({
        storageState: await delegate.context().storageState(),
        javaScriptEnabled: false,
      });
      await plain.goto(form);
      await expect(plain.getByText(say.changed).first()).toBeVisible();
      await plain.locator('#form-answers').getByRole('button').last().click();
      await plain.waitForURL((url) => url.pathname.endsWith('/registration'));
      await delegate.goto(form);
      await expect(group.getByRole('radio', { name: say.air })).toBeChecked();
      await expect(delegate.getByText(say.changed)).toHaveCount(0);
    });

    await test.step('retired, it is asked no more and its answer stays', async () => {
      await desk.goto(questions);
      await desk.getByRole('listitem').filter({ hasText: mark }).getByRole('link').first().click();
      await desk.locator('#retire-question').getByRole('button').click();
      await desk.waitForURL((url) => url.pathname === questions);
      await expect(desk.locator('#retired')).toContainText(mark);
      await delegate.goto(form);
      await expect(group).toHaveCount(0);
      await delegate.goto(`/${language}/${OPEN}/registration/check`);
      await expect(delegate.locator('#questions > dl > div').filter({ hasText: mark })).toContainText(
        say.air,
      );
    });
  });
